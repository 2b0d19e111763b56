/**
 * Tools on offer and the choice among them: to the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest, Tool, ToolChoice } from "../../canonical/request.ts";
import type { Drop } from "./messages_decode.ts";
import { OWN } from "./origin.ts";

/** What a free-form tool's call looks like to models that are given a schema. */
const INPUT: JsonObject = {
  type: "object",
  properties: { input: { type: "string" } },
  required: ["input"],
};

/** Writes the tools. The wire cannot say "one of these": the others are not offered then. */
export function writeTools({ tools, toolChoice }: CanonicalRequest, drop: Drop): JsonObject[] {
  const allowed = toolChoice?.type === "allowed" ? new Set(toolChoice.names) : undefined;
  return tools.flatMap((tool) => {
    if (tool.type !== "hosted") {
      return allowed === undefined || allowed.has(tool.name) ? [writeTool(tool)] : [];
    }
    const { type, ...definition } = tool.definition;
    if (tool.origin === OWN) return [definition];
    drop(`tools[${typeof type === "string" ? type : "hosted"}]`);
    return [];
  });
}

function writeTool(tool: Exclude<Tool, { type: "hosted" }>): JsonObject {
  const { name, description = "" } = tool;
  if (tool.type === "function") {
    const { parameters = { type: "object", properties: {} }, strict } = tool;
    return { name, description, parameters, ...(strict === undefined ? {} : { strict }) };
  }
  const { syntax, definition } = tool.format ?? {};
  return {
    name,
    description,
    parameters: INPUT,
    customWireName: name,
    ...(typeof syntax === "string" && typeof definition === "string"
      ? { customFormat: { syntax, definition } }
      : {}),
  };
}

/**
 * Writes the choice among `tools`, as they are written.
 *
 * @throws {FaultError} when it forces a tool that is not on offer.
 */
export function writeToolChoice(choice: ToolChoice, tools: JsonObject[]): JsonObject | string {
  if (choice.type === "tool") {
    if (!tools.some(({ name }) => name === choice.name)) {
      throw badRequest(`Cannot force the tool '${choice.name}': it is not on offer`, "tool_choice");
    }
    return { type: "tool", name: choice.name };
  }
  const mode = choice.type === "allowed" ? choice.mode : choice.type;
  if (mode === "required" && tools.length === 0) {
    throw badRequest("Cannot force a tool call: no tool is on offer", "tool_choice");
  }
  return mode;
}
