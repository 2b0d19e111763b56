/**
 * After which failures the next target is asked.
 *
 * @module
 */

import type { BlockReason } from "../credentials/block.ts";
import type { Unavailable } from "../credentials/contract.ts";
import type { FailureClass } from "../credentials/failure.ts";
import { OUTAGES } from "./circuit.ts";
import type { Tries } from "./trying.ts";

/** What a target has failed with: one class, or several where it was not asked for more than one reason. */
export type Failing = Iterable<FailureClass | "ok">;

/** Whether the next target is asked after it; `usual` holds where the route does not say. */
export function fallsBack(
  { route }: Pick<Tries, "route">,
  failing: Failing,
  usual = true,
): boolean {
  const { fallbackOn } = route ?? {};
  if (fallbackOn === undefined) return usual;
  return [...failing].some((kind) => kind !== "ok" && fallbackOn.has(kind));
}

/** What a target that keeps failing would fail with if it were asked. */
export const CIRCUIT_OPEN: Failing = OUTAGES;

const REASONS: Readonly<Record<BlockReason, FailureClass>> = {
  quota: "quota",
  throttle: "throttle",
  entitlement: "entitlement",
  auth: "auth",
  refresh: "auth",
};

/** What a target has failed with whose provider has no account to lend. */
export function unlentFailing(why: Unavailable): Failing {
  if (why.kind !== "blocked") return ["auth"];
  return (Object.keys(why.byReason) as BlockReason[]).map((reason) => REASONS[reason]);
}
