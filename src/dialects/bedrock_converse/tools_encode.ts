/**
 * Tools and the choice among them, for a provider.
 *
 * The wire cannot be told "none". Tools that may not be called are not offered, unless calls stand in
 * the conversation: the API refuses those without tools, so they stay on offer and the choice is named
 * as dropped. Where a conversation holds calls and the request offers nothing, the tools that were
 * called are named, as no more than names.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type {
  CanonicalRequest,
  FunctionTool,
  Message,
  TextTool,
  Tool,
  ToolChoice,
} from "../../canonical/request.ts";
import { canHold, inputSchema } from "../claude_tools.ts";
import { hasForkedRoot } from "../flat_root.ts";
import { forcedCall } from "../forced_call.ts";
import { describeFreeForm, INPUT_SCHEMA } from "../free_form.ts";
import { cachePoints } from "./cache.ts";
import type { PartContext } from "./parts_encode.ts";

/** The tools on offer and the choice among them. */
export interface EncodedTools {
  /** `toolConfig.tools`, cache points among them; none where nothing is on offer. */
  tools: JsonObject[];
  /** `toolConfig.toolChoice`, which is there only where a call is forced. */
  choice?: JsonObject;
}

/**
 * Writes the tools on offer and the choice among them.
 *
 * @throws {FaultError} when the choice forces a tool that is not on offer.
 */
export function encodeTools(request: CanonicalRequest, context: PartContext): EncodedTools {
  const { toolChoice: asked, messages } = request;
  const offered = request.tools.filter((tool) => isOffered(tool, asked, context.dropped));
  const choice = encodeChoice(asked, new Set(offered.map(nameOf)));
  const called = calledIn(messages);
  if (asked?.type === "none") {
    if (called.size === 0) return { tools: [] };
    if (offered.length > 0) context.dropped.add("tool_choice");
  }
  if (offered.length === 0) return { tools: [...called].map(formerTool) };
  return {
    tools: offered.flatMap((tool) => encodeTool(tool, context)),
    ...(choice === undefined ? {} : { choice }),
  };
}

/** The wire has no list of allowed tools; what is not allowed is not offered. */
function isOffered(
  tool: Tool,
  choice: ToolChoice | undefined,
  dropped: Set<string>,
): tool is FunctionTool | TextTool {
  if (tool.type === "hosted") {
    const { type } = tool.definition;
    dropped.add(`tools[${typeof type === "string" ? type : "hosted"}]`);
    return false;
  }
  return choice?.type !== "allowed" || choice.names.includes(tool.name);
}

function nameOf(tool: FunctionTool | TextTool): string {
  return tool.name;
}

function calledIn(messages: readonly Message[]): Set<string> {
  const names = new Set<string>();
  for (const message of messages) {
    if (message.role !== "assistant") continue;
    for (const part of message.content) if (part.type === "tool_call") names.add(part.name);
  }
  return names;
}

function formerTool(name: string): JsonObject {
  const description = "Was called earlier. It is not on offer any more: do not call it.";
  return { toolSpec: { name, description, inputSchema: { json: { type: "object" } } } };
}

function encodeTool(tool: FunctionTool | TextTool, context: PartContext): JsonObject[] {
  if (tool.type === "text") return [{ toolSpec: textTool(tool, context.dropped) }];
  return [
    { toolSpec: functionTool(tool, context) },
    ...cachePoints(tool.cache, "tools", context),
  ];
}

function functionTool(
  { name, description, parameters, strict }: FunctionTool,
  { traits, dropped }: PartContext,
): JsonObject {
  const held = strict === true && canHold(parameters, traits);
  if (strict === true && !held) dropped.add("strict");
  if (parameters !== undefined && hasForkedRoot(parameters)) {
    dropped.add(`tools[${name}].parameters`);
  }
  return {
    name,
    // The API refuses an empty one.
    ...(description ? { description } : {}),
    inputSchema: { json: inputSchema(parameters) },
    ...(held ? { strict: true } : {}),
  };
}

/** A free-form tool becomes a function of one string; its grammar can only be told, not enforced. */
function textTool(tool: TextTool, dropped: Set<string>): JsonObject {
  return {
    name: tool.name,
    ...describeFreeForm(tool, (name) => dropped.add(name)),
    inputSchema: { json: INPUT_SCHEMA },
  };
}

/** `auto` is what happens without a word, and not all models take the word. */
function encodeChoice(
  choice: ToolChoice | undefined,
  offered: ReadonlySet<string>,
): JsonObject | undefined {
  const forced = forcedCall(choice, offered);
  if (forced === undefined) return undefined;
  return forced.name === undefined ? { any: {} } : { tool: { name: forced.name } };
}
