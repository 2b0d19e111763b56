/**
 * `reasoning`, in both directions.
 *
 * @module
 */

import { effortOfBudget } from "../../canonical/effort.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Reasoning } from "../../canonical/request.ts";
import type { Drop } from "./parts.ts";
import type { WireRequest } from "./wire.ts";

/** Reads `reasoning`. A summary alone leaves it to the model whether to think. */
export function decodeReasoning(wire: WireRequest["reasoning"]): Reasoning | undefined {
  if (wire === undefined) return undefined;
  const { effort } = wire;
  const summary = wire.summary ?? wire.generate_summary;
  if (effort === undefined && summary === undefined) return undefined;
  return {
    mode: effort === undefined ? "adaptive" : effort === "none" ? "off" : "on",
    ...(effort === undefined ? {} : { effort }),
    ...(summary === undefined ? {} : { summary }),
  };
}

/**
 * Writes `reasoning`, or `undefined` when there is nothing to say. Only some models can be told not
 * to think, with a level that the others refuse; a bare "off" is therefore named to `drop` instead.
 */
export function encodeReasoning(reasoning: Reasoning, drop: Drop): JsonObject | undefined {
  const effort = encodeEffort(reasoning);
  const { mode, summary } = reasoning;
  if (mode === "off" && effort === undefined) drop("reasoning");
  const shown = mode === "off" || summary === "none" ? undefined : summary;
  if (effort === undefined && shown === undefined) return undefined;
  return {
    ...(effort === undefined ? {} : { effort }),
    ...(shown === undefined ? {} : { summary: shown }),
  };
}

function encodeEffort({ mode, effort, budgetTokens }: Reasoning): string | undefined {
  if (mode === "off") return effort === "none" ? effort : undefined;
  if (effort !== undefined) return effort;
  return budgetTokens === undefined ? undefined : effortOfBudget(budgetTokens);
}
