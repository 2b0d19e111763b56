/**
 * Hearing of a client that has left.
 *
 * @module
 */

/** An ear for the one signal a runtime gives of a client that has left. */
export interface Listener {
  /** What to do about it. */
  hear: () => void;
  /** Runtimes abort the signal of a request that went well, too: from here on nobody listens. */
  detach(): void;
}

/** Listens to `signal`; one that has been given already is heard at once. */
export function listenTo(signal: AbortSignal, hear: () => void): Listener {
  const listener = { hear, detach: () => signal.removeEventListener("abort", heard) };
  const heard = (): void => listener.hear();
  signal.addEventListener("abort", heard, { once: true });
  if (signal.aborted) hear();
  return listener;
}
