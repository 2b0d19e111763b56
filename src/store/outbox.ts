/**
 * Writing to a store that may be away: what cannot be written now is held here, is what readers of
 * this process find, and is written when the store is back.
 *
 * Only for values that nobody else writes under the same key, or whose newest writer is right: a value
 * that waited is put in the place of whatever stands there by then.
 *
 * @module
 */

import type { Store } from "./store.ts";

/** How much may wait. */
export interface OutboxBounds {
  readonly entries: number;
  /** UTF-16 units of keys and values, all together. */
  readonly units: number;
}

/** 10,000 values of 32 Mi units together: at most 64 MB. */
export const OUTBOX_BOUNDS: OutboxBounds = { entries: 10_000, units: 32 * 1024 * 1024 };

/** A store whose values and deletions may wait. Comparing and listing need the store itself. */
export interface Outbox extends Store {
  /** How many changes wait. */
  readonly pending: number;
  /** How many were given up because there was no room. */
  readonly lost: number;
  /** Writes what waits, in the order it came; rejects when the store is still away. */
  flush(): Promise<void>;
}

interface Waiting {
  /** `undefined` for a deletion. */
  readonly value: string | undefined;
  /** Unix milliseconds. */
  readonly until: number;
}

/**
 * Creates an outbox of `store`.
 *
 * @param now Unix milliseconds.
 * @param gaveUp Called for each change that is given up.
 */
export function createOutbox(
  store: Store,
  now: () => number,
  bounds: OutboxBounds = OUTBOX_BOUNDS,
  gaveUp: () => void = () => {},
): Outbox {
  const waiting = new Map<string, Waiting>();
  let units = 0;
  let lost = 0;
  let flushing: Promise<void> | undefined;

  function remove(key: string): void {
    const one = waiting.get(key);
    if (one === undefined) return;
    units -= sizeOf(key, one);
    waiting.delete(key);
  }

  function put(key: string, one: Waiting): void {
    remove(key);
    waiting.set(key, one);
    units += sizeOf(key, one);
  }

  /** Writes one, unless a newer one has taken its place meanwhile. */
  async function write(key: string, one: Waiting): Promise<void> {
    const left = one.until - now();
    if (one.value === undefined) await store.delete(key);
    else if (left > 0) await store.set(key, one.value, left);
    if (waiting.get(key) === one) remove(key);
  }

  async function change(key: string, one: Waiting): Promise<void> {
    put(key, one);
    try {
      await write(key, one);
    } catch (error) {
      if (waiting.get(key) !== one || waiting.size <= bounds.entries && units <= bounds.units) {
        return;
      }
      remove(key);
      lost++;
      gaveUp();
      throw error;
    }
  }

  async function writeAll(): Promise<void> {
    for (const [key, one] of waiting) await write(key, one);
  }

  return {
    async get(key) {
      const one = waiting.get(key);
      if (one === undefined) return await store.get(key);
      return one.until > now() ? one.value : undefined;
    },
    set: (key, value, ttlMs) => change(key, { value, until: now() + ttlMs }),
    async compareAndSet(key, expected, value, ttlMs) {
      const one = waiting.get(key);
      if (one !== undefined) await write(key, one);
      return await store.compareAndSet(key, expected, value, ttlMs);
    },
    delete: (key) => change(key, { value: undefined, until: Infinity }),
    async list(prefix) {
      if (waiting.size > 0) await writeAll();
      return await store.list(prefix);
    },
    get pending() {
      return waiting.size;
    },
    get lost() {
      return lost;
    },
    flush: () => flushing ??= writeAll().finally(() => flushing = undefined),
  };
}

function sizeOf(key: string, { value }: Waiting): number {
  return key.length + (value?.length ?? 0);
}
