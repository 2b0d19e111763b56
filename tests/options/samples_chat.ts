/**
 * A sample of every field that clients of Chat Completions send.
 *
 * @module
 */

import { ownKey } from "../support/cache_keys.ts";
import { converseTool, type Sample, type Samples } from "./sample.ts";

const SCHEMA = { type: "object", properties: { a: { type: "string" } } };
const CLOSED = { ...SCHEMA, additionalProperties: false };
const FUNCTION = { name: "f", description: "d", parameters: SCHEMA };
const TOOLS = [
  { type: "function", function: FUNCTION },
  { type: "custom", custom: { name: "c" } },
];
const RESPONSES_TOOL = { type: "function", ...FUNCTION, strict: false };
const MESSAGES_TOOL = { name: "f", description: "d", input_schema: SCHEMA };
const CONVERSE_TOOL = converseTool("f", "d", SCHEMA);
const GEMINI_TOOLS = [
  { functionDeclarations: [{ name: "f", description: "d", parametersJsonSchema: SCHEMA }] },
];
const ONE_AT_A_TIME = { gemini: ["parallel_tool_calls"], pi: ["parallel_tool_calls"] };
const TEXT_TOOL = {
  name: "c",
  description: "d",
  parametersJsonSchema: {
    type: "object",
    properties: { input: { type: "string" } },
    required: ["input"],
  },
};
const FORMAT = { type: "json_schema", json_schema: { name: "n", schema: SCHEMA, strict: true } };

function tier(
  value: string,
  messages: string = value,
  gemini: string = value,
  pi: string = value,
): Sample {
  return {
    value,
    becomes: { messages, gemini, pi, converse: value === "fast" ? "priority" : value },
  };
}

