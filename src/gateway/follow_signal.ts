/**
 * Signals that end with another.
 *
 * @module
 */

/** Has `controller` abort when `signal` does, for the same reason. */
export function follow(signal: AbortSignal, controller: AbortController): void {
  const abort = (): void => controller.abort(signal.reason);
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });
}
