/**
 * What has to be done for accounts whether anybody asks for them or not.
 *
 * @module
 */

import type { CredentialStore } from "./credential_store.ts";
import { isDue } from "./freshen.ts";
import type { Means } from "./means.ts";
import type { Notify } from "./notice.ts";
import type { CredentialRecord } from "./record.ts";
import type { TokenRefresher } from "./token_source.ts";

/** What a sweep needs. */
export interface Sweeping {
  readonly credentials: CredentialStore;
  readonly refresher: TokenRefresher | undefined;
  readonly means: Pick<Means, "now" | "random">;
  readonly notify: Notify;
}

const DAY_MS = 24 * 60 * 60_000;

/** A dead credential's secret is erased after this long, and the end of a grant told before it. */
const ERASED_AFTER_MS = 7 * DAY_MS;
const WARNED_BEFORE_MS = 3 * DAY_MS;

/** A process that is killed in the middle of a renewal holds its lease no longer than this. */
const LEFT_BEHIND_MS = 90_000;

/** Looks at every account once. */
export async function sweep({ credentials, refresher, means, notify }: Sweeping): Promise<void> {
  const { records } = await credentials.load();
  const now = means.now();
  const due: Promise<unknown>[] = [];
  for (const record of records) {
    const message = worry(record, now);
    if (message !== undefined) {
      const { id, provider } = record;
      notify({ level: "warning", event: "account.attention", id, provider, message });
    }
    if (isSpent(record, now)) {
      await credentials.update(record.id, record.revision, { secret: { kind: "none" } });
    }
    // A fifth earlier or later, so that accounts that began together do not stay together.
    const early = Math.round(60_000 * means.random());
    if (refresher !== undefined && record.status !== "dead" && isDue(record, now + early)) {
      due.push(refresher.ensure(record.id, { minTtlMs: 5 * 60_000 }));
    }
  }
  await Promise.all(due);
}

/** What a person should know of an account before it fails. */
function worry({ secret, intent, status }: CredentialRecord, now: number): string | undefined {
  if (secret.kind !== "oauth" || status === "dead") return undefined;
  if (intent !== undefined && now - intent.at > LEFT_BEHIND_MS) {
    return "A renewal was begun and its end is not known; the token at hand is used while it lasts";
  }
  const left = (secret.grantExpiresAt ?? Infinity) - now;
  return left < WARNED_BEFORE_MS ? "Its login ends within three days: log in again" : undefined;
}

function isSpent({ status, statusInfo, secret }: CredentialRecord, now: number): boolean {
  return status === "dead" && secret.kind !== "none" &&
    now - (statusInfo?.at ?? now) > ERASED_AFTER_MS;
}
