/**
 * One model in the shape of each wire, with the facts that the wire has fields for.
 *
 * @module
 */

import type { JsonObject, JsonValue } from "../../canonical/json.ts";
import type { Modality } from "../../catalog/facts.ts";
import type { TokenRates } from "../../catalog/price.ts";
import type { ServedModel } from "./served_models.ts";

/** A model with no date of its own is given this one: both wires demand a date. */
const UNDATED = "1970-01-01T00:00:00Z";

/**
 * OpenAI's, which tells no facts; they are told as OpenRouter tells them
 * (https://openrouter.ai/docs/api-reference/list-available-models).
 */
export function openAiModel(model: ServedModel): JsonObject {
  const { id, owner = "sluice", name, context, maxInput, maxOutput, input, tools } = model;
  const length = context ?? maxInput;
  return {
    id,
    object: "model",
    created: 0,
    owned_by: owner,
    ...known("name", name),
    ...known("context_length", length),
    ...known("max_output_tokens", maxOutput),
    ...modalities("input_modalities", input),
    ...architecture(model),
    ...(length === undefined && maxOutput === undefined ? {} : {
      top_provider: { context_length: length ?? null, max_completion_tokens: maxOutput ?? null },
    }),
    ...supported(model),
    ...(tools === false ? { supports_tools: false } : {}),
    ...pricing(model),
  };
}

/** Anthropic's: every key of the SDK's `ModelInfo`. */
export function anthropicModel(model: ServedModel): JsonObject {
  const { id, name, context, maxInput, maxOutput } = model;
  return {
    type: "model",
    id,
    display_name: name ?? id,
    created_at: UNDATED,
    max_input_tokens: maxInput ?? context ?? null,
    max_tokens: maxOutput ?? null,
    capabilities: null,
    lifecycle: "active",
    deprecated_at: null,
    retires_at: null,
    line: null,
  };
}

/** Gemini's. */
export function geminiModel(model: ServedModel): JsonObject {
  const { id, name, context, maxInput, maxOutput, reasoning, output } = model;
  return {
    name: `models/${id}`,
    displayName: name ?? id,
    ...known("inputTokenLimit", maxInput ?? context),
    ...known("outputTokenLimit", maxOutput),
    ...known("thinking", reasoning),
    supportedGenerationMethods: output?.includes("embedding") === true
      ? ["embedContent", "batchEmbedContents"]
      : ["generateContent", "streamGenerateContent", "countTokens"],
  };
}

function known(name: string, value: JsonValue | undefined): JsonObject {
  return value === undefined ? {} : { [name]: value };
}

function modalities(name: string, some: readonly Modality[] | undefined): JsonObject {
  return some === undefined ? {} : { [name]: [...some] };
}

function architecture({ input, output }: ServedModel): JsonObject {
  if (input === undefined && output === undefined) return {};
  return {
    architecture: {
      ...modalities("input_modalities", input),
      ...modalities("output_modalities", output),
      ...(input === undefined || output === undefined
        ? {}
        : { modality: `${input.join("+")}->${output.join("+")}` }),
    },
  };
}

function supported({ tools, reasoning, structured }: ServedModel): JsonObject {
  const parameters = [
    ...(tools === true ? ["tools", "tool_choice"] : []),
    ...(reasoning === true ? ["reasoning"] : []),
    ...(structured === true ? ["structured_outputs", "response_format"] : []),
  ];
  const told = [tools, reasoning, structured].some((one) => one !== undefined);
  return told ? { supported_parameters: parameters } : {};
}

const PRICES: readonly (readonly [string, keyof TokenRates])[] = [
  ["prompt", "input"],
  ["completion", "output"],
  ["input_cache_read", "cacheRead"],
  ["input_cache_write", "cacheWrite"],
  ["internal_reasoning", "reasoning"],
  ["audio", "inputAudio"],
];

/** USD a token, as text without an exponent. */
function pricing({ price }: ServedModel): JsonObject {
  if (price === undefined) return {};
  const told = PRICES.flatMap(([name, rate]): [string, string][] => {
    const value = price[rate];
    return value === undefined ? [] : [[name, perToken(value)]];
  });
  if (price.webSearch !== undefined) told.push(["web_search", String(price.webSearch)]);
  return told.length === 0 ? {} : { pricing: Object.fromEntries(told) };
}

function perToken(perMillion: number): string {
  return (perMillion / 1e6).toFixed(14).replace(/\.?0+$/, "");
}
