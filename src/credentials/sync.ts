/**
 * Noticing what other processes have changed.
 *
 * @module
 */

import { StoreError } from "../store/watched.ts";
import { createClockWatch } from "./clocks.ts";
import type { CredentialStore } from "./credential_store.ts";
import type { Notify } from "./notice.ts";
import type { Roster } from "./roster.ts";
import type { Writer } from "./writer.ts";

/** How old what is held may be, in milliseconds. */
const FRESH_MS = 1000;

/** Looks for changes. */
export interface Sync {
  /** Looks unless somebody did within the last second. */
  soon(): Promise<void>;
  /** Looks now. */
  now(): Promise<void>;
}

/** Creates a sync; the first look reads everything. */
export function createSync(
  store: CredentialStore,
  roster: Roster,
  writer: Writer,
  notify: Notify,
  now: () => number,
): Sync {
  let revision: number | undefined;
  let lookedAt = -Infinity;
  let seenAt = -Infinity;
  let looking: Promise<void> | undefined;
  let away = false;
  const watchClocks = createClockWatch(notify, now);

  async function look(): Promise<void> {
    lookedAt = now();
    await writer.flush();
    const time = lookedAt = now();
    if (revision === undefined || await store.revision() !== revision) {
      writer.takeFresh();
      const snapshot = await store.load();
      watchClocks(snapshot.blocks);
      roster.adopt(snapshot.records, snapshot.blocks, writer.takeFresh());
      revision = snapshot.revision;
    }
    seenAt = time;
    away = false;
  }

  function start(): Promise<void> {
    return looking ??= look().catch((error) => {
      // What is held is still the best there is; nothing held at all is a failure.
      if (revision === undefined) throw error;
      away = true;
      if (error instanceof StoreError) return;
      const message = error instanceof Error ? error.message : String(error);
      notify({ level: "warning", event: "store.failed", message });
    }).finally(() => looking = undefined);
  }

  return {
    soon: async () => {
      // Nobody waits for a store that is away: it may take long to say so, each time.
      if (away) {
        if (now() - lookedAt >= FRESH_MS) start();
        return;
      }
      // Before the first look is over nothing is known at all: everybody waits for it.
      // After a pause, too, what is held may be too old to be used while somebody else looks.
      const old = looking !== undefined && now() - seenAt >= 2 * FRESH_MS;
      if (revision === undefined || old || now() - lookedAt >= FRESH_MS) await start();
    },
    now: start,
  };
}
