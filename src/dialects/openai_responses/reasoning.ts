/**
 * `reasoning`, in both directions.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { Reasoning } from "../../canonical/request.ts";
import { effortWords, writeEffort } from "../model_effort.ts";
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

/** Writes `reasoning` for `model`, or `undefined` when there is nothing to say. */
export function encodeReasoning(
  reasoning: Reasoning,
  model: string,
  drop: Drop,
): JsonObject | undefined {
  const effort = writeEffort(reasoning, effortWords(model), drop);
  const { mode, summary } = reasoning;
  const shown = mode === "off" || summary === "none" ? undefined : summary;
  if (effort === undefined && shown === undefined) return undefined;
  return {
    ...(effort === undefined ? {} : { effort }),
    ...(shown === undefined ? {} : { summary: shown }),
  };
}
