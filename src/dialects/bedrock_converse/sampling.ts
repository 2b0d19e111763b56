/**
 * Limits and sampling: `inferenceConfig` for what all models have, and members of
 * `additionalModelRequestFields` for the rest.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest } from "../../canonical/request.ts";
import { withoutUndefined } from "../../canonical/without_undefined.ts";
import { encodeSampling } from "../claude_sampling.ts";
import { changed } from "../model_effort.ts";
import type { ModelTraits } from "./models.ts";
import type { EncodedThinking } from "./thinking.ts";

/** The two places that options of sampling are told in. */
export interface EncodedInference {
  inferenceConfig: JsonObject;
  fields: JsonObject;
}

/** Writes limits and sampling. */
export function encodeInference(
  request: CanonicalRequest,
  traits: ModelTraits,
  thinking: EncodedThinking,
  dropped: Set<string>,
): EncodedInference {
  const { temperature, top_p: topP, top_k: topK } = traits.claude === undefined
    ? plain(request, dropped)
    : encodeSampling(request, traits.claude, thinking.thinks, dropped);
  const config: JsonObject = withoutUndefined({
    maxTokens: request.maxOutputTokens ?? thinking.maxTokens,
    temperature,
    topP,
    stopSequences: stopSequences(request.stop, dropped),
  });
  if (thinking.unlimited === true) leaveOpen(config, dropped);
  return {
    inferenceConfig: config,
    fields: typeof topK === "number" ? writeTopK(topK, traits, dropped) : {},
  };
}

/** The API's temperatures end at 1, OpenAI's at 2. */
function plain({ temperature, topP, topK }: CanonicalRequest, dropped: Set<string>): JsonObject {
  if (temperature !== undefined && temperature > 1) {
    dropped.add(changed("temperature", temperature, 1));
  }
  return withoutUndefined({
    temperature: temperature === undefined ? undefined : Math.min(temperature, 1),
    top_p: topP,
    top_k: topK,
  });
}

/** The API refuses stop strings of blanks alone, such as OpenAI's customary line feed. */
function stopSequences(stop: string[] | undefined, dropped: Set<string>): string[] | undefined {
  const taken = stop?.filter((text) => text.trim() !== "") ?? [];
  if (taken.length !== (stop?.length ?? 0)) dropped.add("stop");
  return taken.length === 0 ? undefined : taken;
}

function leaveOpen(config: JsonObject, dropped: Set<string>): void {
  const names = { maxTokens: "max_tokens", temperature: "temperature", topP: "top_p" };
  for (const [field, name] of Object.entries(names)) {
    if (config[field] !== undefined) dropped.add(name);
    delete config[field];
  }
}

function writeTopK(topK: number, { family }: ModelTraits, dropped: Set<string>): JsonObject {
  switch (family) {
    case "claude":
    case "mistral":
      return { top_k: topK };
    case "nova":
      return { inferenceConfig: { topK } };
    case "cohere":
      return { k: topK };
    default:
      dropped.add("top_k");
      return {};
  }
}
