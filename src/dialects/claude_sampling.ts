/**
 * Temperature and its kin, which newer models refuse and thinking narrows.
 *
 * @module
 */

import type { JsonObject } from "../canonical/json.ts";
import type { CanonicalRequest } from "../canonical/request.ts";
import type { ModelTraits } from "./claude_models.ts";

/**
 * The members `temperature`, `top_p` and `top_k` as far as `model` takes them. A value that asks
 * for what happens anyway is left out without a notice, any other with one.
 */
export function encodeSampling(
  request: CanonicalRequest,
  model: ModelTraits,
  thinks: boolean,
  dropped: Set<string>,
): JsonObject {
  if (!model.claude) return plain(request);
  const { temperature, topP, topK } = request;
  const body: JsonObject = {};
  const free = model.sampling !== "none" && !thinks;
  if (temperature === 1) {
    // Taken by every model, but by some not beside `top_p`, and nothing is lost without it.
    if (topP === undefined) body.temperature = 1;
  } else if (temperature !== undefined) {
    if (free) body.temperature = Math.min(temperature, 1);
    // OpenAI's range ends at 2, Anthropic's at 1.
    if (!free || temperature > 1) dropped.add("temperature");
  }
  if (topP !== undefined && topP !== 1) {
    // With thinking the API takes 0.95 and above. Models from 4.1 on take one of the two options.
    const taken = model.sampling !== "none" && (!thinks || topP >= 0.95) &&
      (model.sampling === "all" || body.temperature === undefined);
    if (taken) body.top_p = topP;
    else dropped.add("top_p");
  }
  if (topK !== undefined) {
    if (free) body.top_k = topK;
    else dropped.add("top_k");
  }
  return body;
}

function plain(request: CanonicalRequest): JsonObject {
  return {
    ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
    ...(request.topP === undefined ? {} : { top_p: request.topP }),
    ...(request.topK === undefined ? {} : { top_k: request.topK }),
  };
}
