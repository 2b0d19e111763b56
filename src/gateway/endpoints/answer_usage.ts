/**
 * What an answer of a relayed endpoint says it cost. The vendors' members differ and never clash, so
 * one reader knows them all.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Usage } from "../../canonical/usage.ts";

/** The members of an answer that {@link usageIn} looks at. */
export const USAGE_MEMBERS: readonly string[] = ["usage", "usageMetadata", "meta"];

/** The usage that `answer` tells of, if it tells any. */
export function usageIn(answer: JsonObject): Usage | undefined {
  const { usage, usageMetadata, meta } = answer;
  if (isJsonObject(usage)) return openAiUsage(usage);
  if (isJsonObject(usageMetadata)) return counted({ input: usageMetadata.promptTokenCount });
  const billed = isJsonObject(meta) ? meta.billed_units : undefined;
  if (!isJsonObject(billed)) return undefined;
  const { input_tokens: input, output_tokens: output, search_units: searchUnits } = billed;
  return counted({ input, output, searchUnits });
}

/** OpenAI's two arithmetics, and `total_tokens` alone as rerankers count. */
function openAiUsage(usage: JsonObject): Usage | undefined {
  const input = count(usage.prompt_tokens) ?? count(usage.input_tokens);
  const output = count(usage.completion_tokens) ?? count(usage.output_tokens);
  const inDetail = detail(
    usage,
    "prompt_tokens_details",
    "input_tokens_details",
    "input_token_details",
  );
  const outDetail = detail(usage, "completion_tokens_details", "output_tokens_details");
  return counted({
    input: input ?? (output === undefined ? usage.total_tokens : undefined),
    output,
    cacheRead: inDetail.cached_tokens,
    inputAudio: inDetail.audio_tokens,
    outputAudio: outDetail.audio_tokens,
    reasoning: outDetail.reasoning_tokens,
    audioSeconds: usage.seconds,
    searchUnits: usage.search_units,
  });
}

type Told = Partial<Record<Exclude<keyof Usage, "serviceTier">, JsonValue | undefined>>;

/** Nothing, when nothing is counted. */
function counted({ input, output, cacheRead, ...rest }: Told): Usage | undefined {
  const cached = count(cacheRead) ?? 0;
  const usage: Usage = {
    input: Math.max(0, (count(input) ?? 0) - cached),
    cacheRead: cached,
    cacheWrite: 0,
    output: count(output) ?? 0,
  };
  let told = count(input) !== undefined || count(output) !== undefined;
  for (const [name, value] of Object.entries(rest)) {
    const amount = count(value);
    if (amount === undefined || amount === 0) continue;
    told = true;
    Object.assign(usage, { [name]: amount });
  }
  return told ? usage : undefined;
}

function detail(usage: JsonObject, ...names: string[]): JsonObject {
  for (const name of names) {
    const value = usage[name];
    if (isJsonObject(value)) return value;
  }
  return {};
}

function count(value: JsonValue | undefined): number | undefined {
  return typeof value === "number" && Number.isFinite(value) && value >= 0 ? value : undefined;
}
