/**
 * A store that can be taken away and brought back.
 *
 * @module
 */

import type { Store } from "../../src/store/store.ts";

/** Such a store. */
export interface FickleStore extends Store {
  /** Whether it can be used. */
  there: boolean;
  /** Calls so far, those that failed among them. */
  readonly calls: number;
}

/** Makes `store` one that can be taken away. */
export function createFickleStore(store: Store): FickleStore {
  let calls = 0;
  function ask<T>(work: () => Promise<T>): Promise<T> {
    calls++;
    return fickle.there ? work() : Promise.reject(new Error("connection refused"));
  }
  const fickle: FickleStore = {
    there: true,
    get calls() {
      return calls;
    },
    get: (key) => ask(() => store.get(key)),
    set: (key, value, ttlMs) => ask(() => store.set(key, value, ttlMs)),
    compareAndSet: (key, expected, value, ttlMs) =>
      ask(() => store.compareAndSet(key, expected, value, ttlMs)),
    delete: (key) => ask(() => store.delete(key)),
    list: (prefix) => ask(() => store.list(prefix)),
  };
  return fickle;
}
