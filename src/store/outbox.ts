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

/** What waits. Whoever is given the same writes it in each other's place. */
export interface OutboxMemory {
  readonly waiting: Map<string, Waiting>;
  /** What of it is on its way, and since when, in Unix milliseconds. */
  readonly sent: Map<Waiting, number>;
  /** UTF-16 units of it. */
  units: number;
  lost: number;
}

/** Creates it, with nothing waiting. */
export function createOutboxMemory(): OutboxMemory {
  return { waiting: new Map(), sent: new Map(), units: 0, lost: 0 };
}

/** What an outbox is made of, beside its store. */
export interface OutboxOptions {
  readonly bounds?: OutboxBounds;
  /** Called for each change that is given up. */
  readonly gaveUp?: () => void;
  /** What waits already; nothing by default. */
  readonly memory?: OutboxMemory | undefined;
}

/** A store whose values and deletions may wait. Comparing and listing need the store itself. */
export interface Outbox extends Store {
  /** How many changes wait. */
  readonly pending: number;
  /** How many were given up because there was no room. */
  readonly lost: number;
  /** Writes what waits, in the order it came; rejects when the store is still away. */
  flush(): Promise<void>;
}

/** One change. */
export interface Waiting {
  /** `undefined` for a deletion. */
  readonly value: string | undefined;
  /** Unix milliseconds. */
  readonly until: number;
}

/** What another outbox of the same memory has had on its way for longer is written in its place. */
const LEFT_MS = 5000;

/**
 * Creates an outbox of `store`.
 *
 * @param now Unix milliseconds.
 */
export function createOutbox(
  store: Store,
  now: () => number,
  { bounds = OUTBOX_BOUNDS, gaveUp, memory = createOutboxMemory() }: OutboxOptions = {},
): Outbox {
  const { waiting, sent } = memory;
  const writing = new Map<Waiting, Promise<void>>();
  let flushing: Promise<void> | undefined;

  function remove(key: string): void {
    const one = waiting.get(key);
    if (one === undefined) return;
    memory.units -= sizeOf(key, one);
    waiting.delete(key);
    sent.delete(one);
  }

  function put(key: string, one: Waiting): void {
    remove(key);
    waiting.set(key, one);
    memory.units += sizeOf(key, one);
  }

  /** Writes one, never twice at a time: the second could arrive after what was put in its place. */
  function write(key: string, one: Waiting): Promise<void> {
    const known = writing.get(one);
    if (known !== undefined) return known;
    sent.set(one, now());
    const work = send(key, one).finally(() => {
      writing.delete(one);
      sent.delete(one);
    });
    writing.set(one, work);
    return work;
  }

  async function send(key: string, one: Waiting): Promise<void> {
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
      const fits = waiting.size <= bounds.entries && memory.units <= bounds.units;
      if (waiting.get(key) !== one || fits) return;
      remove(key);
      memory.lost++;
      gaveUp?.();
      throw error;
    }
  }

  /** Whether it is left to another that writes it just now. */
  function isLeft(one: Waiting): boolean {
    return !writing.has(one) && now() - (sent.get(one) ?? -Infinity) < LEFT_MS;
  }

  async function writeAll(): Promise<void> {
    for (const [key, one] of waiting) if (!isLeft(one)) await write(key, one);
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
      return memory.lost;
    },
    flush: () => flushing ??= writeAll().finally(() => flushing = undefined),
  };
}

function sizeOf(key: string, { value }: Waiting): number {
  return key.length + (value?.length ?? 0);
}
