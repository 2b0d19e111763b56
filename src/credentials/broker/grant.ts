/**
 * What a broker's token is good for. The broker holds everybody to it, whatever they ask.
 *
 * @module
 */

import type { CredentialRecord } from "../record.ts";

/**
 * One permission of a broker's token.
 *
 * ```text
 * snapshot      see the accounts, and hear of changes
 * refresh       have a token renewed
 * blocks        say that an account is at a limit, or is not any more
 * secrets:read  be told API keys and access tokens; refresh tokens nobody is told
 * ```
 */
export type BrokerScope = "snapshot" | "refresh" | "blocks" | "secrets:read";

/** All of them. */
export const BROKER_SCOPES: readonly ["snapshot", "refresh", "blocks", "secrets:read"] = [
  "snapshot",
  "refresh",
  "blocks",
  "secrets:read",
];

/** What the holder of one token may do, and with which accounts. */
export interface Grant {
  /** What the token is called. */
  readonly name: string;
  /** What it is good for. */
  readonly scopes: readonly BrokerScope[];
  /** Only accounts of these providers; all by default. */
  readonly providers?: readonly string[];
  /** Only accounts of these names or ids; all by default. */
  readonly accounts?: readonly string[];
}

/** Whether the account exists at all for the holder of the token. */
export function covers(
  { providers, accounts }: Grant,
  { id, provider, name }: Pick<CredentialRecord, "id" | "provider" | "name">,
): boolean {
  if (providers !== undefined && !providers.includes(provider)) return false;
  if (accounts === undefined) return true;
  return accounts.includes(id) || name !== undefined && accounts.includes(name);
}
