/**
 * Tools on offer and the choice among them: from the wire, today's and the older `functions`.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { FunctionTool, TextTool, Tool, ToolChoice } from "../../canonical/request.ts";
import { readCache } from "./parts_decode.ts";
import type {
  ChatRequest,
  WireCustomTool,
  WireFunctionDefinition,
  WireFunctionTool,
  WireNamedChoice,
} from "./wire.ts";

/** The tools a client offers. */
export function readTools(request: ChatRequest): Tool[] {
  const tools = (request.tools ?? []).map(readTool);
  for (const definition of request.functions ?? []) tools.push(readFunction(definition));
  return tools;
}

/** The client's choice; `tool_choice` wins over the older `function_call`. */
export function readToolChoice(request: ChatRequest): ToolChoice | undefined {
  const choice = request.tool_choice;
  if (typeof choice === "object") return readNamedChoice(choice);
  if (choice !== undefined) return { type: choice };
  const older = request.function_call;
  return typeof older === "object"
    ? { type: "tool", name: older.name }
    : older === undefined
    ? undefined
    : { type: older };
}

/** Whether the client speaks of `functions` and knows no `tools`: then one call is all it can read. */
export function usesFunctions(request: { tools?: unknown; functions?: unknown }): boolean {
  return Array.isArray(request.functions) && !Array.isArray(request.tools);
}

/** The names of the free-form tools in a client's own body. */
export function customToolNames(request: JsonObject): ReadonlySet<string> {
  const names = new Set<string>();
  if (!Array.isArray(request.tools)) return names;
  for (const tool of request.tools) {
    if (!isJsonObject(tool) || tool.type !== "custom" || !isJsonObject(tool.custom)) continue;
    if (typeof tool.custom.name === "string") names.add(tool.custom.name);
  }
  return names;
}

function readTool(tool: WireFunctionTool | WireCustomTool | JsonObject): Tool {
  if (isCustom(tool)) return readCustom(tool);
  if (isFunction(tool)) return { ...readFunction(tool.function), ...readCache(tool) };
  return { type: "hosted", origin: "openai-chat", definition: tool };
}

/** The schema has seen to the rest of the shape. */
function isCustom(tool: WireFunctionTool | WireCustomTool | JsonObject): tool is WireCustomTool {
  return tool.type === "custom";
}

function isFunction(tool: WireFunctionTool | JsonObject): tool is WireFunctionTool {
  return tool.type === undefined || tool.type === "function";
}

function readCustom({ custom }: WireCustomTool): TextTool {
  return {
    type: "text",
    name: custom.name,
    ...(custom.description === undefined ? {} : { description: custom.description }),
    ...(custom.format === undefined ? {} : { format: custom.format }),
  };
}

function readFunction(definition: WireFunctionDefinition): FunctionTool {
  const { name, description, parameters, strict } = definition;
  return {
    type: "function",
    name,
    ...(description === undefined ? {} : { description }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(strict === undefined ? {} : { strict }),
  };
}

function readNamedChoice(choice: WireNamedChoice): ToolChoice {
  switch (choice.type) {
    case "function":
      return { type: "tool", name: choice.function.name };
    case "custom":
      return { type: "tool", name: choice.custom.name };
    case "allowed_tools": {
      const { mode, tools } = choice.allowed_tools;
      const names = tools.flatMap((tool) => tool.function?.name ?? tool.custom?.name ?? []);
      return { type: "allowed", mode, names };
    }
  }
}
