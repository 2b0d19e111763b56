/**
 * Waiting before the same account is asked again.
 *
 * @module
 */

import { abortReason, type AttemptContext } from "./attempt.ts";

/**
 * Waits `ms` milliseconds.
 *
 * @throws {FaultError} as soon as the client leaves.
 */
export async function pause({ ticker, signal }: AttemptContext, ms: number): Promise<void> {
  const wait = ticker.after(ms);
  let leave = (): void => {};
  const left = new Promise<never>((_resolve, reject) => {
    leave = () => reject(abortReason(signal));
    signal.addEventListener("abort", leave, { once: true });
  });
  try {
    if (signal.aborted) throw abortReason(signal);
    await Promise.race([wait.late, left]);
  } finally {
    wait.cancel();
    signal.removeEventListener("abort", leave);
  }
}
