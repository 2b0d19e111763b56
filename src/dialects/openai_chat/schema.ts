/**
 * What a client may send to `POST /v1/chat/completions`, as the vendor documents it
 * (https://platform.openai.com/docs/api-reference/chat/create), and the few fields that hosts and
 * clients of the same wire have added and that have a meaning elsewhere.
 *
 * Tolerant where tolerance costs nothing: `null` is absent, unknown keys are ignored here and named
 * by the decoder. Everything is told apart by `type` or `role` first, so that a complaint is about
 * the one shape that was meant.
 *
 * @module
 */

import * as v from "valibot";
import { isJsonObject } from "../../canonical/json.ts";
import { anyObject, type Optional, optional, passedObject } from "../read.ts";
import type { ChatRequest } from "./wire.ts";

const text = v.string();

/** Anthropic's breakpoint as OpenRouter and LiteLLM spell it on this wire. */
const cacheControl = optional(v.object({ ttl: optional(text) }));
/** OpenAI's own explicit breakpoint. */
const cacheBreakpoint = optional(v.object({ ttl: optional(text) }));
const cache = { cache_control: cacheControl, prompt_cache_breakpoint: cacheBreakpoint };

const textPart = v.object({ type: v.literal("text"), text, ...cache });
const refusalPart = v.object({ type: v.literal("refusal"), refusal: text });
const imagePart = v.object({
  type: v.literal("image_url"),
  // Older clients send the bare address.
  image_url: v.union([text, v.object({ url: text, detail: optional(text) })]),
  ...cache,
});
const audioPart = v.object({
  type: v.literal("input_audio"),
  input_audio: v.object({ data: text, format: text }),
});
const filePart = v.object({
  type: v.literal("file"),
  file: v.object({
    file_data: optional(text),
    file_id: optional(text),
    filename: optional(text),
  }),
  ...cache,
});

const inputPart = v.variant("type", [textPart, imagePart, audioPart, filePart]);
const resultPart = v.variant("type", [textPart, imagePart, filePart]);
const assistantPart = v.variant("type", [textPart, refusalPart]);

/** A string, or parts; absent on the empty turns that some clients send. */
function content<const T extends v.GenericSchema>(
  part: T,
): Optional<v.LazySchema<v.StringSchema<undefined> | v.ArraySchema<T, undefined>>> {
  const parts = v.array(part);
  return optional(v.lazy((input) => Array.isArray(input) ? parts : text));
}

const calledFunction = v.object({ name: text, arguments: optional(text) });
const functionCall = v.object({
  id: text,
  type: optional(v.literal("function")),
  function: calledFunction,
});
const customCall = v.object({
  id: text,
  type: v.literal("custom"),
  custom: v.object({ name: text, input: optional(text) }),
});
const toolCall = v.lazy((input) => hasType(input, "custom") ? customCall : functionCall);

const systemMessage = v.object({
  role: v.picklist(["system", "developer"]),
  content: content(inputPart),
  name: optional(text),
});
const userMessage = v.object({
  role: v.literal("user"),
  content: content(inputPart),
  name: optional(text),
});
const assistantMessage = v.object({
  role: v.literal("assistant"),
  content: content(assistantPart),
  name: optional(text),
  refusal: optional(text),
  tool_calls: optional(v.array(toolCall)),
  function_call: optional(calledFunction),
  audio: optional(anyObject),
  reasoning_content: optional(text),
  reasoning: optional(text),
  reasoning_details: optional(v.array(anyObject)),
});
const toolMessage = v.object({
  role: v.literal("tool"),
  content: content(resultPart),
  tool_call_id: text,
  name: optional(text),
});
const functionMessage = v.object({
  role: v.literal("function"),
  content: content(resultPart),
  name: text,
});
const message = v.variant("role", [
  systemMessage,
  userMessage,
  assistantMessage,
  toolMessage,
  functionMessage,
]);

const functionDefinition = v.object({
  name: text,
  description: optional(text),
  parameters: optional(anyObject),
  strict: optional(v.boolean()),
});
const functionTool = v.object({
  type: optional(v.literal("function")),
  function: functionDefinition,
  cache_control: cacheControl,
});
const customTool = v.object({
  type: v.literal("custom"),
  custom: v.object({ name: text, description: optional(text), format: optional(passedObject) }),
});
const tool = v.lazy((input) =>
  hasType(input, "custom") ? customTool : isHosted(input) ? anyObject : functionTool
);

const named = v.object({ name: text });
const allowedTools = v.object({
  type: v.literal("allowed_tools"),
  allowed_tools: v.object({
    mode: v.picklist(["auto", "required"]),
    tools: v.array(v.object({ function: optional(named), custom: optional(named) })),
  }),
});
const namedChoice = v.variant("type", [
  v.object({ type: v.literal("function"), function: named }),
  v.object({ type: v.literal("custom"), custom: named }),
  allowedTools,
]);
const choiceWord = v.picklist(["auto", "none", "required"]);
const toolChoice = v.lazy((input) => typeof input === "string" ? choiceWord : namedChoice);
const functionChoice = v.lazy((input) =>
  typeof input === "string" ? v.picklist(["auto", "none"]) : named
);

const responseFormat = v.variant("type", [
  v.object({ type: v.literal("text") }),
  v.object({ type: v.literal("json_object") }),
  v.object({
    type: v.literal("json_schema"),
    json_schema: v.object({
      name: optional(text),
      description: optional(text),
      schema: optional(anyObject),
      strict: optional(v.boolean()),
    }),
  }),
]);

const stop = v.lazy((input) => Array.isArray(input) ? v.array(text) : text);

/** The body. A field that is missing here is named in the decoder's list of what was dropped. */
export const chatRequest: v.GenericSchema<unknown, ChatRequest> = v.object({
  model: v.pipe(text, v.nonEmpty("expected a model name")),
  messages: v.array(message),
  tools: optional(v.array(tool)),
  functions: optional(v.array(functionDefinition)),
  tool_choice: optional(toolChoice),
  function_call: optional(functionChoice),
  parallel_tool_calls: optional(v.boolean()),
  stream: optional(v.boolean()),
  stream_options: optional(anyObject),
  max_completion_tokens: optional(v.number()),
  max_tokens: optional(v.number()),
  temperature: optional(v.number()),
  top_p: optional(v.number()),
  top_k: optional(v.number()),
  stop: optional(stop),
  seed: optional(v.number()),
  presence_penalty: optional(v.number()),
  frequency_penalty: optional(v.number()),
  logit_bias: optional(anyObject),
  response_format: optional(responseFormat),
  reasoning_effort: optional(text),
  reasoning: optional(v.object({
    effort: optional(text),
    max_tokens: optional(v.number()),
    enabled: optional(v.boolean()),
    exclude: optional(v.boolean()),
  })),
  thinking: optional(v.object({ type: text, budget_tokens: optional(v.number()) })),
  verbosity: optional(text),
  service_tier: optional(text),
  metadata: optional(anyObject),
  user: optional(text),
  safety_identifier: optional(text),
  prompt_cache_key: optional(text),
  store: optional(v.boolean()),
  n: optional(v.number()),
  modalities: optional(v.array(text)),
  audio: optional(anyObject),
});

function hasType(input: unknown, type: string): boolean {
  return isJsonObject(input) && input.type === type;
}

function isHosted(input: unknown): boolean {
  return isJsonObject(input) && typeof input.type === "string" && input.type !== "function";
}
