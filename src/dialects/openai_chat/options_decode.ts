/**
 * Everything a client asks for beside the conversation and the tools, from the wire.
 *
 * @module
 */

import type { CanonicalRequest, Reasoning, ResponseFormat } from "../../canonical/request.ts";
import { withoutUndefined } from "../../canonical/without_undefined.ts";
import type { ChatRequest, WireReasoning, WireResponseFormat } from "./wire.ts";

/** The canonical options, set where the client set them. */
export type Options = Omit<
  CanonicalRequest,
  "model" | "messages" | "tools" | "stream" | "toolChoice" | "parallelToolCalls"
>;

/** Reads the options. */
export function readOptions(body: ChatRequest): Options {
  const options: { [Key in keyof Options]: Options[Key] | undefined } = {
    maxOutputTokens: body.max_completion_tokens ?? body.max_tokens,
    temperature: body.temperature,
    topP: body.top_p,
    topK: body.top_k,
    stop: readStop(body.stop),
    seed: body.seed,
    presencePenalty: body.presence_penalty,
    frequencyPenalty: body.frequency_penalty,
    logitBias: body.logit_bias,
    reasoning: readReasoning(body),
    responseFormat: body.response_format && readFormat(body.response_format),
    verbosity: body.verbosity,
    serviceTier: body.service_tier,
    metadata: body.metadata,
    user: body.safety_identifier ?? body.user,
    cacheKey: body.prompt_cache_key,
    store: body.store,
  };
  return withoutUndefined(options);
}

function readStop(stop: string | string[] | undefined): string[] | undefined {
  const list = typeof stop === "string" ? [stop] : stop;
  return list?.length === 0 ? undefined : list;
}

/** The vendor's word first, then the forms of OpenRouter and of Anthropic-minded hosts. */
function readReasoning(body: ChatRequest): Reasoning | undefined {
  if (body.reasoning_effort !== undefined) return ofEffort(body.reasoning_effort);
  if (body.reasoning !== undefined) return ofRouter(body.reasoning);
  if (body.thinking === undefined) return undefined;
  const { type, budget_tokens } = body.thinking;
  if (type === "disabled") return { mode: "off" };
  return {
    mode: type === "adaptive" ? "adaptive" : "on",
    ...(budget_tokens === undefined ? {} : { budgetTokens: budget_tokens }),
  };
}

function ofEffort(effort: string): Reasoning {
  return { mode: effort === "none" ? "off" : "on", effort };
}

function ofRouter({ effort, max_tokens, enabled, exclude }: WireReasoning): Reasoning | undefined {
  if (enabled === false) return { mode: "off" };
  const shown = exclude === true ? { summary: "none" as const } : {};
  if (effort !== undefined) return { ...ofEffort(effort), ...shown };
  if (max_tokens !== undefined) return { mode: "on", budgetTokens: max_tokens, ...shown };
  return enabled === true ? { mode: "on", ...shown } : undefined;
}

function readFormat(format: WireResponseFormat): ResponseFormat {
  if (format.type === "text") return { type: "text" };
  if (format.type === "json_object") return { type: "json" };
  const { name, description, schema, strict } = format.json_schema;
  return {
    type: "json_schema",
    schema: schema ?? {},
    ...(name === undefined ? {} : { name }),
    ...(description === undefined ? {} : { description }),
    ...(strict === undefined ? {} : { strict }),
  };
}
