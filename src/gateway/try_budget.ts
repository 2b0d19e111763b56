/**
 * What one request may spend on being answered, whatever it is spent on: other accounts, other
 * targets, asking again.
 *
 * @module
 */

import type { Tries } from "./trying.ts";

/** The budget of one request. */
export interface TryBudget {
  /** Whether one more attempt may begin. */
  mayAttempt(): boolean;
  /** Notes that one begins. */
  attempt(): void;
  /** Takes a wait of `ms` milliseconds out of it; `false` where that is too long. */
  takeWait(ms: number): boolean;
}

/** Opens the budget of a request that has just come to be tried. */
export function openBudget({ progress, config: { limits }, context: { host } }: Tries): TryBudget {
  const lastStart = host.now() + limits.tryingMs;
  let waitedMs = 0;
  return {
    mayAttempt: () => progress.attempts < limits.attempts && host.now() <= lastStart,
    attempt: () => void progress.attempts++,
    takeWait(ms) {
      if (waitedMs + ms > limits.retryMs) return false;
      waitedMs += ms;
      return true;
    },
  };
}