/** The samples. */
export const CHAT_SAMPLES: Samples = {
  model: {
    value: "up/x",
    becomes: { chat: "x", responses: "x", messages: "x", converse: "x", gemini: "x", pi: "x" },
    required: true,
  },
  messages: {
    value: [{ role: "user", content: "Hello" }],
    becomes: {
      pi: [{ role: "user", content: [{ type: "text", text: "Hello" }], timestamp: 0 }],
      responses: [{
        type: "message",
        role: "user",
        content: [{ type: "input_text", text: "Hello" }],
      }],
      messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
      converse: [{ role: "user", content: [{ text: "Hello" }] }],
      gemini: [{ role: "user", parts: [{ text: "Hello" }] }],
    },
    required: true,
  },
  audio: { value: { voice: "alloy", format: "wav" } },
  "frequency_penalty: not 0": { value: 0.5 },
  "frequency_penalty: 0": { value: 0 },
  function_call: {
    value: { name: "f" },
    beside: { functions: [FUNCTION] },
    becomes: {
      pi: { type: "tool", name: "f" },
      responses: { type: "function", name: "f" },
      messages: { type: "tool", name: "f", disable_parallel_tool_use: true },
      converse: { tool: { name: "f" } },
      gemini: { mode: "ANY", allowedFunctionNames: ["f"] },
    },
    notices: { converse: ["parallel_tool_calls"] },
  },
  functions: {
    value: [FUNCTION],
    becomes: {
      pi: [FUNCTION],
      responses: [RESPONSES_TOOL],
      messages: [MESSAGES_TOOL],
      converse: [CONVERSE_TOOL],
      gemini: GEMINI_TOOLS,
    },
    notices: ONE_AT_A_TIME,
  },
  logit_bias: { value: { "50256": -100 } },
  "logprobs: true": { value: true },
  "logprobs: false": { value: false },
  max_completion_tokens: { value: 77 },
  max_tokens: { value: 77 },
  metadata: { value: { team: "t" } },
  "modalities: with `audio`": { value: ["text", "audio"] },
  "modalities: `text` alone": { value: ["text"] },
  "moderation: mode `block`": {
    value: { model: "omni-moderation-latest", policy: { output: { mode: "block" } } },
  },
  "moderation: mode `score`": {
    value: { model: "omni-moderation-latest", policy: { input: { mode: "score" } } },
  },
  "n: above 1": { value: 2 },
  "n: 1": { value: 1 },
  parallel_tool_calls: {
    value: false,
    beside: { tools: TOOLS },
    becomes: { messages: true, converse: true },
  },
  prediction: { value: { type: "content", content: "as before" } },
  "presence_penalty: not 0": { value: -0.5 },
  "presence_penalty: 0": { value: 0 },
  prompt_cache_key: {
    value: "k",
    becomes: { chat: ownKey("k"), responses: ownKey("k"), pi: ownKey("k") },
  },
  prompt_cache_options: { value: { mode: "explicit", ttl: "30m" } },
  prompt_cache_retention: { value: "24h" },
  "reasoning_effort: a level": [
    { value: "low", becomes: { messages: 4096, converse: 4096, gemini: 4096 } },
    {
      value: "max",
      becomes: { messages: 30_976, converse: 30_976, gemini: 24_576 },
      models: { responses: "gpt-5.6" },
    },
  ],
  "reasoning_effort: `none`": {
    value: "none",
    becomes: { pi: true, messages: "disabled", converse: "disabled", gemini: 0 },
  },
  "response_format: `text`": { value: { type: "text" }, becomes: { gemini: "text/plain" } },
  "response_format: `json_object`": {
    value: { type: "json_object" },
    becomes: { gemini: "application/json" },
  },
  "response_format: `json_schema`": {
    value: FORMAT,
    becomes: {
      responses: { type: "json_schema", name: "n", schema: SCHEMA, strict: true },
      messages: { type: "json_schema", schema: CLOSED },
      converse: JSON.stringify(CLOSED),
      gemini: SCHEMA,
    },
  },
  "response_format.json_schema.description": {
    value: "a letter",
    beside: { response_format: FORMAT },
  },
  safety_identifier: { value: "u-1" },
  seed: { value: 7 },
  "service_tier: `auto`": tier("auto"),
  "service_tier: `default`": tier("default", "standard_only", "standard"),
  "service_tier: `flex`, `priority`, `fast`": [
    tier("flex"),
    tier("priority"),
    tier("fast", "fast", "priority", "priority"),
  ],
  "service_tier: `scale`": tier("scale"),
  "service_tier: any other": tier("ultrafast"),
  stop: [
    { value: ["END"] },
    {
      value: "END",
      becomes: { messages: ["END"], converse: ["END"], gemini: ["END"], pi: ["END"] },
    },
  ],
  "store: true": { value: true },
  "store: false": { value: false },
  stream: { value: true },
  "stream_options.include_usage": { value: true, beside: { stream: true } },
  "stream_options.include_obfuscation: true": { value: true, beside: { stream: true } },
  "stream_options.include_obfuscation: false": { value: false, beside: { stream: true } },
  temperature: { value: 0.25 },
  "tool_choice: `auto`, `none`": ["auto", "none"].map((value) => ({
    value,
    beside: { tools: TOOLS },
    becomes: { gemini: value.toUpperCase(), converse: undefined },
  })),
  "tool_choice: `required`": {
    value: "required",
    beside: { tools: TOOLS },
    becomes: { messages: "any", converse: { any: {} }, gemini: "ANY" },
  },
  "tool_choice: a function, a custom tool": [
    {
      value: { type: "function", function: { name: "f" } },
      beside: { tools: TOOLS },
      becomes: {
        pi: { type: "tool", name: "f" },
        responses: { type: "function", name: "f" },
        messages: { type: "tool", name: "f" },
        converse: { tool: { name: "f" } },
        gemini: { mode: "ANY", allowedFunctionNames: ["f"] },
      },
    },
    {
      value: { type: "custom", custom: { name: "c" } },
      beside: { tools: TOOLS },
      becomes: {
        pi: { type: "tool", name: "c" },
        responses: { type: "custom", name: "c" },
        messages: { type: "tool", name: "c" },
        converse: { tool: { name: "c" } },
        gemini: { mode: "ANY", allowedFunctionNames: ["c"] },
      },
    },
  ],
  "tool_choice: `allowed_tools`": {
    value: {
      type: "allowed_tools",
      allowed_tools: { mode: "auto", tools: [{ type: "function", function: { name: "f" } }] },
    },
    beside: { tools: TOOLS },
    becomes: {
      pi: [FUNCTION],
      responses: {
        type: "allowed_tools",
        mode: "auto",
        tools: [{ type: "function", name: "f" }],
      },
      messages: [MESSAGES_TOOL],
      converse: [CONVERSE_TOOL],
      gemini: { mode: "VALIDATED", allowedFunctionNames: ["f"] },
    },
  },
  "tool_choice: a tool that is not on offer": {
    value: { type: "function", function: { name: "g" } },
    beside: { tools: TOOLS },
  },
  "tool_choice: `required` without tools": { value: "required" },
  "tools: functions": {
    value: [{ type: "function", function: FUNCTION }],
    becomes: {
      pi: [FUNCTION],
      responses: [RESPONSES_TOOL],
      messages: [MESSAGES_TOOL],
      converse: [CONVERSE_TOOL],
      gemini: GEMINI_TOOLS,
    },
  },
  "tools: custom tools": {
    value: [{ type: "custom", custom: { name: "c", description: "d" } }],
    becomes: {
      pi: [{
        name: "c",
        description: "d",
        parameters: {
          type: "object",
          properties: { input: { type: "string" } },
          required: ["input"],
        },
        customWireName: "c",
      }],
      responses: [{ type: "custom", name: "c", description: "d" }],
      messages: [{
        name: "c",
        description: "d",
        input_schema: {
          type: "object",
          properties: { input: { type: "string" } },
          required: ["input"],
        },
      }],
      converse: [
        converseTool("c", "d", {
          type: "object",
          properties: { input: { type: "string" } },
          required: ["input"],
        }),
      ],
      gemini: [{ functionDeclarations: [TEXT_TOOL] }],
    },
  },
  top_logprobs: { value: 3 },
  top_p: { value: 0.5 },
  user: { value: "u-1" },
  verbosity: { value: "low" },
  web_search_options: { value: { search_context_size: "low" } },
  top_k: { value: 5 },
  min_p: { value: 0.1 },
  "reasoning.effort": { value: "low", becomes: { messages: 4096, converse: 4096, gemini: 4096 } },
  "reasoning.max_tokens": {
    value: 5000,
    becomes: { pi: { medium: 5000 }, responses: "medium", messages: 5000, converse: 5000 },
  },
  "reasoning.enabled: false": {
    value: false,
    becomes: { pi: true, responses: "none", messages: "disabled", converse: "disabled", gemini: 0 },
  },
  "thinking.budget_tokens": {
    value: 5000,
    beside: { thinking: { type: "enabled" } },
    becomes: { pi: { medium: 5000 }, responses: "medium" },
  },
};
