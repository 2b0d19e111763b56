/**
 * When a token has to be renewed before it is used, and when it is enough to begin with it.
 *
 * @module
 */

import type { Account } from "./account.ts";
import type { CredentialRecord } from "./record.ts";
import { isRenewable } from "./renewable.ts";
import type { RefreshResult, TokenRefresher } from "./token_source.ts";

/** A token that lasts shorter than this is renewed before it is used, in milliseconds. */
const TOO_SHORT_MS = 60_000;

/** Before its end a token is renewed while it is still used: this long, or a tenth of its life. */
const EARLY_MS = 5 * 60_000;

/**
 * Whether the token is so near its end that it is renewed though it is still good. Never in the
 * first half of its life: a token of a minute would be renewed with every request.
 */
export function isDue(
  { secret, updatedAt, backoff, intent }: CredentialRecord,
  now: number,
): boolean {
  if (!isRenewable(secret)) return false;
  if ((backoff?.nextAt ?? 0) > now || intent !== undefined) return false;
  const life = Math.max(secret.expiresAt - updatedAt, 0);
  return secret.expiresAt - now < Math.min(Math.max(EARLY_MS, life / 10), life / 2);
}

/**
 * The renewal a request must wait for; `undefined` when its token is good. One that will soon not be
 * is renewed behind its back.
 */
export function freshen(
  { record }: Account,
  refresher: TokenRefresher | undefined,
  now: number,
  signal: AbortSignal | undefined,
): Promise<RefreshResult> | undefined {
  const { id, secret, backoff, intent, updatedAt } = record;
  if (refresher === undefined || !isRenewable(secret)) return undefined;
  const left = secret.expiresAt - now;
  const needed = Math.min(TOO_SHORT_MS, Math.max(secret.expiresAt - updatedAt, 0) / 2);
  // While it is still good nobody waits for a renewal that is not to be had at the moment.
  const later = left > 0 && ((backoff?.nextAt ?? 0) > now || intent !== undefined);
  if ((left <= 0 || left < needed) && !later) {
    return refresher.ensure(id, { minTtlMs: needed }, signal);
  }
  // What comes of it is noticed by the refresher itself; this request has a good token.
  if (isDue(record, now)) void refresher.ensure(id, { minTtlMs: EARLY_MS });
  return undefined;
}
