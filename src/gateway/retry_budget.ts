/**
 * How much asking again a provider that is in trouble has to bear: a small share of what it is asked
 * anyway. Without a bound on all requests together, each would ask three times where it asked once,
 * just when there is no room.
 *
 * What counts is asking again where the trouble is: the same account once more after a wait, and
 * another model of a provider that had no room, failed, or could not be reached. Going to another
 * account, or another provider, is never counted and never refused.
 *
 * @module
 */

import type { FailureClass } from "../credentials/failure.ts";

/** How long a request counts, in steps of a twelfth of that. */
const WINDOW_MS = 60_000;
const STEPS = 12;
const STEP_MS = WINDOW_MS / STEPS;

/** So many a minute are left to a provider that is asked little. */
const LEAST = 10;

/** How many providers are remembered. */
const PROVIDERS = 512;

/** What is the provider's own trouble, so that its other models share it. */
const TROUBLE: ReadonlySet<FailureClass | "ok"> = new Set(["capacity", "server", "network"]);

/** The bound for all requests of a gateway. */
export interface RetryBudget {
  /** Notes that a request goes to `provider` for the first time. */
  note(provider: string): void;
  /** Takes one more request to `provider` out of the budget; `false` where none is left. */
  take(provider: string): boolean;
  /** How many more {@link RetryBudget.take} would grant now. */
  left(provider: string): number;
  /** How many providers are remembered. */
  readonly size: number;
}

/** What one request may ask again. */
export interface Insistence {
  /** Whether `provider` may be asked for another model: out of the budget once it was in trouble. */
  mayAsk(provider: string): boolean;
  /** Notes that it is asked; the first time counts. */
  asks(provider: string): void;
  /** Whether the account that was just asked may be asked again after a wait. */
  mayRepeat(provider: string): boolean;
  /** Notes what a failure at `provider` was. */
  failed(provider: string, kind: FailureClass | "ok"): void;
}

/** What happened in one step of time. */
interface Step {
  readonly number: number;
  asked: number;
  again: number;
}

/**
 * Creates a budget.
 *
 * @param now The time in Unix milliseconds.
 * @param percent How many of a hundred requests may be asked again; ten a minute always may.
 *
 * @example
 * ```ts
 * import { createRetryBudget } from "./retry_budget.ts";
 * const budget = createRetryBudget(Date.now, 20);
 * budget.note("lab");
 * budget.take("lab"); // true
 * ```
 */
export function createRetryBudget(now: () => number, percent: number): RetryBudget {
  const steps = new Map<string, Step[]>();

  /** The steps of the last minute; a clock that was set back begins anew. */
  function recentOf(provider: string, number: number): Step[] {
    const before = steps.get(provider) ?? [];
    return before.filter((one) => one.number <= number && one.number >= number - STEPS);
  }

  /** The same with the present one last. */
  function recent(provider: string): Step[] {
    const number = Math.floor(now() / STEP_MS);
    const kept = recentOf(provider, number);
    if (kept.at(-1)?.number !== number) kept.push({ number, asked: 0, again: 0 });
    steps.delete(provider);
    steps.set(provider, kept);
    const [oldest] = steps.keys();
    if (steps.size > PROVIDERS && oldest !== undefined) steps.delete(oldest);
    return kept;
  }

  function leftOf(all: readonly Step[]): number {
    const asked = all.reduce((sum, step) => sum + step.asked, 0);
    const again = all.reduce((sum, step) => sum + step.again, 0);
    // Of what was asked, some may be forgotten before what was asked again for it.
    return Math.max(0, Math.max(LEAST, asked * percent / 100) - again);
  }

  return {
    note(provider) {
      const present = recent(provider).at(-1);
      if (present !== undefined) present.asked++;
    },
    take(provider) {
      const all = recent(provider);
      const present = all.at(-1);
      if (present === undefined || leftOf(all) < 1) return false;
      present.again++;
      return true;
    },
    // Looking is not asking: nothing is remembered of it.
    left: (provider) => Math.floor(leftOf(recentOf(provider, Math.floor(now() / STEP_MS)))),
    get size() {
      return steps.size;
    },
  };
}

/** What one request may ask again; without a budget, everything. */
export function createInsistence(budget: RetryBudget | undefined): Insistence {
  const asked = new Set<string>();
  const troubled = new Set<string>();
  return {
    mayAsk: (provider) => !troubled.has(provider) || (budget?.take(provider) ?? true),
    asks(provider) {
      if (asked.has(provider)) return;
      asked.add(provider);
      budget?.note(provider);
    },
    mayRepeat: (provider) => budget?.take(provider) ?? true,
    failed(provider, kind) {
      if (TROUBLE.has(kind)) troubled.add(provider);
    },
  };
}
