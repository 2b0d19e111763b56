/**
 * In what form a client wants its calls told: as free-form text for the tools it declared so, with
 * JSON arguments for all others, or as the one function call of the older wire. What the model did
 * may differ, since wires without free-form tools are given a function with a single `input`.
 *
 * @module
 */

import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { ToolCallPart } from "../../canonical/request.ts";
import { customToolNames, usesFunctions } from "./tools_decode.ts";

/** What a client's own body says about its calls. */
export interface ClientCalls {
  /** Whether the client reads `function_call` and no `tool_calls`. */
  legacy: boolean;
  /** The form in which the client wants calls of this tool. */
  formOf(name: string): ToolCallPart["format"];
}

/** Reads a client's body. */
export function clientCalls(request: JsonObject): ClientCalls {
  const custom = customToolNames(request);
  return {
    legacy: usesFunctions(request),
    formOf: (name) => custom.has(name) ? "text" : "json",
  };
}

/** `call` in the form the client wants; input that is no such JSON is told as it is. */
export function retell(call: ToolCallPart, format: ToolCallPart["format"]): ToolCallPart {
  if (call.format === format) return call;
  if (format === "json") {
    return { ...call, format, arguments: JSON.stringify({ input: call.arguments }) };
  }
  const input = parseJsonObject(call.arguments)?.input;
  return { ...call, format, arguments: typeof input === "string" ? input : call.arguments };
}
