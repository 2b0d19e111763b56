/**
 * The vendor's failures, as they come instead of an answer. Those within a stream are found by the
 * reader of its frames.
 *
 * @module
 */

import type { Fault } from "../../canonical/fault.ts";
import { faultOfException } from "../aws_fault.ts";
import type { FailedAnswer } from "../dialect.ts";
import { retryAfterMs } from "../retry_after.ts";

/** Reads a failed answer; see {@link ProviderDialect.decodeFault}. */
export function decodeFault({ status, headers, body, receivedAt }: FailedAnswer): Fault {
  const fault = faultOfException(headers.get("x-amzn-errortype") ?? undefined, body, status);
  const wait = retryAfterMs(headers, receivedAt);
  return wait === undefined ? fault : { ...fault, retryAfterMs: wait };
}
