/**
 * A store in the process's own memory: gone with it, and never larger than it may be.
 *
 * @module
 */

import type { Entry, Store } from "./store.ts";

/** How large what has an end may be; in UTF-16 units of keys and values. */
export interface MemoryBounds {
  /** One of them. */
  readonly entry: number;
  /** All of them together. */
  readonly total: number;
}

/** 8 Mi units an entry, 64 Mi all together: at most 128 MB. */
export const MEMORY_BOUNDS: MemoryBounds = { entry: 8 * 1024 * 1024, total: 64 * 1024 * 1024 };

interface Kept {
  readonly value: string;
  readonly until: number;
}

/**
 * Creates a store. When it is full the entries longest untouched go first; an entry that is larger
 * than one may be is not kept at all. Entries without an end are neither counted nor let go of.
 *
 * @param now Unix milliseconds.
 */
export function createMemoryStore(now: () => number, bounds: MemoryBounds = MEMORY_BOUNDS): Store {
  const lasting = new Map<string, string>();
  // A Map tells its keys in the order they were put in, so the first is the longest untouched.
  const passing = new Map<string, Kept>();
  let size = 0;

  function remove(key: string): void {
    lasting.delete(key);
    const kept = passing.get(key);
    if (kept === undefined) return;
    size -= key.length + kept.value.length;
    passing.delete(key);
  }

  function touch(key: string, kept: Kept): void {
    passing.delete(key);
    passing.set(key, kept);
  }

  function peek(key: string): string | undefined {
    const kept = passing.get(key);
    if (kept === undefined) return lasting.get(key);
    if (kept.until > now()) return kept.value;
    remove(key);
    return undefined;
  }

  function put(key: string, value: string, ttlMs: number): void {
    remove(key);
    if (ttlMs === Infinity) {
      lasting.set(key, value);
      return;
    }
    if (key.length + value.length > bounds.entry) return;
    size += key.length + value.length;
    passing.set(key, { value, until: now() + ttlMs });
    for (const oldest of passing.keys()) {
      if (size <= bounds.total) break;
      remove(oldest);
    }
  }

  return {
    get(key) {
      const value = peek(key);
      const kept = passing.get(key);
      if (kept !== undefined) touch(key, kept);
      return Promise.resolve(value);
    },
    set(key, value, ttlMs) {
      put(key, value, ttlMs);
      return Promise.resolve();
    },
    compareAndSet(key, expected, value, ttlMs) {
      if (peek(key) !== expected) return Promise.resolve(false);
      if (value === undefined) remove(key);
      else put(key, value, ttlMs);
      return Promise.resolve(true);
    },
    delete(key) {
      remove(key);
      return Promise.resolve();
    },
    list(prefix) {
      const entries: Entry[] = [];
      for (const key of [...lasting.keys(), ...passing.keys()]) {
        const value = key.startsWith(prefix) ? peek(key) : undefined;
        if (value !== undefined) entries.push([key, value]);
      }
      return Promise.resolve(entries.sort(([a], [b]) => a < b ? -1 : 1));
    },
  };
}
