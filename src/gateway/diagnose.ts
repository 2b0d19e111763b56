/**
 * What an error amounts to.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import { logUnexpected } from "../telemetry/log.ts";

/**
 * Creates the diagnosis for one request: a {@link FaultError} is what it says; anything else is a
 * mistake of ours, which goes to the log with its stack and to the caller without it.
 */
export function createDiagnosis(requestId: string): (error: unknown) => Fault {
  return (error) => {
    if (error instanceof FaultError) return error.fault;
    logUnexpected(error, requestId);
    return gatewayFault("internal", "Cannot answer: something went wrong inside the gateway");
  };
}
