/**
 * Keeping what clouds hand out fresh: one request for one account, whoever and however many ask, and
 * none for a while after one that failed. Nothing of it is kept in the store: what it is made from is
 * configured, or found here.
 *
 * @module
 */

import type { Notify } from "../notice.ts";
import type { CredentialRecord } from "../record.ts";
import { endOf } from "../renewable.ts";
import { findSame, withNameOf } from "../same_account.ts";
import type { RefreshResult, RefreshWant, TokenRefresher } from "../token_source.ts";
import { mint, type RenewableLogin } from "./mint.ts";
import { type Minted, MintError, type MintMeans } from "./minted.ts";
import type { CloudRecord } from "./records.ts";

/** What a refresher is made of. */
export interface CloudParts extends Omit<MintMeans, "signal"> {
  readonly accounts: readonly CloudRecord[];
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly notify: Notify;
  /** Told what came of each request for new credentials. */
  readonly asked?: ((provider: string, result: "ok" | "refused" | "failed") => void) | undefined;
}

/** Renews the accounts of clouds, and says which they are. */
export interface CloudRefresher extends TokenRefresher {
  /** Whether the account is one of them. */
  has(id: string): boolean;
  /** The same for other accounts; those that stay keep what they were given, and what failed. */
  under(accounts: readonly CloudRecord[]): CloudRefresher;
}

/** How long being let in may take, and how long nobody tries after a failure: milliseconds. */
const MINT_MS = 30_000;
const BACKOFF_MS = { first: 2000, longest: 120_000 };

/** An account as it stands. */
export interface Held {
  record: CredentialRecord;
  readonly login: RenewableLogin;
  /** Failures in a row, and what the last one was. */
  failures: number;
  trouble?: { readonly until: number; readonly error: MintError } | undefined;
}

/** The accounts as they stand, once there is a refresher. */
export interface CloudMemory {
  held?: ReadonlyMap<string, Held>;
}

/** Creates a refresher. Nothing is asked before the first request. */
export function createCloudRefresher(parts: CloudParts, memory: CloudMemory = {}): CloudRefresher {
  const { accounts, random, notify, asked, ...means } = parts;
  const { now } = means;
  const flights = new Map<Held, Promise<RefreshResult>>();

  /** One request, which belongs to nobody who waits for it. */
  async function renew(held: Held): Promise<RefreshResult> {
    const ending = new AbortController();
    const end = means.after(MINT_MS);
    end.late.then(() => ending.abort());
    try {
      const minted = await mint(held.login, { ...means, signal: ending.signal });
      held.record = renewed(held.record, minted, now());
      held.failures = 0;
      held.trouble = undefined;
      asked?.(held.record.provider, "ok");
      return { kind: "fresh", record: held.record };
    } catch (cause) {
      const error = cause instanceof MintError
        ? cause
        : new MintError("Cannot get credentials: something unforeseen happened");
      const pause = Math.min(BACKOFF_MS.first * 2 ** held.failures++, BACKOFF_MS.longest);
      held.trouble = { until: now() + Math.round(pause * (1 + random() / 4)), error };
      const { id, provider } = held.record;
      asked?.(provider, error.refused ? "refused" : "failed");
      notify({ level: "warning", event: "cloud.failed", id, provider, message: error.message });
      return failed(held.record, held.trouble, now());
    } finally {
      end.cancel();
      flights.delete(held);
    }
  }

  const over = (all: ReadonlyMap<string, Held>): CloudRefresher => ({
    has: (id) => all.has(id),
    under: (others) => over(heldOf(others, [...all.values()])),
    async ensure(id, want, signal) {
      signal?.throwIfAborted();
      const held = all.get(id);
      if (held === undefined) return { kind: "dead", code: "gone", message: "It was removed" };
      if (isFresh(held.record, want, now())) return { kind: "fresh", record: held.record };
      if (held.trouble !== undefined && held.trouble.until > now()) {
        return failed(held.record, held.trouble, now());
      }
      const flight = flights.get(held) ?? renew(held);
      flights.set(held, flight);
      return await unlessAborted(flight, signal);
    },
  });
  return over(memory.held ??= heldOf(accounts, []));
}

/** The accounts that are let in from time to time; those of `before` that stay are the same objects. */
function heldOf(accounts: readonly CloudRecord[], before: readonly Held[]): Map<string, Held> {
  const renewable = accounts.flatMap(({ record, login }) =>
    login.kind === "aws_keys" ? [] : [{ record, login, failures: 0 }]
  );
  const same = findSame(before, ({ record }) => record, renewable.map(({ record }) => record));
  return new Map(renewable.map((fresh, index) => {
    const held = same[index];
    if (held !== undefined) held.record = withNameOf(held.record, fresh.record);
    return [fresh.record.id, held ?? fresh];
  }));
}

function isFresh(
  { secret, secretRevision }: CredentialRecord,
  { minTtlMs, refused }: RefreshWant,
  now: number,
): boolean {
  if (refused !== undefined && secretRevision <= refused) return false;
  const end = endOf(secret) ?? Infinity;
  return end > now && end - now >= minTtlMs;
}

/** The account with what it was given; nothing that was known of the old secret counts any more. */
function renewed(record: CredentialRecord, { secret, attrs }: Minted, now: number) {
  const { statusInfo: _old, ...rest } = record;
  return {
    ...rest,
    status: "active" as const,
    secret,
    attrs: { ...attrs, ...record.attrs },
    revision: record.revision + 1,
    secretRevision: record.secretRevision + 1,
    updatedAt: now,
  };
}

function failed(
  { secret }: CredentialRecord,
  { until, error }: { until: number; error: MintError },
  now: number,
): RefreshResult {
  const stillUsable = (endOf(secret) ?? 0) > now;
  if (error.refused && !stillUsable) {
    return { kind: "dead", code: "cloud_refused", message: error.message };
  }
  return { kind: "transient", retryAt: until, stillUsable, cause: error.message };
}

/** Ends the waiting of one caller, and nobody else's. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return await work;
  let leave = (): void => {};
  const left = new Promise<never>((_, reject) => {
    leave = () => reject(signal.reason);
  });
  signal.addEventListener("abort", leave, { once: true });
  try {
    return await Promise.race([work, left]);
  } finally {
    signal.removeEventListener("abort", leave);
  }
}
