/**
 * A request for a provider, to the wire. The model and whether to stream stand in the address.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { withoutUndefined } from "../../canonical/without_undefined.ts";
import type { CanonicalRequest, ResponseFormat } from "../../canonical/request.ts";
import type { EncodedRequest, Target } from "../dialect.ts";
import { askByTool } from "../answer_tool.ts";
import { writeContents } from "./contents_encode.ts";
import { type ModelTraits, type Thinking, traitsOf } from "./models.ts";
import type { Drop } from "./parts_decode.ts";
import { writeThinking } from "./thinking_config.ts";
import { tidySchema } from "./tidy_schema.ts";
import { writeTools } from "./tools_encode.ts";

/** The vendor's tiers by OpenAI's words; `auto` is what nobody asks for. */
const TIERS: ReadonlyMap<string, string> = new Map([
  ["default", "standard"],
  ["flex", "flex"],
  ["priority", "priority"],
  ["fast", "priority"],
]);

/** Writes the body for `target`. */
export function encodeRequest(request: CanonicalRequest, target: Target): EncodedRequest {
  const dropped = new Set<string>();
  const drop: Drop = (name) => {
    dropped.add(name);
  };
  const traits = traitsOf(target.model, target.profile);
  const { responseFormat: format, ...rest } = request;
  const either = request.tools.length > 0 && !traits.schemasBesideTools;
  if (!either || format === undefined || format.type === "text") {
    return { body: encode(request, traits, drop), dropped: [...dropped] };
  }
  if (format.type === "json") {
    drop("response_format");
    return { body: encode(rest, traits, drop), dropped: [...dropped] };
  }
  const { request: asked, tool } = askByTool(request, format);
  const body = encode(asked, traits, drop);
  return { body, dropped: [...dropped], ...(tool === undefined ? {} : { answerTool: tool }) };
}

function encode(request: CanonicalRequest, traits: ModelTraits, drop: Drop): JsonObject {
  const { systemInstruction, contents } = writeContents(request.messages, traits, drop);
  const generationConfig = writeOptions(request, traits.thinking, drop);
  nameLosses(request, drop);
  const tier = TIERS.get(request.serviceTier ?? "");
  return {
    ...(systemInstruction === undefined ? {} : { systemInstruction }),
    ...writeTools(request, drop),
    contents,
    ...(Object.keys(generationConfig).length === 0 ? {} : { generationConfig }),
    ...(tier === undefined ? {} : { serviceTier: tier }),
    ...(request.store === undefined ? {} : { store: request.store }),
  };
}

function nameLosses(request: CanonicalRequest, drop: Drop): void {
  const { serviceTier: tier } = request;
  if (isFilled(request.logitBias)) drop("logit_bias");
  if (request.verbosity !== undefined) drop("verbosity");
  if (isFilled(request.metadata)) drop("metadata");
  if (request.user !== undefined) drop("user");
  if (request.cache !== undefined && !request.cache.byDefault) drop("cache_control");
  if (tier !== undefined && tier !== "auto" && !TIERS.has(tier)) drop("service_tier");
}

function isFilled(object: JsonObject | undefined): boolean {
  return object !== undefined && Object.keys(object).length > 0;
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
  const { description } = format;
  const schema = tidySchema(format.schema);
  const described = description === undefined ? schema : { description, ...schema };
  return { responseMimeType: "application/json", responseJsonSchema: described };
}
