/**
 * The only state there is: values by key, with an end.
 *
 * @module
 */

/** Keeps values. Drivers for machines and clusters implement this. */
export interface Store {
  /** The value under `key`, or `undefined` when there is none or its time has passed. */
  get(key: string): Promise<string | undefined>;
  /** Puts `value` under `key` for `ttlMs` milliseconds. */
  set(key: string, value: string, ttlMs: number): Promise<void>;
  /** Forgets `key`; nothing happens when it is not there. */
  delete(key: string): Promise<void>;
}
