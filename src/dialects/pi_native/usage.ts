/**
 * Token counts, both ways. The wire's arithmetic is the canonical one: the parts never overlap, and
 * reasoning is inside the output. What the tokens cost is not known here and told as 0.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { type Usage, zeroUsage } from "../../canonical/usage.ts";

/** Reads `usage`; counts that are all 0 tell nothing. */
export function readUsage(value: JsonValue | undefined): Usage | undefined {
  if (!isJsonObject(value)) return undefined;
  const parts = [value.input, value.cacheRead, value.cacheWrite, value.output];
  if (parts.every((part) => count(part) === 0)) return undefined;
  const hour = isJsonObject(value.cttl) ? known(value.cttl.ephemeral1h) : undefined;
  const searches = isJsonObject(value.server) ? known(value.server.webSearch) : undefined;
  const reasoning = known(value.reasoningTokens);
  return {
    input: count(value.input),
    cacheRead: count(value.cacheRead),
    cacheWrite: count(value.cacheWrite),
    ...(hour === undefined ? {} : { cacheWrite1h: hour }),
    output: count(value.output),
    ...(reasoning === undefined ? {} : { reasoning }),
    ...(searches === undefined ? {} : { webSearches: searches }),
  };
}

/** Writes `usage`, zeros where nobody told any. */
export function writeUsage(usage: Usage = zeroUsage()): JsonObject {
  const { input, output, cacheRead, cacheWrite, cacheWrite1h, reasoning, webSearches } = usage;
  return {
    input,
    output,
    cacheRead,
    cacheWrite,
    totalTokens: input + output + cacheRead + cacheWrite,
    ...(reasoning === undefined ? {} : { reasoningTokens: reasoning }),
    ...(cacheWrite1h === undefined
      ? {}
      : { cttl: { ephemeral5m: cacheWrite - cacheWrite1h, ephemeral1h: cacheWrite1h } }),
    ...(webSearches === undefined ? {} : { server: { webSearch: webSearches } }),
    cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, total: 0 },
  };
}

function known(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}

function count(value: JsonValue | undefined): number {
  return known(value) ?? 0;
}
