/**
 * What a client may send to `POST /v1/messages`, after `MessageCreateParamsBase` of Anthropic's own
 * SDK and its beta twin. Unknown keys are allowed and `null` means absent.
 *
 * @module
 */

import * as v from "valibot";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { anyObject, optional } from "../read.ts";
import {
  assistantContent,
  cacheControl,
  systemContent,
  userContent,
  type WireAssistantBlock,
  type WireCacheControl,
  type WireSystemBlock,
  type WireUserBlock,
} from "./schema_blocks.ts";

type Schema<T> = v.GenericSchema<unknown, T>;

/** One of `messages`. */
export type WireMessage =
  | { role: "user"; content: string | WireUserBlock[] }
  | { role: "assistant"; content: string | WireAssistantBlock[] }
  | {
    role: "system";
    content?: string | WireSystemBlock[] | undefined;
    clear_at?: string | undefined;
    output_config?: JsonObject | undefined;
  };

/** A tool with a schema, which the client runs. */
export interface WireFunctionTool {
  type: "custom";
  name: string;
  description?: string | undefined;
  input_schema: JsonObject;
  strict?: boolean | undefined;
  cache_control?: WireCacheControl | undefined;
  defer_loading?: boolean | undefined;
  input_examples?: unknown[] | undefined;
  allowed_callers?: string[] | undefined;
}

/** One of `tools`: the caller's own, or one that Anthropic defines, kept whole. */
export type WireTool = WireFunctionTool | { type: "hosted"; item: JsonObject };

/** `tool_choice`. */
export interface WireToolChoice {
  type: "auto" | "any" | "none" | "tool";
  name?: string | undefined;
  disable_parallel_tool_use?: boolean | undefined;
}

/** `thinking`. */
export interface WireThinkingConfig {
  type: "enabled" | "disabled" | "adaptive" | "between_tools";
  budget_tokens?: number | undefined;
  display?: string | undefined;
}

/** `output_config`. */
export interface WireOutputConfig {
  effort?: string | undefined;
  format?: WireFormat | undefined;
  task_budget?: JsonObject | undefined;
}

/** `output_config.format`. */
export interface WireFormat {
  type: "json_schema";
  schema: JsonObject;
}

/** The fields that are read; others are only named. */
export interface WireRequest {
  model: string;
  max_tokens: number;
  messages: WireMessage[];
  system?: string | WireSystemBlock[] | undefined;
  tools?: WireTool[] | undefined;
  tool_choice?: WireToolChoice | undefined;
  thinking?: WireThinkingConfig | undefined;
  output_config?: WireOutputConfig | undefined;
  output_format?: WireFormat | undefined;
  metadata?: JsonObject | undefined;
  stop_sequences?: string[] | undefined;
  stream?: boolean | undefined;
  temperature?: number | undefined;
  top_p?: number | undefined;
  top_k?: number | undefined;
  service_tier?: string | undefined;
  cache_control?: WireCacheControl | undefined;
}

const message: Schema<WireMessage> = v.variant("role", [
  v.object({ role: v.literal("user"), content: userContent }),
  v.object({ role: v.literal("assistant"), content: assistantContent }),
  v.object({
    role: v.literal("system"),
    content: optional(systemContent),
    clear_at: optional(v.string()),
    output_config: optional(anyObject),
  }),
]);

const functionTool: Schema<WireFunctionTool> = v.pipe(
  v.object({
    name: v.string(),
    description: optional(v.string()),
    input_schema: anyObject,
    strict: optional(v.boolean()),
    cache_control: optional(cacheControl),
    defer_loading: optional(v.boolean()),
    input_examples: optional(v.array(v.unknown())),
    allowed_callers: optional(v.array(v.string())),
  }),
  v.transform((tool): WireFunctionTool => ({ type: "custom", ...tool })),
);

const hostedTool: Schema<WireTool> = v.pipe(
  anyObject,
  v.transform((item): WireTool => ({ type: "hosted", item })),
);

/** A tool without a `type`, or of type `custom`, is the caller's own. */
const tool: Schema<WireTool> = v.lazy((input): Schema<WireTool> => {
  const type = isJsonObject(input) ? input.type : undefined;
  return typeof type === "string" && type !== "custom" ? hostedTool : functionTool;
});

const toolChoice: Schema<WireToolChoice> = v.variant("type", [
  v.object({
    type: v.picklist(["auto", "any", "none"]),
    disable_parallel_tool_use: optional(v.boolean()),
  }),
  v.object({
    type: v.literal("tool"),
    name: v.string(),
    disable_parallel_tool_use: optional(v.boolean()),
  }),
]);

const thinkingConfig: Schema<WireThinkingConfig> = v.variant("type", [
  v.object({
    type: v.literal("enabled"),
    budget_tokens: v.pipe(v.number(), v.integer()),
    display: optional(v.string()),
  }),
  v.object({
    type: v.picklist(["disabled", "adaptive", "between_tools"]),
    display: optional(v.string()),
  }),
]);

const format: Schema<WireFormat> = v.object({
  type: v.literal("json_schema"),
  schema: anyObject,
});

const outputConfig: Schema<WireOutputConfig> = v.object({
  effort: optional(v.string()),
  format: optional(format),
  task_budget: optional(anyObject),
});

/** Reads the whole body. */
export const requestSchema: Schema<WireRequest> = v.object({
  model: v.pipe(v.string(), v.nonEmpty("it is empty")),
  max_tokens: v.pipe(v.number(), v.integer(), v.minValue(0)),
  messages: v.array(message),
  system: optional(systemContent),
  tools: optional(v.array(tool)),
  tool_choice: optional(toolChoice),
  thinking: optional(thinkingConfig),
  output_config: optional(outputConfig),
  output_format: optional(format),
  metadata: optional(anyObject),
  stop_sequences: optional(v.array(v.string())),
  stream: optional(v.boolean()),
  temperature: optional(v.number()),
  top_p: optional(v.number()),
  top_k: optional(v.number()),
  service_tier: optional(v.string()),
  cache_control: optional(cacheControl),
});
