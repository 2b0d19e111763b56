/**
 * One target, from its first account to the last, until it begins to answer. What kind of elsewhere
 * can help after a failure, the pool says of each; whether it is another target, the route.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import type { Handle, Pool, Unavailable, Verdict } from "../credentials/contract.ts";
import type { FailureClass } from "../credentials/failure.ts";
import { createTrail, type RequestTrail } from "../credentials/trail.ts";
import { abortReason } from "./attempt.ts";
import { type Passage, PROBED_MS } from "./breaker.ts";
import { sessionOf } from "./cache_keys.ts";
import { during, isOpen, letThrough, shownBy } from "./circuit.ts";
import { failureOf } from "./failure.ts";
import { CIRCUIT_OPEN, type Failing, fallsBack, unlentFailing } from "./fallback.ts";
import { pause } from "./pause.ts";
import type { Plan } from "./plan.ts";
import type { Insistence } from "./retry_budget.ts";
import { shaped } from "./shape.ts";
import { circuitFault, terminalFault, unavailableFault, withoutEvidence } from "./terminal.ts";
import type { TryBudget } from "./try_budget.ts";
import { tryOnce } from "./try_once.ts";
import type { Answered, Take, Tries } from "./trying.ts";
import type { Again } from "./watch.ts";

/** Why a target did not answer. */
export interface Failed {
  /** The last failure; absent where there was nothing left to spend on it. */
  readonly fault?: Fault | undefined;
  /** What kind of failure that was, where it was asked. */
  readonly kind?: FailureClass | "ok" | undefined;
  /** Whether it was asked at all. */
  readonly tried: boolean;
  /** Whether the next target may be asked. */
  readonly elsewhere: boolean;
}

/** What a target is tried within. */
export interface Terms {
  readonly budget: TryBudget;
  readonly insistence: Insistence;
  /** Whether no other target is left. */
  readonly final: boolean;
}

/** One target while it is tried. */
interface Trying extends Terms {
  readonly tries: Tries;
  readonly trail: RequestTrail;
  /** What is sent; less of it where a model was found not to take something. */
  wanted: Plan;
  /** The only account that will do now. */
  only: string | undefined;
  /** Why it is asked again, once it has failed. */
  again?: Again;
  /** Whether another request's probe was waited for. */
  waited: boolean;
  /** The last failure, and what follows from it. */
  fault?: Fault;
  verdict?: Verdict;
}

/** Tries the accounts of one target. */
export async function tryTarget<T>(
  tries: Tries,
  planned: Plan,
  take: Take<T>,
  terms: Terms,
): Promise<Answered<T> | Failed> {
  const trying: Trying = {
    ...terms,
    tries,
    trail: createTrail(tries.requestId),
    wanted: withLessons(tries, planned),
    only: tries.only,
    waited: false,
  };
  while (trying.budget.mayAttempt()) {
    const passage = letThrough(tries, planned.target);
    if (passage.kind === "open") {
      const afterMs = passage.retryAt - tries.context.host.now();
      if (await waitsForProbe(trying, afterMs)) continue;
      return unasked(trying, circuitFault(planned.target, afterMs), CIRCUIT_OPEN);
    }
    const lent = await during(passage, lend(trying));
    if (lent.kind !== "ok") {
      passage.settle("untold");
      return unasked(trying, unlentFault(trying, lent), unlentFailing(lent));
    }
    const result = await during(passage, send(trying, lent, take));
    if ("value" in result) {
      passage.settle("worked");
      return result;
    }
    if (await learned(trying, lent, passage, result)) continue;
    const verdict = await judged(trying, lent, passage, result);
    if (!(await goesOn(trying, lent, verdict))) break;
  }
  return failed(trying);
}

/** What is sent after all that was learnt from earlier requests. */
function withLessons({ lessons, detours }: Tries, planned: Plan): Plan {
  const lesser = lessons?.apply(planned) ?? planned;
  return detours?.apply(lesser) ?? lesser;
}

/** Where nobody else is left, what another request is about to find out is waited for, once. */
async function waitsForProbe(trying: Trying, afterMs: number): Promise<boolean> {
  const { tries: { context }, final, budget } = trying;
  if (trying.waited || !final || afterMs > PROBED_MS || !budget.takeWait(afterMs)) return false;
  trying.waited = true;
  await pause(context, afterMs);
  return true;
}

