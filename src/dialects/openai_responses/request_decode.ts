/**
 * Reads a client's `POST /responses`.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { CanonicalRequest, ResponseFormat } from "../../canonical/request.ts";
import type { DecodedRequest } from "../dialect.ts";
import { decodeInput } from "./input_decode.ts";
import { decodeReasoning } from "./reasoning.ts";
import { readRequest } from "./schema.ts";
import type { WireFormat, WireRequest } from "./wire.ts";
import { decodeToolChoice, decodeTools } from "./tools.ts";

/** Reads a client's body. */
export function decodeRequest(body: JsonObject): DecodedRequest {
  refuseStored(body);
  refuseForeign(body);
  const wire = readRequest(body);
  if (wire.input === undefined) throw badRequest("Cannot read 'input': it is missing", "input");
  const request: CanonicalRequest = {
    model: wire.model,
    messages: decodeInput(wire.instructions, wire.input),
    tools: decodeTools(wire.tools ?? []),
    stream: wire.stream ?? false,
    ...options(wire),
  };
  return { request, dropped: droppedFields(body) };
}

type Options = Partial<CanonicalRequest>;

function options(wire: WireRequest): Options {
  const stop = typeof wire.stop === "string" ? [wire.stop] : wire.stop;
  return present({
    toolChoice: wire.tool_choice === undefined ? undefined : decodeToolChoice(wire.tool_choice),
    parallelToolCalls: wire.parallel_tool_calls,
    maxOutputTokens: wire.max_output_tokens,
    temperature: wire.temperature,
    topP: wire.top_p,
    stop: stop?.length === 0 ? undefined : stop,
    presencePenalty: wire.presence_penalty,
    frequencyPenalty: wire.frequency_penalty,
    reasoning: decodeReasoning(wire.reasoning),
    responseFormat: wire.text?.format === undefined ? undefined : decodeFormat(wire.text.format),
    verbosity: wire.text?.verbosity,
    serviceTier: wire.service_tier,
    metadata: isEmpty(wire.metadata) ? undefined : wire.metadata,
    user: wire.safety_identifier ?? wire.user,
    cacheKey: wire.prompt_cache_key,
    store: wire.store,
  });
}

/** `options` without its undefined members: an absent field stays absent. */
function present(options: { [K in keyof Options]: Options[K] | undefined }): Options {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function decodeFormat(format: WireFormat): ResponseFormat {
  switch (format.type) {
    case "text":
      return { type: "text" };
    case "json_object":
      return { type: "json" };
    case "json_schema":
      if (format.schema === undefined) {
        throw badRequest("Cannot read 'text.format.schema': it is missing", "text.format.schema");
      }
      return {
        type: "json_schema",
        schema: format.schema,
        ...(format.name === undefined ? {} : { name: format.name }),
        ...(format.description === undefined ? {} : { description: format.description }),
        ...(format.strict === undefined ? {} : { strict: format.strict }),
      };
    default:
      throw badRequest(
        "Cannot read 'text.format.type': expected 'text', 'json_object' or 'json_schema'",
        "text.format.type",
      );
  }
}

/** What only a server that keeps answers can do; to ignore it would change what is asked. */
function refuseStored(body: JsonObject): void {
  for (const field of ["previous_response_id", "conversation", "prompt"]) {
    if (isSet(body[field])) {
      throw badRequest(`Cannot use '${field}': nothing of that id is kept here`, field);
    }
  }
  if (body.background === true) {
    throw badRequest("Cannot use 'background': answers are not kept here", "background");
  }
}

/** What only the vendor does, and what a request is not the same without. */
function refuseForeign(body: JsonObject): void {
  const caching = body.prompt_cache_options;
  if (isJsonObject(caching) && caching.prewarm === true) {
    throw badRequest(
      "Cannot use 'prompt_cache_options.prewarm': the provider would answer instead",
      "prompt_cache_options.prewarm",
    );
  }
  if (blocks(body.moderation)) {
    throw badRequest(
      "Cannot use 'moderation': the provider would let everything pass",
      "moderation",
    );
  }
}

/** Whether a moderation policy is to hold something back, and not only to rate it. */
function blocks(moderation: JsonValue | undefined): boolean {
  const policy = isJsonObject(moderation) ? moderation.policy : undefined;
  if (!isJsonObject(policy)) return false;
  return [policy.input, policy.output].some((one) => isJsonObject(one) && one.mode === "block");
}

const UNDERSTOOD: ReadonlySet<string> = new Set([
  "model",
  "input",
  "instructions",
  "stream",
  "store",
  "max_output_tokens",
  "temperature",
  "top_p",
  "presence_penalty",
  "frequency_penalty",
  "stop",
  "parallel_tool_calls",
  "tools",
  "tool_choice",
  "service_tier",
  "metadata",
  "user",
  "safety_identifier",
  "prompt_cache_key",
  "include",
  "reasoning",
  "text",
  "previous_response_id",
  "conversation",
  "prompt",
  "background",
  "stream_options",
]);

/** Values that say what would be so without them. */
const NEUTRAL: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ["truncation", "disabled"],
  ["top_logprobs", 0],
  ["logprobs", false],
  ["reasoning.context", "auto"],
  ["reasoning.mode", "standard"],
  ["stream_options.include_obfuscation", false],
]);

/** Fields set to something that has no canonical place. */
function droppedFields(body: JsonObject): string[] {
  const dropped = Object.keys(body).filter((field) =>
    !UNDERSTOOD.has(field) && isSet(body[field]) && body[field] !== NEUTRAL.get(field)
  );
  if (Array.isArray(body.include) && body.include.some((one) => one !== ENCRYPTED)) {
    dropped.push("include");
  }
  dropped.push(...droppedMembers(body, "reasoning", ["effort", "summary", "generate_summary"]));
  dropped.push(...droppedMembers(body, "text", ["format", "verbosity"]));
  dropped.push(...droppedMembers(body, "stream_options", []));
  return dropped;
}

/** Encrypted reasoning always comes along where there is any. */
const ENCRYPTED = "reasoning.encrypted_content";

function droppedMembers(body: JsonObject, field: string, known: string[]): string[] {
  const value = body[field];
  if (!isJsonObject(value)) return [];
  return Object.keys(value)
    .filter((name) =>
      !known.includes(name) && isSet(value[name]) &&
      value[name] !== NEUTRAL.get(`${field}.${name}`)
    )
    .map((name) => `${field}.${name}`);
}

function isSet(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isJsonObject(value) || Object.values(value).some((one) => one !== null);
}

function isEmpty(value: JsonValue | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}
