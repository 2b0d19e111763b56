/**
 * How hard to think, from `thinking` with `output_config.effort` to the canonical form.
 *
 * @module
 */

import type { Reasoning } from "../../canonical/request.ts";
import type { WireRequest, WireThinkingConfig } from "./schema.ts";

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
