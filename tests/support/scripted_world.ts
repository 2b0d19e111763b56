/**
 * Three providers with their accounts, told beforehand what will go wrong and when: limits with an
 * end, revoked keys and tokens, outages. It knows at every moment which account would serve, and
 * keeps count of who asked which account for what.
 *
 * @module
 */

import type { DialectId } from "./dialects.ts";
import type { IdentityProvider } from "./identity_provider.ts";
import { createHeldStream, type HeldStream, jsonOf, type SentRequest } from "./inline_upstream.ts";
import { createRecitingModel, recital } from "./reciting_model.ts";

/** A provider of the world. */
export interface WorldProvider {
  readonly id: string;
  readonly dialect: DialectId;
}

/** The providers. */
export const PROVIDERS: readonly WorldProvider[] = [
  { id: "chat", dialect: "openai-chat" },
  { id: "claude", dialect: "anthropic-messages" },
  { id: "replies", dialect: "openai-responses" },
];

/** What can be wrong with an account for a while. */
export type Trouble = "limit" | "pace" | "revoked" | "token";

/** Something that is wrong with an account, or with all of a provider, from `from` up to `to`. */
export interface Spell {
  /** An account's or a provider's name. */
  readonly of: string;
  readonly what: Trouble | "full" | "unreachable";
  /** Unix milliseconds. */
  readonly from: number;
  readonly to: number;
}

/** What was counted of one spell. */
export interface Told {
  readonly spell: Spell;
  /** Requests that the account was sent although its refusal had been told. */
  again: number;
}

/** One answer that a provider began. */
export interface Begun {
  readonly account: string;
  readonly text: string;
  readonly at: number;
}

/** A stream that a provider is in the middle of. */
export interface Running {
  readonly provider: string;
  readonly text: string;
  readonly held: HeldStream;
  /** What is left to say. */
  readonly rest: string;
  /** When it is said, in Unix milliseconds. */
  readonly due: number;
}

/** The world. */
export interface World {
  answer(request: SentRequest): Response;
  /** Whether an account is sound at `at`; whether the gateway has it is another matter. */
  isSound(account: string, at: number): boolean;
  readonly spells: readonly Spell[];
  /** What was told of the spells, in the order it was first told. */
  readonly told: readonly Told[];
  readonly begun: readonly Begun[];
  /** All requests, with the account that was used for each. */
  readonly used: readonly { readonly account: string; readonly at: number }[];
  running: Running[];
}

/** What a world is made of. */
export interface WorldParts {
  readonly spells: readonly Spell[];
  readonly now: () => number;
  readonly idp: IdentityProvider;
  /** How long the stream of an answer is held open in its middle, in milliseconds. */
  readonly holdMs: (text: string) => number;
}

/** The name of an API key's account is in its key. */
export function keyOf(account: string): string {
  return `key-of-${account}`;
}

/** The provider of an account, by its name. */
export function providerOf(account: string): string {
  return account.replace(/-.*/, "");
}

/** Creates a world. */
export function createWorld({ spells, now, idp, holdMs }: WorldParts): World {
  const models = new Map(PROVIDERS.map(({ id, dialect }) => [id, createRecitingModel(dialect)]));
  const told: Told[] = [];
  const begun: Begun[] = [];
  const used: { account: string; at: number }[] = [];

  function spellOf(name: string, at: number): Spell | undefined {
    return spells.find(({ of, from, to }) => of === name && from <= at && at < to);
  }

  function note(spell: Spell): void {
    const before = told.find((one) => one.spell === spell);
    if (before === undefined) told.push({ spell, again: 0 });
    else before.again++;
  }

  /** Why a request with these credentials is refused now. */
  function refusal(account: string, token: string): Response | undefined {
    const outage = spellOf(providerOf(account), now());
    if (outage?.what === "unreachable") throw new TypeError("connection refused");
    if (outage !== undefined) return refuse(529, "Overloaded");
    const spell = spellOf(account, now());
    const spent = token.startsWith("access|") && !idp.isNewest(token);
    if (spell === undefined) return spent ? refuse(401, "Token has expired") : undefined;
    switch (spell.what) {
      case "limit":
        note(spell);
        return refuse(429, "You have reached your usage limit", spell.to - now());
      case "pace":
        note(spell);
        return refuse(429, "Too many requests", spell.to - now());
      case "token":
        // Tokens of before are of no use; the login still is.
        return token.endsWith("|0") || spent ? refuse(401, "Invalid bearer token") : undefined;
      default:
        note(spell);
        return refuse(401, "Incorrect API key provided");
    }
  }

  const world: World = {
    spells,
    told,
    begun,
    used,
    running: [],
    isSound(account, at) {
      const outage = spellOf(providerOf(account), at);
      const spell = spellOf(account, at);
      return outage === undefined && (spell === undefined || spell.what === "token");
    },
    answer(request) {
      const provider = request.url.split("/")[3] ?? "";
      const token = bearerOf(request);
      const account = token.startsWith("access|")
        ? token.split("|")[1] ?? ""
        : token.slice("key-of-".length);
      used.push({ account, at: now() });
      const refused = refusal(account, token);
      if (refused !== undefined) return refused;
      const body = request.json();
      const text = recital(body);
      begun.push({ account, text, at: now() });
      const { type, pieces } = models.get(provider)?.respond(body) ?? { type: "", pieces: [] };
      const hold = type === "text/event-stream" ? holdMs(text) : 0;
      if (hold === 0) {
        return new Response(pieces.join(""), { headers: { "content-type": type } });
      }
      const half = Math.ceil(pieces.length / 2);
      const held = createHeldStream();
      held.push(pieces.slice(0, half).join(""));
      const rest = pieces.slice(half).join("");
      world.running.push({ provider, text, held, rest, due: now() + hold });
      return held.response;
    },
  };
  return world;
}

function bearerOf({ headers }: SentRequest): string {
  return headers.get("authorization")?.replace(/^Bearer /, "") ?? headers.get("x-api-key") ?? "";
}

function refuse(status: number, message: string, afterMs?: number): Response {
  const answer = jsonOf({ error: { message } }, status);
  if (afterMs !== undefined) answer.headers.set("retry-after", String(Math.ceil(afterMs / 1000)));
  return answer;
}
