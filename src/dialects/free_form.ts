/**
 * Free-form tools on wires that only know functions: a function with one string, `input`. The
 * grammar of such a tool can only be told there, not enforced.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";
import type { TextTool } from "../canonical/request.ts";

/** The parameters of the function that stands for a free-form tool. */
export const INPUT_SCHEMA: JsonObject = {
  type: "object",
  properties: { input: { type: "string" } },
  required: ["input"],
};

/** The arguments, as JSON text, of a call with the free-form `input`. */
export function inputArguments(input: string): string {
  return JSON.stringify({ input });
}

/**
 * What a function that stands for `tool` says of itself: the description, and the grammar where
 * there is one. `lose` is told of a grammar, which nobody holds the model to.
 */
export function describeFreeForm(
  tool: TextTool,
  lose: (name: string) => void,
): { description?: string } {
  const grammar = grammarNote(tool.format);
  if (grammar !== undefined) lose(`tools[${tool.name}].format`);
  const words = [tool.description, grammar].filter((text) => text !== undefined);
  return words.length === 0 ? {} : { description: words.join("\n\n") };
}

/** The chat wire has the grammar in a member of its own, the other one beside its type. */
function grammarNote(format: JsonObject | undefined): string | undefined {
  if (format?.type !== "grammar") return undefined;
  const { syntax, definition } = isJsonObject(format.grammar) ? format.grammar : format;
  return `The input must follow this ${word(syntax)} grammar:\n${word(definition)}`;
}

function word(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
