/**
 * Failures of what is kept, in the vendor's words where it has some: clients match on them.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../../canonical/fault.ts";

/** How much of an id that somebody made up is repeated to them. */
const SHOWN = 100;

/** The answer to a `previous_response_id` that names nothing of the caller's. */
export function previousNotFound(id: string): Fault {
  return clientFault(
    "invalid_request",
    `Previous response with id '${id.slice(0, SHOWN)}' not found.`,
    { code: "previous_response_not_found", param: "previous_response_id" },
  );
}

/** The answer to any other id that names nothing of the caller's. */
export function notFound(
  what: "Response" | "Conversation" | "Item",
  id: string,
  param?: string,
): FaultError {
  const message = `${what} with id '${id.slice(0, SHOWN)}' not found.`;
  return new FaultError(clientFault("not_found", message, param === undefined ? {} : { param }));
}

/** The answer to whatever needs something kept, where nothing is. */
export function notKept(what: string, param?: string): FaultError {
  return new FaultError(clientFault(
    "invalid_request",
    `Cannot use ${what}: this gateway keeps no responses ('responses.store' in its configuration)`,
    { code: "responses_not_stored", ...(param === undefined ? {} : { param }) },
  ));
}

/** A fault of the caller's making. */
export function clientFault(
  kind: Fault["kind"],
  message: string,
  more: Partial<Fault> = {},
): Fault {
  return gatewayFault(kind, message, { origin: "client", ...more });
}
