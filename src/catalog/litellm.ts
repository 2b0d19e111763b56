/**
 * Reads LiteLLM's map of prices and context windows (MIT), whose prices are in USD per token.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";
import type { FactValues, Modality, ModelFacts } from "./facts.ts";
import { amountsIn, limitsIn } from "./open_data.ts";
import type { LongContextRates, Price, Rates, TokenRates } from "./price.ts";

/** Whether `data` is in this shape: rows by name, each of which says whose it is. */
export function isLiteLlm(data: JsonObject): boolean {
  const rows = Object.values(data);
  const named = rows.filter((row) => isJsonObject(row) && "litellm_provider" in row);
  return named.length > 0 && named.length > rows.length / 2;
}

/** The models of each provider, by LiteLLM's id of it. */
export function readLiteLlm(data: JsonObject, asOf: string): Map<string, ModelFacts[]> {
  const read = new Map<string, ModelFacts[]>();
  for (const [key, row] of Object.entries(data)) {
    if (!isJsonObject(row) || typeof row.litellm_provider !== "string") continue;
    if (typeof row.mode !== "string" || !MODES.has(row.mode)) continue;
    const provider = row.litellm_provider;
    const id = idOf(key, provider);
    if (id === undefined) continue;
    const models = read.get(provider) ?? [];
    models.push(factsOf(id, row, asOf));
    read.set(provider, models);
  }
  return read;
}

/** The provider's own name; keys begin with LiteLLM's for the provider, or for its family. */
function idOf(key: string, provider: string): string | undefined {
  const [family = ""] = provider.split("-");
  const id = key.startsWith(`${family}/`) ? key.slice(family.length + 1) : key;
  // Tuned models have names of their own; sizes of pictures, regions and commitments are put before
  // the names at Bedrock, and price classes by size among the names of some hosts.
  const other = family.startsWith("bedrock")
    ? id.includes("/")
    : /^(ft:|(fireworks|together)-ai-)/.test(id);
  return other ? undefined : id;
}

/** What can be asked of a provider through the gateway, and what comes of it. */
const MODES: ReadonlyMap<string, readonly Modality[] | undefined> = new Map([
  ["chat", ["text"]],
  ["responses", ["text"]],
  ["completion", ["text"]],
  ["embedding", ["embedding"]],
  ["rerank", undefined],
  ["image_generation", ["image"]],
  ["image_edit", ["image"]],
  ["audio_transcription", ["text"]],
  ["audio_speech", ["audio"]],
  ["moderation", undefined],
]);

function factsOf(id: string, row: JsonObject, asOf: string): ModelFacts {
  const price = priceOf(id, row, asOf);
  return {
    id,
    ...limitsIn(undefined, row.max_input_tokens, row.max_output_tokens),
    ...modalitiesOf(row),
    ...flag("tools", row.supports_function_calling),
    ...flag("reasoning", row.supports_reasoning),
    ...flag("structured", row.supports_response_schema),
    ...(price === undefined ? {} : { price }),
  };
}

const INPUTS: readonly (readonly [Modality, string])[] = [
  ["image", "supports_vision"],
  ["audio", "supports_audio_input"],
  ["video", "supports_video_input"],
  ["pdf", "supports_pdf_input"],
];

function modalitiesOf(row: JsonObject): FactValues {
  const told = listOf(row.supported_output_modalities)
    // Pictures that a tool makes are told as if the model made them.
    .filter((one) => one !== "image" || PICTURED.some((name) => name in row));
  const spoken = row.supports_audio_output === true ? ["text", "audio"] as const : undefined;
  const output = told.length > 0 ? told : spoken ?? MODES.get(String(row.mode));
  const input = INPUTS.filter(([, name]) => row[name] === true).map(([modality]) => modality);
  return {
    ...(input.length > 0 ? { input: ["text", ...input] } : {}),
    ...(output === undefined ? {} : { output }),
  };
}

