/**
 * Noticing what other processes have changed.
 *
 * @module
 */

import { StoreError } from "../store/watched.ts";
import { type ClockMemory, createClockWatch } from "./clocks.ts";
import type { CredentialStore } from "./credential_store.ts";
import type { Notify } from "./notice.ts";
import type { Roster } from "./roster.ts";
import type { Writer } from "./writer.ts";

/** How old what is held may be, in milliseconds. */
const FRESH_MS = 1000;

/** What is known of when somebody looked, and what there was to see. */
export interface SyncMemory {
  /** Of what is held; absent before the first look is over. */
  revision?: number;
  lookedAt: number;
  seenAt: number;
  away: boolean;
  /** How often what was seen has been taken in. */
  adopted: number;
  readonly clocks: ClockMemory;
}

/** Creates it: nobody has looked yet. */
export function createSyncMemory(): SyncMemory {
  return {
    lookedAt: -Infinity,
    seenAt: -Infinity,
    away: false,
    adopted: 0,
    clocks: { told: false },
  };
}

/** Looks for changes. */
export interface Sync {
  /** Looks unless somebody did within the last second. */
  soon(): Promise<void>;
  /** Looks now. */
  now(): Promise<void>;
}

/** What a sync is made of. */
export interface SyncParts {
  readonly store: CredentialStore;
  readonly roster: Roster;
  readonly writer: Writer;
  readonly notify: Notify;
  /** Unix milliseconds. */
  readonly now: () => number;
  /** What was seen before; by default nobody has looked. */
  readonly memory?: SyncMemory | undefined;
}

/** Creates a sync; the first look of all reads everything. */
export function createSync(
  { store, roster, writer, notify, now, memory = createSyncMemory() }: SyncParts,
): Sync {
  let looking: Promise<void> | undefined;
  const watchClocks = createClockWatch(notify, now, memory.clocks);

  async function look(): Promise<void> {
    memory.lookedAt = now();
    await writer.flush();
    const time = memory.lookedAt = now();
    if (memory.revision === undefined || await store.revision() !== memory.revision) await adopt();
    memory.seenAt = time;
    memory.away = false;
  }

  async function adopt(): Promise<void> {
    const { adopted } = memory;
    const mark = writer.mark();
    const snapshot = await store.load();
    watchClocks(snapshot.blocks);
    // Where others look too, one of them may have seen more meanwhile.
    if (memory.adopted !== adopted && (memory.revision ?? 0) >= snapshot.revision) return;
    roster.adopt(snapshot.records, snapshot.blocks, writer.changedSince(mark));
    memory.revision = snapshot.revision;
    memory.adopted++;
  }

  function start(): Promise<void> {
    return looking ??= look().catch((error) => {
      // What is held is still the best there is; nothing held at all is a failure.
      if (memory.revision === undefined) throw error;
      memory.away = true;
      if (error instanceof StoreError) return;
      const message = error instanceof Error ? error.message : String(error);
      notify({ level: "warning", event: "store.failed", message });
    }).finally(() => looking = undefined);
  }

  return {
    soon: async () => {
      // Nobody waits for a store that is away: it may take long to say so, each time.
      if (memory.away) {
        if (now() - memory.lookedAt >= FRESH_MS) start();
        return;
      }
      // Before the first look is over nothing is known at all: everybody waits for it.
      // After a pause, too, what is held may be too old to be used while somebody else looks.
      const old = now() - memory.seenAt >= 2 * FRESH_MS;
      if (memory.revision === undefined || old || now() - memory.lookedAt >= FRESH_MS) {
        await start();
      }
    },
    now: start,
  };
}
