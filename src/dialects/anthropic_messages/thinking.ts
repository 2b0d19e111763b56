/**
 * How hard to think, between `thinking` with `output_config.effort` and the canonical form.
 *
 * @module
 */

import { budgetOfEffort, effortOfBudget } from "../../canonical/effort.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Reasoning } from "../../canonical/request.ts";
import type { ModelTraits } from "./models.ts";
import type { WireRequest, WireThinkingConfig } from "./schema.ts";

/** The least budget the API takes, and the least room an answer is left beside it. */
const LEAST = 1024;

/** Effort in the wire's words; OpenAI's `minimal` has no counterpart below `low`. */
const EFFORTS: ReadonlyMap<string, string> = new Map([
  ["minimal", "low"],
  ["low", "low"],
  ["medium", "medium"],
  ["high", "high"],
  ["xhigh", "xhigh"],
  ["max", "max"],
]);

/** Reads `thinking` and `output_config.effort`; nothing said stays nothing said. */
export function decodeReasoning(wire: WireRequest): Reasoning | undefined {
  const effort = wire.output_config?.effort;
  const thinking = wire.thinking;
  if (thinking === undefined) {
    return effort === undefined ? undefined : { mode: "adaptive", effort };
  }
  // Whoever turns thinking off may still lower the effort of the answer; the level then says
  // nothing about thinking.
  if (thinking.type === "disabled") return { mode: "off" };
  return {
    mode: thinking.type === "enabled" ? "on" : "adaptive",
    ...(effort === undefined ? {} : { effort }),
    ...(thinking.budget_tokens === undefined ? {} : { budgetTokens: thinking.budget_tokens }),
    summary: summaryOf(thinking),
  };
}

/** Thinking that was asked for is meant to be seen, unless `display` says otherwise. */
function summaryOf(thinking: WireThinkingConfig): "auto" | "none" {
  return thinking.display === "omitted" ? "none" : "auto";
}

/** The two places of the body that thinking is told in. */
export interface EncodedReasoning {
  thinking?: JsonObject;
  effort?: string;
  /** Whether some of what was asked for got lost. */
  lossy?: boolean;
}

/** Writes `reasoning` as `model` understands it, within an output limit of `maxTokens`. */
export function encodeReasoning(
  reasoning: Reasoning,
  model: ModelTraits,
  maxTokens: number,
): EncodedReasoning {
  if (reasoning.mode === "off") return off(model);
  if (model.thinking === "none") return { lossy: true };
  const counts = model.thinking === "budget" ||
    (model.thinking === "either" && reasoning.budgetTokens !== undefined);
  return counts ? budget(reasoning, maxTokens, model) : adaptive(reasoning, model);
}

/**
 * Models of the fifth generation think by default, and some of them refuse `disabled`: the lowest
 * effort is as near as every one of them lets a caller come.
 */
function off(model: ModelTraits): EncodedReasoning {
  if (model.thinking === "none") return {};
  if (model.thinking !== "adaptive") return { thinking: { type: "disabled" } };
  return model.silentByDefault ? {} : { effort: "low", lossy: true };
}

/** The wire wants 1024 ≤ `budget_tokens` < `max_tokens`. A level leaves the answer some room. */
function budget(reasoning: Reasoning, maxTokens: number, model: ModelTraits): EncodedReasoning {
  if (maxTokens <= LEAST) return { lossy: true };
  const tokens = reasoning.budgetTokens !== undefined
    ? Math.min(reasoning.budgetTokens, maxTokens - 1)
    : Math.min(budgetOfEffort(reasoning.effort ?? "medium"), maxTokens - LEAST);
  const thinking: JsonObject = { type: "enabled", budget_tokens: Math.max(tokens, LEAST) };
  if (reasoning.summary === "none") thinking.display = "omitted";
  else if (reasoning.summary !== undefined && model.thinking === "either") {
    // Models before 4.6 always show their thinking; later ones must be asked to.
    thinking.display = "summarized";
  }
  return { thinking };
}

function adaptive(reasoning: Reasoning, model: ModelTraits): EncodedReasoning {
  const thinking: JsonObject = { type: "adaptive" };
  if (reasoning.summary !== undefined) {
    thinking.display = reasoning.summary === "none" ? "omitted" : "summarized";
  }
  const asked = reasoning.effort ??
    (reasoning.budgetTokens === undefined ? undefined : effortOfBudget(reasoning.budgetTokens));
  if (asked === undefined) return { thinking };
  const known = EFFORTS.get(asked);
  if (known === undefined) return { thinking, lossy: true };
  // `xhigh` came after 4.6.
  return { thinking, effort: known === "xhigh" && model.thinking === "either" ? "high" : known };
}
