/**
 * What an error amounts to.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import { StoreError } from "../store/watched.ts";
import { logUnexpected } from "../telemetry/log.ts";

const AWAY = "Cannot answer: what the gateway keeps cannot be reached just now";

/**
 * Creates the diagnosis for one request: a {@link FaultError} is what it says; a store that is away is
 * told of where it is watched, and comes back; anything else is a
 * mistake of ours, which goes to the log with its stack and to the caller without it.
 */
export function createDiagnosis(requestId: string): (error: unknown) => Fault {
  return (error) => {
    if (error instanceof FaultError) return error.fault;
    if (error instanceof StoreError) {
      return gatewayFault("overloaded", AWAY, { code: "store_away" });
    }
    logUnexpected(error, requestId);
    return gatewayFault("internal", "Cannot answer: something went wrong inside the gateway");
  };
}
