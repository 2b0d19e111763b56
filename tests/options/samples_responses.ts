/**
 * A sample of every field that clients of the Responses API send.
 *
 * @module
 */

import { ownKey } from "../support/cache_keys.ts";
import { converseTool, type Samples } from "./sample.ts";

const SCHEMA = { type: "object", properties: { a: { type: "string" } } };
const CLOSED = { ...SCHEMA, additionalProperties: false };
const FUNCTION = { type: "function", name: "f", description: "d", parameters: SCHEMA };
const TOOLS = [FUNCTION, { type: "custom", name: "c" }, { type: "web_search" }];
const CHAT_TOOL = {
  type: "function",
  function: { name: "f", description: "d", parameters: SCHEMA },
};
const CONVERSE_TOOL = converseTool("f", "d", SCHEMA);
const MESSAGES_TOOL = { name: "f", description: "d", input_schema: SCHEMA };
const GEMINI_TOOL = { name: "f", description: "d", parametersJsonSchema: SCHEMA };
const PI_TOOL = { name: "f", description: "d", parameters: SCHEMA };
const SHOWN = {
  value: "auto",
  becomes: { messages: "summarized", converse: "summarized", gemini: true },
};
const FORMAT = { type: "json_schema", name: "n", schema: SCHEMA, strict: true };
const THINKS = { reasoning: { effort: "low" } };

