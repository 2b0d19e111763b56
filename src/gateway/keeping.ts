/**
 * What a gateway keeps, and with whom it shares it: the host's store, watched, and written behind.
 *
 * @module
 */

import type { Ticker } from "../relay/ticker.ts";
import { createLater, createLaterMemory, type Later, type LaterMemory } from "../store/later.ts";
import {
  createOutbox,
  createOutboxMemory,
  type Outbox,
  type OutboxMemory,
} from "../store/outbox.ts";
import {
  createWatchMemory,
  type StoreCall,
  type WatchedStore,
  type WatchMemory,
  watchStore,
} from "../store/watched.ts";
import { logStore } from "../telemetry/log.ts";
import {
  createTotalsMemory,
  keepTotals,
  type KeptTotals,
  type TotalsMemory,
} from "../telemetry/kept_totals.ts";
import type { Meter } from "../telemetry/meter.ts";
import { type Behind, createBehind } from "./behind.ts";
import type { Host } from "./host.ts";

/** How the store is, for whoever looks after the gateway. */
export interface KeepingState {
  readonly state: "ok" | "away";
  /** Since when it is away, in Unix milliseconds. */
  readonly since?: number;
  /** Changes that wait for it. */
  readonly waiting: number;
  /** Changes that were given up because too many waited. */
  readonly lost: number;
}

/** What outlives whoever keeps: none of it is a timer, a connection or a promise. */
export interface KeepingMemory {
  readonly watch: WatchMemory;
  readonly outbox: OutboxMemory;
  readonly later: LaterMemory;
  readonly totals: TotalsMemory;
}

/** Creates it at the time `began`, with nothing kept yet. */
export function createKeepingMemory(began: number): KeepingMemory {
  return {
    watch: createWatchMemory(began),
    outbox: createOutboxMemory(),
    later: createLaterMemory(),
    totals: createTotalsMemory(began),
  };
}

/** What is kept. */
export interface Keeping {
  /** The store itself: it rejects while it is away. */
  readonly store: WatchedStore;
  /** For what may be written later. */
  readonly outbox: Outbox;
  /** For changes to what stands there, which may be made later. */
  readonly later: Later;
  readonly totals: KeptTotals;
  readonly state: KeepingState;
  /** Writes what waits; resolves with whether nothing is left. */
  finish(): Promise<boolean>;
}

/** What keeping is made of. */
export interface KeepingParts {
  readonly host: Pick<Host, "store" | "now">;
  /** Whether the store is more than this process's own memory. */
  readonly shared: boolean;
  readonly ticker: Ticker;
  /** What else is to be done when the store is back. */
  readonly catchUp: () => Promise<void>;
  /** How much that is, and how much of it was given up. */
  readonly backlog: () => Pick<KeepingState, "waiting" | "lost">;
  /** Counts the store's calls. */
  readonly meter: Pick<Meter, "add" | "record">;
  readonly memory: KeepingMemory;
}

/** Begins to keep. */
export function createKeeping(
  { host, shared, ticker, catchUp, backlog, meter, memory }: KeepingParts,
): Keeping {
  const { now } = host;
  const behind: Behind = createBehind(ticker, async () => {
    await totals.save();
    await outbox.flush();
    await later.flush();
    await catchUp();
  });
  const called = ({ operation, result, ms }: StoreCall): void => {
    meter.record("storeDuration", { operation, result }, ms / 1000);
    if (result === "failed") meter.add("storeErrors", {});
  };
  const gone = (): void => behind.wake();
  const store = watchStore(host.store, now, logStore, { gone, called, memory: memory.watch });
  const gaveUp = (): void => meter.add("outboxLost", {});
  const outbox = createOutbox(store, now, { gaveUp, memory: memory.outbox });
  const later = createLater({ waits: behind.wake, gaveUp, memory: memory.later });
  const totals = keepTotals(shared ? store : undefined, memory.totals, now, behind.wake);
  return {
    store,
    outbox,
    later,
    totals,
    finish: behind.finish,
    get state(): KeepingState {
      const { awaySince } = store.state;
      // While the store is there totals are only gathered.
      const away = awaySince !== undefined;
      const { waiting, lost } = backlog();
      return {
        state: away ? "away" : "ok",
        ...(away ? { since: awaySince } : {}),
        waiting: outbox.pending + later.pending + waiting + (away ? totals.pending : 0),
        lost: outbox.lost + later.lost + lost,
      };
    },
  };
}
