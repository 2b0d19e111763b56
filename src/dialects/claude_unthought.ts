/**
 * Tool loops that cannot go on thinking.
 *
 * With `thinking: {type: "enabled"}` the API refuses a conversation whose last assistant turn calls
 * tools without the thinking that led to the calls ("Expected `thinking` or
 * `redacted_thinking`, but found `tool_use`"). Clients of other wires often keep no reasoning, and
 * without its signature it would be worth nothing here. The API's own advice is to turn thinking off
 * for the rest of the loop. Adaptive thinking makes no such demand
 * (https://platform.claude.com/docs/en/build-with-claude/adaptive-thinking).
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../canonical/json.ts";
import type { Reasoning } from "../canonical/request.ts";
import type { ModelTraits } from "./claude_models.ts";

/** Whether `messages`, as they go out, rule out the thinking that `reasoning` asks `model` for. */
export function goesOnUnthought(
  messages: readonly JsonObject[],
  reasoning: Reasoning | undefined,
  model: ModelTraits,
): boolean {
  if (!model.claude || reasoning === undefined) return false;
  const counts = model.thinking === "budget" ||
    (model.thinking === "either" && reasoning.budgetTokens !== undefined);
  return counts && callsUnthought(messages);
}

/**
 * Whether the last turn calls tools and holds no thinking. A loop of calls and results is one turn
 * to the API, and thinking anywhere in it is left to the API: it refuses that too once it is off.
 */
function callsUnthought(messages: readonly JsonObject[]): boolean {
  let calls = false;
  for (const message of messages.toReversed()) {
    const types = blockTypes(message);
    if (message.role === "user" && !types.includes("tool_result")) break;
    if (types.includes("thinking") || types.includes("redacted_thinking")) return false;
    calls ||= types.includes("tool_use");
  }
  return calls;
}

function blockTypes({ content }: JsonObject): unknown[] {
  if (!Array.isArray(content)) return [];
  return content.map((block) => isJsonObject(block) ? block.type : undefined);
}
