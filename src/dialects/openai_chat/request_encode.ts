/**
 * A request for a provider, to the wire.
 *
 * The order of the fields is fixed and what comes early changes least, so that equal conversations
 * have equal beginnings.
 *
 * @module
 */

import { effortOfBudget } from "../../canonical/effort.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest, Reasoning, ResponseFormat } from "../../canonical/request.ts";
import type { EncodedRequest, Target, WireProfile } from "../dialect.ts";
import { fitting } from "../openai_limits.ts";
import { writeMessages } from "./messages_encode.ts";
import { withoutUndefined } from "./options_decode.ts";
import type { Drop } from "./parts_encode.ts";
import { writeTools } from "./tools_encode.ts";

/** Writes the body for `target`. */
export function encodeRequest(request: CanonicalRequest, target: Target): EncodedRequest {
  const dropped = new Set<string>();
  const drop: Drop = (name) => {
    dropped.add(name);
  };
  if (request.topK !== undefined) drop("top_k");
  if (request.cache !== undefined && !request.cache.byDefault) drop("cache_control");
  if (request.reasoning !== undefined) nameLosses(request.reasoning, drop);
  const body: JsonObject = {
    model: target.model,
    ...writeTools(request, drop),
    messages: writeMessages(request.messages, target.profile, drop),
    ...writeOptions(request, target.profile, drop),
    ...(request.stream ? writeStream(target.profile) : {}),
  };
  return { body, dropped: [...dropped] };
}

/** Without being asked a stream tells no usage; some hosts refuse to be asked. */
function writeStream({ streamUsage = true }: WireProfile): JsonObject {
  return { stream: true, ...(streamUsage ? { stream_options: { include_usage: true } } : {}) };
}

function writeOptions(
  request: CanonicalRequest,
  profile: WireProfile,
  drop: Drop,
): JsonObject {
  const { reasoning, responseFormat } = request;
  return withoutUndefined({
    [profile.maxTokensField ?? "max_completion_tokens"]: request.maxOutputTokens,
    temperature: request.temperature,
    top_p: request.topP,
    stop: request.stop,
    seed: request.seed,
    presence_penalty: request.presencePenalty,
    frequency_penalty: request.frequencyPenalty,
    logit_bias: request.logitBias,
    reasoning_effort: reasoning && effortOf(reasoning),
    response_format: responseFormat && writeFormat(responseFormat),
    verbosity: request.verbosity,
    service_tier: request.serviceTier,
    metadata: request.metadata,
    user: fitting(request.user, "user", drop),
    prompt_cache_key: fitting(request.cacheKey, "prompt_cache_key", drop),
    // Not keeping the answer is the wire's default, and many hosts do not know the field.
    store: request.store === true ? true : undefined,
  });
}

/**
 * Only some models can be told not to think, with a level that the others refuse. How much of its
 * reasoning a host shows it cannot be told at all.
 */
function nameLosses({ mode, effort, summary }: Reasoning, drop: Drop): void {
  if (mode === "off" && effort !== "none") drop("reasoning");
  if (mode !== "off" && summary !== undefined && summary !== "auto") drop("reasoning.summary");
}

function effortOf({ mode, effort, budgetTokens }: Reasoning): string | undefined {
  if (mode === "off") return effort === "none" ? effort : undefined;
  if (effort !== undefined) return effort;
  return budgetTokens === undefined ? undefined : effortOfBudget(budgetTokens);
}

function writeFormat(format: ResponseFormat): JsonObject {
  if (format.type === "text") return { type: "text" };
  if (format.type === "json") return { type: "json_object" };
  const { name, description, schema, strict } = format;
  return {
    type: "json_schema",
    json_schema: {
      // The wire demands a name, of which other wires know nothing.
      name: name ?? "response",
      ...(description === undefined ? {} : { description }),
      schema,
      ...(strict === undefined ? {} : { strict }),
    },
  };
}
