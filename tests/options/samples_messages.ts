/**
 * A sample of every field that clients of the Messages API send.
 *
 * @module
 */

import { converseTool, type Samples } from "./sample.ts";

const SCHEMA = { type: "object", properties: { a: { type: "string" } } };
const TOOL = { name: "f", description: "d", input_schema: SCHEMA };
const FUNCTION = { name: "f", description: "d", parameters: SCHEMA };
const FORMAT = { type: "json_schema", schema: SCHEMA };
const GEMINI_TOOLS = [
  { functionDeclarations: [{ name: "f", description: "d", parametersJsonSchema: SCHEMA }] },
];
const FORMATS = {
  converse: JSON.stringify({ ...SCHEMA, additionalProperties: false }),
  gemini: SCHEMA,
  chat: { type: "json_schema", json_schema: { name: "response", schema: SCHEMA } },
  responses: { type: "json_schema", name: "response", schema: SCHEMA },
};
/** One that is told its effort beside its thinking. */
const NEWER = "anthropic.claude-opus-4-6-v1";
const THINKS = { thinking: { type: "enabled", budget_tokens: 2000 } };

/** The samples. */
export const MESSAGES_SAMPLES: Samples = {
  model: {
    value: "up/x",
    becomes: { chat: "x", responses: "x", messages: "x", converse: "x", gemini: "x", pi: "x" },
    required: true,
  },
  messages: {
    value: [{ role: "user", content: "Hello" }],
    becomes: {
      pi: [{ role: "user", content: [{ type: "text", text: "Hello" }], timestamp: 0 }],
      chat: [{ role: "user", content: "Hello" }],
      responses: [{
        type: "message",
        role: "user",
        content: [{ type: "input_text", text: "Hello" }],
      }],
      converse: [{ role: "user", content: [{ text: "Hello" }] }],
      gemini: [{ role: "user", parts: [{ text: "Hello" }] }],
    },
    required: true,
  },
  max_tokens: { value: 77, required: true },
  "max_tokens: 0, to fill a cache": { value: 0, required: true },
  "billing_policy: to somebody else": {
    value: { type: "billing_policy", bill_to: "user_profile" },
  },
  "billing_policy: to `self`": { value: { type: "billing_policy", bill_to: "self" } },
  cache_control: [
    {
      value: { type: "ephemeral", ttl: "1h" },
      becomes: { pi: "long", converse: { type: "default", ttl: "1h" } },
    },
    {
      value: { type: "ephemeral" },
      becomes: { pi: "short", converse: { type: "default" } },
    },
  ],
  compaction: { value: { type: "summarize" } },
  container: [{ value: "container_1" }, { value: { skills: [{ skill_id: "pptx" }] } }],
  context_management: { value: { edits: [{ type: "clear_tool_uses_20250919" }] } },
  diagnostics: { value: { previous_message_id: "msg_1" } },
  fallback_credit_token: { value: "token" },
  fallbacks: [{ value: "default" }, { value: [{ model: "claude-haiku-4-5" }] }],
  "inference_geo: not `global`": { value: "us" },
  "inference_geo: `global`": { value: "global" },
  mcp_servers: { value: [{ type: "url", name: "s", url: "https://mcp.example" }] },
  "metadata.user_id": { value: "u-1" },
  "output_config.effort": [
    { value: "medium", becomes: { gemini: 8192 }, models: { converse: NEWER } },
    {
      value: "max",
      becomes: { gemini: 24_576 },
      models: { chat: "gpt-5.6", responses: "gpt-5.6", converse: NEWER },
    },
  ],
  "output_config.effort: beside `thinking` of type `disabled`": {
    value: "low",
    beside: { thinking: { type: "disabled" } },
  },
  "output_config.format": { value: FORMAT, becomes: FORMATS },
  "output_config.task_budget": { value: { type: "tokens", total: 50_000 } },
  output_format: { value: FORMAT, becomes: FORMATS },
  "service_tier: `auto`": { value: "auto" },
  "service_tier: `standard_only`": {
    value: "standard_only",
    becomes: {
      pi: "default",
      chat: "default",
      responses: "default",
      converse: "default",
      gemini: "standard",
    },
  },
  "speed: `fast`": { value: "fast" },
  "speed: `standard`": { value: "standard" },
  stop_sequences: { value: ["END"] },
  stream: { value: true },
  system: [
    {
      value: "Be kind.",
      becomes: {
        pi: ["Be kind."],
        chat: { role: "system", content: "Be kind." },
        converse: [{ text: "Be kind." }],
        gemini: { parts: [{ text: "Be kind." }] },
      },
    },
    {
      value: [{ type: "text", text: "Be kind." }],
      becomes: {
        pi: ["Be kind."],
        chat: { role: "system", content: "Be kind." },
        responses: "Be kind.",
        converse: [{ text: "Be kind." }],
        gemini: { parts: [{ text: "Be kind." }] },
      },
    },
  ],
  "thinking: `enabled`": {
    value: { type: "enabled", budget_tokens: 2000 },
    becomes: {
      pi: "low",
      chat: "low",
      responses: { effort: "low", summary: "auto" },
      gemini: { thinkingBudget: 2000, includeThoughts: true },
    },
  },
  "thinking: `adaptive`, `between_tools`": ["adaptive", "between_tools"].map((type) => ({
    value: { type },
    becomes: {
      pi: "medium",
      responses: "auto",
      converse: { type: "adaptive", display: "summarized" },
      gemini: { thinkingBudget: -1, includeThoughts: true },
    },
    models: { converse: NEWER },
  })),
  "thinking: `disabled`": {
    value: { type: "disabled" },
    becomes: {
      pi: true,
      chat: "none",
      responses: { effort: "none" },
      gemini: { thinkingBudget: 0 },
    },
  },
  "thinking.block_binding": { value: { type: "prefix" }, beside: THINKS },
  "thinking.budget_tokens": {
    value: 16_384,
    beside: { thinking: { type: "enabled", budget_tokens: 1024 }, max_tokens: 20_000 },
    becomes: { pi: { high: 16_384 }, chat: "high", responses: "high" },
    required: true,
  },
  "thinking.display: `summarized`": {
    value: "summarized",
    beside: THINKS,
    becomes: { responses: "auto", gemini: true },
    models: { converse: NEWER },
  },
  "thinking.display: `omitted`": {
    value: "omitted",
    beside: THINKS,
    becomes: { pi: true, responses: undefined, gemini: undefined },
  },
  thread: { value: { type: "create" } },
  "tool_choice: `auto`, `none`": [
    {
      value: { type: "auto" },
      beside: { tools: [TOOL] },
      becomes: { pi: "auto", chat: "auto", responses: "auto", gemini: "AUTO", converse: undefined },
    },
    {
      value: { type: "none" },
      beside: { tools: [TOOL] },
      becomes: { pi: "none", chat: "none", responses: "none", gemini: "NONE", converse: undefined },
    },
  ],
  "tool_choice: `any`": {
    value: { type: "any" },
    beside: { tools: [TOOL] },
    becomes: {
      pi: "required",
      chat: "required",
      responses: "required",
      converse: { any: {} },
      gemini: "ANY",
    },
  },
  "tool_choice: `tool`": {
    value: { type: "tool", name: "f" },
    beside: { tools: [TOOL] },
    becomes: {
      chat: { type: "function", function: { name: "f" } },
      responses: { type: "function", name: "f" },
      converse: { tool: { name: "f" } },
      gemini: { mode: "ANY", allowedFunctionNames: ["f"] },
    },
  },
  "tool_choice: a tool that is not on offer": {
    value: { type: "tool", name: "g" },
    beside: { tools: [TOOL] },
  },
  "tool_choice.disable_parallel_tool_use": {
    value: true,
    beside: { tools: [TOOL], tool_choice: { type: "auto" } },
    becomes: { chat: false, responses: false },
  },
  "tools: with a schema": {
    value: [TOOL],
    becomes: {
      pi: [FUNCTION],
      chat: [{ type: "function", function: FUNCTION }],
      responses: [{ type: "function", ...FUNCTION, strict: false }],
      converse: [converseTool("f", "d", SCHEMA)],
      gemini: GEMINI_TOOLS,
    },
  },
  "tools: that the vendor defines, such as `bash_20250124`": {
    value: [{ type: "bash_20250124", name: "bash" }],
  },
  temperature: { value: 0.25 },
  top_k: { value: 5 },
  top_p: { value: 0.5 },
};
