/**
 * A request for a provider, to the wire.
 *
 * @module
 */

import { effortOfBudget } from "../../canonical/effort.ts";
import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { CacheMark, CanonicalRequest, Reasoning } from "../../canonical/request.ts";
import type { EncodedRequest, Target } from "../dialect.ts";
import type { Drop } from "./messages_decode.ts";
import { writeMessages } from "./messages_encode.ts";
import { writeToolChoice, writeTools } from "./tools_encode.ts";

const EFFORTS: ReadonlySet<string> = new Set([
  "minimal",
  "low",
  "medium",
  "high",
  "xhigh",
  "max",
]);

/** The wire's tiers by OpenAI's words, one of which is another word for the same. */
const TIERS: ReadonlyMap<string, string> = new Map([
  ["auto", "auto"],
  ["default", "default"],
  ["flex", "flex"],
  ["scale", "scale"],
  ["priority", "priority"],
  ["fast", "priority"],
]);

/** Writes the body for `target`. */
export function encodeRequest(request: CanonicalRequest, target: Target): EncodedRequest {
  const dropped = new Set<string>();
  const drop: Drop = (name) => void dropped.add(name);
  refuse(request);
  nameLosses(request, drop);
  const { systemPrompt, messages } = writeMessages(request.messages, target.model, drop);
  const tools = writeTools(request, drop);
  const body: JsonObject = {
    modelId: target.model,
    context: {
      ...(systemPrompt === undefined ? {} : { systemPrompt }),
      ...(tools.length === 0 ? {} : { tools }),
      messages,
    },
    options: writeOptions(request, tools, drop),
    stream: request.stream,
  };
  return { body, dropped: [...dropped] };
}

function refuse({ responseFormat }: CanonicalRequest): void {
  if (responseFormat?.type !== "json_schema") return;
  throw badRequest(
    "Cannot use 'response_format.json_schema': the wire of this provider has no place for a schema",
    "response_format.json_schema",
  );
}

function nameLosses(request: CanonicalRequest, drop: Drop): void {
  const { serviceTier, logitBias } = request;
  if (request.seed !== undefined) drop("seed");
  if (logitBias !== undefined && Object.keys(logitBias).length > 0) drop("logit_bias");
  if (request.responseFormat?.type === "json") drop("response_format");
  if (request.verbosity !== undefined) drop("verbosity");
  if (request.parallelToolCalls === false) drop("parallel_tool_calls");
  if (request.store === true) drop("store");
  if (serviceTier !== undefined && !TIERS.has(serviceTier)) drop("service_tier");
}

function writeOptions(request: CanonicalRequest, tools: JsonObject[], drop: Drop): JsonObject {
  const { reasoning, serviceTier, toolChoice, user, metadata, cacheKey } = request;
  const options: JsonObject = {
    temperature: request.temperature,
    topP: request.topP,
    topK: request.topK,
    stopSequences: request.stop,
    presencePenalty: request.presencePenalty,
    frequencyPenalty: request.frequencyPenalty,
    maxTokens: request.maxOutputTokens,
    ...(reasoning && writeReasoning(reasoning, drop)),
    toolChoice: toolChoice && writeToolChoice(toolChoice, tools),
    serviceTier: serviceTier === undefined ? undefined : TIERS.get(serviceTier),
    metadata: user === undefined ? metadata : { ...metadata, user_id: user },
    promptCacheKey: cacheKey,
    cacheRetention: retentionOf(marksIn(request)),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

/** A wire of levels: a budget is sent as what the level is to mean. */
function writeReasoning(reasoning: Reasoning, drop: Drop): JsonObject {
  const { mode, effort, budgetTokens, summary } = reasoning;
  if (mode === "off" || effort === "none") return { disableReasoning: true };
  const known = effort !== undefined && EFFORTS.has(effort);
  if (effort !== undefined && !known) drop("reasoning");
  if (summary === "concise" || summary === "detailed") drop("reasoning.summary");
  const level = known
    ? effort
    : budgetTokens === undefined
    ? "medium"
    : effortOfBudget(budgetTokens);
  return {
    reasoning: level,
    ...(budgetTokens === undefined ? {} : { thinkingBudgets: { [level]: budgetTokens } }),
    ...(summary === "none" ? { hideThinkingSummary: true } : {}),
  };
}

/** All marks of a request. Where they stand the wire cannot say: it is its other end that decides. */
function marksIn({ cache, messages, tools }: CanonicalRequest): CacheMark[] {
  const parts = messages.flatMap(({ content }) => content.flatMap((part) => [part]));
  return [{ cache }, ...tools, ...parts].flatMap((marked) =>
    "cache" in marked && marked.cache !== undefined && marked.cache.byDefault !== true
      ? [marked.cache]
      : []
  );
}

function retentionOf(marks: CacheMark[]): string | undefined {
  if (marks.length === 0) return undefined;
  return marks.some(({ ttl }) => ttl === "1h") ? "long" : "short";
}
