/**
 * Token counts. On this wire `input_tokens` leaves out what was read from or written to a cache, so
 * the counts add up as they stand.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Usage } from "../../canonical/usage.ts";

/** The service tiers that an answer may name. */
const TIERS: readonly string[] = ["standard", "priority", "batch"];

/** The speeds that an answer may name. */
const SPEEDS: readonly string[] = ["standard", "fast"];

/** Reads a `usage` object. */
export function decodeUsage(wire: JsonObject): Usage {
  const cacheWrite = count(wire.cache_creation_input_tokens);
  const split = wire.cache_creation;
  const details = wire.output_tokens_details;
  const server = wire.server_tool_use;
  return {
    input: count(wire.input_tokens),
    cacheRead: count(wire.cache_read_input_tokens),
    cacheWrite,
    ...(isJsonObject(split)
      ? { cacheWrite1h: Math.min(count(split.ephemeral_1h_input_tokens), cacheWrite) }
      : {}),
    output: count(wire.output_tokens),
    ...(isJsonObject(details) ? { reasoning: count(details.thinking_tokens) } : {}),
    ...(isJsonObject(server) ? { webSearches: count(server.web_search_requests) } : {}),
    ...(typeof wire.service_tier === "string" ? { serviceTier: wire.service_tier } : {}),
    ...(typeof wire.speed === "string" ? { speed: wire.speed } : {}),
  };
}

/**
 * Puts a later `usage` over an earlier one. The counts are totals so far, and those that do not
 * apply are left out or `null`, which says nothing.
 */
export function mergeUsage(earlier: JsonObject, later: JsonObject): JsonObject {
  const merged: JsonObject = { ...earlier };
  for (const [name, value] of Object.entries(later)) {
    if (value !== undefined && value !== null) merged[name] = value;
  }
  return merged;
}

/** Writes the `usage` of a whole message: every key of the SDK's `Usage`. */
export function encodeUsage(usage: Usage): JsonObject {
  const hour = usage.cacheWrite1h;
  return {
    ...encodeDeltaUsage(usage),
    cache_creation: hour === undefined ? null : {
      ephemeral_1h_input_tokens: hour,
      ephemeral_5m_input_tokens: usage.cacheWrite - hour,
    },
    inference_geo: null,
    service_tier: usage.serviceTier !== undefined && TIERS.includes(usage.serviceTier)
      ? usage.serviceTier
      : null,
    speed: usage.speed !== undefined && SPEEDS.includes(usage.speed) ? usage.speed : null,
  };
}

/** Writes the `usage` of a `message_delta`: every key of the SDK's `MessageDeltaUsage`. */
export function encodeDeltaUsage(usage: Usage): JsonObject {
  return {
    input_tokens: usage.input,
    cache_creation_input_tokens: usage.cacheWrite,
    cache_read_input_tokens: usage.cacheRead,
    output_tokens: usage.output,
    output_tokens_details: usage.reasoning === undefined
      ? null
      : { thinking_tokens: usage.reasoning },
    server_tool_use: usage.webSearches === undefined
      ? null
      : { web_fetch_requests: 0, web_search_requests: usage.webSearches },
  };
}

/** A count is a whole number of tokens; hosts that say anything else say nothing. */
function count(value: JsonValue | undefined): number {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}
