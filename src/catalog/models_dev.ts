/**
 * Reads the open data of models.dev (MIT): `api.json`, or `catalog.json`, which has the same under
 * `providers`. Prices there are in USD per million tokens.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";
import type { FactValues, Modality, ModelFacts } from "./facts.ts";
import { amountsIn, limitsIn } from "./open_data.ts";
import type { LongContextRates, Price, TokenRates } from "./price.ts";

/** Whether `data` is in this shape: providers by id, each with models by id. */
export function isModelsDev(data: JsonObject): boolean {
  const providers = Object.values(providersIn(data));
  return providers.length > 0 &&
    providers.every((one) => isJsonObject(one) && isJsonObject(one.models));
}

/** The models of each provider, by models.dev's id of it. */
export function readModelsDev(data: JsonObject, asOf: string): Map<string, ModelFacts[]> {
  const read = new Map<string, ModelFacts[]>();
  for (const [id, provider] of Object.entries(providersIn(data))) {
    if (!isJsonObject(provider) || !isJsonObject(provider.models)) continue;
    const models = Object.entries(provider.models)
      .flatMap(([model, row]) => isJsonObject(row) ? [factsOf(model, row, asOf)] : []);
    read.set(id, models);
  }
  return read;
}

function providersIn(data: JsonObject): JsonObject {
  return isJsonObject(data.providers) ? data.providers : data;
}

function factsOf(id: string, row: JsonObject, asOf: string): ModelFacts {
  const limit = isJsonObject(row.limit) ? row.limit : {};
  const price = isJsonObject(row.cost) ? priceOf(id, row.cost, asOf) : undefined;
  return {
    id,
    ...(typeof row.name === "string" ? { name: row.name } : {}),
    ...limitsIn(limit.context, limit.input, limit.output),
    ...modalitiesOf(row.modalities),
    ...flag("tools", row.tool_call),
    ...flag("reasoning", row.reasoning),
    ...flag("structured", row.structured_output),
    ...(price === undefined ? {} : { price }),
  };
}

const MODALITIES: ReadonlySet<string> = new Set(["text", "image", "audio", "video", "pdf"]);

function modalitiesOf(told: JsonValue | undefined): FactValues {
  if (!isJsonObject(told)) return {};
  const input = listOf(told.input);
  const output = listOf(told.output);
  return { ...(input.length > 0 ? { input } : {}), ...(output.length > 0 ? { output } : {}) };
}

function listOf(value: JsonValue | undefined): Modality[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is Modality => typeof one === "string" && MODALITIES.has(one));
}

function flag(name: "tools" | "reasoning" | "structured", value: JsonValue | undefined) {
  return typeof value === "boolean" ? { [name]: value } : {};
}

function priceOf(id: string, cost: JsonObject, asOf: string): Price | undefined {
  const rates = ratesOf(cost);
  if (!isTold(rates, isFree(id))) return undefined;
  const long = longRates(cost);
  return { ...rates, ...(long.length > 0 ? { long } : {}), source: "models.dev", asOf };
}

function ratesOf(cost: JsonObject): TokenRates {
  return amountsIn({
    input: cost.input,
    output: cost.output,
    cacheRead: cost.cache_read,
    cacheWrite: cost.cache_write,
    reasoning: cost.reasoning,
    inputAudio: cost.input_audio,
    outputAudio: cost.output_audio,
  });
}

function longRates(cost: JsonObject): LongContextRates[] {
  const tiers = Array.isArray(cost.tiers) ? cost.tiers.filter(isJsonObject) : [];
  const long = tiers.flatMap((tier): LongContextRates[] => {
    const bound = isJsonObject(tier.tier) ? tier.tier : {};
    const above = bound.type === "context" ? bound.size : undefined;
    return typeof above === "number" ? [{ above, ...ratesOf(tier) }] : [];
  });
  const over = cost.context_over_200k;
  if (long.length === 0 && isJsonObject(over)) return [{ above: 200_000, ...ratesOf(over) }];
  return long.sort((a, b) => a.above - b.above);
}

/** Rows of models that nobody pays for say so in their name; other zeros are blanks. */
function isFree(id: string): boolean {
  return /[:-]free$/.test(id);
}

function isTold({ input = 0, output = 0 }: TokenRates, free: boolean): boolean {
  return free || input > 0 || output > 0;
}
