/**
 * Token counts between `ResponseUsage` and the canonical arithmetic: `input_tokens` counts cached
 * tokens in, `output_tokens` counts reasoning in.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { promptTokens, type Usage } from "../../canonical/usage.ts";

/** The counts of a response object, or `undefined` when it tells none. */
export function usageOf(response: JsonObject): Usage | undefined {
  const usage = response.usage;
  if (!isJsonObject(usage)) return undefined;
  const input = objectOf(usage.input_tokens_details);
  const output = objectOf(usage.output_tokens_details);
  const cacheRead = count(input.cached_tokens) ?? 0;
  const cacheWrite = count(input.cache_write_tokens) ?? 0;
  const reasoning = count(output.reasoning_tokens);
  const searches = count(objectOf(objectOf(response.tool_usage).web_search).num_requests);
  const tier = response.service_tier;
  return {
    input: Math.max((count(usage.input_tokens) ?? 0) - cacheRead - cacheWrite, 0),
    cacheRead,
    cacheWrite,
    output: count(usage.output_tokens) ?? 0,
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(searches === undefined || searches === 0 ? {} : { webSearches: searches }),
    ...(typeof tier === "string" ? { serviceTier: tier } : {}),
  };
}

/** The `usage` member of a response object. */
export function encodeUsage(usage: Usage): JsonObject {
  const input = promptTokens(usage);
  return {
    input_tokens: input,
    input_tokens_details: {
      cached_tokens: usage.cacheRead,
      cache_write_tokens: usage.cacheWrite,
    },
    output_tokens: usage.output,
    output_tokens_details: { reasoning_tokens: usage.reasoning ?? 0 },
    total_tokens: input + usage.output,
  };
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function count(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && value >= 0 ? value : undefined;
}
