/**
 * What the body of `POST /responses` looks like once it was read: `ResponseCreateParams` of the
 * vendor's SDK, as far as it has a canonical place. Names that mean the same are one here, and what
 * is only kept stands under `other`.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";

/** A text of any role; the three names differ only in who is said to have written it. */
export interface WireText {
  type: "text";
  text: string;
  annotations?: JsonObject[] | undefined;
  prompt_cache_breakpoint?: { ttl?: string | undefined } | undefined;
}

/** `input_image`. */
export interface WireImage {
  type: "input_image";
  image_url?: string | undefined;
  file_id?: string | undefined;
  detail?: string | undefined;
  prompt_cache_breakpoint?: { ttl?: string | undefined } | undefined;
}

/** `input_file`. */
export interface WireFile {
  type: "input_file";
  file_data?: string | undefined;
  file_url?: string | undefined;
  file_id?: string | undefined;
  filename?: string | undefined;
  prompt_cache_breakpoint?: { ttl?: string | undefined } | undefined;
}

/** A content part, or the name of a type that is not known. */
export type WirePart =
  | WireText
  | WireImage
  | WireFile
  | { type: "refusal"; refusal: string }
  | { type: "input_audio"; input_audio: { data: string; format: string } }
  | { type: "unknown"; name: string };

/** A message of any role. */
export interface WireMessage {
  type: "message";
  role: "user" | "assistant" | "system" | "developer";
  content: string | WirePart[];
}

/** `reasoning`. */
export interface WireReasoning {
  type: "reasoning";
  id?: string | undefined;
  summary?: { text: string }[] | undefined;
  content?: { text: string }[] | undefined;
  encrypted_content?: string | undefined;
}

/** `function_call` and `custom_tool_call`. */
export interface WireCall {
  type: "call";
  format: "json" | "text";
  call_id: string;
  name: string;
  namespace?: string | undefined;
  arguments: string;
}

/** `function_call_output` and `custom_tool_call_output`. */
export interface WireCallOutput {
  type: "call_output";
  format: "json" | "text";
  call_id: string;
  output: string | WirePart[];
}

/** An item that is kept as it is: a hosted call, or something else only this wire knows. */
export interface WireOther {
  type: "other";
  item: JsonObject;
}

/** One item of `input`. */
export type WireItem = WireMessage | WireReasoning | WireCall | WireCallOutput | WireOther;

/** A tool: what the gateway can translate, or `other`. */
export type WireTool =
  | {
    type: "function";
    name: string;
    description?: string | undefined;
    parameters?: JsonObject | undefined;
    strict?: boolean | undefined;
  }
  | {
    type: "custom";
    name: string;
    description?: string | undefined;
    format?: JsonObject | undefined;
  }
  | { type: "namespace"; name: string; tools: WireTool[] }
  | { type: "other"; definition: JsonObject };

/** A tool as a choice names it. */
export interface ChosenTool {
  type?: string | undefined;
  name?: string | undefined;
  namespace?: string | undefined;
}

/** `tool_choice` in its object forms. */
export interface WireToolChoice extends ChosenTool {
  type: string;
  mode?: string | undefined;
  tools?: ChosenTool[] | undefined;
}

/** `text.format`. */
export interface WireFormat {
  type: string;
  name?: string | undefined;
  description?: string | undefined;
  schema?: JsonObject | undefined;
  strict?: boolean | undefined;
}

/** The body, as far as it has a canonical place. */
export interface WireRequest {
  model: string;
  input?: string | WireItem[] | undefined;
  instructions?: string | undefined;
  stream?: boolean | undefined;
  store?: boolean | undefined;
  max_output_tokens?: number | undefined;
  temperature?: number | undefined;
  top_p?: number | undefined;
  presence_penalty?: number | undefined;
  frequency_penalty?: number | undefined;
  stop?: string | string[] | undefined;
  parallel_tool_calls?: boolean | undefined;
  tools?: WireTool[] | undefined;
  tool_choice?: string | WireToolChoice | undefined;
  reasoning?:
    | {
      effort?: string | undefined;
      summary?: "auto" | "concise" | "detailed" | "none" | undefined;
      generate_summary?: "auto" | "concise" | "detailed" | "none" | undefined;
    }
    | undefined;
  text?: { format?: WireFormat | undefined; verbosity?: string | undefined } | undefined;
  service_tier?: string | undefined;
  metadata?: JsonObject | undefined;
  user?: string | undefined;
  safety_identifier?: string | undefined;
  prompt_cache_key?: string | undefined;
}
