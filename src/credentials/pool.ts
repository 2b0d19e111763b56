/**
 * The pool of provider credentials: which one to use now.
 *
 * A conversation stays on one credential, because that is where its prompt cache is warm; callers
 * never share stickiness, since the caller is part of the conversation's name. A credential that was
 * turned away rests, and is passed over while another one is fit.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import { quickHash } from "../canonical/hash.ts";
import type { Credential, Lease } from "./credential.ts";
import type { Secret } from "./secret.ts";

/** What is wanted of the pool. */
export interface Want {
  readonly provider: string;
  /** Whose conversation this is, tenant included. */
  readonly conversation: string;
  /** Ids of credentials that this request has tried already. */
  readonly tried: ReadonlySet<string>;
  /** The id of the only credential that will do, where what is asked for belongs to it. */
  readonly only?: string | undefined;
}

/** Lends credentials and learns from what became of them. */
export interface Pool {
  /** The best untried credential, or `undefined` when there is none left. */
  acquire(want: Want): Lease | undefined;
  /** Tells how an attempt ended; without a fault it went well. */
  report(lease: Lease, fault?: Fault): void;
}

interface Entry {
  readonly lease: Lease;
  restsUntil: number;
}

/** How long a credential rests when the provider names no time, in milliseconds. */
const REST_MS = { rate_limit: 30_000, quota: 600_000, authentication: 300_000 };

/**
 * Creates a pool.
 *
 * @param secrets The secrets of each provider, in the order they were configured.
 * @param now Unix milliseconds.
 */
export function createPool(
  secrets: ReadonlyMap<string, readonly Secret[]>,
  now: () => number,
): Pool {
  const entries = new Map<string, Entry[]>();
  for (const [provider, list] of secrets) entries.set(provider, entriesOf(provider, list));

  return {
    acquire({ provider, conversation, tried, only }) {
      const time = now();
      let best: Entry | undefined;
      let bestScore = -Infinity;
      for (const entry of entries.get(provider) ?? []) {
        const { id } = entry.lease.credential;
        if (tried.has(id) || (only !== undefined && id !== only)) continue;
        const score = affinity(conversation, id) - (entry.restsUntil > time ? RESTING : 0);
        if (score > bestScore) [best, bestScore] = [entry, score];
      }
      return best?.lease;
    },
    report(lease, fault) {
      const { provider, id } = lease.credential;
      const entry = entries.get(provider)?.find((entry) => entry.lease.credential.id === id);
      if (entry === undefined) return;
      if (fault === undefined) entry.restsUntil = 0;
      else entry.restsUntil = Math.max(entry.restsUntil, restOf(fault, now()));
    },
  };
}

/** More than any two affinities can differ by. */
const RESTING = 2 ** 54;

/**
 * Rendezvous hashing: every conversation ranks the credentials in an order of its own, the same on
 * every machine and without a table, and losing one credential moves only its own conversations.
 */
function affinity(conversation: string, credential: string): number {
  return quickHash(conversation, credential);
}

function entriesOf(provider: string, secrets: readonly Secret[]): Entry[] {
  const keyless: (Secret | undefined)[] = [undefined];
  return (secrets.length === 0 ? keyless : secrets).map((secret, index) => {
    const credential: Credential = { id: `${provider}#${index + 1}`, provider };
    return { lease: secret === undefined ? { credential } : { credential, secret }, restsUntil: 0 };
  });
}

/** Only a refusal of the credential itself makes it rest: a 403 or a bad request does not. */
function restOf(fault: Fault, now: number): number {
  switch (fault.kind) {
    case "rate_limit":
    case "quota":
    case "authentication":
      return now + (fault.retryAfterMs ?? REST_MS[fault.kind]);
    default:
      return 0;
  }
}
