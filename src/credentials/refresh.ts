/**
 * Keeping tokens fresh. However many requests, processes and machines find a token at its end, one
 * of them renews it, and all others use what came of it: a refresh token that is used twice ends the
 * whole login with many providers.
 *
 * ```text
 * join the renewal under way · take the lease, or wait for who has it · read again: renewed already?
 * write that it begins · ask the identity provider, whoever waits or leaves · write what came of it
 * ```
 *
 * The record says that a renewal has begun before the request goes out, by compare-and-set: whoever
 * wins that makes the one request for this revision. What a killed process leaves behind is that
 * word, and the next one knows that the refresh token may be spent.
 *
 * @module
 */

import type { CredentialStore, Lease } from "./credential_store.ts";
import type { Means } from "./means.ts";
import type { Notify } from "./notice.ts";
import type { CredentialRecord } from "./record.ts";
import { createSettling, type Unsaved } from "./settle.ts";
import { createSlots } from "./slots.ts";
import type {
  RefreshResult,
  RefreshWant,
  TokenAnswer,
  TokenRefresher,
  TokenSource,
} from "./token_source.ts";

/** What a refresher is made of. */
export interface RefresherParts {
  readonly store: CredentialStore;
  readonly source: TokenSource;
  readonly means: Means;
  readonly notify: Notify;
  /** Who this process is, for people who look into the store. */
  readonly owner: string;
  /** Since when the store is there without a break, in Unix milliseconds; always by default. */
  readonly steadySince?: (() => number) | undefined;
  /** What of earlier renewals could not be kept yet. */
  readonly unsaved?: Unsaved | undefined;
}

/** How long the lease holds, when it is renewed, and how long the request may take: milliseconds. */
const LEASE_MS = 90_000;
const RENEW_MS = 20_000;
const REQUEST_MS = 60_000;

/** How long a caller waits for a renewal that goes on without it, in milliseconds. */
const PATIENCE_MS = 20_000;

/**
 * How long a store has to be back before a renewal whose end is not known counts as left behind, in
 * milliseconds: whoever has new tokens for it in hand writes them in that time.
 */
const SETTLED_MS = 5000;

/** How often a lease that somebody else has is asked for, in milliseconds. */
const POLL_MS = { first: 100, longest: 500 };

/** Renewals at a time: identity providers see all of a process's accounts as one client. */
const AT_A_TIME = 4;

/** After two requests whose answers were lost, another one an hour, in milliseconds. */
const UNCERTAIN_MS = 60 * 60_000;

/** Creates a refresher. */
export function createRefresher(parts: RefresherParts): TokenRefresher {
  const { store, source, means, notify, owner, steadySince = () => -Infinity } = parts;
  const { now } = means;
  const flights = new Map<string, Promise<RefreshResult>>();
  const slots = createSlots(AT_A_TIME);
  const settling = createSettling(store, means, notify, parts.unsaved);

  /** One renewal, which belongs to nobody who waits for it. */
  function fly(id: string, want: RefreshWant): Promise<RefreshResult> {
    const flight = renew(id, want).catch((error): RefreshResult => {
      const cause = error instanceof Error ? error.message : String(error);
      notify({ level: "warning", event: "refresh.failed", id, message: cause });
      return { kind: "transient", retryAt: now() + 1000, stillUsable: false, cause };
    }).finally(() => flights.delete(id));
    flights.set(id, flight);
    means.waitUntil?.(flight);
    return flight;
  }

  async function renew(id: string, want: RefreshWant): Promise<RefreshResult> {
    await settling.saveUnsaved(id);
    const deadline = now() + PATIENCE_MS;
    for (let pause = POLL_MS.first;; pause = Math.min(pause * 2, POLL_MS.longest)) {
      const lease = await store.lease(`refresh/${id}`, LEASE_MS);
      let early = false;
      try {
        const record = await store.get(id);
        const known = foregone(record, want, now());
        if (known !== undefined) return known;
        if (record === undefined) continue;
        if (lease !== undefined) {
          const result = await begin(record, want, lease);
          if (typeof result !== "string") return result;
          early = result === "early";
        } else if (now() >= deadline) {
          return later(record, now() + 1000, "another process is renewing the token", now());
        }
      } finally {
        // What came of it counts, also when the store went away meanwhile: the lease ends by itself.
        await lease?.release().catch(() => {});
      }
      if (lease === undefined || early) await means.after(pause).late;
    }
  }

  /**
   * Makes the request, unless somebody has changed the record in between, or may hold new tokens that
   * a store which has just come back has not heard of.
   */
  async function begin(
    record: CredentialRecord,
    want: RefreshWant,
    lease: Lease,
  ): Promise<RefreshResult | "changed" | "early"> {
    const attempt = (record.intent?.attempt ?? 0) + 1;
    if (attempt > 1) {
      const waiting = uncertain(record, want, now());
      if (waiting !== undefined) return waiting;
      if (now() - steadySince() < SETTLED_MS) return "early";
      const message = "A renewal was begun and its end is not known: trying its token once more";
      notify({ level: "warning", event: "refresh.uncertain", id: record.id, message });
    }
    const intent = { at: now(), owner, attempt };
    const claimed = await store.update(record.id, record.revision, { intent });
    if (typeof claimed === "string") return "changed";
    const answer = await slots.run(() => ask(claimed, lease));
    return await settling.settle(claimed, answer);
  }

  /** Asks the identity provider, and holds the lease until it has answered. */
  async function ask(record: CredentialRecord, lease: Lease): Promise<TokenAnswer> {
    const ending = new AbortController();
    const end = means.after(REQUEST_MS);
    end.late.then(() => ending.abort());
    const answer = source.refresh(record, ending.signal).catch((error): TokenAnswer => ({
      kind: "failed",
      cause: error instanceof Error ? error.message : String(error),
      sent: true,
    }));
    try {
      for (;;) {
        const term = means.after(RENEW_MS);
        const first = await Promise.race([answer, term.late.then(() => undefined)]);
        term.cancel();
        if (first !== undefined) return first;
        // The answer is on its way, and is taken in whether the store is there or not.
        await lease.renew().catch(() => {});
      }
    } finally {
      end.cancel();
    }
  }

  return {
    flush: () => settling.saveAll(),
    async ensure(id, want, signal) {
      signal?.throwIfAborted();
      for (;;) {
        const joined = flights.get(id);
        const result = await waitFor(joined ?? fly(id, want), means, signal);
        // A renewal that others began for less may not be enough.
        const enough = joined === undefined || result.kind !== "fresh" ||
          isFresh(result.record, want, now());
        if (enough) return result;
      }
    },
  };
}

