/**
 * Token counts, both ways. The vendor's `prompt_tokens` includes what a cache gave or took.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { promptTokens, type Usage } from "../../canonical/usage.ts";

/** Reads a `usage` object, in the vendor's form and in those of DeepSeek, Moonshot and xAI. */
export function readUsage(usage: JsonObject, serviceTier: JsonValue | undefined): Usage {
  const prompt = count(usage.prompt_tokens);
  const inDetail = isJsonObject(usage.prompt_tokens_details) ? usage.prompt_tokens_details : {};
  const outDetail = isJsonObject(usage.completion_tokens_details)
    ? usage.completion_tokens_details
    : {};
  const cacheRead = Math.min(
    prompt,
    count(inDetail.cached_tokens) || count(usage.prompt_cache_hit_tokens) ||
      count(usage.cached_tokens),
  );
  const cacheWrite = Math.min(prompt - cacheRead, count(inDetail.cache_write_tokens));
  const reasoning = known(outDetail.reasoning_tokens);
  return {
    input: prompt - cacheRead - cacheWrite,
    cacheRead,
    cacheWrite,
    output: generated(usage, prompt, reasoning ?? 0),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(count(inDetail.audio_tokens) > 0 ? { inputAudio: count(inDetail.audio_tokens) } : {}),
    ...(count(outDetail.audio_tokens) > 0 ? { outputAudio: count(outDetail.audio_tokens) } : {}),
    ...chargedIn(usage),
    ...(typeof serviceTier === "string" ? { serviceTier } : {}),
  };
}

/**
 * What OpenRouter charged. With a key of one's own the vendor's charge comes beside its fee
 * (https://openrouter.ai/docs/use-cases/usage-accounting).
 */
function chargedIn(usage: JsonObject): Pick<Usage, "cost"> {
  const cost = known(usage.cost);
  if (cost === undefined) return {};
  const details = isJsonObject(usage.cost_details) ? usage.cost_details : {};
  const upstream = usage.is_byok === true ? count(details.upstream_inference_cost) : 0;
  return { cost: cost + upstream };
}

/** Writes a `usage` object. */
export function writeUsage(usage: Usage): JsonObject {
  const prompt = promptTokens(usage);
  return {
    prompt_tokens: prompt,
    completion_tokens: usage.output,
    total_tokens: prompt + usage.output,
    prompt_tokens_details: {
      cached_tokens: usage.cacheRead,
      audio_tokens: usage.inputAudio ?? 0,
      ...(usage.cacheWrite > 0 ? { cache_write_tokens: usage.cacheWrite } : {}),
    },
    completion_tokens_details: {
      ...(usage.reasoning === undefined ? {} : { reasoning_tokens: usage.reasoning }),
      audio_tokens: usage.outputAudio ?? 0,
    },
  };
}

/** The tiers this wire has words for; another vendor's word would mean nothing here. */
const TIERS: ReadonlySet<string> = new Set([
  "auto",
  "default",
  "flex",
  "scale",
  "priority",
  "fast",
]);

/** The `service_tier` member of an answer, where there is one to tell. */
export function writeTier(usage: Usage | undefined): JsonObject {
  const tier = usage?.serviceTier;
  return tier !== undefined && TIERS.has(tier) ? { service_tier: tier } : {};
}

/** xAI counts reasoning beside `completion_tokens`, which only the total gives away. */
function generated(usage: JsonObject, prompt: number, reasoning: number): number {
  const completion = count(usage.completion_tokens);
  const beside = reasoning > 0 && count(usage.total_tokens) === prompt + completion + reasoning;
  return beside ? completion + reasoning : completion;
}

function known(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function count(value: JsonValue | undefined): number {
  return known(value) ?? 0;
}
