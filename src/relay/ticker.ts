/**
 * One coarse clock for all answers under way. A timer reset per chunk costs more than relaying the
 * chunk does; instead each relay notes when it last moved, and is asked now and then.
 *
 * @module
 */

/** How often waiting things are looked at, in milliseconds; every limit is this coarse. */
export const TICK_MS = 250;

/** The part of a host the ticker needs. */
export interface Clock {
  readonly now: () => number;
  readonly every: (ms: number, tick: () => void) => () => void;
}

/** A wait that ends by itself or is called off. */
export interface Wait {
  /** Resolves with `LATE` when the time has passed; stays pending for good once called off. */
  readonly late: Promise<typeof LATE>;
  cancel(): void;
}

/** What a {@link Wait} resolves with. */
export const LATE: unique symbol = Symbol("late");

/** Looks at all waiting things every {@link TICK_MS}; stands still while there are none. */
export interface Ticker {
  readonly now: () => number;
  /** Has `check` called with the time at every tick, until the returned function is called. */
  watch(check: (now: number) => void): () => void;
  /** Waits `ms` milliseconds. */
  after(ms: number): Wait;
}

/** Creates a ticker on `clock`. */
export function createTicker(clock: Clock): Ticker {
  const checks = new Set<(now: number) => void>();
  let stop: (() => void) | undefined;

  function watch(check: (now: number) => void): () => void {
    checks.add(check);
    stop ??= clock.every(TICK_MS, () => {
      const now = clock.now();
      for (const each of checks) each(now);
    });
    return () => {
      checks.delete(check);
      if (checks.size === 0) {
        stop?.();
        stop = undefined;
      }
    };
  }

  function after(ms: number): Wait {
    const due = clock.now() + ms;
    let cancel = (): void => {};
    const late = new Promise<typeof LATE>((resolve) => {
      cancel = watch((now) => {
        if (now < due) return;
        cancel();
        resolve(LATE);
      });
    });
    return { late, cancel: () => cancel() };
  }

  return { now: clock.now, watch, after };
}
