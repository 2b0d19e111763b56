/**
 * A store in the process's own memory: gone with it, and never larger than it may be.
 *
 * @module
 */

import type { Store } from "./store.ts";

/** How large an entry may not be, and all of them together; in UTF-16 units of keys and values. */
export interface MemoryBounds {
  readonly entry: number;
  readonly total: number;
}

/** 8 Mi units an entry, 64 Mi all together: at most 128 MB. */
export const MEMORY_BOUNDS: MemoryBounds = { entry: 8 * 1024 * 1024, total: 64 * 1024 * 1024 };

interface Entry {
  readonly value: string;
  readonly until: number;
}

/**
 * Creates a store. When it is full the entries longest untouched go first; an entry that is larger
 * than one may be is not kept at all.
 *
 * @param now Unix milliseconds.
 */
export function createMemoryStore(now: () => number, bounds: MemoryBounds = MEMORY_BOUNDS): Store {
  // A Map tells its keys in the order they were put in, so the first is the longest untouched.
  const entries = new Map<string, Entry>();
  let size = 0;

  function remove(key: string): void {
    const entry = entries.get(key);
    if (entry === undefined) return;
    size -= key.length + entry.value.length;
    entries.delete(key);
  }

  function put(key: string, entry: Entry): void {
    remove(key);
    size += key.length + entry.value.length;
    entries.set(key, entry);
  }

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return Promise.resolve(undefined);
      if (entry.until <= now()) {
        remove(key);
        return Promise.resolve(undefined);
      }
      put(key, entry);
      return Promise.resolve(entry.value);
    },
    set(key, value, ttlMs) {
      remove(key);
      if (key.length + value.length <= bounds.entry) put(key, { value, until: now() + ttlMs });
      for (const oldest of entries.keys()) {
        if (size <= bounds.total) break;
        remove(oldest);
      }
      return Promise.resolve();
    },
    delete(key) {
      remove(key);
      return Promise.resolve();
    },
  };
}
