/**
 * Changes to what stands in a store, which cannot be made while it is away: they wait until it is
 * back, those of one key in the order they came.
 *
 * @module
 */

import { StoreError } from "./watched.ts";

/** One change. */
export interface Change {
  /** What is changed. */
  readonly key: string;
  /** How much memory it holds while it waits, in UTF-16 units. */
  readonly units: number;
  /**
   * Makes it. Whether it was made is not known when a store went away meanwhile, so it has to see
   * for itself that it was.
   */
  readonly make: () => Promise<unknown>;
  /** Told why a change that waited could not be made. */
  readonly failed: (error: unknown) => void;
}

/** How much may wait. */
export interface LaterBounds {
  readonly changes: number;
  /** UTF-16 units, all together. */
  readonly units: number;
}

/** 10,000 changes of 16 Mi units together: at most 32 MB. */
export const LATER_BOUNDS: LaterBounds = { changes: 10_000, units: 16 * 1024 * 1024 };

/** What waits. Whoever is given the same makes it in each other's place. */
export interface LaterMemory {
  /** By key, in the order they came. */
  readonly waiting: Map<string, readonly Change[]>;
  pending: number;
  /** UTF-16 units of it. */
  units: number;
  lost: number;
}

/** Creates it, with nothing waiting. */
export function createLaterMemory(): LaterMemory {
  return { waiting: new Map(), pending: 0, units: 0, lost: 0 };
}

/** What the list is made of. */
export interface LaterOptions {
  /** Called when a change begins to wait. */
  readonly waits?: () => void;
  /** Called for each change that is given up. */
  readonly gaveUp?: () => void;
  readonly bounds?: LaterBounds;
  /** What waits already; nothing by default. */
  readonly memory?: LaterMemory | undefined;
}

/** Changes that may wait. */
export interface Later {
  /** How many wait. */
  readonly pending: number;
  /** How many were given up because there was no room. */
  readonly lost: number;
  /**
   * Makes `change` behind all that wait for its key. Resolves with whether it was made; `false` when
   * it waits.
   *
   * @throws whatever making it throws, where that is not for want of the store, or nothing has room.
   */
  make(change: Change): Promise<boolean>;
  /** Makes what waits for `key`; rejects when the store is still away. */
  settle(key: string): Promise<void>;
  /** Makes all that waits; rejects when the store is still away. */
  flush(): Promise<void>;
}

/** Creates the list. */
export function createLater(
  { waits, gaveUp, bounds = LATER_BOUNDS, memory = createLaterMemory() }: LaterOptions = {},
): Later {
  const { waiting } = memory;
  const settling = new Map<string, Promise<void>>();

  function add(change: Change, error: StoreError): void {
    if (memory.pending >= bounds.changes || memory.units + change.units > bounds.units) {
      memory.lost++;
      gaveUp?.();
      throw error;
    }
    waiting.set(change.key, [...waiting.get(change.key) ?? [], change]);
    memory.pending++;
    memory.units += change.units;
    waits?.();
  }

  /** Whoever else makes what waits here may have made this one, and be at the next. */
  function drop(one: Change): void {
    const [first, ...rest] = waiting.get(one.key) ?? [];
    if (first !== one) return;
    if (rest.length === 0) waiting.delete(one.key);
    else waiting.set(one.key, rest);
    memory.pending--;
    memory.units -= one.units;
  }

  async function makeAll(key: string): Promise<void> {
    for (let one = waiting.get(key)?.[0]; one !== undefined; one = waiting.get(key)?.[0]) {
      try {
        await one.make();
      } catch (error) {
        if (error instanceof StoreError) throw error;
        one.failed(error);
      }
      drop(one);
    }
  }

  function settle(key: string): Promise<void> {
    if (!waiting.has(key)) return Promise.resolve();
    const known = settling.get(key);
    if (known !== undefined) return known;
    const work = makeAll(key).finally(() => settling.delete(key));
    settling.set(key, work);
    return work;
  }

  return {
    get pending() {
      return memory.pending;
    },
    get lost() {
      return memory.lost;
    },
    async make(change) {
      try {
        await settle(change.key);
        await change.make();
        return true;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        add(change, error);
        return false;
      }
    },
    settle,
    async flush() {
      for (const key of [...waiting.keys()]) await settle(key);
    },
  };
}