/** An account; that the client left while one was waited for is told as what it is. */
async function lend({ tries, trail, wanted, only }: Trying): ReturnType<Pool["acquire"]> {
  const { pool, conversation, context: { signal } } = tries;
  const { provider, model } = wanted.target;
  const query = { provider, model, session: conversation, trail, signal };
  try {
    return await pool.acquire(only === undefined ? query : { ...query, only });
  } catch (error) {
    throw signal.aborted ? abortReason(signal) : error;
  }
}

async function send<T>(
  { tries, wanted, budget, insistence, again }: Trying,
  lent: Handle,
  take: Take<T>,
): Promise<Answered<T> | Fault> {
  // Callers do not see it, and it tells nobody whose conversation it is.
  const named = wanted.provider.provider.tokenShape?.session !== undefined;
  const session = named ? await sessionOf(tries.conversation) : undefined;
  const plan = shaped(wanted, lent.auth, session);
  budget.attempt();
  insistence.asks(wanted.target.provider);
  Object.assign(tries.progress, { plan, handle: lent });
  if (again !== undefined) tries.watch.again(wanted.target.provider, again);
  return await tryOnce(tries, plan, lent, take);
}

/**
 * Whether the request is sent again with less in it, or to another place, for the same account: it was
 * not at fault.
 */
async function learned(
  trying: Trying,
  lent: Handle,
  passage: Passage,
  result: Fault,
): Promise<boolean> {
  const { lessons, detours, pool } = trying.tries;
  const { wanted } = trying;
  const next = lessons?.learn(wanted, result) ?? detours?.learn(wanted, lent.auth, result);
  if (next === undefined) return false;
  await during(passage, pool.report(lent, { kind: "cancelled" }));
  passage.settle("untold");
  trying.wanted = next;
  trying.fault = withoutEvidence(result);
  trying.only = lent.id;
  trying.again = "changed";
  return true;
}

async function judged(
  trying: Trying,
  lent: Handle,
  passage: Passage,
  result: Fault,
): Promise<Verdict> {
  const { pool, context: { host } } = trying.tries;
  const failure = failureOf(result, trying.wanted);
  const reported = pool.report(lent, { kind: "failed", failure, emitted: false });
  const verdict = await during(passage, reported);
  passage.settle(shownBy(failure, verdict));
  trying.insistence.failed(trying.wanted.target.provider, verdict.class);
  trying.fault = terminalFault(result, verdict, host.now());
  trying.verdict = verdict;
  return verdict;
}

/** Whether another account is asked, or the same once more, after a wait where one is due. */
async function goesOn(trying: Trying, lent: Handle, verdict: Verdict): Promise<boolean> {
  const { tries, wanted, budget, insistence, final } = trying;
  switch (verdict.next) {
    case "stop":
      return false;
    case "other":
      trying.only = tries.only;
      trying.again = "other_account";
      return tries.only === undefined;
    case "refreshed":
      trying.only = lent.id;
      trying.again = "refreshed";
      return true;
    case "same":
      // Another target answers sooner than a wait ends.
      if (!final || isOpen(tries, wanted.target)) return false;
      if (!budget.takeWait(verdict.afterMs)) return false;
      if (!insistence.mayRepeat(wanted.target.provider)) return false;
      await pause(tries.context, verdict.afterMs);
      trying.only = lent.id;
      trying.again = "same_account";
      return true;
  }
}

/** The fault where no account is lent; one that alone would do may be gone. */
function unlentFault({ tries: { gone, context }, wanted }: Trying, why: Unavailable): Fault {
  const missing = why.kind === "unconfigured" || why.kind === "exhausted";
  if (missing && gone !== undefined) return gone;
  return unavailableFault(wanted.target.provider, why, context.host.now());
}

/** It is not asked, or not once more. */
function unasked(trying: Trying, told: Fault, failing: Failing): Failed {
  if (trying.fault !== undefined) return failed(trying);
  return { fault: told, tried: false, elsewhere: fallsBack(trying.tries, failing) };
}

function failed({ tries, fault, verdict }: Trying): Failed {
  const usual = verdict?.next === "stop" ? verdict.elsewhere : true;
  return {
    fault,
    kind: verdict?.class,
    tried: fault !== undefined,
    elsewhere: verdict === undefined || fallsBack(tries, [verdict.class], usual),
  };
}
