/**
 * The option table's rows for clients of the Messages API, after `MessageCreateParamsBase` of the
 * vendor's SDK and its beta twin.
 *
 * @module
 */

import {
  BY_FAMILY,
  dropped,
  HELD,
  messagesRow as row,
  moot,
  NO_CHOICE,
  ONE_CALL,
  type Option,
  rejected,
  to,
} from "./options_fate.ts";

const THINKING = "models that think refuse it: dropped";
const OWN_STATE = rejected("only the vendor has what it refers to");
const DEFAULT = moot("the default");
const NO_FIELD = dropped("no such field");
const LEVEL = "the level that it amounts to";
const STRICT =
  "strict where all properties are required; hosts without schemas: by a tool or in words";
const BESIDE_TOOLS = "models before 3, beside tools: by a tool";
const NONE = "`none`; models that do not know the word: the least, or left out and named";
const NOT_ON_OFFER = rejected("a call is forced that cannot be made");
const NO_SCHEMA = rejected("the answer cannot be held to a schema");

/** Older models take these; the SDK no longer knows them. */
const OLDER = { extension: "Anthropic's models up to 4.6" };

/** The rows. */
export const MESSAGES_OPTIONS: readonly Option[] = [
  row("model", {
    chat: to("model", "the provider's own name for it"),
    responses: to("model", "the provider's own name for it"),
    messages: to("model", "the provider's own name for it"),
    gemini: to("model", "in the address"),
    converse: to("modelId", "in the address"),
    pi: to("modelId", "the provider's own name for it"),
  }),
  row("messages", {
    chat: to("messages"),
    responses: to("input"),
    gemini: to("contents"),
    converse: to("messages"),
    pi: to("context.messages"),
  }),
  row("max_tokens", {
    chat: to("max_completion_tokens"),
    responses: to("max_output_tokens"),
    gemini: to("generationConfig.maxOutputTokens"),
    converse: to("inferenceConfig.maxTokens"),
    pi: to("options.maxTokens"),
  }),
  row("max_tokens", rejected("an answer would be given and paid that nobody wants"), {
    when: "0, to fill a cache",
  }),
  row("billing_policy", rejected("the bill would be somebody else's"), {
    when: "to somebody else",
  }),
  row("billing_policy", DEFAULT, {
    when: "to `self`",
  }),
  row("cache_control", {
    chat: dropped("caches by itself"),
    responses: dropped("caches by itself"),
    gemini: dropped("caches by itself"),
    converse: to("messages[0].content[1].cachePoint", "behind the last turn"),
    pi: to("options.cacheRetention", "`short` or `long`: the longest of all marks"),
  }),
  row("compaction", rejected("the conversation is to be summed up, not answered")),
  row("container", OWN_STATE),
  row("context_management", dropped("nothing is left out of the conversation")),
  row("diagnostics", dropped("nothing to compare with")),
  row("fallback_credit_token", dropped("a credit of the vendor's own")),
  row("fallbacks", dropped("where to go instead is in the gateway's configuration")),
  row("inference_geo", rejected("the request would be worked on anywhere"), {
    when: "not `global`",
  }),
  row("inference_geo", DEFAULT, {
    when: "`global`",
  }),
  row("mcp_servers", OWN_STATE),
  row("metadata.user_id", {
    chat: to("user", "up to 64 characters"),
    responses: to("user", "up to 64 characters"),
    gemini: NO_FIELD,
    converse: NO_FIELD,
    pi: to("options.metadata.user_id"),
  }),
  row("output_config.effort", {
    chat: to("reasoning_effort"),
    responses: to("reasoning.effort"),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
    converse: to("outputConfig.effort"),
    pi: to("options.reasoning"),
  }),
  row("output_config.effort", dropped("the level is that of thinking"), {
    when: "beside `thinking` of type `disabled`",
  }),
  row("output_config.format", {
    chat: to("response_format", STRICT),
    responses: to("text.format", STRICT),
    gemini: to("generationConfig.responseJsonSchema", BESIDE_TOOLS),
    converse: to("outputConfig.textFormat.structure.jsonSchema.schema", HELD),
    pi: NO_SCHEMA,
  }),
  row("output_config.task_budget", NO_FIELD),
  row("output_format", {
    chat: to("response_format", STRICT),
    responses: to("text.format", STRICT),
    gemini: to("generationConfig.responseJsonSchema", BESIDE_TOOLS),
    converse: to("outputConfig.textFormat.structure.jsonSchema.schema", HELD),
    pi: rejected("the answer cannot be held to a schema", "output_config.format"),
  }),
  row("service_tier", {
    chat: to("service_tier"),
    responses: to("service_tier"),
    gemini: DEFAULT,
    converse: moot("the default"),
    pi: to("options.serviceTier"),
  }, {
    when: "`auto`",
  }),
  row("service_tier", {
    chat: to("service_tier", "`default`"),
    responses: to("service_tier", "`default`"),
    gemini: to("serviceTier", "`standard`"),
    converse: to("serviceTier.type", "`default`"),
    pi: to("options.serviceTier", "`default`"),
  }, { when: "`standard_only`" }),
  row("speed", NO_FIELD, { when: "`fast`" }),
  row("speed", DEFAULT, { when: "`standard`" }),
  row("stop_sequences", {
    chat: to("stop", THINKING),
    responses: dropped("no such field"),
    gemini: to("generationConfig.stopSequences"),
    converse: to("inferenceConfig.stopSequences"),
    pi: to("options.stopSequences"),
  }),
  row("stream", {
    chat: to("stream"),
    responses: to("stream"),
    gemini: to("stream", "in the address"),
    converse: to("stream", "in the address"),
    pi: to("stream"),
  }),
  row("system", {
    chat: to("messages[0]", "of the role `system`"),
    responses: to("instructions", "several blocks: messages of the role `system`"),
    gemini: to("systemInstruction"),
    converse: to("system"),
    pi: to("context.systemPrompt"),
  }),
  row("thinking", {
    chat: to("reasoning_effort", LEVEL),
    responses: to("reasoning", LEVEL),
    gemini: to("generationConfig.thinkingConfig"),
    converse: to("additionalModelRequestFields.thinking", BY_FAMILY),
    pi: to("options.reasoning", LEVEL),
  }, { when: "`enabled`" }),
  row("thinking", {
    chat: moot("models that think do so by themselves"),
    responses: to("reasoning.summary", "what it thinks is shown"),
    gemini: to("generationConfig.thinkingConfig", "a budget of -1"),
    converse: to("additionalModelRequestFields.thinking", BY_FAMILY),
    pi: to("options.reasoning", "`medium`"),
  }, { when: "`adaptive`, `between_tools`" }),
  row("thinking", {
    chat: to("reasoning_effort", NONE),
    responses: to("reasoning", NONE),
    gemini: to(
      "generationConfig.thinkingConfig",
      "a budget of 0; models that always think get the least",
    ),
    converse: to(
      "additionalModelRequestFields.thinking",
      "`disabled`; models that always think get the lowest effort",
    ),
    pi: to("options.disableReasoning"),
  }, { when: "`disabled`" }),
  row("thinking.block_binding", dropped("earlier thinking does not travel")),
  row("thinking.budget_tokens", {
    chat: to("reasoning_effort", LEVEL),
    responses: to("reasoning.effort", LEVEL),
    gemini: to(
      "generationConfig.thinkingConfig.thinkingBudget",
      "newer models: the `thinkingLevel` that it amounts to",
    ),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    pi: to("options.thinkingBudgets", "under the level that it amounts to"),
  }),
  row("thinking.display", {
    chat: moot("what the host shows comes through"),
    responses: to("reasoning.summary"),
    gemini: to("generationConfig.thinkingConfig.includeThoughts"),
    converse: to("additionalModelRequestFields.thinking.display", "newer Claude alone"),
    pi: moot("thoughts are shown unless they are to be hidden"),
  }, { when: "`summarized`" }),
  row("thinking.display", {
    chat: dropped("cannot be told how much to show"),
    responses: to("reasoning.summary", "left out: nothing is shown unless it is asked for"),
    gemini: to(
      "generationConfig.thinkingConfig.includeThoughts",
      "left out: nothing is shown unless it is asked for",
    ),
    converse: to("additionalModelRequestFields.thinking.display", "newer Claude alone"),
    pi: to("options.hideThinkingSummary"),
  }, { when: "`omitted`" }),
  row("thread", OWN_STATE),
  row("tool_choice", {
    chat: to("tool_choice"),
    responses: to("tool_choice"),
    gemini: to("toolConfig.functionCallingConfig.mode"),
    converse: to("toolConfig.toolChoice", NO_CHOICE),
    pi: to("options.toolChoice"),
  }, {
    when: "`auto`, `none`",
  }),
  row("tool_choice", {
    chat: to("tool_choice", "`required`"),
    responses: to("tool_choice", "`required`"),
    gemini: to("toolConfig.functionCallingConfig.mode", "`ANY`"),
    converse: to("toolConfig.toolChoice"),
    pi: to("options.toolChoice", "`required`"),
  }, { when: "`any`" }),
  row("tool_choice", {
    chat: to("tool_choice"),
    responses: to("tool_choice"),
    gemini: to("toolConfig.functionCallingConfig", "the mode `ANY` and the name"),
    converse: to("toolConfig.toolChoice"),
    pi: to("options.toolChoice"),
  }, {
    when: "`tool`",
  }),
  row("tool_choice", NOT_ON_OFFER, {
    when: "a tool that is not on offer",
  }),
  row("tool_choice.disable_parallel_tool_use", {
    chat: to("parallel_tool_calls", "turned round"),
    responses: to("parallel_tool_calls", "turned round"),
    gemini: dropped("no such field; `false` is what happens anyway"),
    converse: to("additionalModelRequestFields.tool_choice.disable_parallel_tool_use", ONE_CALL),
    pi: dropped("no such field; `false` is what happens anyway"),
  }),
  row("tools", {
    chat: to("tools"),
    responses: to("tools"),
    gemini: to("tools"),
    converse: to("toolConfig.tools"),
    pi: to("context.tools"),
  }, { when: "with a schema" }),
  row("tools", dropped("only this vendor's models know them", "tools[bash_20250124]"), {
    when: "that the vendor defines, such as `bash_20250124`",
  }),
  row("temperature", {
    chat: to("temperature", THINKING),
    responses: to("temperature", THINKING),
    gemini: to("generationConfig.temperature"),
    converse: to("inferenceConfig.temperature"),
    pi: to("options.temperature"),
  }, OLDER),
  row("top_k", {
    chat: NO_FIELD,
    responses: NO_FIELD,
    gemini: to("generationConfig.topK"),
    converse: to(
      "additionalModelRequestFields.top_k",
      "the name that the model has for it; none: dropped",
    ),
    pi: to("options.topK"),
  }, OLDER),
  row("top_p", {
    chat: to("top_p", THINKING),
    responses: to("top_p", THINKING),
    gemini: to("generationConfig.topP"),
    converse: to("inferenceConfig.topP"),
    pi: to("options.topP"),
  }, OLDER),
];
