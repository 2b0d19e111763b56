/**
 * Reading a token answer.
 *
 * @module
 */

import type { JsonObject, JsonValue } from "../../canonical/json.ts";
import type { Identity, OAuthSecret } from "../record.ts";
import { Secret } from "../secret.ts";
import { claimsOf, firstClaim, type Sources } from "./claims.ts";
import type { ClaimPath, OAuthFlow } from "./flow.ts";

/** What was granted. */
export interface Grant {
  readonly secret: OAuthSecret;
  /** Without a key: that is made once, at the login. */
  readonly identity: Omit<Identity, "key">;
  readonly attrs: Readonly<Record<string, string>>;
}

/**
 * Reads the answer that `flow`'s token endpoint gave to a request of `askedAt`; the token's life is
 * counted from then, as its own clock may have. `undefined` when there is no token in it.
 *
 * @param profile What the vendor says of the account elsewhere.
 */
export function readGrant(
  flow: OAuthFlow,
  answer: JsonObject,
  askedAt: number,
  profile?: JsonObject,
): Grant | undefined {
  const { access_token: access, refresh_token: refresh } = answer;
  if (typeof access !== "string" || !isSendable(access)) return undefined;
  const inAccess = claimsOf(access);
  const inId = claimsOf(answer.id_token);
  const sources: Sources = {
    answer,
    ...(inAccess === undefined ? {} : { access_token: inAccess }),
    ...(inId === undefined ? {} : { id_token: inId }),
    ...(profile === undefined ? {} : { profile }),
  };
  const grantMs = secondsIn(answer.refresh_token_expires_in);
  return {
    secret: {
      kind: "oauth",
      access: new Secret(access),
      ...(typeof refresh === "string" && refresh !== "" ? { refresh: new Secret(refresh) } : {}),
      expiresAt: endOf(flow, answer, inAccess, askedAt),
      ...(grantMs === undefined ? {} : { grantExpiresAt: askedAt + grantMs }),
    },
    identity: pick(sources, flow.identity),
    attrs: asciiOnly(pick(sources, flow.attrs ?? {})),
  };
}

/** By the answer, else by the token's own word, else by what is known of the vendor. */
function endOf(
  flow: OAuthFlow,
  answer: JsonObject,
  claims: JsonObject | undefined,
  askedAt: number,
): number {
  const lifeMs = secondsIn(answer.expires_in);
  if (lifeMs !== undefined) return askedAt + lifeMs;
  const end = secondsIn(claims?.exp);
  return end !== undefined && end > askedAt ? end : askedAt + flow.lifeMs;
}

/** Seconds, as a number or in digits, in milliseconds. */
function secondsIn(value: JsonValue | undefined): number | undefined {
  const seconds = typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value;
  return typeof seconds === "number" && Number.isFinite(seconds) && seconds > 0
    ? Math.round(seconds * 1000)
    : undefined;
}

function pick(
  sources: Sources,
  paths: Readonly<Partial<Record<string, readonly ClaimPath[]>>>,
): Record<string, string> {
  const found = Object.entries(paths).flatMap(([name, list]) => {
    const value = firstClaim(sources, list);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

/** What goes into headers. */
function asciiOnly(attrs: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attrs).filter(([, value]) => isSendable(value)));
}

/** Whether a header can carry it. */
export function isSendable(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
