/**
 * The broker's accounts as a state that changes: whoever follows it sees every change, however many
 * processes make them.
 *
 * @module
 */

import type { Block } from "../block.ts";
import type { CredentialStore } from "../credential_store.ts";
import { createDeferred } from "../deferred.ts";
import type { Means } from "../means.ts";
import type { Notify } from "../notice.ts";
import type { CredentialRecord } from "../record.ts";
import type { Generation } from "./wire.ts";

/** An account and its blocks; another object after every change. */
export interface FeedRow {
  readonly record: CredentialRecord;
  readonly blocks: readonly Block[];
}

/** All accounts at one time; another object after every change. */
export interface FeedState {
  readonly generation: Generation;
  readonly rows: ReadonlyMap<string, FeedRow>;
}

/** Follows the accounts. */
export interface Feed {
  /** What there is now. */
  now(): Promise<FeedState>;
  /**
   * Another state than `seen` as soon as there is one; `undefined` after `ms` milliseconds, when
   * `signal` is aborted, or once the feed is closed.
   */
  next(seen: FeedState, ms: number, signal?: AbortSignal): Promise<FeedState | undefined>;
  /** Whether it is closed. */
  readonly closed: boolean;
  /** Ends all waiting for good. */
  close(): void;
}

/** What a feed is made of. */
export interface FeedParts {
  readonly store: CredentialStore;
  /** Accounts that are configured, and so are in no store. */
  readonly configured: readonly CredentialRecord[];
  readonly means: Pick<Means, "now" | "after">;
  readonly notify: Notify;
  /** Tells this life of the broker from others. */
  readonly boot: string;
}

/** How often others' changes are looked for while anybody waits for one, in milliseconds. */
const LOOK_MS = 1000;

/** What a configured account is called beyond this process, where others have such names too. */
export function sharedId(id: string): string {
  return `configured:${id}`;
}

/** Creates a feed. Nothing is read until somebody asks, or looked at while nobody waits. */
export function createFeed({ store, configured, means, notify, boot }: FeedParts): Feed {
  // A provider that wants no secret needs nobody's account.
  const fixed = configured.filter(({ secret }) => secret.kind !== "none")
    .map((record): CredentialRecord => ({ ...record, id: sharedId(record.id) }));
  const waiters = new Set<(state: FeedState | undefined) => void>();
  let state: FeedState | undefined;
  let revision: number | undefined;
  let looking: Promise<FeedState> | undefined;
  let watching = false;
  let closed = false;

  async function look(): Promise<FeedState> {
    if (state !== undefined && await store.revision() === revision) return state;
    const loaded = await store.load();
    revision = loaded.revision;
    const rows = arrange([...fixed, ...loaded.records], loaded.blocks, state?.rows);
    if (state !== undefined && rows === state.rows) return state;
    state = { generation: { boot, counter: (state?.generation.counter ?? 0) + 1 }, rows };
    for (const wake of waiters) wake(state);
    return state;
  }

  /** One look at a time; who comes while one is under way may have changed what it has read. */
  async function lookAfresh(): Promise<FeedState> {
    while (looking !== undefined) await looking.catch(() => {});
    looking = look();
    try {
      return await looking;
    } finally {
      looking = undefined;
    }
  }

  async function watch(): Promise<void> {
    while (waiters.size > 0) {
      try {
        await lookAfresh();
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        notify({ level: "warning", event: "store.failed", message });
      }
      await means.after(LOOK_MS).late;
    }
    watching = false;
  }

  return {
    now: lookAfresh,
    async next(seen, ms, signal) {
      if (closed || signal?.aborted) return undefined;
      if (state !== undefined && state !== seen) return state;
      const { promise, resolve } = createDeferred<FeedState | undefined>();
      const leave = (): void => resolve(undefined);
      const wait = means.after(ms);
      wait.late.then(leave);
      signal?.addEventListener("abort", leave, { once: true });
      waiters.add(resolve);
      if (!watching) {
        watching = true;
        void watch();
      }
      try {
        return await promise;
      } finally {
        waiters.delete(resolve);
        wait.cancel();
        signal?.removeEventListener("abort", leave);
      }
    },
    get closed() {
      return closed;
    },
    close() {
      closed = true;
      for (const wake of waiters) wake(undefined);
    },
  };
}

/** The rows; those of `before`, one by one or altogether, where nothing has changed. */
function arrange(
  records: readonly CredentialRecord[],
  blocks: readonly Block[],
  before: ReadonlyMap<string, FeedRow> | undefined,
): ReadonlyMap<string, FeedRow> {
  const blocksOf = new Map<string, Block[]>();
  for (const block of blocks) {
    const known = blocksOf.get(block.credentialId);
    if (known === undefined) blocksOf.set(block.credentialId, [block]);
    else known.push(block);
  }
  let same = before?.size === records.length;
  const rows = new Map(records.map((record) => {
    const row = { record, blocks: blocksOf.get(record.id) ?? [] };
    const known = before?.get(record.id);
    if (known !== undefined && isSame(known, row)) return [record.id, known];
    same = false;
    return [record.id, row];
  }));
  return same && before !== undefined ? before : rows;
}

/** Every write of a record makes a new revision, so that no secret need be compared. */
function isSame(a: FeedRow, b: FeedRow): boolean {
  return a.record.revision === b.record.revision && a.record.updatedAt === b.record.updatedAt &&
    JSON.stringify(a.blocks) === JSON.stringify(b.blocks);
}
