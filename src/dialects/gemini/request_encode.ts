/**
 * A request for a provider, to the wire. The model and whether to stream stand in the address.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest, ResponseFormat } from "../../canonical/request.ts";
import type { EncodedRequest, Target } from "../dialect.ts";
import { writeContents } from "./contents_encode.ts";
import { traitsOf } from "./models.ts";
import type { Thinking } from "./models.ts";
import { withoutUndefined } from "./options_decode.ts";
import type { Drop } from "./parts_decode.ts";
import { writeThinking } from "./thinking_config.ts";
import { writeTools } from "./tools_encode.ts";

/** The vendor's tiers by OpenAI's words; `auto` is what nobody asks for. */
const TIERS: ReadonlyMap<string, string> = new Map([
  ["default", "standard"],
  ["flex", "flex"],
  ["priority", "priority"],
]);

/** Writes the body for `target`. */
export function encodeRequest(request: CanonicalRequest, target: Target): EncodedRequest {
  const dropped = new Set<string>();
  const drop: Drop = (name) => {
    dropped.add(name);
  };
  const traits = traitsOf(target.model);
  const { systemInstruction, contents } = writeContents(request.messages, traits, drop);
  const generationConfig = writeOptions(request, traits.thinking, drop);
  nameLosses(request, drop);
  const tier = TIERS.get(request.serviceTier ?? "");
  const body: JsonObject = {
    ...(systemInstruction === undefined ? {} : { systemInstruction }),
    ...writeTools(request, drop),
    contents,
    ...(Object.keys(generationConfig).length === 0 ? {} : { generationConfig }),
    ...(tier === undefined ? {} : { serviceTier: tier }),
  };
  return { body, dropped: [...dropped] };
}

function nameLosses(request: CanonicalRequest, drop: Drop): void {
  const { serviceTier: tier } = request;
  if (request.logitBias !== undefined) drop("logit_bias");
  if (request.verbosity !== undefined) drop("verbosity");
  if (request.metadata !== undefined) drop("metadata");
  if (request.user !== undefined) drop("user");
  if (request.cache !== undefined && !request.cache.byDefault) drop("cache_control");
  if (request.store === true) drop("store");
  if (tier !== undefined && tier !== "auto" && !TIERS.has(tier)) drop("service_tier");
}

function writeOptions(request: CanonicalRequest, thinking: Thinking, drop: Drop): JsonObject {
  const { reasoning, responseFormat } = request;
  return withoutUndefined({
    maxOutputTokens: request.maxOutputTokens,
    temperature: request.temperature,
    topP: request.topP,
    topK: request.topK,
    stopSequences: request.stop,
    seed: request.seed,
    presencePenalty: request.presencePenalty,
    frequencyPenalty: request.frequencyPenalty,
    ...(responseFormat && writeFormat(responseFormat)),
    thinkingConfig: reasoning && writeThinking(reasoning, thinking, drop),
  });
}

/** What the form is for has no place of its own; the schema's own words are as good. */
function writeFormat(format: ResponseFormat): JsonObject {
  if (format.type === "text") return { responseMimeType: "text/plain" };
  if (format.type === "json") return { responseMimeType: "application/json" };
  const { schema, description } = format;
  const described = description === undefined ? schema : { description, ...schema };
  return { responseMimeType: "application/json", responseJsonSchema: described };
}
