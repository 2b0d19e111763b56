/**
 * Tools and the choice among them, in both directions.
 *
 * Tools in a `namespace` become tools named `<namespace>__<name>`, which every wire can carry;
 * `names.ts` gives the caller its own names back. A tool that only this wire knows is kept verbatim.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { FunctionTool, Tool, ToolChoice } from "../../canonical/request.ts";
import { flatRoot, hasForkedRoot } from "../flat_root.ts";
import { heldStrict } from "../strict_schema.ts";
import type { Drop } from "./parts.ts";
import type { ChosenTool, WireTool, WireToolChoice } from "./wire.ts";

/** The name under which a tool of a namespace is known elsewhere. */
export function flatName(name: string, namespace?: string): string {
  return namespace === undefined ? name : `${namespace}__${name}`;
}

/** Reads `tools`. */
export function decodeTools(tools: WireTool[], namespace?: string): Tool[] {
  return tools.flatMap((tool) => decodeTool(tool, namespace));
}

function decodeTool(tool: WireTool, namespace: string | undefined): Tool[] {
  switch (tool.type) {
    case "namespace":
      return decodeTools(tool.tools, flatName(tool.name, namespace));
    case "other":
      return [{ type: "hosted", origin: "openai-responses", definition: tool.definition }];
    case "custom":
      return [{
        type: "text",
        name: flatName(tool.name, namespace),
        ...(tool.description === undefined ? {} : { description: tool.description }),
        ...(tool.format === undefined ? {} : { format: tool.format }),
      }];
    case "function":
      return [{
        type: "function",
        name: flatName(tool.name, namespace),
        ...(tool.description === undefined ? {} : { description: tool.description }),
        ...(tool.parameters === undefined ? {} : { parameters: tool.parameters }),
        ...(tool.strict === undefined ? {} : { strict: tool.strict }),
      }];
  }
}

/** Reads `tool_choice`. A hosted tool is named by its type. */
export function decodeToolChoice(choice: string | WireToolChoice): ToolChoice {
  if (typeof choice === "string") {
    if (choice === "auto" || choice === "none" || choice === "required") return { type: choice };
    throw badRequest(
      "Cannot read 'tool_choice': expected 'auto', 'none', 'required' or an object",
      "tool_choice",
    );
  }
  if (choice.type !== "allowed_tools") return { type: "tool", name: chosenName(choice) };
  return {
    type: "allowed",
    mode: choice.mode === "required" ? "required" : "auto",
    names: (choice.tools ?? []).map(chosenName),
  };
}

function chosenName(choice: ChosenTool): string {
  const { type, name, namespace } = choice;
  if (type !== undefined && type !== "function" && type !== "custom") return type;
  if (name === undefined) {
    throw badRequest("Cannot read 'tool_choice': a tool is missing its name", "tool_choice");
  }
  return flatName(name, namespace);
}

/** Writes `tools`; tools of other vendors are left out and named to `drop`. */
export function encodeTools(tools: Tool[], drop: Drop): JsonObject[] {
  return tools.flatMap((tool) => encodeTool(tool, drop));
}

function encodeTool(tool: Tool, drop: Drop): JsonObject[] {
  switch (tool.type) {
    case "function":
      if (tool.cache !== undefined) drop("cache_control");
      return [{
        type: "function",
        name: tool.name,
        ...(tool.description === undefined ? {} : { description: tool.description }),
        parameters: encodeParameters(tool, drop),
        // Absent means strict on this wire and lenient everywhere else.
        strict: heldStrict(tool, drop),
      }];
    case "text":
      return [{
        type: "custom",
        name: tool.name,
        ...(tool.description === undefined ? {} : { description: tool.description }),
        ...(tool.format === undefined ? {} : { format: tool.format }),
      }];
    case "hosted":
      if (tool.origin === "openai-responses") return [tool.definition];
      drop(`tools[${typeof tool.definition.type === "string" ? tool.definition.type : "hosted"}]`);
      return [];
  }
}

/** The wire takes objects alone, and no choice of them. */
function encodeParameters({ name, parameters }: FunctionTool, drop: Drop): JsonObject {
  if (parameters === undefined) return { type: "object", properties: {} };
  if (!hasForkedRoot(parameters)) return parameters;
  drop(`tools[${name}].parameters`);
  return flatRoot(parameters);
}

/**
 * Writes `tool_choice`, given the tools as they are sent. With no tools there is nothing to choose.
 *
 * @throws {FaultError} if a tool that must be used is not among them.
 */
export function encodeToolChoice(
  choice: ToolChoice,
  tools: JsonObject[],
): string | JsonObject | undefined {
  switch (choice.type) {
    case "tool":
      return chosen(choice.name, tools);
    case "allowed":
      return {
        type: "allowed_tools",
        mode: choice.mode,
        tools: choice.names.map((name) => chosen(name, tools)),
      };
    case "required":
      if (tools.length === 0) {
        throw badRequest("Cannot force a tool call: no tool is on offer", "tool_choice");
      }
      return choice.type;
    default:
      return tools.length === 0 ? undefined : choice.type;
  }
}

function chosen(name: string, tools: JsonObject[]): JsonObject {
  const tool = tools.find((one) => one.name === name || (one.type === name && !isNamed(one)));
  if (tool === undefined) {
    throw badRequest("Cannot force a tool call: the tool is not on offer", "tool_choice");
  }
  if (isNamed(tool)) return { type: tool.type, name };
  return tool.type === "mcp"
    ? { type: "mcp", server_label: tool.server_label }
    : { type: tool.type };
}

function isNamed(tool: JsonObject): boolean {
  return tool.type === "function" || tool.type === "custom";
}
