/**
 * Reads a provider's own list of models. OpenAI's shape says nothing of them but their names; what
 * else hosts put there is read where its meaning is documented:
 *
 * - OpenRouter, and those who follow it: `context_length`, `architecture`, `top_provider`,
 *   `supported_parameters`, and `pricing` in USD a token
 *   (https://openrouter.ai/docs/api-reference/list-available-models)
 * - Anthropic: `max_input_tokens`, `max_tokens` (https://platform.claude.com/docs/en/api/models-list)
 * - Google: `inputTokenLimit`, `outputTokenLimit`, `thinking` (https://ai.google.dev/api/models)
 * - Groq: `context_window`, `max_completion_tokens` (https://console.groq.com/docs/models)
 * - Mistral: `max_context_length`, `capabilities` (https://docs.mistral.ai/api)
 * - vLLM: `max_model_len`
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";
import type { FactValues, Modality, ModelFacts } from "./facts.ts";
import { amountsIn, limitsIn } from "./open_data.ts";
import type { Price } from "./price.ts";

/** More than any host has: what is longer is not read to its end. */
const MOST = 10_000;

/** The models in `body`, as of a day; `undefined` when it is no list. */
export function readToldList(body: unknown, asOf: string): ModelFacts[] | undefined {
  const object = isJsonObject(body) ? body : {};
  const list = [body, object.data, object.models].find((one) => Array.isArray(one));
  if (!Array.isArray(list)) return undefined;
  return list.slice(0, MOST).flatMap((row) => {
    const id = isJsonObject(row) ? idOf(row) : undefined;
    return isJsonObject(row) && id !== undefined ? [{ id, ...factsOf(row, id, asOf) }] : [];
  });
}

/** Google's names are paths. */
function idOf({ id, name }: JsonObject): string | undefined {
  const told = typeof id === "string" ? id : typeof name === "string" ? name : "";
  const bare = told.replace(/^models\//, "");
  return /^\S{1,200}$/.test(bare) ? bare : undefined;
}

function factsOf(row: JsonObject, id: string, asOf: string): FactValues {
  const top = isJsonObject(row.top_provider) ? row.top_provider : {};
  const name = firstText(row.display_name, row.displayName, row.id === undefined ? "" : row.name);
  const price = priceOf(row.pricing, id, asOf);
  return {
    ...(name === undefined || name === id ? {} : { name }),
    ...limitsIn(
      row.context_length ?? row.context_window ?? row.max_context_length ?? row.max_model_len,
      row.max_input_tokens ?? row.inputTokenLimit,
      row.max_completion_tokens ?? top.max_completion_tokens ?? row.outputTokenLimit ??
        (row.max_input_tokens === undefined ? undefined : row.max_tokens),
    ),
    ...modalitiesOf(row),
    ...abilitiesOf(row),
    ...(price === undefined ? {} : { price }),
  };
}

function firstText(...values: (JsonValue | undefined)[]): string | undefined {
  return values.find((one): one is string => typeof one === "string" && one !== "");
}

function modalitiesOf({ architecture }: JsonObject): FactValues {
  if (!isJsonObject(architecture)) return {};
  const input = listOf(architecture.input_modalities);
  const output = listOf(architecture.output_modalities);
  return { ...(input.length > 0 ? { input } : {}), ...(output.length > 0 ? { output } : {}) };
}

const MODALITIES: ReadonlyMap<JsonValue, Modality> = new Map([
  ["text", "text"],
  ["image", "image"],
  ["audio", "audio"],
  ["video", "video"],
  ["file", "pdf"],
  ["embeddings", "embedding"],
]);

function listOf(value: JsonValue | undefined): Modality[] {
  return Array.isArray(value) ? value.flatMap((one) => MODALITIES.get(one) ?? []) : [];
}

function abilitiesOf({ supported_parameters, capabilities, thinking }: JsonObject): FactValues {
  if (Array.isArray(supported_parameters)) {
    return {
      tools: supported_parameters.includes("tools"),
      reasoning: supported_parameters.includes("reasoning"),
      structured: supported_parameters.includes("structured_outputs"),
    };
  }
  const calls = isJsonObject(capabilities) ? capabilities.function_calling : undefined;
  return {
    ...(typeof calls === "boolean" ? { tools: calls } : {}),
    ...(typeof thinking === "boolean" ? { reasoning: thinking } : {}),
  };
}

/** Prices are text there; routers that choose the model tell -1, and zeros are blanks as anywhere. */
function priceOf(pricing: JsonValue | undefined, id: string, asOf: string): Price | undefined {
  if (!isJsonObject(pricing)) return undefined;
  const perMillion = (name: string): JsonValue | undefined => {
    const value = pricing[name];
    return typeof value === "string" && /^\d/.test(value)
      ? Number((Number(value) * 1e6).toPrecision(9))
      : undefined;
  };
  const rates = amountsIn({
    input: perMillion("prompt"),
    output: perMillion("completion"),
    cacheRead: perMillion("input_cache_read"),
    cacheWrite: perMillion("input_cache_write"),
    reasoning: perMillion("internal_reasoning"),
    inputAudio: perMillion("audio"),
  });
  const { input, output } = rates;
  if (input === undefined || output === undefined) return undefined;
  if (input + output === 0 && !/[:-]free$/.test(id)) return undefined;
  const search = perMillion("web_search");
  const searches = typeof search === "number" && search > 0 ? { webSearch: search / 1e6 } : {};
  return { ...rates, ...searches, source: "provider", asOf };
}
