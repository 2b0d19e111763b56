/**
 * `generationConfig` and the other options, from the wire.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest, Reasoning, ResponseFormat } from "../../canonical/request.ts";
import { withoutUndefined } from "../../canonical/without_undefined.ts";
import { fitsStrict } from "../strict_schema.ts";
import { jsonSchemaOf } from "./json_schema.ts";
import type { Drop } from "./parts_decode.ts";
import type { GeminiRequest, WireFormat, WireGeneration, WireThinking } from "./wire.ts";

/** The canonical options, set where the client set them. */
export type Options = Omit<
  CanonicalRequest,
  "model" | "messages" | "tools" | "stream" | "toolChoice" | "parallelToolCalls"
>;

/** Members with a canonical place, or with none and no need of one. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  "temperature",
  "topP",
  "topK",
  "maxOutputTokens",
  "stopSequences",
  "seed",
  "presencePenalty",
  "frequencyPenalty",
  "candidateCount",
  "responseMimeType",
  "responseSchema",
  "responseJsonSchema",
  "responseModalities",
  "responseFormat",
  "thinkingConfig",
]);

/** Reads the options. */
export function readOptions(body: GeminiRequest, drop: Drop): Options {
  const config = body.generationConfig ?? {};
  refuse(config);
  for (const name of Object.keys(config)) {
    if (!UNDERSTOOD.has(name) && matters(config[name])) drop(`generationConfig.${name}`);
  }
  if (config.responseModalities?.some((word) => word.toUpperCase() === "IMAGE")) {
    drop("generationConfig.responseModalities");
  }
  const options: { [Key in keyof Options]: Options[Key] | undefined } = {
    maxOutputTokens: config.maxOutputTokens,
    temperature: config.temperature,
    topP: config.topP,
    topK: config.topK,
    stop: config.stopSequences?.length ? config.stopSequences : undefined,
    seed: config.seed,
    presencePenalty: config.presencePenalty,
    frequencyPenalty: config.frequencyPenalty,
    reasoning: config.thinkingConfig && readReasoning(config.thinkingConfig),
    responseFormat: readFormat(config),
    serviceTier: readTier(body.serviceTier),
    metadata: body.labels,
    store: body.store,
  };
  return withoutUndefined(options);
}

/** Whether a field says anything that its absence would not. */
export function matters(value: unknown): boolean {
  if (value === null || value === undefined || value === false || value === "") return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== "object" || Object.values(value).some((one) => one !== null);
}

/** Wishes that change what an answer is, and that no other wire can grant. */
function refuse(config: WireGeneration): void {
  if (config.candidateCount !== undefined && config.candidateCount > 1) {
    throw badRequest(
      "Cannot give several candidates: this route answers with one",
      "generationConfig.candidateCount",
    );
  }
  const modalities = config.responseModalities?.map((word) => word.toUpperCase()) ?? ["TEXT"];
  if (modalities.some((word) => word === "AUDIO" || word === "VIDEO")) {
    throw notText("generationConfig.responseModalities", "sound or moving pictures");
  }
  if (modalities.length > 0 && !modalities.includes("TEXT")) {
    throw notText("generationConfig.responseModalities", "pictures alone");
  }
  if (matters(config.translationConfig)) {
    throw badRequest(
      "Cannot interpret speech: this route answers with text",
      "generationConfig.translationConfig",
    );
  }
}

function notText(field: string, what: string): Error {
  return badRequest(`Cannot answer with ${what}: this route answers with text`, field);
}

/** A budget of 0 is off and -1 leaves it to the model; newer models have levels instead. */
function readReasoning(config: WireThinking): Reasoning | undefined {
  const { thinkingBudget, thinkingLevel, includeThoughts } = config;
  const shown = includeThoughts === undefined
    ? {}
    : { summary: includeThoughts ? "auto" as const : "none" as const };
  const level = thinkingLevel?.toLowerCase();
  if (level !== undefined && level !== "thinking_level_unspecified") {
    return { mode: "on", effort: level, ...shown };
  }
  if (thinkingBudget === 0) return { mode: "off" };
  if (thinkingBudget !== undefined && thinkingBudget > 0) {
    return { mode: "on", budgetTokens: thinkingBudget, ...shown };
  }
  return thinkingBudget === undefined && includeThoughts !== true
    ? undefined
    : { mode: "adaptive", ...shown };
}

function readFormat(config: WireGeneration): ResponseFormat | undefined {
  const { responseFormat = [], responseMimeType, responseJsonSchema, responseSchema } = config;
  if (responseFormat.length > 0) return readNewFormat(responseFormat);
  const schema = responseJsonSchema ?? (responseSchema && jsonSchemaOf(responseSchema));
  switch (responseMimeType) {
    case "application/json":
      return schema === undefined ? { type: "json" } : ofSchema(schema);
    case "text/plain":
      return { type: "text" };
    case undefined:
    case "":
      return schema === undefined ? undefined : ofSchema(schema);
    default:
      throw badRequest(
        "Cannot answer in this media type: this route answers with text or JSON",
        "generationConfig.responseMimeType",
      );
  }
}

/** The newer form of the same, in which the media type may be one of a few words. */
function readNewFormat(formats: readonly WireFormat[]): ResponseFormat {
  const [{ text, ...others } = {}, ...more] = formats;
  if (text === undefined || more.length > 0 || Object.values(others).some(matters)) {
    throw notText("generationConfig.responseFormat", "anything else beside text");
  }
  const { mimeType = "", schema } = text;
  const json = /^application[_/]json$/i.test(mimeType);
  if (schema === undefined) return { type: json ? "json" : "text" };
  return ofSchema(jsonSchemaOf(schema));
}

/** This vendor always holds answers to their schema; others do where it has a certain form. */
function ofSchema(schema: JsonObject): ResponseFormat {
  return { type: "json_schema", schema, ...(fitsStrict(schema) ? { strict: true } : {}) };
}

function readTier(tier: string | undefined): string | undefined {
  const word = tier?.toLowerCase().replace(/^service_tier_/, "");
  if (word === undefined || word === "" || word === "unspecified") return undefined;
  return word === "standard" ? "default" : word;
}
