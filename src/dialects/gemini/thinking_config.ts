/**
 * How hard to think, to the wire: in the words that the model takes.
 *
 * @module
 */

import { budgetOfEffort, effortOfBudget } from "../../canonical/effort.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Reasoning } from "../../canonical/request.ts";
import type { Thinking } from "./models.ts";
import type { Drop } from "./parts_decode.ts";

type Levels = Extract<Thinking, { by: "level" }>;
type Budgets = Extract<Thinking, { by: "budget" }>;

/** Levels by the words of all wires. */
const LEVELS: ReadonlyMap<string, string> = new Map([
  ["minimal", "MINIMAL"],
  ["low", "LOW"],
  ["medium", "MEDIUM"],
  ["high", "HIGH"],
  ["xhigh", "HIGH"],
  ["max", "HIGH"],
]);

/** The `thinkingConfig` for a model, where there is anything to say. */
export function writeThinking(
  reasoning: Reasoning,
  thinking: Thinking,
  drop: Drop,
): JsonObject | undefined {
  const config = thinking.by === "level"
    ? writeLevel(reasoning, thinking, drop)
    : thinking.by === "budget"
    ? writeBudget(reasoning, thinking, drop)
    : undefined;
  if (config === undefined) {
    if (reasoning.mode !== "off") drop("reasoning");
    return undefined;
  }
  const shown = reasoning.mode !== "off" && reasoning.summary !== undefined &&
    reasoning.summary !== "none";
  const whole = { ...config, ...(shown ? { includeThoughts: true } : {}) };
  return Object.keys(whole).length === 0 ? undefined : whole;
}

/** These models cannot be kept from thinking: the lowest level comes nearest. */
function writeLevel(reasoning: Reasoning, { pro }: Levels, drop: Drop): JsonObject {
  if (reasoning.mode === "off") drop("reasoning");
  const effort = reasoning.mode === "off" ? "minimal" : reasoning.effort ??
    (reasoning.budgetTokens === undefined ? undefined : effortOfBudget(reasoning.budgetTokens));
  if (effort === undefined) return {};
  const level = LEVELS.get(effort);
  if (level === undefined) drop("reasoning");
  if (level === undefined) return {};
  return { thinkingLevel: pro && level === "MINIMAL" ? "LOW" : level };
}

function writeBudget(
  { mode, effort, budgetTokens }: Reasoning,
  { least, most, canBeOff }: Budgets,
  drop: Drop,
): JsonObject {
  if (mode === "off") {
    if (!canBeOff) drop("reasoning");
    return { thinkingBudget: canBeOff ? 0 : least };
  }
  const wished = budgetTokens ??
    (mode === "adaptive" || effort === undefined ? undefined : budgetOfEffort(effort));
  return { thinkingBudget: wished === undefined ? -1 : Math.min(Math.max(wished, least), most) };
}