const PICTURED = ["output_cost_per_image", "output_cost_per_image_token"];

function listOf(value: JsonValue | undefined): Modality[] {
  const known: readonly JsonValue[] = ["text", "image", "audio", "video"] satisfies Modality[];
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is Modality => known.includes(one));
}

function flag(name: "tools" | "reasoning" | "structured", value: JsonValue | undefined) {
  return typeof value === "boolean" ? { [name]: value } : {};
}

/** Tiers that an answer may name. */
const TIERS = ["flex", "priority", "ultrafast"] as const;

function priceOf(id: string, row: JsonObject, asOf: string): Price | undefined {
  const rates = ratesOf(row, "");
  const units = amountsIn({
    audioSecond: row.input_cost_per_second,
    searchUnit: row.input_cost_per_query,
    webSearch: searchCost(row.search_context_cost_per_query),
  });
  const { input = 0, output = 0 } = rates;
  const told = input > 0 || output > 0 || (units.audioSecond ?? units.searchUnit ?? 0) > 0;
  if (!told && !/[:-]free$/.test(id)) return undefined;
  const tiers = TIERS.flatMap((word): [string, Rates][] => {
    const tier = ratesOf(row, `_${word}`);
    return tier.input === undefined || tier.output === undefined ? [] : [[word, tier]];
  });
  const faster = fastRates(rates, row.provider_specific_entry);
  if (faster !== undefined) tiers.push(["fast", faster]);
  return {
    ...rates,
    ...units,
    ...(tiers.length > 0 ? { tiers: Object.fromEntries(tiers) } : {}),
    source: "litellm",
    asOf,
  };
}

/** Anthropic's fast mode is told as so many times the usual rates. */
function fastRates({ input, output }: Rates, entry: JsonValue | undefined): Rates | undefined {
  const times = isJsonObject(entry) ? entry.fast : undefined;
  if (typeof times !== "number" || input === undefined || output === undefined) return undefined;
  // The other classes follow in proportion.
  return { input: input * times, output: output * times };
}

function searchCost(costs: JsonValue | undefined): JsonValue | undefined {
  return isJsonObject(costs) ? costs.search_context_size_medium : undefined;
}

/** The rates of a tier, `suffix` being its end of the names, and those of its longer prompts. */
function ratesOf(row: JsonObject, suffix: string): Rates {
  const long = boundsIn(row).flatMap(([k, above]): LongContextRates[] => {
    const rates = tokenRates(row, `_above_${k}k_tokens`, suffix);
    return rates.input === undefined ? [] : [{ above, ...rates }];
  });
  return { ...tokenRates(row, "", suffix), ...(long.length > 0 ? { long } : {}) };
}

function boundsIn(row: JsonObject): [string, number][] {
  const bounds = Object.keys(row).flatMap((name): [string, number][] => {
    const k = /^input_cost_per_token_above_(\d+)k_tokens$/.exec(name)?.[1];
    return k === undefined ? [] : [[k, Number(k) * 1000]];
  });
  return bounds.sort(([, a], [, b]) => a - b);
}

function tokenRates(row: JsonObject, length: string, tier: string): TokenRates {
  const perMillion = (name: string): JsonValue | undefined => {
    const value = row[`${name}${length}${tier}`];
    return typeof value === "number" ? Number((value * 1e6).toPrecision(9)) : undefined;
  };
  return amountsIn({
    input: perMillion("input_cost_per_token"),
    output: perMillion("output_cost_per_token"),
    cacheRead: perMillion("cache_read_input_token_cost"),
    cacheWrite: perMillion("cache_creation_input_token_cost"),
    cacheWrite1h: perMillion("cache_creation_input_token_cost_above_1hr"),
    reasoning: perMillion("output_cost_per_reasoning_token"),
    inputAudio: perMillion("input_cost_per_audio_token"),
    outputAudio: perMillion("output_cost_per_audio_token"),
  });
}
