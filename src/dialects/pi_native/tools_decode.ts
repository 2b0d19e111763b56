/**
 * Tools on offer and the choice among them: from the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { Tool, ToolChoice } from "../../canonical/request.ts";
import type { Drop } from "./messages_decode.ts";
import { OWN } from "./origin.ts";
import type { WireTool, WireToolChoice } from "./wire.ts";

/** Reads the tools. */
export function readTools(tools: readonly WireTool[], drop: Drop): Tool[] {
  return tools.map((tool) => readTool(tool, drop));
}

/**
 * A tool may have a grammar beside its schema, for models that were taught it. Which model it will
 * be is not known here, and its schema is understood by all.
 */
function readTool(tool: WireTool, drop: Drop): Tool {
  const { name, description, parameters, strict, customFormat, customWireName, native } = tool;
  if (native !== undefined) {
    return {
      type: "hosted",
      origin: OWN,
      definition: { type: native.type, ...definitionOf(tool) },
    };
  }
  if (tool.deferLoading === true) drop("tools.deferLoading");
  if (Array.isArray(tool.examples) && tool.examples.length > 0) drop("tools.examples");
  const said = description === undefined ? {} : { description };
  if (customFormat !== undefined && parameters === undefined) {
    const format = { type: "grammar", ...customFormat };
    return { type: "text", name: customWireName ?? name, ...said, format };
  }
  if (customFormat !== undefined) drop("tools.customFormat");
  return {
    type: "function",
    name,
    ...said,
    ...(parameters === undefined ? {} : { parameters }),
    ...(strict === undefined ? {} : { strict }),
  };
}

function definitionOf({ name, description, parameters, native }: WireTool) {
  return {
    name,
    ...(description === undefined ? {} : { description }),
    ...(parameters === undefined ? {} : { parameters }),
    ...(native === undefined ? {} : { native: { ...native } }),
  };
}

/** Reads the choice. */
export function readToolChoice(choice: WireToolChoice): ToolChoice {
  switch (choice) {
    case "auto":
    case "none":
    case "required":
      return { type: choice };
    case "any":
      return { type: "required" };
  }
  if (choice.type === "computer") {
    throw badRequest(
      "Cannot force the tool 'computer': only the vendor that made it has it",
      "options.toolChoice",
    );
  }
  const name = choice.type === "tool" ? choice.name : choice.function?.name ?? choice.name;
  if (name !== undefined && name !== "") return { type: "tool", name };
  throw badRequest(
    "Cannot read 'options.toolChoice': the tool's name is missing",
    "options.toolChoice",
  );
}
