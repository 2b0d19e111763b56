/**
 * A request for a provider. The model and whether to stream stand in the address.
 *
 * The order of the members is fixed, the prompt comes first and options last.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest } from "../../canonical/request.ts";
import { encodeHeld } from "../claude_answer.ts";
import type { OutputSchema } from "../claude_schema.ts";
import type { EncodedRequest, Target, WireProfile } from "../dialect.ts";
import { type CacheContext, cachePoints, limitPoints } from "./cache.ts";
import { encodeMessages, type WireTurn } from "./messages_encode.ts";
import { requestMetadata } from "./metadata.ts";
import { type ModelTraits, traitsOf } from "./models.ts";
import { encodeInference } from "./sampling.ts";
import { encodeThinking } from "./thinking.ts";
import { type EncodedTools, encodeTools } from "./tools_encode.ts";

/** The wire's tiers by OpenAI's words; `auto` is what nobody asks for. */
const TIERS: ReadonlyMap<string, string> = new Map([
  ["default", "default"],
  ["flex", "flex"],
  ["priority", "priority"],
  ["fast", "priority"],
  ["reserved", "reserved"],
]);

/** Claude tells which of the caller's strings it met, if it is asked to; each way of answering has its place. */
const STOPPED_AT: readonly string[] = ["/stop_sequence", "/delta/stop_sequence"];

/** Writes a request body; see {@link ProviderDialect.encodeRequest}. */
export function encodeRequest(request: CanonicalRequest, target: Target): EncodedRequest {
  // As a step of the address these lead elsewhere, however they are spelled.
  if (/^\.{1,2}$/.test(target.model)) {
    throw badRequest(`Cannot ask for the model '${target.model}': it is no name`, "model");
  }
  const traits = traitsOf(target.model);
  return encodeHeld(request, traits, (held, schema) => encode(held, schema, target, traits));
}

function encode(
  request: CanonicalRequest,
  schema: OutputSchema | undefined,
  { profile }: Target,
  traits: ModelTraits,
): EncodedRequest {
  const dropped = new Set<string>();
  const context = { traits, dropped, names: new Set<string>() };
  const { system, messages } = encodeMessages(request.messages, context);
  markLast(messages, request.cache, context);
  const { tools, choice } = encodeTools(request, context);
  const thinking = encodeThinking(request, {
    traits,
    messages,
    forced: choice !== undefined,
    defaultMaxTokens: profile.defaultMaxTokens,
    dropped,
  });
  const { inferenceConfig, fields } = encodeInference(request, traits, thinking, dropped);
  const contents = messages.map(({ content }) => content);
  if (limitPoints([tools, system, ...contents])) dropped.add("cache_control");
  const additional = {
    ...thinking.fields,
    ...fields,
    ...oneCall(request, { tools, ...(choice && { choice }) }, traits, dropped),
  };
  const stops = traits.claude !== undefined && inferenceConfig.stopSequences !== undefined;
  const body: JsonObject = {
    messages: messages.map(({ role, content }) => ({ role, content })),
    ...member("system", system),
    ...member("inferenceConfig", inferenceConfig),
    ...(tools.length === 0 ? {} : { toolConfig: { tools, ...(choice && { toolChoice: choice }) } }),
    ...guardrail(profile),
    ...member("additionalModelRequestFields", additional),
    ...(stops ? { additionalModelResponseFieldPaths: [...STOPPED_AT] } : {}),
    ...member("requestMetadata", requestMetadata(request.metadata, dropped)),
    ...(profile.latency === undefined ? {} : { performanceConfig: { latency: profile.latency } }),
    ...serviceTier(request.serviceTier, dropped),
    ...member("outputConfig", outputConfig(request, schema, thinking.effort, dropped)),
  };
  nameLosses(request, dropped);
  return { body, dropped: [...dropped] };
}

/** A mark for the whole prompt is one behind its last block, unless that has one of its own. */
function markLast(
  messages: readonly WireTurn[],
  mark: CanonicalRequest["cache"],
  context: CacheContext,
): void {
  const content = messages.at(-1)?.content;
  if (content?.at(-1)?.cachePoint !== undefined) return;
  content?.push(...cachePoints(mark, "prompt", context));
}

/** A member, unless there is nothing in it. */
function member(name: string, value: JsonObject | JsonObject[]): JsonObject {
  return Object.keys(value).length === 0 ? {} : { [name]: value };
}

/**
 * One call at a time can be asked of newer Claude in Anthropic's own words, and only beside no choice of
 * the wire's: the API takes two choices for a contradiction.
 */
function oneCall(
  { parallelToolCalls }: CanonicalRequest,
  { tools, choice }: EncodedTools,
  { claude }: ModelTraits,
  dropped: Set<string>,
): JsonObject {
  if (parallelToolCalls !== false) return {};
  if (tools.length > 0 && choice === undefined && claude?.schemas === true) {
    return { tool_choice: { type: "auto", disable_parallel_tool_use: true } };
  }
  dropped.add("parallel_tool_calls");
  return {};
}

/** What the operator has every answer checked by. */
function guardrail({ guardrail: rail }: WireProfile): JsonObject {
  if (rail === undefined) return {};
  const { id, version, trace } = rail;
  return {
    guardrailConfig: {
      guardrailIdentifier: id,
      guardrailVersion: version,
      ...(trace === undefined ? {} : { trace }),
    },
  };
}

function serviceTier(tier: string | undefined, dropped: Set<string>): JsonObject {
  if (tier === undefined || tier === "auto") return {};
  const type = TIERS.get(tier);
  if (type !== undefined) return { serviceTier: { type } };
  dropped.add("service_tier");
  return {};
}

function outputConfig(
  { responseFormat: format }: CanonicalRequest,
  output: OutputSchema | undefined,
  effort: string | undefined,
  dropped: Set<string>,
): JsonObject {
  const config: JsonObject = {};
  if (format?.type === "json_schema" && output !== undefined) {
    for (const keyword of output.inWords) dropped.add(`json_schema.${keyword}`);
    const { name, description } = format;
    const jsonSchema = {
      // The one place of the wire where JSON stands as text.
      schema: JSON.stringify(output.schema),
      ...(name === undefined ? {} : { name }),
      ...(description === undefined ? {} : { description }),
    };
    config.textFormat = { type: "json_schema", structure: { jsonSchema } };
  } else if (format?.type === "json") dropped.add("response_format");
  if (effort !== undefined) config.effort = effort;
  return config;
}

/** Options that this wire has no place for. */
function nameLosses(request: CanonicalRequest, dropped: Set<string>): void {
  if (request.seed !== undefined) dropped.add("seed");
  if (request.presencePenalty) dropped.add("presence_penalty");
  if (request.frequencyPenalty) dropped.add("frequency_penalty");
  if (isJsonObject(request.logitBias) && Object.keys(request.logitBias).length > 0) {
    dropped.add("logit_bias");
  }
  if (request.verbosity !== undefined) dropped.add("verbosity");
  if (request.user !== undefined) dropped.add("user");
  if (request.store === true) dropped.add("store");
}
