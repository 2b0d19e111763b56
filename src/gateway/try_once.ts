/**
 * One attempt, from its sending until its answer has begun.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import type { Handle } from "../credentials/contract.ts";
import { abortReason, type Accepted, attempt } from "./attempt.ts";
import type { Plan } from "./plan.ts";
import { boundAttempt } from "./timeouts.ts";
import type { Answered, Take, Tries } from "./trying.ts";

/**
 * Sends `plan` with the lent credential, and takes the answer. The credential is handed back where
 * the client left meanwhile, and else is the caller's to hand back.
 *
 * @throws {FaultError} if the client has left.
 */
export async function tryOnce<T>(
  { context, pool, diagnose, watch }: Tries,
  plan: Plan,
  handle: Handle,
  take: Take<T>,
): Promise<Answered<T> | Fault> {
  const startedAt = context.host.now();
  const watched = watch.begins(plan.target, handle);
  const bounded = boundAttempt(context, plan.target);
  let accepted: Accepted | undefined;
  try {
    accepted = await attempt(plan, handle, bounded.context);
    const value = await take(accepted, plan);
    const late = bounded.late();
    if (late !== undefined) throw late;
    watched.ends("ok");
    return { plan, handle, value, startedAt };
  } catch (error) {
    accepted?.abort();
    // What ended is told by why it was ended, and not by how its reading failed then.
    if (!context.signal.aborted) {
      const fault = diagnose(bounded.late() ?? error);
      watched.ends(fault.kind);
      return fault;
    }
    watched.ends("aborted");
    await pool.report(handle, { kind: "cancelled" });
    throw abortReason(context.signal);
  } finally {
    bounded.release();
  }
}
