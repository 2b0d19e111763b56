/**
 * Token counts. `inputTokens` leaves out what was read from or written to a cache, as the vendor's own
 * total shows, so the counts add up as they stand.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Usage } from "../../canonical/usage.ts";

/** Reads a `usage` object, and the tier that stands beside it. */
export function decodeUsage(wire: JsonObject, tier: JsonValue | undefined): Usage {
  const cacheWrite = count(wire.cacheWriteInputTokens);
  const hour = hourIn(wire.cacheDetails);
  const serviceTier = isJsonObject(tier) ? tier.type : undefined;
  return {
    input: count(wire.inputTokens),
    cacheRead: count(wire.cacheReadInputTokens),
    cacheWrite,
    ...(hour === undefined ? {} : { cacheWrite1h: Math.min(hour, cacheWrite) }),
    output: count(wire.outputTokens),
    ...(typeof serviceTier === "string" ? { serviceTier } : {}),
  };
}

/** Writes are told by lifetime where there were any. */
function hourIn(details: JsonValue | undefined): number | undefined {
  if (!Array.isArray(details) || details.length === 0) return undefined;
  return count(details.filter(isJsonObject).find(({ ttl }) => ttl === "1h")?.inputTokens);
}

function count(value: JsonValue | undefined): number {
  return typeof value === "number" && Number.isFinite(value) && value > 0 ? Math.round(value) : 0;
}
