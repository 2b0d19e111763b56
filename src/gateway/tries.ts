/**
 * From the first target and account to the last, until one of them begins to answer.
 *
 * Nothing has been sent to the client while this runs, so every failure may be tried again elsewhere;
 * what kind of elsewhere can help, the pool says of each failure.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import type { Config, RouteTarget } from "../config/config.ts";
import type { Handle, Pool, Unavailable } from "../credentials/contract.ts";
import { createTrail } from "../credentials/trail.ts";
import { abortReason, type Accepted, attempt, type AttemptContext } from "./attempt.ts";
import { type Asking, during, isOpen, letThrough, shownBy } from "./circuit.ts";
import { failureOf } from "./failure.ts";
import type { Lessons } from "./lessons.ts";
import { pause } from "./pause.ts";
import type { Plan } from "./plan.ts";
import { shaped } from "./shape.ts";
import {
  circuitFault,
  sooner,
  terminalFault,
  unavailableFault,
  withoutEvidence,
} from "./terminal.ts";

/** What is tried, and with what. */
export interface Tries extends Asking {
  /**
   * What would be sent to a target.
   *
   * @throws {FaultError} if the request cannot be told there.
   */
  readonly plan: (target: RouteTarget) => Plan;
  readonly targets: readonly RouteTarget[];
  readonly config: Pick<Config, "limits" | "providers">;
  readonly pool: Pool;
  /** The conversation's name, for stickiness. */
  readonly conversation: string;
  /** The failure when there is no such credential any more. */
  readonly gone?: Fault | undefined;
  /** What models were found not to take; for requests that are translated. */
  readonly lessons?: Lessons | undefined;
  readonly requestId: string;
  readonly context: AttemptContext;
  /** Says what an error amounts to. */
  readonly diagnose: (error: unknown) => Fault;
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
  /** The status of the answer, where it is not 200. */
  status?: number;
}

/** An answer that has begun. */
export interface Answered<T> {
  readonly plan: Plan;
  readonly handle: Handle;
  readonly value: T;
}

/** Reads as much of an accepted answer as it needs to know that it is one. */
export type Take<T> = (accepted: Accepted, plan: Plan) => Promise<T>;

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
  const spent = { waitedMs: 0 };
  let last: Fault | undefined;
  let tried = false;
  for (const [index, target] of tries.targets.entries()) {
    const planned = planOrFault(tries, target);
    if (!("target" in planned)) {
      last ??= planned;
      continue;
    }
    const final = tries.targets.slice(index + 1).every((later) => isOpen(tries, later));
    const result = await tryTarget(tries, planned, take, { spent, final });
    if ("value" in result) return result;
    tried ||= result.tried;
    if (result.tried) last = result.fault;
    else if (!tried) last = sooner(last, result.fault);
    if (!result.elsewhere) break;
  }
  const nothing = gatewayFault("internal", "Cannot answer: there is nothing to try");
  throw new FaultError(last ?? tries.gone ?? nothing);
}

/** Why a target did not answer. */
interface Failed {
  readonly fault?: Fault | undefined;
  /** Whether it was asked at all. */
  readonly tried: boolean;
  readonly elsewhere: boolean;
}

interface Budget {
  /** How long this request has waited between attempts, in milliseconds. */
  readonly spent: { waitedMs: number };
  /** Whether no other target is left. */
  readonly final: boolean;
}

/** Tries the accounts of one target. */
async function tryTarget<T>(
  tries: Tries,
  planned: Plan,
  take: Take<T>,
  { spent, final }: Budget,
): Promise<Answered<T> | Failed> {
  const { progress, config: { limits }, pool, conversation, requestId, context } = tries;
  const { provider, model } = planned.target;
  const trail = createTrail(requestId);
  const query = { provider, model, session: conversation, trail, signal: context.signal };
  let wanted = tries.lessons?.apply(planned) ?? planned;
  let only = tries.only;
  let fault: Fault | undefined;
  while (progress.attempts < limits.attempts) {
    const passage = letThrough(tries, planned.target);
    if (passage.kind === "open") {
      const told = circuitFault(planned.target, passage.retryAt - context.host.now());
      return { fault: fault ?? told, tried: fault !== undefined, elsewhere: true };
    }
    const asked = only === undefined ? query : { ...query, only };
    const lent = await during(passage, acquire(tries, asked));
    if (lent.kind !== "ok") {
      passage.settle("untold");
      const told = unlentFault(tries, provider, lent);
      return { fault: fault ?? told, tried: fault !== undefined, elsewhere: true };
    }
    const plan = shaped(wanted, lent.auth);
    Object.assign(progress, { plan, handle: lent, attempts: progress.attempts + 1 });
    const result = await during(passage, tryOnce(tries, plan, lent, take));
    if ("value" in result) {
      passage.settle("worked");
      return result;
    }
    const lesser = tries.lessons?.learn(wanted, result);
    if (lesser !== undefined) {
      // It says nothing of the account, which is asked again.
      await during(passage, pool.report(lent, { kind: "cancelled" }));
      passage.settle("untold");
      [wanted, fault, only] = [lesser, withoutEvidence(result), lent.id];
      continue;
    }
    const failure = failureOf(result, plan);
    const reported = pool.report(lent, { kind: "failed", failure, emitted: false });
    const verdict = await during(passage, reported);
    passage.settle(shownBy(failure, verdict));
    fault = terminalFault(result, verdict, context.host.now());
    only = tries.only;
    if (verdict.next === "other" && only !== undefined) break;
    if (verdict.next === "stop") return { fault, tried: true, elsewhere: verdict.elsewhere };
    if (verdict.next === "refreshed") only = lent.id;
    if (verdict.next === "same") {
      // Another target answers sooner than a wait ends.
      const waited = spent.waitedMs + verdict.afterMs;
      if (!final || waited > limits.retryMs || isOpen(tries, planned.target)) break;
      spent.waitedMs = waited;
      await pause(context, verdict.afterMs);
      only = lent.id;
    }
  }
  return { fault, tried: fault !== undefined, elsewhere: true };
}

/** The fault where no account is lent; one that alone would do may be gone. */
function unlentFault({ gone, context }: Tries, provider: string, why: Unavailable): Fault {
  const missing = why.kind === "unconfigured" || why.kind === "exhausted";
  if (missing && gone !== undefined) return gone;
  return unavailableFault(provider, why, context.host.now());
}

/** An account; that the client left while one was waited for is told as what it is. */
async function acquire({ pool, context }: Tries, query: Parameters<Pool["acquire"]>[0]) {
  try {
    return await pool.acquire(query);
  } catch (error) {
    throw context.signal.aborted ? abortReason(context.signal) : error;
  }
}

async function tryOnce<T>(
  { context, pool, diagnose }: Tries,
  plan: Plan,
  handle: Handle,
  take: Take<T>,
): Promise<Answered<T> | Fault> {
  let accepted: Accepted | undefined;
  try {
    accepted = await attempt(plan, handle, context);
    return { plan, handle, value: await take(accepted, plan) };
  } catch (error) {
    accepted?.abort();
    if (!context.signal.aborted) return diagnose(error);
    await pool.report(handle, { kind: "cancelled" });
    throw abortReason(context.signal);
  }
}

function planOrFault(tries: Tries, target: RouteTarget): Plan | Fault {
  try {
    return tries.plan(target);
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
}
