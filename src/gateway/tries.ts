/**
 * From the first target and credential to the last, until one of them begins to answer.
 *
 * Nothing has been sent to the client while this runs, so every failure may be tried again elsewhere;
 * what kind of elsewhere can help depends on the failure.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import type { Config, RouteTarget } from "../config/config.ts";
import type { Lease } from "../credentials/credential.ts";
import type { Pool } from "../credentials/pool.ts";
import { abortReason, type Accepted, attempt, type AttemptContext } from "./attempt.ts";
import type { Plan } from "./plan.ts";

/** What is tried, and with what. */
export interface Tries {
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
  /** The only credential that will do. */
  readonly only?: string | undefined;
  /** The failure when there is no such credential any more. */
  readonly gone?: Fault | undefined;
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
  lease?: Lease;
  /** The status of the answer, where it is not 200. */
  status?: number;
}

/** An answer that has begun. */
export interface Answered<T> {
  readonly plan: Plan;
  readonly lease: Lease;
  readonly value: T;
}

/**
 * Tries until `take` has got hold of an answer.
 *
 * @param take Reads as much of an accepted answer as it needs to know that it is one.
 * @throws {FaultError} the last failure, when nothing is left to try or trying elsewhere cannot help.
 */
export async function tryAll<T>(
  tries: Tries,
  take: (accepted: Accepted, plan: Plan) => Promise<T>,
): Promise<Answered<T>> {
  const { progress, config, pool, conversation, only } = tries;
  let last: Fault | undefined;
  for (const target of tries.targets) {
    const planned = planOrFault(tries, target);
    if (!("target" in planned)) {
      last ??= planned;
      continue;
    }
    const tried = new Set<string>();
    while (progress.attempts < config.limits.attempts) {
      const lease = pool.acquire({ provider: target.provider, conversation, tried, only });
      if (lease === undefined) break;
      tried.add(lease.credential.id);
      Object.assign(progress, { plan: planned, lease, attempts: progress.attempts + 1 });
      const result = await tryOnce(tries, planned, lease, take);
      if ("value" in result) return result;
      pool.report(lease, result);
      last = result;
      const next = whatNext(result);
      if (next === "stop") throw new FaultError(result);
      if (next === "target") break;
    }
  }
  const nothing = gatewayFault("internal", "Cannot answer: there is nothing to try");
  throw new FaultError(last ?? tries.gone ?? nothing);
}

async function tryOnce<T>(
  { context, pool, diagnose }: Tries,
  plan: Plan,
  lease: Lease,
  take: (accepted: Accepted, plan: Plan) => Promise<T>,
): Promise<Answered<T> | Fault> {
  let accepted: Accepted | undefined;
  try {
    accepted = await attempt(plan, lease, context);
    const value = await take(accepted, plan);
    pool.report(lease);
    return { plan, lease, value };
  } catch (error) {
    accepted?.abort();
    return context.signal.aborted ? abortReason(context.signal).fault : diagnose(error);
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

/** What could help after `fault`: another credential, another target, or nothing. */
function whatNext(fault: Fault): "credential" | "target" | "stop" {
  if (fault.origin === "client") return "stop";
  switch (fault.kind) {
    case "authentication":
    case "permission":
    case "billing":
    case "rate_limit":
    case "quota":
      return "credential";
    case "not_found":
    case "overloaded":
    case "timeout":
    case "upstream":
    case "internal":
      return "target";
    default:
      return "stop";
  }
}
