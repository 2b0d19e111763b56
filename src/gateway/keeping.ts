/**
 * What a gateway keeps, and with whom it shares it: the host's store, watched, and written behind.
 *
 * @module
 */

import type { Ticker } from "../relay/ticker.ts";
import { createLater, type Later } from "../store/later.ts";
import { createOutbox, type Outbox, OUTBOX_BOUNDS } from "../store/outbox.ts";
import { type StoreCall, type WatchedStore, watchStore } from "../store/watched.ts";
import { logStore } from "../telemetry/log.ts";
import { keepTotals, type KeptTotals } from "../telemetry/kept_totals.ts";
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

/**
 * Begins to keep.
 *
 * @param shared Whether the store is more than this process's own memory.
 * @param catchUp What else is to be done when the store is back.
 * @param meter Counts the store's calls.
 */
export function createKeeping(
  host: Pick<Host, "store" | "now">,
  shared: boolean,
  ticker: Ticker,
  catchUp: () => Promise<void>,
  meter: Pick<Meter, "add" | "record">,
): Keeping {
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
  const store = watchStore(host.store, host.now, logStore, () => behind.wake(), called);
  const outbox = createOutbox(
    store,
    host.now,
    OUTBOX_BOUNDS,
    () => meter.add("outboxLost", {}),
  );
  const later = createLater(behind.wake);
  const owner = crypto.randomUUID();
  const totals = keepTotals(shared ? outbox : undefined, owner, host.now, behind.wake);
  return {
    store,
    outbox,
    later,
    totals,
    finish: behind.finish,
    get state(): KeepingState {
      const { awaySince } = store.state;
      return {
        state: awaySince === undefined ? "ok" : "away",
        ...(awaySince === undefined ? {} : { since: awaySince }),
        waiting: outbox.pending + later.pending,
        lost: outbox.lost + later.lost,
      };
    },
  };
}
