/**
 * Whether and how hard to think, in the words of each kind of host. The vendor's own word is
 * `reasoning_effort`; others have a switch beside it or in its place:
 *
 * - `thinking.type` (DeepSeek, Z.ai, Volcengine, MiMo), off where a call is forced: they refuse both
 * - `reasoning` (https://openrouter.ai/docs/use-cases/reasoning-tokens; Vercel, Kilo, Cline)
 * - `enable_thinking` and `thinking_budget` (Qwen at Alibaba and SiliconFlow), off where a call is
 *   forced; levels they do not know
 * - `chat_template_kwargs.enable_thinking` (Qwen at servers that fill in the model's own template)
 * - `venice_parameters.disable_thinking`
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { Reasoning } from "../../canonical/request.ts";
import type { Target } from "../dialect.ts";
import { effortWords, writeEffort } from "../model_effort.ts";
import type { Drop } from "./drop.ts";

/** The members that tell `reasoning`; `forced` says that the model is left no choice but to call. */
export function writeThinking(
  reasoning: Reasoning | undefined,
  { model, profile: { thinking = "effort" } }: Target,
  forced: boolean,
  drop: Drop,
): JsonObject {
  const off = reasoning?.mode === "off";
  switch (thinking) {
    case "effort":
      return reasoning === undefined ? {} : writeLevel(reasoning, model, drop);
    case "switch":
      return writeSwitch(reasoning, model, forced, drop);
    case "reasoning":
      return reasoning === undefined ? {} : { reasoning: writeObject(reasoning, model, drop) };
    case "enable_thinking":
      return writeEnabled(reasoning, forced, drop);
    case "template":
      if (reasoning === undefined) return {};
      loseAmount(reasoning, drop);
      return { chat_template_kwargs: { enable_thinking: !off } };
    case "venice":
      if (reasoning === undefined) return {};
      return off
        ? { venice_parameters: { disable_thinking: true } }
        : writeLevel(reasoning, model, drop);
  }
}

function writeLevel(reasoning: Reasoning, model: string, drop: Drop): JsonObject {
  const effort = writeEffort(reasoning, effortWords(model, "chat"), drop);
  return effort === undefined ? {} : { reasoning_effort: effort };
}

/** Hosts with a switch refuse a forced call of a model that thinks, as it does by default. */
function writeSwitch(
  reasoning: Reasoning | undefined,
  model: string,
  forced: boolean,
  drop: Drop,
): JsonObject {
  if (reasoning === undefined) return forced ? { thinking: { type: "disabled" } } : {};
  if (isOff(reasoning, forced, drop)) return { thinking: { type: "disabled" } };
  return { ...writeLevel(reasoning, model, drop), thinking: { type: "enabled" } };
}

function writeEnabled(
  reasoning: Reasoning | undefined,
  forced: boolean,
  drop: Drop,
): JsonObject {
  if (reasoning === undefined && !forced) return {};
  if (isOff(reasoning, forced, drop)) return { enable_thinking: false };
  const { budgetTokens } = reasoning ?? {};
  if (budgetTokens !== undefined) return { enable_thinking: true, thinking_budget: budgetTokens };
  if (reasoning !== undefined) loseAmount(reasoning, drop);
  return { enable_thinking: true };
}

/** The one of OpenRouter's members that says it; it makes levels and budgets of each other itself. */
function writeObject(reasoning: Reasoning, model: string, drop: Drop): JsonObject {
  const { mode, effort, budgetTokens, summary } = reasoning;
  if (mode === "off") return { enabled: false };
  const shown = summary === "none" ? { exclude: true } : {};
  if (effort === undefined && budgetTokens !== undefined) {
    return { max_tokens: budgetTokens, ...shown };
  }
  const word = writeEffort(reasoning, effortWords(model, "chat"), drop);
  return { ...(word === undefined ? { enabled: true } : { effort: word }), ...shown };
}

/** Whether not to think; that a forced call costs the thinking that was asked for is said. */
function isOff(reasoning: Reasoning | undefined, forced: boolean, drop: Drop): boolean {
  if (forced && reasoning !== undefined && reasoning.mode !== "off") drop("reasoning");
  return forced || reasoning?.mode === "off";
}

function loseAmount({ mode, effort, budgetTokens }: Reasoning, drop: Drop): void {
  if (mode === "off") return;
  if (effort !== undefined) drop("reasoning.effort");
  if (budgetTokens !== undefined) drop("reasoning.budget_tokens");
}