/** The samples. */
export const RESPONSES_SAMPLES: Samples = {
  model: {
    value: "up/x",
    becomes: { chat: "x", responses: "x", messages: "x", converse: "x", gemini: "x", pi: "x" },
    required: true,
  },
  input: {
    value: [{ role: "user", content: "Hello" }],
    becomes: {
      pi: [{ role: "user", content: [{ type: "text", text: "Hello" }], timestamp: 0 }],
      chat: [{ role: "user", content: "Hello" }],
      messages: [{ role: "user", content: [{ type: "text", text: "Hello" }] }],
      converse: [{ role: "user", content: [{ text: "Hello" }] }],
      gemini: [{ role: "user", parts: [{ text: "Hello" }] }],
    },
    required: true,
  },
  access_programs: { value: { cyber: "standard" } },
  "background: true": { value: true, beside: { stream: true } },
  "background: false": { value: false },
  context_management: { value: [{ type: "compaction", compact_threshold: 9000 }] },
  "conversation: begun elsewhere": [{ value: "conv_1" }, { value: { id: "conv_1" } }],
  image: { value: { context_compression: "enabled" } },
  "include: `reasoning.encrypted_content`": { value: ["reasoning.encrypted_content"] },
  "include: any other": [
    { value: ["message.output_text.logprobs"] },
    { value: ["reasoning.encrypted_content", "file_search_call.results"] },
  ],
  instructions: {
    value: "Be kind.",
    becomes: {
      chat: { role: "system", content: "Be kind." },
      messages: [{ type: "text", text: "Be kind." }],
      converse: [{ text: "Be kind." }],
    },
  },
  max_output_tokens: { value: 77 },
  max_tool_calls: { value: 3 },
  "metadata: beside `store: true`": { value: { team: "t" }, beside: { store: true } },
  "metadata: without": [
    { value: { team: "t" } },
    { value: { team: "t" }, beside: { store: false } },
  ],
  "moderation: mode `block`": {
    value: { model: "omni-moderation-latest", policy: { input: { mode: "block" } } },
  },
  "moderation: mode `score`": {
    value: { model: "omni-moderation-latest", policy: { output: { mode: "score" } } },
  },
  parallel_tool_calls: {
    value: false,
    beside: { tools: [FUNCTION] },
    becomes: { messages: true, converse: true },
  },
  "previous_response_id: told by somebody else": { value: "resp_unknown" },
  prompt: { value: { id: "pmpt_1" } },
  prompt_cache_key: {
    value: "k",
    becomes: { chat: ownKey("k"), responses: ownKey("k"), pi: ownKey("k") },
  },
  prompt_cache_options: { value: { mode: "explicit", comparison_response_id: "resp_1" } },
  "prompt_cache_options.prewarm: true": { value: true },
  prompt_cache_retention: { value: "24h" },
  "reasoning.context: not `auto`": { value: "all_turns", beside: THINKS },
  "reasoning.context: `auto`": { value: "auto", beside: THINKS },
  "reasoning.effort: a level": [
    {
      value: "minimal",
      becomes: { messages: 1024, converse: 1024, gemini: 1024 },
      models: { chat: "gpt-5" },
    },
    { value: "high", becomes: { messages: 16_384, converse: 16_384, gemini: 16_384 } },
  ],
  "reasoning.effort: `none`": {
    value: "none",
    becomes: { pi: true, messages: "disabled", converse: "disabled", gemini: 0 },
  },
  "reasoning.generate_summary: `auto`": {
    ...SHOWN,
    beside: THINKS,
    models: { messages: "claude-sonnet-4-6", converse: "anthropic.claude-sonnet-4-6" },
  },
  "reasoning.mode: not `standard`": { value: "pro", beside: THINKS },
  "reasoning.mode: `standard`": { value: "standard", beside: THINKS },
  "reasoning.summary: `auto`": {
    ...SHOWN,
    beside: THINKS,
    models: { messages: "claude-sonnet-4-6", converse: "anthropic.claude-sonnet-4-6" },
  },
  "reasoning.summary: `concise`, `detailed`": ["concise", "detailed"].map((value) => ({
    value,
    beside: THINKS,
    models: { messages: "claude-sonnet-4-6", converse: "anthropic.claude-sonnet-4-6" },
    becomes: { messages: "summarized", converse: "summarized", gemini: true },
  })),
  safety_identifier: { value: "u-1" },
  "service_tier: `auto`": { value: "auto" },
  "service_tier: `default`": {
    value: "default",
    becomes: { messages: "standard_only", converse: "default", gemini: "standard" },
  },
  "service_tier: `flex`, `priority`, `fast`": [
    { value: "flex" },
    { value: "priority" },
    { value: "fast", becomes: { gemini: "priority", pi: "priority", converse: "priority" } },
  ],
  "service_tier: `scale`": { value: "scale" },
  "service_tier: any other": { value: "ultrafast" },
  "store: true": { value: true },
  "store: false": { value: false },
  stream: { value: true },
  "stream_options.include_obfuscation: true": { value: true, beside: { stream: true } },
  "stream_options.include_obfuscation: false": { value: false, beside: { stream: true } },
  temperature: { value: 0.25 },
  "text.format: `text`": { value: { type: "text" }, becomes: { gemini: "text/plain" } },
  "text.format: `json_object`": {
    value: { type: "json_object" },
    becomes: { gemini: "application/json" },
  },
  "text.format: `json_schema`": {
    value: FORMAT,
    becomes: {
      chat: { type: "json_schema", json_schema: { name: "n", schema: SCHEMA, strict: true } },
      messages: { type: "json_schema", schema: CLOSED },
      converse: JSON.stringify(CLOSED),
      gemini: SCHEMA,
    },
  },
  "text.format.description": { value: "a letter", beside: { text: { format: FORMAT } } },
  "text.verbosity": { value: "low" },
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
      value: { type: "function", name: "f" },
      beside: { tools: TOOLS },
      becomes: {
        pi: { type: "tool", name: "f" },
        chat: { type: "function", function: { name: "f" } },
        messages: { type: "tool", name: "f" },
        converse: { tool: { name: "f" } },
        gemini: { mode: "ANY", allowedFunctionNames: ["f"] },
      },
    },
    {
      value: { type: "custom", name: "c" },
      beside: { tools: TOOLS },
      becomes: {
        pi: { type: "tool", name: "c" },
        chat: { type: "custom", custom: { name: "c" } },
        messages: { type: "tool", name: "c" },
        converse: { tool: { name: "c" } },
        gemini: { mode: "ANY", allowedFunctionNames: ["c"] },
      },
    },
  ],
  "tool_choice: `allowed_tools`": {
    value: { type: "allowed_tools", mode: "required", tools: [{ type: "function", name: "f" }] },
    beside: { tools: TOOLS },
    becomes: {
      pi: [PI_TOOL],
      chat: {
        type: "allowed_tools",
        allowed_tools: {
          mode: "required",
          tools: [{ type: "function", function: { name: "f" } }],
        },
      },
      messages: [MESSAGES_TOOL],
      converse: [CONVERSE_TOOL],
      gemini: { mode: "ANY", allowedFunctionNames: ["f"] },
    },
  },
  "tool_choice: a hosted tool, or one that is not on offer": [
    { value: { type: "web_search" }, beside: { tools: TOOLS } },
    { value: { type: "mcp", server_label: "s" }, beside: { tools: TOOLS } },
    { value: { type: "shell" }, beside: { tools: TOOLS } },
    { value: { type: "function", name: "g" }, beside: { tools: TOOLS } },
  ],
  "tool_choice: `required` without tools": { value: "required" },
  "tools: functions": [
    {
      value: [FUNCTION],
      becomes: {
        pi: [PI_TOOL],
        chat: [CHAT_TOOL],
        messages: [MESSAGES_TOOL],
        converse: [CONVERSE_TOOL],
        gemini: [{ functionDeclarations: [GEMINI_TOOL] }],
      },
    },
    {
      value: [{ type: "namespace", name: "n", description: "", tools: [FUNCTION] }],
      becomes: {
        pi: [{ ...PI_TOOL, name: "n__f" }],
        chat: [{ type: "function", function: { ...CHAT_TOOL.function, name: "n__f" } }],
        messages: [{ ...MESSAGES_TOOL, name: "n__f" }],
        converse: [converseTool("n__f", "d", SCHEMA)],
        gemini: [{ functionDeclarations: [{ ...GEMINI_TOOL, name: "n__f" }] }],
      },
    },
  ],
  "tools: custom tools": {
    value: [{ type: "custom", name: "c", description: "d" }],
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
      chat: [{ type: "custom", custom: { name: "c", description: "d" } }],
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
      gemini: [{
        functionDeclarations: [{
          name: "c",
          description: "d",
          parametersJsonSchema: {
            type: "object",
            properties: { input: { type: "string" } },
            required: ["input"],
          },
        }],
      }],
    },
  },
  "tools: hosted tools, such as `web_search`": { value: [{ type: "web_search" }] },
  top_logprobs: { value: 3 },
  top_p: { value: 0.5 },
  "truncation: `auto`": { value: "auto" },
  "truncation: `disabled`": { value: "disabled" },
  user: { value: "u-1" },
  stop: { value: ["END"] },
  presence_penalty: { value: 0.5 },
  frequency_penalty: { value: 0.5 },
};
