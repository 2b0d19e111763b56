/**
 * Waiting for events, with a generous bound in place of a sleep.
 *
 * @module
 */

import { setImmediate } from "node:timers";

/** A promise that is opened from outside. */
export interface Gate<T = void> {
  readonly opened: Promise<T>;
  open(value: T): void;
}

/** Creates a closed gate. */
export function createGate<T = void>(): Gate<T> {
  const { promise, resolve } = Promise.withResolvers<T>();
  return { opened: promise, open: resolve };
}

/**
 * `promise`, or an error that names what did not happen. The bound is far above what a loaded
 * machine needs: reaching it is a failure and never a measurement.
 */
export async function within<T>(what: string, promise: Promise<T>, ms = 20_000): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const bound = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Did not happen in ${ms} ms: ${what}`)), ms);
  });
  try {
    return await Promise.race([promise, bound]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets everything that is ready run: one turn of the event loop, without a clock. */
export function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** Turns of the event loop until `condition` holds; an error that names it when it never does. */
export async function until(what: string, condition: () => boolean, ms = 20_000): Promise<void> {
  const last = Date.now() + ms;
  while (!condition()) {
    if (Date.now() > last) throw new Error(`Did not happen in ${ms} ms: ${what}`);
    await turn();
  }
}

/** Asks `condition` again and again until it holds; an error that names it when it never does. */
export async function eventually(
  what: string,
  condition: () => Promise<boolean>,
  ms = 30_000,
): Promise<void> {
  const last = Date.now() + ms;
  while (!await condition()) {
    if (Date.now() > last) throw new Error(`Did not happen in ${ms} ms: ${what}`);
    await turn();
  }
}
