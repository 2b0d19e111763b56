/**
 * Writes a request for a provider that speaks the Responses API. Nothing is kept there unless the
 * caller asked for it: reasoning travels encrypted instead.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { CanonicalRequest, ResponseFormat } from "../../canonical/request.ts";
import type { EncodedRequest, Target } from "../dialect.ts";
import { askByTool, describesObject } from "../answer_tool.ts";
import { encodeInput } from "./input_encode.ts";
import { fitting } from "../openai_limits.ts";
import { withoutSampling } from "../openai_sampling.ts";
import type { Drop } from "./parts.ts";
import { encodeReasoning } from "./reasoning.ts";
import { encodeToolChoice, encodeTools } from "./tools.ts";

/** Options this wire has no field for, by their canonical names. */
const MISSING: readonly [keyof CanonicalRequest, string][] = [
  ["topK", "top_k"],
  ["stop", "stop"],
  ["seed", "seed"],
  ["presencePenalty", "presence_penalty"],
  ["frequencyPenalty", "frequency_penalty"],
  ["logitBias", "logit_bias"],
];

/** Writes a provider's body. */
export function encodeRequest(request: CanonicalRequest, target: Target): EncodedRequest {
  const { responseFormat: format } = request;
  if (format?.type !== "json_schema" || describesObject(format.schema)) {
    return encode(request, target);
  }
  // The wire has no schemas of anything but objects.
  const { request: asked, tool } = askByTool(request, format);
  return { ...encode(asked, target), ...(tool === undefined ? {} : { answerTool: tool }) };
}

function encode(whole: CanonicalRequest, target: Target): EncodedRequest {
  const dropped = new Set<string>();
  const drop: Drop = (name) => void dropped.add(name);
  const request = withoutSampling(whole, target.model, drop);
  const { instructions, input } = encodeInput(request, drop);
  const tools = encodeTools(request.tools, drop);
  for (const [field, name] of MISSING) if (says(field, request[field])) drop(name);
  if (request.cache !== undefined && !request.cache.byDefault) drop("cache_control");
  const body: JsonObject = {
    model: target.model,
    ...(instructions === undefined ? {} : { instructions }),
    ...(tools.length > 0 ? { tools } : {}),
    ...toolOptions(request, tools),
    input,
    ...options(request, target.model, drop),
    store: request.store === true,
    ...(wantsEncrypted(request) ? { include: ["reasoning.encrypted_content"] } : {}),
    ...(request.stream ? { stream: true } : {}),
  };
  return { body, dropped: [...dropped] };
}

/** Whether an option asks for anything: a penalty of 0 and an empty bias do not. */
function says(field: keyof CanonicalRequest, value: unknown): boolean {
  if (value === undefined) return false;
  if (field === "presencePenalty" || field === "frequencyPenalty") return value !== 0;
  return field !== "logitBias" || (isJsonObject(value) && Object.keys(value).length > 0);
}

function toolOptions(request: CanonicalRequest, tools: JsonObject[]): JsonObject {
  const choice = request.toolChoice && encodeToolChoice(request.toolChoice, tools);
  const parallel = tools.length === 0 ? undefined : request.parallelToolCalls;
  return {
    ...(choice === undefined ? {} : { tool_choice: choice }),
    ...(parallel === undefined ? {} : { parallel_tool_calls: parallel }),
  };
}

function options(request: CanonicalRequest, model: string, drop: Drop): JsonObject {
  const reasoning = request.reasoning && encodeReasoning(request.reasoning, model, drop);
  const text = encodeText(request);
  const body: JsonObject = {
    max_output_tokens: request.maxOutputTokens,
    temperature: request.temperature,
    top_p: request.topP,
    reasoning,
    text,
    service_tier: request.serviceTier,
    metadata: request.metadata,
    user: fitting(request.user, "user", drop),
    prompt_cache_key: fitting(request.cacheKey, "prompt_cache_key", drop),
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

function encodeText({ responseFormat, verbosity }: CanonicalRequest): JsonObject | undefined {
  if (responseFormat === undefined && verbosity === undefined) return undefined;
  return {
    ...(responseFormat === undefined ? {} : { format: encodeFormat(responseFormat) }),
    ...(verbosity === undefined ? {} : { verbosity }),
  };
}

function encodeFormat(format: ResponseFormat): JsonObject {
  switch (format.type) {
    case "text":
      return { type: "text" };
    case "json":
      return { type: "json_object" };
    case "json_schema":
      return {
        type: "json_schema",
        // The wire wants a name; what it is called changes nothing.
        name: format.name ?? "response",
        ...(format.description === undefined ? {} : { description: format.description }),
        schema: format.schema,
        ...(format.strict === undefined ? {} : { strict: format.strict }),
      };
  }
}

/**
 * Without this a model's reasoning would be lost between turns, as nothing is stored. Only asked for
 * where there is reason to expect any: models that do not think refuse the field.
 */
function wantsEncrypted(request: CanonicalRequest): boolean {
  const mode = request.reasoning?.mode;
  if (mode === "on" || mode === "adaptive") return true;
  return request.tools.length > 0 &&
    request.messages.some((message) =>
      message.role === "assistant" &&
      message.content.some((part) => part.type === "thinking" && part.origin === "openai-responses")
    );
}