/** What is known without asking; `undefined` when a renewal is needed and possible. */
function foregone(
  record: CredentialRecord | undefined,
  want: RefreshWant,
  now: number,
): RefreshResult | undefined {
  if (record === undefined) return { kind: "dead", code: "gone", message: "It was removed" };
  const { status, statusInfo, secret, backoff } = record;
  if (
    status === "dead" || status === "disabled" || secret.kind !== "oauth" ||
    secret.refresh === undefined
  ) {
    const { code = "not_renewable", message = "It cannot be renewed" } = statusInfo ?? {};
    return { kind: "dead", code, message };
  }
  if (isFresh(record, want, now)) return { kind: "fresh", record };
  if (backoff !== undefined && backoff.nextAt > now) {
    return later(record, backoff.nextAt, backoff.cause, now);
  }
  return undefined;
}

/** Whether the token is as good as is wanted. */
function isFresh({ secret, secretRevision }: CredentialRecord, want: RefreshWant, now: number) {
  if (secret.kind !== "oauth") return false;
  if (want.refused !== undefined && secretRevision <= want.refused) return false;
  return secret.expiresAt - now >= want.minTtlMs && secret.expiresAt > now;
}

/**
 * A renewal was begun by a process that is gone. While the access token is good it is used; then the
 * old refresh token is tried once more, and after that seldom.
 */
function uncertain(
  record: CredentialRecord,
  want: RefreshWant,
  now: number,
): RefreshResult | undefined {
  const { secret, intent, secretRevision } = record;
  if (secret.kind !== "oauth" || intent === undefined) return undefined;
  const cause = "a renewal was begun and its end is not known";
  const refused = want.refused === secretRevision;
  if (secret.expiresAt > now && !refused) return later(record, secret.expiresAt, cause, now);
  const again = intent.at + UNCERTAIN_MS;
  return intent.attempt > 1 && again > now ? later(record, again, cause, now) : undefined;
}

function later(
  { secret }: CredentialRecord,
  retryAt: number,
  cause: string,
  now: number,
): RefreshResult {
  const stillUsable = secret.kind === "oauth" && secret.expiresAt > now;
  return { kind: "transient", retryAt, stillUsable, cause };
}

/** Waits for a renewal without owning it: leaving, or losing patience, changes nothing for it. */
async function waitFor(
  flight: Promise<RefreshResult>,
  { after, now }: Means,
  signal: AbortSignal | undefined,
): Promise<RefreshResult> {
  const patience = after(PATIENCE_MS);
  let leave = (): void => {};
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal?.reason);
    signal?.addEventListener("abort", leave, { once: true });
  });
  const slow: Promise<RefreshResult> = patience.late.then(() => ({
    kind: "transient",
    retryAt: now() + 1000,
    stillUsable: false,
    cause: "the identity provider takes too long",
  }));
  try {
    return await Promise.race([flight, left, slow]);
  } finally {
    patience.cancel();
    signal?.removeEventListener("abort", leave);
  }
}
