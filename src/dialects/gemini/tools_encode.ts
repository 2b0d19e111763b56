/**
 * Tools on offer and the choice among them: to the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest, Tool, ToolChoice } from "../../canonical/request.ts";
import { describeFreeForm, INPUT_SCHEMA } from "../free_form.ts";
import { OWN } from "./origin.ts";
import type { Drop } from "./parts_decode.ts";
import { tidySchema } from "./tidy_schema.ts";

/** The `tools` and `toolConfig` of a body. */
export function writeTools(request: CanonicalRequest, drop: Drop): JsonObject {
  const functions: JsonObject[] = [];
  const hosted: JsonObject[] = [];
  for (const tool of request.tools) {
    if (tool.type !== "hosted") functions.push(writeFunction(tool, drop));
    else if (tool.origin === OWN) hosted.push(settingsOf(tool.definition));
    else {
      drop(`tools[${typeof tool.definition.type === "string" ? tool.definition.type : "hosted"}]`);
    }
  }
  if (request.parallelToolCalls === false) drop("parallel_tool_calls");
  const names = new Set(functions.map(({ name }) => name));
  const choice = request.toolChoice && writeChoice(request.toolChoice, names);
  const tools = [
    ...(functions.length === 0 ? [] : [{ functionDeclarations: functions }]),
    ...hosted,
  ];
  return {
    ...(tools.length === 0 ? {} : { tools }),
    ...(choice === undefined || functions.length === 0
      ? {}
      : { toolConfig: { functionCallingConfig: choice } }),
  };
}

function writeFunction(tool: Exclude<Tool, { type: "hosted" }>, drop: Drop): JsonObject {
  const { name } = tool;
  if (tool.type === "text") {
    return { name, ...describeFreeForm(tool, drop), parametersJsonSchema: INPUT_SCHEMA };
  }
  if (tool.cache !== undefined) drop("cache_control");
  if (tool.strict === true) drop("strict");
  const { description, parameters } = tool;
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(parameters === undefined ? {} : { parametersJsonSchema: tidySchema(parameters) }),
  };
}

/** `type` is the decoder's note of the name. */
function settingsOf({ type: _, ...settings }: JsonObject): JsonObject {
  return settings;
}

function writeChoice(choice: ToolChoice, names: ReadonlySet<unknown>): JsonObject {
  switch (choice.type) {
    case "auto":
      return { mode: "AUTO" };
    case "none":
      return { mode: "NONE" };
    case "required":
      if (names.size === 0) {
        throw badRequest("Cannot force a tool call: no tool is on offer", "tool_choice");
      }
      return { mode: "ANY" };
    case "tool":
      return { mode: "ANY", allowedFunctionNames: [offered(choice.name, names)] };
    case "allowed":
      return {
        // The one mode that takes names and leaves the model free to speak.
        mode: choice.mode === "auto" ? "VALIDATED" : "ANY",
        allowedFunctionNames: choice.names.map((name) => offered(name, names)),
      };
  }
}

function offered(name: string, names: ReadonlySet<unknown>): string {
  if (names.has(name)) return name;
  throw badRequest(`Cannot choose the tool '${name}': it is not on offer`, "tool_choice");
}
