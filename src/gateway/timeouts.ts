/**
 * A target's own bounds, where the route gives it some.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import type { RouteTarget } from "../config/config.ts";
import type { Primed } from "../relay/prime.ts";
import type { AttemptContext } from "./attempt.ts";
import { follow } from "./follow_signal.ts";
import type { Answered } from "./trying.ts";

/** What an answer is taken within, in milliseconds. */
interface Bounds {
  readonly idleMs: number;
  readonly maxMs: number;
}

/** `options` as they are for `target`. */
export function optionsFor<O extends Bounds>(options: O, { timeouts }: RouteTarget): O {
  if (timeouts === undefined) return options;
  const { idleMs = options.idleMs, totalMs: maxMs = options.maxMs } = timeouts;
  return { ...options, idleMs, maxMs };
}

/** A stream as far as its target's own bounds hold for the rest of it. */
export function boundStream<T>({ plan, startedAt }: Answered<T>, primed: Primed): Primed {
  const { idleMs, totalMs } = plan.target.timeouts ?? {};
  if (idleMs === undefined && totalMs === undefined) return primed;
  return {
    ...primed,
    ...(idleMs === undefined ? {} : { idleMs }),
    ...(totalMs === undefined
      ? {}
      : { ends: { at: startedAt + totalMs, fault: tooLong(totalMs) } }),
  };
}

/** An attempt that is called off when it takes too long to begin. */
export interface Bounded {
  readonly context: AttemptContext;
  /** Why it was called off, if it was. */
  readonly late: () => FaultError | undefined;
  /** It has begun, or failed. */
  readonly release: () => void;
}

/** Bounds what comes before an answer has begun; before its end where it is not streamed. */
export function boundAttempt(context: AttemptContext, { timeouts }: RouteTarget): Bounded {
  const fault = context.stream ? firstOf(timeouts) : totalOf(timeouts);
  if (fault === undefined) return { context, late: () => undefined, release: () => {} };
  const controller = new AbortController();
  follow(context.signal, controller);
  const wait = context.ticker.after(fault.ms);
  let late: FaultError | undefined;
  void wait.late.then(() => {
    late = new FaultError(fault.fault);
    controller.abort(late);
  });
  return {
    context: { ...context, signal: controller.signal },
    late: () => late,
    release: wait.cancel,
  };
}

interface Bound {
  readonly ms: number;
  readonly fault: Fault;
}

function firstOf(timeouts: RouteTarget["timeouts"]): Bound | undefined {
  const { firstEventMs: ms = Infinity, totalMs = Infinity } = timeouts ?? {};
  if (ms >= totalMs) return totalOf(timeouts);
  const message = `Cannot get an answer: the provider did not begin one within ${ms / 1000} s`;
  return { ms, fault: gatewayFault("timeout", message, { code: "upstream_timeout" }) };
}

function totalOf({ totalMs: ms }: NonNullable<RouteTarget["timeouts"]> = {}): Bound | undefined {
  return ms === undefined ? undefined : { ms, fault: tooLong(ms) };
}

function tooLong(ms: number): Fault {
  return gatewayFault(
    "timeout",
    `Cannot finish the answer: the provider took longer than ${ms / 1000} s`,
    { code: "upstream_timeout" },
  );
}
