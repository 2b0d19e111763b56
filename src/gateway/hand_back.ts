/**
 * Handing an account back when the answer it gave is over.
 *
 * @module
 */

import type { Fault } from "../canonical/fault.ts";
import type { Outcome } from "../credentials/contract.ts";
import { failureOf } from "./failure.ts";
import type { Plan } from "./plan.ts";
import type { Tries } from "./tries.ts";

/** How an answer ended, as far as it matters here. */
export type Ending =
  | { readonly type: "whole" | "left" }
  | { readonly type: "broken"; readonly fault: Fault };

/**
 * Hands back the account that `ending` is about: it was in use up to here. What follows for it is
 * written behind, and nobody waits for that.
 */
export function handBack({ pool, progress, diagnose }: Tries, ending: Ending): void {
  const { handle, plan } = progress;
  if (handle === undefined || plan === undefined) return;
  pool.report(handle, outcomeOf(ending, plan)).catch(diagnose);
}

function outcomeOf(ending: Ending, plan: Plan): Outcome {
  switch (ending.type) {
    case "whole":
      return { kind: "ok" };
    case "left":
      return { kind: "cancelled" };
    case "broken":
      return { kind: "failed", failure: failureOf(ending.fault, plan), emitted: true };
  }
}
