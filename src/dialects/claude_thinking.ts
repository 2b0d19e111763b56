/**
 * How hard Claude is to think, from the canonical form to the two places in which every host of it is
 * told: `thinking`, and the effort.
 *
 * @module
 */

import { budgetOfEffort } from "../canonical/effort.ts";
import type { JsonObject } from "../canonical/json.ts";
import type { Reasoning } from "../canonical/request.ts";
import type { ModelTraits } from "./claude_models.ts";
import { changed, writeEffort } from "./model_effort.ts";

/** The least budget the API takes, and the least room an answer is left beside it. */
const LEAST = 1024;

/** The two places of the body that thinking is told in. */
export interface EncodedReasoning {
  thinking?: JsonObject;
  effort?: string;
}

/**
 * Writes `reasoning` as `model` understands it, within an output limit of `maxTokens`. What cannot be
 * told, or not so, is named in `dropped`.
 */
export function encodeReasoning(
  reasoning: Reasoning,
  model: ModelTraits,
  maxTokens: number,
  dropped: Set<string>,
): EncodedReasoning {
  if (reasoning.mode === "off") return off(model, dropped);
  if (model.thinking === "none") {
    dropped.add("reasoning");
    return {};
  }
  const counts = model.thinking === "budget" ||
    (model.thinking === "either" && reasoning.budgetTokens !== undefined);
  return counts
    ? budget(reasoning, maxTokens, model, dropped)
    : adaptive(reasoning, model, dropped);
}

/**
 * Models of the fifth generation think by default, and some of them refuse `disabled`: the lowest
 * effort is as near as every one of them lets a caller come.
 */
function off(model: ModelTraits, dropped: Set<string>): EncodedReasoning {
  if (model.thinking === "none") return {};
  if (model.thinking !== "adaptive") return { thinking: { type: "disabled" } };
  if (model.silentByDefault) return {};
  dropped.add("reasoning");
  return { effort: "low" };
}

/** The wire wants 1024 ≤ `budget_tokens` < `max_tokens`, and an answer needs some room beside it. */
function budget(
  reasoning: Reasoning,
  maxTokens: number,
  model: ModelTraits,
  dropped: Set<string>,
): EncodedReasoning {
  if (maxTokens <= LEAST) {
    dropped.add("reasoning");
    return {};
  }
  const { budgetTokens: asked, effort, summary } = reasoning;
  const most = asked !== undefined && asked < maxTokens ? asked : maxTokens - LEAST;
  const tokens = Math.max(Math.min(asked ?? budgetOfEffort(effort ?? "medium"), most), LEAST);
  if (asked !== undefined && asked !== tokens) {
    dropped.add(changed("reasoning.budget_tokens", asked, tokens));
  }
  const thinking: JsonObject = { type: "enabled", budget_tokens: tokens };
  if (summary === "none") thinking.display = "omitted";
  else if (summary !== undefined && model.thinking === "either") {
    // Models before 4.6 always show their thinking; later ones must be asked to.
    thinking.display = "summarized";
  }
  // The level is for the whole answer, and has its own place where the model knows it.
  const level = model.thinking === "budget" && effort !== undefined
    ? levelOf({ mode: "on", effort }, model, dropped)
    : undefined;
  return { thinking, ...(level === undefined ? {} : { effort: level }) };
}

function adaptive(
  reasoning: Reasoning,
  model: ModelTraits,
  dropped: Set<string>,
): EncodedReasoning {
  const thinking: JsonObject = { type: "adaptive" };
  if (reasoning.summary !== undefined) {
    thinking.display = reasoning.summary === "none" ? "omitted" : "summarized";
  }
  const effort = levelOf(reasoning, model, dropped);
  return { thinking, ...(effort === undefined ? {} : { effort }) };
}

/** The level in the words of the wire; one that it does not know is no level here. */
function levelOf(
  reasoning: Reasoning,
  { efforts }: ModelTraits,
  dropped: Set<string>,
): string | undefined {
  if (efforts.length === 0) return undefined;
  const level = writeEffort(reasoning, efforts, (name) => void dropped.add(name));
  if (level === undefined || efforts.includes(level)) return level;
  dropped.add("reasoning.effort");
  return undefined;
}
