/**
 * The only state there is: values by key, with an end.
 *
 * @module
 */

/** A value and where it is kept. */
export type Entry = readonly [key: string, value: string];

/**
 * Keeps values. Drivers for machines and clusters implement this; one contract test holds them all.
 *
 * Every change is atomic. `ttlMs` is how long a value stays, in milliseconds; `Infinity` keeps it
 * until it is deleted. What has an end may be let go of earlier when the store is full, as in any
 * cache; what has none stays.
 */
export interface Store {
  /** The value under `key`, or `undefined` when there is none or its time has passed. */
  get(key: string): Promise<string | undefined>;
  /** Puts `value` under `key`. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /**
   * Puts `value` under `key` if what stands there is `expected`; `undefined` means nothing, on
   * either side. Resolves with whether it did: of several who expect the same, one succeeds.
   */
  compareAndSet(
    key: string,
    expected: string | undefined,
    value: string | undefined,
    ttlMs: number,
  ): Promise<boolean>;
  /** Forgets `key`; nothing happens when it is not there. */
  delete(key: string): Promise<void>;
  /** Everything whose key begins with `prefix`, in the order of the keys. */
  list(prefix: string): Promise<readonly Entry[]>;
}
