/**
 * A store that takes its time, as a script says.
 *
 * @module
 */

import type { Store } from "../../src/store/store.ts";

/** What is about to be done to a store. */
export type Doing = "get" | "set" | "compareAndSet" | "delete" | "list";

/** Makes of `store` one where each call waits for what `before` says, and is done thereafter. */
export function createSlowStore(
  store: Store,
  before: (doing: Doing, key: string) => Promise<void> | undefined,
): Store {
  return {
    async get(key) {
      await before("get", key);
      return await store.get(key);
    },
    async set(key, value, ttlMs) {
      await before("set", key);
      await store.set(key, value, ttlMs);
    },
    async compareAndSet(key, expected, value, ttlMs) {
      await before("compareAndSet", key);
      return await store.compareAndSet(key, expected, value, ttlMs);
    },
    async delete(key) {
      await before("delete", key);
      await store.delete(key);
    },
    async list(prefix) {
      await before("list", prefix);
      return await store.list(prefix);
    },
  };
}
