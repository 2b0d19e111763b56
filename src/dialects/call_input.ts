/**
 * The arguments of a call, for wires that have them as JSON and not as text.
 *
 * @module
 */

import { badRequest } from "../canonical/fault.ts";
import { type JsonObject, parseJsonObject } from "../canonical/json.ts";
import { placeOf } from "../canonical/place.ts";
import type { ToolCallPart } from "../canonical/request.ts";

/**
 * The arguments as an object; free-form ones are the one string of the function that stands for such
 * a tool.
 *
 * @throws {FaultError} if they are none.
 */
export function callInput(part: ToolCallPart, at: string): JsonObject {
  if (part.format === "text") return { input: part.arguments };
  const input = part.arguments === "" ? {} : parseJsonObject(part.arguments);
  if (input !== undefined) return input;
  throw badRequest(
    `Cannot send the tool call '${part.id}': its arguments are not a JSON object`,
    placeOf(part, at),
  );
}
