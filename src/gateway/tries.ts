/**
 * From the first target and account to the last, until one of them begins to answer.
 *
 * Nothing has been sent to the client while this runs, so every failure may be tried again elsewhere;
 * what kind of elsewhere can help, the pool says of each failure, and the route of each target.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import type { RouteTarget } from "../config/config.ts";
import { isOpen } from "./circuit.ts";
import { hedge } from "./hedge.ts";
import type { Plan } from "./plan.ts";
import { createInsistence, type Insistence } from "./retry_budget.ts";
import { sooner } from "./terminal.ts";
import { openBudget, type TryBudget } from "./try_budget.ts";
import { type Failed, tryTarget } from "./try_target.ts";
import type { Answered, Take, Tries } from "./trying.ts";

export type { Answered, Pin, Progress, Take, Tries } from "./trying.ts";

/**
 * Tries until `take` has got hold of an answer, with which the account is done.
 *
 * @throws {FaultError} the last failure, when nothing is left to try or trying elsewhere cannot help.
 */
export async function tryAll<T>(tries: Tries, take: Take<T>): Promise<Answered<T>> {
  const answered = await tryHeld(tries, take);
  await tries.pool.report(answered.handle, { kind: "ok" });
  return answered;
}

/**
 * The same for an answer that goes on: the account is in use until the caller reports the handle.
 *
 * @throws {FaultError} as {@link tryAll} does.
 */
export async function tryHeld<T>(tries: Tries, take: Take<T>): Promise<Answered<T>> {
  const way: Way = {
    left: [...tries.targets],
    asked: [],
    budget: openBudget(tries),
    insistence: createInsistence(tries.retries),
    overflowed: false,
    tried: false,
  };
  const hedgeMs = tries.only === undefined ? tries.route?.hedgeMs ?? 0 : 0;
  const answered = hedgeMs > 0
    ? await hedge(tries, hedgeMs, (leg) => follow(leg, take, way))
    : await follow(tries, take, way);
  if (answered === undefined) {
    const nothing = gatewayFault("internal", "Cannot answer: there is nothing to try");
    throw new FaultError(way.last ?? tries.gone ?? nothing);
  }
  const beganAt = tries.context.host.now();
  tries.progress.beganAt = beganAt;
  tries.answered?.(answered.plan.target, beganAt - answered.startedAt);
  return answered;
}

/** The targets of a request, and what has come of them. */
interface Way {
  /** Those that are not asked yet, best first. */
  left: RouteTarget[];
  readonly asked: RouteTarget[];
  readonly budget: TryBudget;
  readonly insistence: Insistence;
  /** Whether the prompt was found too long, and those that take longer ones are asked. */
  overflowed: boolean;
  /** What is told if nobody answers, and whether that comes of one that was asked. */
  last?: Fault | undefined;
  tried: boolean;
}

/** Takes one target after the other out of those that are left. */
async function follow<T>(tries: Tries, take: Take<T>, way: Way): Promise<Answered<T> | undefined> {
  let before: RouteTarget | undefined;
  for (let target = way.left.shift(); target !== undefined; target = way.left.shift()) {
    if (!way.insistence.mayAsk(target.provider)) continue;
    if (before !== undefined) tries.watch.goesOn(before, target);
    before = target;
    way.asked.push(target);
    const planned = planOrFault(tries, target);
    if (!("target" in planned)) {
      way.last ??= planned;
      continue;
    }
    const final = way.left.every((later) => isOpen(tries, later));
    const { budget, insistence } = way;
    const result = await tryTarget(tries, planned, take, { budget, insistence, final });
    if ("value" in result) return result;
    note(way, result);
    turn(way, tries, result);
  }
  return undefined;
}

/** What the caller is told is what came last of those that were asked. */
function note(way: Way, { fault, tried }: Failed): void {
  way.tried ||= tried;
  if (tried) way.last = fault;
  else if (!way.tried) way.last = sooner(way.last, fault);
}

/** Where it goes on after a failure: to the next, to those for long prompts, or nowhere. */
function turn(way: Way, { route }: Tries, { kind, elsewhere }: Failed): void {
  const overflow = kind === "context_overflow";
  if (overflow && !way.overflowed && route !== undefined) {
    way.overflowed = true;
    way.left = route.contextFallback.filter((target) =>
      !way.asked.some(({ provider, model }) =>
        provider === target.provider && model === target.model
      )
    );
  } else if (!elsewhere && !(overflow && way.overflowed)) way.left = [];
}

function planOrFault(tries: Tries, target: RouteTarget): Plan | Fault {
  try {
    return tries.plan(target);
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
}
