/**
 * Where a runtime cannot do what the others do. Each is looked at by the run, so that one that is
 * none any more is found out.
 *
 * @module
 */

import type { LaneId } from "./lanes.ts";

/** One cell of the table that does not say yes. */
export interface Exception {
  readonly row: string;
  readonly lanes: readonly LaneId[];
  /** `fails`: tried, and does not hold. `none`: there is nothing to try. */
  readonly kind: "fails" | "none";
  /** Why, for the page. */
  readonly says: string;
}

/** All of them. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    row: "drain",
    lanes: ["workerd", "edge"],
    kind: "none",
    says: "There is no process of one's own to stop; the platform lets requests end.",
  },
  {
    row: "minutes",
    lanes: ["workerd", "edge"],
    kind: "none",
    says: "The platform's entry takes no clock; what it says of time is the core's.",
  },
];

/** The exception for a cell, if it is one. */
export function exceptionFor(row: string, lane: LaneId): Exception | undefined {
  return EXCEPTIONS.find((one) => one.row === row && one.lanes.includes(lane));
}
