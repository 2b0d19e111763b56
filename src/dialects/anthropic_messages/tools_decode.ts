/**
 * A client's `tools` and `tool_choice`.
 *
 * @module
 */

import type { Tool, ToolChoice } from "../../canonical/request.ts";
import { decodeMark } from "./cache.ts";
import { OWN } from "./origin.ts";
import type { WireFunctionTool, WireTool, WireToolChoice } from "./schema.ts";

/**
 * Reads `tools`. Those with a schema are the caller's functions; those that Anthropic defines
 * (bash, text editor, computer, memory, web search, …) are kept whole.
 */
export function decodeTools(tools: readonly WireTool[], dropped: Set<string>): Tool[] {
  return tools.map((tool) =>
    tool.type === "hosted"
      ? { type: "hosted", origin: OWN, definition: tool.item }
      : functionTool(tool, dropped)
  );
}

function functionTool(tool: WireFunctionTool, dropped: Set<string>): Tool {
  if (tool.defer_loading) dropped.add("tools[].defer_loading");
  if (tool.input_examples?.length) dropped.add("tools[].input_examples");
  if (tool.allowed_callers?.some((caller) => caller !== "direct")) {
    dropped.add("tools[].allowed_callers");
  }
  return {
    type: "function",
    name: tool.name,
    ...(tool.description === undefined ? {} : { description: tool.description }),
    parameters: tool.input_schema,
    ...(tool.strict === undefined ? {} : { strict: tool.strict }),
    ...decodeMark(tool.cache_control),
  };
}

/** Reads `tool_choice`. */
export function decodeToolChoice(choice: WireToolChoice): ToolChoice {
  switch (choice.type) {
    case "any":
      return { type: "required" };
    case "tool":
      return { type: "tool", name: choice.name ?? "" };
    default:
      return { type: choice.type };
  }
}
