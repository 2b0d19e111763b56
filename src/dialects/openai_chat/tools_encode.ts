/**
 * Tools on offer and the choice among them: to the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest, Tool, ToolChoice } from "../../canonical/request.ts";
import type { WireProfile } from "../dialect.ts";
import { describeFreeForm, INPUT_SCHEMA } from "../free_form.ts";
import { heldStrict } from "../strict_schema.ts";
import { writeMark } from "./cache.ts";
import type { Drop } from "./drop.ts";
import { moonshotSchema } from "./moonshot_schema.ts";

/** The `tools`, `tool_choice` and `parallel_tool_calls` of a body; the wire takes none without tools. */
export function writeTools(
  request: CanonicalRequest,
  profile: WireProfile,
  drop: Drop,
): JsonObject {
  const kinds = new Map<string, "function" | "custom">();
  const tools: JsonObject[] = [];
  for (const tool of request.tools) {
    const written = writeTool(tool, profile, drop);
    if (written === undefined) continue;
    tools.push(written);
    if (tool.type !== "hosted") kinds.set(tool.name, "custom" in written ? "custom" : "function");
  }
  const { offered, asked } = narrowed(request.toolChoice, tools, kinds, profile);
  const choice = asked && writeToolChoice(asked, kinds, tools.length);
  if (tools.length === 0) return {};
  return {
    tools: offered,
    ...(choice === undefined ? {} : { tool_choice: choice }),
    ...(request.parallelToolCalls === undefined
      ? {}
      : { parallel_tool_calls: request.parallelToolCalls }),
  };
}

/** The choice in a form that the host takes: what must not be called is not offered. */
function narrowed(
  choice: ToolChoice | undefined,
  tools: JsonObject[],
  kinds: ReadonlyMap<string, "function" | "custom">,
  { toolChoice = "any" }: WireProfile,
): { offered: JsonObject[]; asked: ToolChoice | undefined } {
  const names = choice?.type === "allowed" && toolChoice !== "any"
    ? choice.names
    : choice?.type === "tool" && toolChoice === "words"
    ? [choice.name]
    : undefined;
  if (choice === undefined || names === undefined) return { offered: tools, asked: choice };
  const wanted = new Set(names.map((name) => JSON.stringify(named(name, kinds))));
  const offered = tools.filter((tool) => wanted.has(JSON.stringify(nameIn(tool))));
  return { offered, asked: { type: choice.type === "allowed" ? choice.mode : "required" } };
}

/** A tool on offer as a choice names it. */
function nameIn({ type, function: called, custom }: JsonObject): JsonObject | undefined {
  if (isJsonObject(custom)) return { type: "custom", custom: { name: custom.name ?? null } };
  if (isJsonObject(called)) return { type: "function", function: { name: called.name ?? null } };
  return { type: type ?? null };
}

function writeTool(tool: Tool, profile: WireProfile, drop: Drop): JsonObject | undefined {
  if (tool.type === "hosted") {
    if (tool.origin === "openai-chat") return tool.definition;
    drop(`tools[${typeof tool.definition.type === "string" ? tool.definition.type : "hosted"}]`);
    return undefined;
  }
  const { name, description } = tool;
  const named = { name, ...(description === undefined ? {} : { description }) };
  if (tool.type === "text") {
    if (profile.customTools !== true) {
      const described = describeFreeForm(tool, drop);
      return { type: "function", function: { name, ...described, parameters: INPUT_SCHEMA } };
    }
    const { format } = tool;
    return { type: "custom", custom: { ...named, ...(format === undefined ? {} : { format }) } };
  }
  const parameters = tool.parameters && profile.toolSchemas === "moonshot"
    ? moonshotSchema(tool.parameters, drop)
    : tool.parameters;
  const strict = tool.strict && heldStrict(tool, drop);
  return {
    type: "function",
    function: {
      ...named,
      ...(parameters === undefined ? {} : { parameters }),
      ...(strict === undefined ? {} : { strict }),
    },
    ...writeMark(tool.cache, profile, drop),
  };
}

function writeToolChoice(
  choice: ToolChoice,
  kinds: ReadonlyMap<string, "function" | "custom">,
  count: number,
): string | JsonObject {
  switch (choice.type) {
    case "auto":
    case "none":
      return choice.type;
    case "required":
      if (count === 0) {
        throw badRequest("Cannot force a tool call: no tool is on offer", "tool_choice");
      }
      return choice.type;
    case "tool":
      return named(choice.name, kinds);
    case "allowed":
      return {
        type: "allowed_tools",
        allowed_tools: {
          mode: choice.mode,
          tools: choice.names.map((name) => named(name, kinds)),
        },
      };
  }
}

function named(name: string, kinds: ReadonlyMap<string, "function" | "custom">): JsonObject {
  const kind = kinds.get(name);
  if (kind === undefined) {
    throw badRequest(`Cannot choose the tool '${name}': it is not on offer`, "tool_choice");
  }
  return kind === "custom"
    ? { type: "custom", custom: { name } }
    : { type: "function", function: { name } };
}
