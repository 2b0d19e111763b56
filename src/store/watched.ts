/**
 * A store whose absence is noticed, told once, and seen by whoever asks.
 *
 * @module
 */

import type { Store } from "./store.ts";

/** The store cannot be used just now; what was asked of it may or may not have been done. */
export class StoreError extends Error {
  override readonly name = "StoreError";
}

/** What is told when the store goes away or comes back. */
export interface StoreNotice {
  readonly level: "info" | "warning";
  readonly event: "store.away" | "store.back";
  readonly message: string;
}

/** How a store is. */
export interface StoreState {
  /** Since when it cannot be used, in Unix milliseconds; absent while it can. */
  readonly awaySince?: number | undefined;
  /** How many calls have failed since the process began. */
  readonly failures: number;
  /** When it came back last, or the watch began, in Unix milliseconds. */
  readonly steadySince: number;
}

/** What is known of a store. */
export interface WatchMemory {
  awaySince?: number | undefined;
  failures: number;
  steadySince: number;
  /** When it was last told that it is away, and whether it was told this time. */
  toldAt: number;
  told: boolean;
}

/** Creates it at the time `began`: the store is there. */
export function createWatchMemory(began: number): WatchMemory {
  return { failures: 0, steadySince: began, toldAt: -Infinity, told: false };
}

/** A store that is watched. */
export interface WatchedStore extends Store {
  /** How it is now. */
  readonly state: StoreState;
}

/** One call of a store. */
export interface StoreCall {
  readonly operation: "get" | "set" | "compare_and_set" | "delete" | "list";
  readonly result: "ok" | "failed";
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/** What else a watch is made of. */
export interface WatchOptions {
  /** Called every time the store goes away. */
  readonly gone?: () => void;
  /** Told of every call that has ended. */
  readonly called?: (call: StoreCall) => void;
  /** What is known of the store already; by default it is there. */
  readonly memory?: WatchMemory | undefined;
}

/** One that fails now and then is told of no more often than this, in milliseconds. */
const QUIET_MS = 30_000;

/**
 * Watches `store`: every failure of it becomes a {@link StoreError}.
 *
 * @param tell Called when it goes away or comes back, though not for every one of many times.
 */
export function watchStore(
  store: Store,
  now: () => number,
  tell: (notice: StoreNotice) => void,
  { gone, called, memory = createWatchMemory(now()) }: WatchOptions = {},
): WatchedStore {
  function came(): void {
    const { awaySince } = memory;
    if (awaySince === undefined) return;
    const seconds = Math.round((now() - awaySince) / 1000);
    memory.awaySince = undefined;
    memory.steadySince = now();
    if (!memory.told) return;
    memory.told = false;
    tell({ level: "info", event: "store.back", message: `The store is back after ${seconds} s` });
  }

  function failed(error: unknown): StoreError {
    const cause = error instanceof Error ? error.message : String(error);
    memory.failures++;
    if (memory.awaySince === undefined) {
      memory.awaySince = now();
      gone?.();
    }
    if (!memory.told && now() - memory.toldAt >= QUIET_MS) {
      memory.told = true;
      memory.toldAt = now();
      const message = `Going on without the store, with what is known: ${cause}`;
      tell({ level: "warning", event: "store.away", message });
    }
    return new StoreError(`Cannot use the store: ${cause}`, { cause: error });
  }

  async function ask<T>(operation: StoreCall["operation"], work: () => Promise<T>): Promise<T> {
    const began = now();
    try {
      const answer = await work();
      came();
      called?.({ operation, result: "ok", ms: now() - began });
      return answer;
    } catch (error) {
      called?.({ operation, result: "failed", ms: now() - began });
      throw failed(error);
    }
  }

  return {
    get: (key) => ask("get", () => store.get(key)),
    set: (key, value, ttlMs) => ask("set", () => store.set(key, value, ttlMs)),
    compareAndSet: (key, expected, value, ttlMs) =>
      ask("compare_and_set", () => store.compareAndSet(key, expected, value, ttlMs)),
    delete: (key) => ask("delete", () => store.delete(key)),
    list: (prefix) => ask("list", () => store.list(prefix)),
    get state() {
      const { awaySince, failures, steadySince } = memory;
      return { awaySince, failures, steadySince };
    },
  };
}
