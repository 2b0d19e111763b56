/**
 * The shapes that `schema.ts` reads a client's body into: OpenAI's own names, `null` gone.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";

/** A field that may be absent. */
type Maybe<T> = T | undefined;

/** A prompt-cache breakpoint on a part, in either spelling. */
export interface WireCache {
  cache_control?: Maybe<{ ttl?: Maybe<string> }>;
  prompt_cache_breakpoint?: Maybe<{ ttl?: Maybe<string> }>;
}

/** A part with text. */
export interface WireText extends WireCache {
  type: "text";
  text: string;
}

/** A part with a picture's address or data URI. */
export interface WireImage extends WireCache {
  type: "image_url";
  image_url: string | { url: string; detail?: Maybe<string> };
}

/** A part with a sound. */
export interface WireAudio {
  type: "input_audio";
  input_audio: { data: string; format: string };
}

/** A part with a file. */
export interface WireFile extends WireCache {
  type: "file";
  file: {
    file_data?: Maybe<string>;
    file_id?: Maybe<string>;
    filename?: Maybe<string>;
  };
}

/** A refusal among an assistant's parts. */
export interface WireRefusal {
  type: "refusal";
  refusal: string;
}

/** What a user, an instruction or a tool may say. */
export type WireInputPart = WireText | WireImage | WireAudio | WireFile;
/** What a tool may say. */
export type WireResultPart = WireText | WireImage | WireFile;

/** A string, parts, or nothing. */
export type WireContent<T> = Maybe<string | T[]>;

/** The name and arguments of a call. */
export interface WireFunction {
  name: string;
  arguments?: Maybe<string>;
}

/** A call of a tool with JSON arguments. */
export interface WireFunctionCall {
  id: string;
  type?: Maybe<"function">;
  function: WireFunction;
}

/** A call of a tool with free-form input. */
export interface WireCustomCall {
  id: string;
  type: "custom";
  custom: { name: string; input?: Maybe<string> };
}

/** An instruction. */
export interface WireSystemMessage {
  role: "system" | "developer";
  content?: WireContent<WireInputPart>;
  name?: Maybe<string>;
}

/** A user's turn. */
export interface WireUserMessage {
  role: "user";
  content?: WireContent<WireInputPart>;
  name?: Maybe<string>;
}

/** The model's turn. */
export interface WireAssistantMessage {
  role: "assistant";
  content?: WireContent<WireText | WireRefusal>;
  name?: Maybe<string>;
  refusal?: Maybe<string>;
  tool_calls?: Maybe<(WireFunctionCall | WireCustomCall)[]>;
  function_call?: Maybe<WireFunction>;
  audio?: Maybe<JsonObject>;
  reasoning_content?: Maybe<string>;
  reasoning?: Maybe<string>;
  reasoning_details?: Maybe<JsonObject[]>;
}

/** A tool's result. */
export interface WireToolMessage {
  role: "tool";
  content?: WireContent<WireResultPart>;
  tool_call_id: string;
  name?: Maybe<string>;
}

/** A function's result, in the form that came before tools. */
export interface WireFunctionMessage {
  role: "function";
  content?: WireContent<WireResultPart>;
  name: string;
}

/** One message. */
export type WireMessage =
  | WireSystemMessage
  | WireUserMessage
  | WireAssistantMessage
  | WireToolMessage
  | WireFunctionMessage;

/** What a function is called with. */
export interface WireFunctionDefinition {
  name: string;
  description?: Maybe<string>;
  parameters?: Maybe<JsonObject>;
  strict?: Maybe<boolean>;
}

/** A tool with JSON arguments. */
export interface WireFunctionTool {
  type?: Maybe<"function">;
  function: WireFunctionDefinition;
  cache_control?: Maybe<{ ttl?: Maybe<string> }>;
}

/** A tool with free-form input. */
export interface WireCustomTool {
  type: "custom";
  custom: { name: string; description?: Maybe<string>; format?: Maybe<JsonObject> };
}

/** Which tools to use, when it is more than a word. */
export type WireNamedChoice =
  | { type: "function"; function: { name: string } }
  | { type: "custom"; custom: { name: string } }
  | {
    type: "allowed_tools";
    allowed_tools: {
      mode: "auto" | "required";
      tools: { function?: Maybe<{ name: string }>; custom?: Maybe<{ name: string }> }[];
    };
  };

/** The answer's form. */
export type WireResponseFormat =
  | { type: "text" }
  | { type: "json_object" }
  | {
    type: "json_schema";
    json_schema: {
      name?: Maybe<string>;
      description?: Maybe<string>;
      schema?: Maybe<JsonObject>;
      strict?: Maybe<boolean>;
    };
  };

/** OpenRouter's way to ask for reasoning. */
export interface WireReasoning {
  effort?: Maybe<string>;
  max_tokens?: Maybe<number>;
  enabled?: Maybe<boolean>;
  exclude?: Maybe<boolean>;
}

/** A client's body, read. */
export interface ChatRequest {
  model: string;
  messages: WireMessage[];
  tools?: Maybe<(WireFunctionTool | WireCustomTool | JsonObject)[]>;
  functions?: Maybe<WireFunctionDefinition[]>;
  tool_choice?: Maybe<"auto" | "none" | "required" | WireNamedChoice>;
  function_call?: Maybe<"auto" | "none" | { name: string }>;
  parallel_tool_calls?: Maybe<boolean>;
  stream?: Maybe<boolean>;
  stream_options?: Maybe<JsonObject>;
  max_completion_tokens?: Maybe<number>;
  max_tokens?: Maybe<number>;
  temperature?: Maybe<number>;
  top_p?: Maybe<number>;
  top_k?: Maybe<number>;
  stop?: Maybe<string | string[]>;
  seed?: Maybe<number>;
  presence_penalty?: Maybe<number>;
  frequency_penalty?: Maybe<number>;
  logit_bias?: Maybe<JsonObject>;
  response_format?: Maybe<WireResponseFormat>;
  reasoning_effort?: Maybe<string>;
  reasoning?: Maybe<WireReasoning>;
  thinking?: Maybe<{ type: string; budget_tokens?: Maybe<number> }>;
  verbosity?: Maybe<string>;
  service_tier?: Maybe<string>;
  metadata?: Maybe<JsonObject>;
  user?: Maybe<string>;
  safety_identifier?: Maybe<string>;
  prompt_cache_key?: Maybe<string>;
  store?: Maybe<boolean>;
  n?: Maybe<number>;
  modalities?: Maybe<string[]>;
  audio?: Maybe<JsonObject>;
}
