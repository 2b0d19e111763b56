/**
 * What a caller's choice of a tool leaves to the model.
 *
 * @module
 */

import { badRequest } from "../canonical/fault.ts";
import type { ToolChoice } from "../canonical/request.ts";

/** A call that the model must make: of one certain tool, or of any on offer. */
export interface ForcedCall {
  readonly name?: string;
}

/**
 * The call that `choice` forces; `undefined` where the model may answer without one.
 *
 * @param offered The names of the tools on offer, those alone that are allowed.
 * @throws {FaultError} if there is nothing to call.
 */
export function forcedCall(
  choice: ToolChoice | undefined,
  offered: ReadonlySet<string>,
): ForcedCall | undefined {
  switch (choice?.type) {
    case "required":
      if (offered.size === 0) throw missing("any tool");
      return {};
    case "tool":
      if (!offered.has(choice.name)) throw missing(`the tool '${choice.name}'`);
      return { name: choice.name };
    case "allowed":
      if (choice.mode === "auto") return undefined;
      if (offered.size === 0) throw missing("one of the allowed tools");
      return {};
    default:
      return undefined;
  }
}

function missing(what: string): Error {
  return badRequest(`Cannot force ${what}: it is not on offer`, "tool_choice");
}
