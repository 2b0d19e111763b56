/**
 * What tokens and answers say of an account.
 *
 * @module
 */

import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { decodeBase64 } from "../base64.ts";
import type { ClaimPath } from "./flow.ts";

/** Where paths begin. */
export type Sources = Readonly<Partial<Record<ClaimPath[0], JsonObject>>>;

/** The claims of a JWT (RFC 7519), unverified; `undefined` for an opaque token. */
export function claimsOf(token: unknown): JsonObject | undefined {
  if (typeof token !== "string") return undefined;
  const [, payload, signature] = token.split(".");
  if (payload === undefined || signature === undefined) return undefined;
  const bytes = decodeBase64(payload);
  return bytes === undefined ? undefined : parseJsonObject(new TextDecoder().decode(bytes));
}

/** The first of `paths` that leads to a text or a number; both are told as text. */
export function firstClaim(
  sources: Sources,
  paths: readonly ClaimPath[] = [],
): string | undefined {
  for (const [source, ...keys] of paths) {
    let value: unknown = sources[source];
    for (const key of keys) value = isJsonObject(value) ? value[key] : undefined;
    if (typeof value === "number") return String(value);
    // It goes into headers and onto terminals.
    if (typeof value === "string" && /^[\x20-\x7e\u00a0-\uffff]{1,256}$/.test(value)) return value;
  }
  return undefined;
}
