/**
 * Tools and the choice among them, for a provider.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type {
  CanonicalRequest,
  FunctionTool,
  TextTool,
  Tool,
  ToolChoice,
} from "../../canonical/request.ts";
import { hasForkedRoot } from "../flat_root.ts";
import { forcedCall } from "../forced_call.ts";
import { describeFreeForm, INPUT_SCHEMA } from "../free_form.ts";
import { encodeMark } from "./cache.ts";
import type { ModelTraits } from "../claude_models.ts";
import { OWN } from "./origin.ts";
import { canHold, inputSchema } from "../claude_tools.ts";

/** The members `tools` and `tool_choice`, where there are any. */
export interface EncodedTools {
  tools?: JsonObject[];
  tool_choice?: JsonObject;
}

/** Most tools of a request whose arguments are held to their schemas. */
const MOST_STRICT = 20;

/**
 * Writes the tools on offer and the choice among them.
 *
 * @throws {FaultError} when the choice forces a tool that is not on offer.
 */
export function encodeTools(
  request: CanonicalRequest,
  model: ModelTraits,
  dropped: Set<string>,
): EncodedTools {
  const choice = request.toolChoice;
  const named: [string, JsonObject][] = [];
  let strict = 0;
  for (const tool of request.tools) {
    const encoded = encodeTool(tool, model, dropped);
    if (encoded === undefined) continue;
    if (encoded.strict === true && ++strict > MOST_STRICT) {
      delete encoded.strict;
      dropped.add("strict");
    }
    named.push([nameOf(tool), encoded]);
  }
  // The wire has no list of allowed tools; what is not allowed is not offered.
  const offered = choice?.type === "allowed"
    ? named.filter(([name]) => choice.names.includes(name))
    : named;
  const toolChoice = encodeChoice(choice, new Set(offered.map(([name]) => name)));
  if (offered.length === 0) return {};
  const whole = withParallel(toolChoice, request.parallelToolCalls);
  return {
    tools: offered.map(([, tool]) => tool),
    ...(whole === undefined ? {} : { tool_choice: whole }),
  };
}

/** Whether the model is left no choice but to call a tool; it cannot think before that. */
export function isForced(choice: JsonObject | undefined): boolean {
  return choice?.type === "any" || choice?.type === "tool";
}

function nameOf(tool: Tool): string {
  if (tool.type !== "hosted") return tool.name;
  return typeof tool.definition.name === "string" ? tool.definition.name : "";
}

function encodeTool(
  tool: Tool,
  model: ModelTraits,
  dropped: Set<string>,
): JsonObject | undefined {
  switch (tool.type) {
    case "function":
      return functionTool(tool, model, dropped);
    case "text":
      return textTool(tool, dropped);
    case "hosted":
      if (tool.origin === OWN) return { ...tool.definition };
      dropped.add(
        `tools[${typeof tool.definition.type === "string" ? tool.definition.type : "hosted"}]`,
      );
      return undefined;
  }
}

function functionTool(
  tool: FunctionTool,
  model: ModelTraits,
  dropped: Set<string>,
): JsonObject {
  const held = tool.strict === true && canHold(tool.parameters, model);
  if (tool.strict === true && !held) dropped.add("strict");
  if (tool.parameters !== undefined && hasForkedRoot(tool.parameters)) {
    dropped.add(`tools[${tool.name}].parameters`);
  }
  return {
    name: tool.name,
    ...(tool.description === undefined ? {} : { description: tool.description }),
    input_schema: inputSchema(tool.parameters),
    ...(held ? { strict: true } : {}),
    ...encodeMark(tool.cache),
  };
}

/** A free-form tool becomes a function of one string; its grammar can only be told, not enforced. */
function textTool(tool: TextTool, dropped: Set<string>): JsonObject {
  return {
    name: tool.name,
    ...describeFreeForm(tool, (name) => dropped.add(name)),
    input_schema: INPUT_SCHEMA,
  };
}

function encodeChoice(
  choice: ToolChoice | undefined,
  offered: ReadonlySet<string>,
): JsonObject | undefined {
  const forced = forcedCall(choice, offered);
  if (forced?.name !== undefined) return { type: "tool", name: forced.name };
  if (forced !== undefined) return { type: "any" };
  if (choice === undefined) return undefined;
  return { type: choice.type === "none" ? "none" : "auto" };
}

/** Parallel calls are what the API does unless told otherwise, and a choice is where it is told. */
function withParallel(
  choice: JsonObject | undefined,
  parallel: boolean | undefined,
): JsonObject | undefined {
  if (parallel === undefined || choice?.type === "none") return choice;
  if (choice === undefined && parallel) return undefined;
  return { ...(choice ?? { type: "auto" }), disable_parallel_tool_use: !parallel };
}
