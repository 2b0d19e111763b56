/**
 * How hard to think, to the wire: in the words that the model takes.
 *
 * @module
 */

import { budgetOfEffort } from "../../canonical/effort.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Reasoning } from "../../canonical/request.ts";
import { changed, writeEffort } from "../model_effort.ts";
import type { Thinking } from "./models.ts";
import type { Drop } from "./parts_decode.ts";

type Levels = Extract<Thinking, { by: "level" }>;
type Budgets = Extract<Thinking, { by: "budget" }>;

/** The `thinkingConfig` for a model, where there is anything to say. */
export function writeThinking(
  reasoning: Reasoning,
  thinking: Thinking,
  drop: Drop,
): JsonObject | undefined {
  if (thinking.by === "none") {
    if (reasoning.mode !== "off") drop("reasoning");
    return undefined;
  }
  const config = thinking.by === "level"
    ? writeLevel(reasoning, thinking, drop)
    : writeBudget(reasoning, thinking, drop);
  const shown = reasoning.mode !== "off" && reasoning.summary !== undefined &&
    reasoning.summary !== "none";
  const whole = { ...config, ...(shown ? { includeThoughts: true } : {}) };
  return Object.keys(whole).length === 0 ? undefined : whole;
}

/** These models cannot be kept from thinking: the lowest level comes nearest. */
function writeLevel(reasoning: Reasoning, { levels }: Levels, drop: Drop): JsonObject {
  const level = writeEffort(reasoning, levels, drop);
  if (level === undefined) return {};
  if (levels.includes(level)) return { thinkingLevel: level.toUpperCase() };
  drop("reasoning.effort");
  return {};
}

function writeBudget(
  { mode, effort, budgetTokens }: Reasoning,
  { least, most, canBeOff }: Budgets,
  drop: Drop,
): JsonObject {
  if (mode === "off") {
    if (!canBeOff) drop(changed("reasoning.budget_tokens", 0, least));
    return { thinkingBudget: canBeOff ? 0 : least };
  }
  const wished = budgetTokens ?? (effort === undefined ? undefined : budgetOfEffort(effort));
  if (wished === undefined) return { thinkingBudget: -1 };
  const sent = Math.min(Math.max(wished, least), most);
  if (budgetTokens !== undefined && sent !== wished) {
    drop(changed("reasoning.budget_tokens", wished, sent));
  }
  return { thinkingBudget: sent };
}
