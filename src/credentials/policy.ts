/**
 * What follows from a class of failure, as a table.
 *
 * @module
 */

import type { BlockReason } from "./block.ts";
import type { FailureClass } from "./failure.ts";

/** What follows. */
export interface Consequence {
  /** What is blocked, and for how long where the provider names no time; in milliseconds. */
  readonly block?: {
    readonly reason: BlockReason;
    /** One model, or what the meter counts that the model is on. */
    readonly scope: "model" | "meter";
    readonly guessMs: number;
    readonly longestMs: number;
  };
  /** Whether the credential itself is in doubt. */
  readonly suspect?: boolean;
  /**
   * `other`: another account. `other_or_wait`: another, else the same after a short wait. `wait`: the
   * same one after a while. `stop`: nothing here.
   */
  readonly next: "other" | "other_or_wait" | "wait" | "stop";
  /** Through how many accounts one request may go for this. */
  readonly mostAccounts?: number;
  /** Whether another provider may do better. */
  readonly elsewhere: boolean;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const QUOTA = { reason: "quota", scope: "meter", guessMs: MINUTE, longestMs: 30 * MINUTE } as const;

/** The longest a request waits for the account it has just tried, in milliseconds. */
export const LONGEST_WAIT_MS: number = 5 * SECOND;

/** How often one request asks the same account again for the same reason. */
export const REPEATS = 2;

/** The table. */
export const POLICY: Readonly<Record<FailureClass, Consequence>> = {
  auth: { suspect: true, next: "other", mostAccounts: 3, elsewhere: true },
  revoked: { suspect: true, next: "other", mostAccounts: 3, elsewhere: true },
  entitlement: {
    block: { reason: "entitlement", scope: "model", guessMs: 10 * MINUTE, longestMs: 6 * HOUR },
    next: "other",
    elsewhere: true,
  },
  quota: { block: QUOTA, next: "other", elsewhere: true },
  opaque: { block: QUOTA, next: "other", mostAccounts: 2, elsewhere: true },
  throttle: {
    block: { reason: "throttle", scope: "model", guessMs: 5 * SECOND, longestMs: 2 * MINUTE },
    next: "other_or_wait",
    elsewhere: true,
  },
  concurrency: { next: "other_or_wait", elsewhere: true },
  capacity: { next: "wait", elsewhere: true },
  // The provider may have done the work: asking again could do, and bill, it twice.
  server: { next: "stop", elsewhere: true },
  network: { next: "stop", elsewhere: true },
  context_overflow: { next: "stop", elsewhere: false },
  payload: { next: "stop", elsewhere: false },
  bad_request: { next: "stop", elsewhere: false },
  not_found: { next: "stop", elsewhere: true },
  content_policy: { next: "stop", elsewhere: false },
  cancelled: { next: "stop", elsewhere: false },
  unknown: { next: "stop", elsewhere: true },
};
