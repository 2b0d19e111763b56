/**
 * An identity provider that hands out a new refresh token each time and ends the whole login when an
 * old one comes back, as the strict ones do.
 *
 * @module
 */

import type { CredentialRecord, NewCredential } from "../../src/credentials/record.ts";
import { Secret } from "../../src/credentials/secret.ts";
import type { TokenAnswer, TokenSource } from "../../src/credentials/token_source.ts";
import { oauth } from "./accounts.ts";
import { createGate, type Gate } from "./gate.ts";

/** The identity provider, and what it saw. */
export interface IdentityProvider {
  readonly source: TokenSource;
  /** Logs somebody in; the credential's token has run out at `expiresAt`. */
  login(identity: string, expiresAt: number): NewCredential;
  /** Refresh tokens it was shown, in order. */
  readonly shown: string[];
  /** Logins it has ended because a token was shown twice. */
  readonly ended: Set<string>;
  /** Whether this access token is one it handed out last for its login. */
  isNewest(access: string): boolean;
  /** Ends a login, as its owner might. */
  revoke(identity: string): void;
  /** What becomes of the next requests, one each; after them all go well. */
  readonly script: Behaviour[];
  /** The gates of held requests, in order. */
  readonly held: Gate[];
}

/** What a request comes to. */
export type Behaviour =
  /** It is answered when the test opens its gate. */
  | "hold"
  /** It is carried out, and the answer is lost. */
  | "lose"
  /** It never arrives. */
  | "unreachable"
  | { readonly refuse: Omit<TokenAnswer & { kind: "refused" }, "kind"> };

/** How long its access tokens are good, in milliseconds. */
export const LIFE_MS = 3_600_000;

/** Creates one. */
export function createIdentityProvider(now: () => number): IdentityProvider {
  const generations = new Map<string, number>();
  const ended = new Set<string>();
  const shown: string[] = [];
  const script: Behaviour[] = [];
  const held: Gate[] = [];

  /** Takes a refresh token for the next one. */
  function exchange(refresh: string): TokenAnswer {
    const [, identity = "", generation = ""] = refresh.split("|");
    if (Number(generation) !== generations.get(identity)) ended.add(identity);
    if (ended.has(identity)) {
      return { kind: "refused", status: 400, code: "invalid_grant", message: "Token is not valid" };
    }
    const next = Number(generation) + 1;
    generations.set(identity, next);
    return {
      kind: "tokens",
      access: new Secret(`access|${identity}|${next}`),
      refresh: new Secret(`refresh|${identity}|${next}`),
      expiresAt: now() + LIFE_MS,
    };
  }

  async function refresh({ secret }: CredentialRecord): Promise<TokenAnswer> {
    if (secret.kind !== "oauth" || secret.refresh === undefined) throw new Error("no token");
    const behaviour = script.shift();
    if (behaviour === "unreachable") {
      return { kind: "failed", cause: "cannot connect", sent: false };
    }
    const token = secret.refresh.reveal();
    shown.push(token);
    if (typeof behaviour === "object") return { kind: "refused", ...behaviour.refuse };
    const answer = exchange(token);
    if (behaviour === "lose") return { kind: "failed", cause: "connection reset", sent: true };
    if (behaviour === "hold") {
      const gate = createGate();
      held.push(gate);
      await gate.opened;
    }
    return answer;
  }

  return {
    source: { supports: () => true, refresh },
    shown,
    ended,
    script,
    held,
    login(identity, expiresAt) {
      generations.set(identity, 0);
      const tokens = {
        access: `access|${identity}|0`,
        refresh: `refresh|${identity}|0`,
        expiresAt,
      };
      return oauth(identity, tokens);
    },
    isNewest(access) {
      const [, identity = "", generation] = access.split("|");
      return Number(generation) === generations.get(identity);
    },
    revoke: (identity) => void ended.add(identity),
  };
}
