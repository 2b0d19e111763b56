/**
 * A request for a provider that speaks this wire.
 *
 * The order of the members is fixed, the prompt comes first and options last.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest } from "../../canonical/request.ts";
import type { EncodedRequest, Target } from "../dialect.ts";
import { encodeHeld } from "../claude_answer.ts";
import { encodeMark, limitMarks } from "./cache.ts";
import { encodeMessages } from "./messages_encode.ts";
import { type ModelTraits, traitsOf } from "../claude_models.ts";
import type { OutputSchema } from "../claude_schema.ts";
import { encodeSampling } from "../claude_sampling.ts";
import { type EncodedReasoning, encodeReasoning } from "../claude_thinking.ts";
import { encodeTools, isForced } from "./tools_encode.ts";
import { goesOnUnthought } from "../claude_unthought.ts";

/** The wire demands `max_tokens`; every current model can write this much. */
const DEFAULT_MAX_TOKENS = 32_000;

/** Writes a request body; see {@link Dialect.encodeRequest}. */
export function encodeRequest(request: CanonicalRequest, target: Target): EncodedRequest {
  const model = traitsOf(target.model);
  return encodeHeld(request, model, (held, schema) => encode(held, schema, target, model));
}

function encode(
  request: CanonicalRequest,
  schema: OutputSchema | undefined,
  target: Target,
  model: ModelTraits,
): EncodedRequest {
  const dropped = new Set<string>();
  const { system, messages } = encodeMessages(request.messages, { model, dropped });
  const { tools, tool_choice } = encodeTools(request, model, dropped);
  const maxTokens = request.maxOutputTokens ?? target.profile.defaultMaxTokens ??
    DEFAULT_MAX_TOKENS;
  const barred = isForced(tool_choice) || goesOnUnthought(messages, request.reasoning, model);
  const reasoning = reasoningFor(request, model, maxTokens, barred, dropped);
  const body: JsonObject = {
    model: target.model,
    ...(system.length === 0 ? {} : { system }),
    ...(tools === undefined ? {} : { tools }),
    messages,
    max_tokens: maxTokens,
    ...(tool_choice === undefined ? {} : { tool_choice }),
    ...(reasoning.thinking === undefined ? {} : { thinking: reasoning.thinking }),
    ...outputConfig(request, schema, reasoning, dropped),
    ...encodeSampling(request, model, thinks(reasoning), dropped),
    ...stopSequences(request.stop, dropped),
    ...(request.user === undefined ? {} : { metadata: { user_id: request.user } }),
    ...serviceTier(request.serviceTier, dropped),
    ...encodeMark(request.cache),
    ...(request.stream ? { stream: true } : {}),
  };
  if (limitMarks(body)) dropped.add("cache_control");
  nameLosses(request, dropped);
  return { body, dropped: [...dropped] };
}

/**
 * A forced call and thinking exclude each other on this wire, and the call is what was ordered; so
 * do thinking and a tool loop that began without it.
 */
function reasoningFor(
  request: CanonicalRequest,
  model: ModelTraits,
  maxTokens: number,
  barred: boolean,
  dropped: Set<string>,
): EncodedReasoning {
  if (request.reasoning === undefined) return {};
  const encoded = encodeReasoning(request.reasoning, model, maxTokens, dropped);
  if (!barred || !thinks(encoded)) return encoded;
  dropped.add("reasoning");
  return encoded.effort === undefined ? {} : { effort: encoded.effort };
}

function thinks(reasoning: EncodedReasoning): boolean {
  return reasoning.thinking !== undefined && reasoning.thinking.type !== "disabled";
}

function outputConfig(
  request: CanonicalRequest,
  output: OutputSchema | undefined,
  reasoning: EncodedReasoning,
  dropped: Set<string>,
): JsonObject {
  const config: JsonObject = {};
  if (reasoning.effort !== undefined) config.effort = reasoning.effort;
  const format = request.responseFormat;
  if (format?.type === "json_schema" && output !== undefined) {
    for (const keyword of output.inWords) dropped.add(`json_schema.${keyword}`);
    // What the form is for has no place of its own; the schema's own words are as good.
    const { schema } = output;
    const { description = schema.description } = format;
    const described = description === undefined ? schema : { description, ...schema };
    config.format = { type: "json_schema", schema: described };
  } else if (format?.type === "json") {
    dropped.add("response_format");
  }
  return Object.keys(config).length === 0 ? {} : { output_config: config };
}

/** The API refuses stop strings of blanks alone, such as OpenAI's customary line feed. */
function stopSequences(stop: string[] | undefined, dropped: Set<string>): JsonObject {
  const taken = stop?.filter((text) => text.trim() !== "") ?? [];
  if (taken.length !== (stop?.length ?? 0)) dropped.add("stop");
  return taken.length === 0 ? {} : { stop_sequences: taken };
}

function serviceTier(tier: string | undefined, dropped: Set<string>): JsonObject {
  if (tier === undefined) return {};
  if (tier === "auto") return { service_tier: "auto" };
  if (tier === "default") return { service_tier: "standard_only" };
  dropped.add("service_tier");
  return {};
}

/** Options that this wire has no place for. */
function nameLosses(request: CanonicalRequest, dropped: Set<string>): void {
  if (request.seed !== undefined) dropped.add("seed");
  if (request.presencePenalty) dropped.add("presence_penalty");
  if (request.frequencyPenalty) dropped.add("frequency_penalty");
  if (isFilled(request.logitBias)) dropped.add("logit_bias");
  if (request.verbosity !== undefined) dropped.add("verbosity");
  if (isFilled(request.metadata)) dropped.add("metadata");
  if (request.store === true) dropped.add("store");
}

function isFilled(object: JsonObject | undefined): boolean {
  return object !== undefined && Object.keys(object).length > 0;
}
