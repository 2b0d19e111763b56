/**
 * What is tried, with what, and how far it has come.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import type { Config, Route, RouteTarget } from "../config/config.ts";
import type { Handle, Pool } from "../credentials/contract.ts";
import type { Accepted, AttemptContext } from "./attempt.ts";
import type { Asking } from "./circuit.ts";
import type { Detours } from "./clouds/global.ts";
import type { Lessons } from "./lessons.ts";
import type { Plan } from "./plan.ts";
import type { RetryBudget } from "./retry_budget.ts";
import type { Watch } from "./watch.ts";

/** What is tried, and with what. */
export interface Tries extends Asking {
  /**
   * What would be sent to a target.
   *
   * @throws {FaultError} if the request cannot be told there.
   */
  readonly plan: (target: RouteTarget) => Plan;
  readonly targets: readonly RouteTarget[];
  /** What the route says of failures; where there is none, the usual holds. */
  readonly route?: Pick<Route, "fallbackOn" | "contextFallback" | "hedgeMs"> | undefined;
  /** Told which target answered, and after how many milliseconds. */
  readonly answered?: ((target: RouteTarget, ms: number) => void) | undefined;
  readonly config: Pick<Config, "limits" | "providers">;
  readonly pool: Pool;
  /** The conversation's name, for stickiness. */
  readonly conversation: string;
  /** The failure when there is no such credential any more. */
  readonly gone?: Fault | undefined;
  /** What models were found not to take; for requests that are translated. */
  readonly lessons?: Lessons | undefined;
  /** Where models were found that are not in the usual place; for questions. */
  readonly detours?: Detours | undefined;
  /** Bounds how much all requests together ask again. */
  readonly retries?: RetryBudget | undefined;
  readonly requestId: string;
  readonly context: AttemptContext;
  /** Says what an error amounts to. */
  readonly diagnose: (error: unknown) => Fault;
  /** Sees each attempt. */
  readonly watch: Watch;
  /** Kept up to date, so that a failure too can tell how far it came. */
  readonly progress: Progress;
}

/** One credential that alone will do. */
export type Pin = Required<Pick<Tries, "only" | "gone">>;

/** How far the tries have come. */
export interface Progress {
  attempts: number;
  plan?: Plan;
  handle?: Handle;
  /** When an answer began, in Unix milliseconds. */
  beganAt?: number;
  /** The status of the answer, where it is not 200. */
  status?: number;
  /** A target that was asked as well, and called off when another had answered. */
  hedged?: string;
}

/** An answer that has begun. */
export interface Answered<T> {
  readonly plan: Plan;
  readonly handle: Handle;
  readonly value: T;
  /** When it was asked for, in Unix milliseconds. */
  readonly startedAt: number;
}

/** Reads as much of an accepted answer as it needs to know that it is one. */
export type Take<T> = (accepted: Accepted, plan: Plan) => Promise<T>;
