/**
 * The option table's rows for clients of Chat Completions, after `ChatCompletionCreateParamsBase` of
 * the vendor's SDK.
 *
 * @module
 */

import {
  BY_FAMILY,
  chatRow as row,
  dropped,
  HELD,
  LABELS,
  moot,
  NO_CHOICE,
  ONE_CALL,
  type Option,
  OWN_CACHE,
  rejected,
  to,
} from "./options_fate.ts";
import { CHAT_HOST_OPTIONS } from "./options_chat_hosts.ts";

const THINKING = "models that think refuse it: dropped";
const NO_SOUND = rejected("translated answers are text");
const NO_PENALTY = dropped("no such field");
const NO_LOGPROBS = dropped("translated answers carry no log probabilities");
const NO_CACHE_FIELD = dropped("caches cost or save money, they change no answer");
const UNCHECKED = rejected("more would pass than the caller lets pass");
const CLIENT_STREAM = moot("the client's own stream is written here, and does as it says");
const BY_TOOL = "closed, without a name, always strict; older models, open objects: by a tool";
const BESIDE_TOOLS = "without a name, always strict; models before 3, beside tools: by a tool";
const NOT_ON_OFFER = rejected("a call is forced that cannot be made");
const NO_SCHEMA = rejected(
  "the answer cannot be held to a schema",
  "response_format.json_schema",
);

/** The rows. */
export const CHAT_OPTIONS: readonly Option[] = [
  row("model", {
    chat: to("model", "the provider's own name for it"),
    responses: to("model", "the provider's own name for it"),
    messages: to("model", "the provider's own name for it"),
    converse: to("modelId", "in the address"),
    gemini: to("model", "in the address"),
    pi: to("modelId", "the provider's own name for it"),
  }),
  row("messages", {
    responses: to("input", "one leading text of instructions: `instructions`"),
    messages: to("messages", "instructions: `system`"),
    converse: to("messages", "instructions: `system`"),
    gemini: to("contents", "instructions: `systemInstruction`"),
    pi: to("context.messages", "leading instructions: `context.systemPrompt`"),
  }),
  row("audio", NO_SOUND),
  row("frequency_penalty", {
    responses: NO_PENALTY,
    messages: NO_PENALTY,
    converse: NO_PENALTY,
    gemini: to("generationConfig.frequencyPenalty"),
    pi: to("options.frequencyPenalty"),
  }, { when: "not 0" }),
  row("frequency_penalty", {
    responses: moot("the default"),
    messages: moot("the default"),
    converse: moot("the default"),
    gemini: to("generationConfig.frequencyPenalty"),
    pi: to("options.frequencyPenalty"),
  }, {
    when: "0",
  }),
  row("function_call", {
    responses: to("tool_choice"),
    messages: to("tool_choice"),
    converse: to("toolConfig.toolChoice"),
    gemini: to("toolConfig.functionCallingConfig"),
    pi: to("options.toolChoice"),
  }),
  row("functions", {
    responses: to("tools", "one call at a time: `parallel_tool_calls`"),
    messages: to("tools", "one call at a time: `tool_choice.disable_parallel_tool_use`"),
    converse: to("toolConfig.tools", "one call at a time, where Claude can be told so"),
    gemini: to("tools", "one call at a time cannot be asked for: `parallel_tool_calls` is named"),
    pi: to(
      "context.tools",
      "one call at a time cannot be asked for: `parallel_tool_calls` is named",
    ),
  }),
  row("logit_bias", {
    responses: dropped("no such field"),
    messages: dropped("no such field, and other tokens"),
    converse: dropped("no such field, and other tokens"),
    gemini: dropped("no such field, and other tokens"),
    pi: dropped("no such field"),
  }),
  row("logprobs", NO_LOGPROBS, {
    when: "true",
  }),
  row("logprobs", moot("the default"), {
    when: "false",
  }),
  row("max_completion_tokens", {
    responses: to("max_output_tokens"),
    messages: to("max_tokens"),
    converse: to("inferenceConfig.maxTokens"),
    gemini: to("generationConfig.maxOutputTokens"),
    pi: to("options.maxTokens"),
  }),
  row("max_tokens", {
    responses: to("max_output_tokens"),
    messages: to("max_tokens"),
    converse: to("inferenceConfig.maxTokens"),
    gemini: to("generationConfig.maxOutputTokens"),
    pi: to("options.maxTokens"),
  }),
  row("metadata", {
    responses: to("metadata"),
    messages: dropped("only knows `user_id`"),
    converse: to("requestMetadata", LABELS),
    gemini: dropped("no such field"),
    pi: to("options.metadata"),
  }),
  row("modalities", NO_SOUND, {
    when: "with `audio`",
  }),
  row("modalities", moot("the default"), {
    when: "`text` alone",
  }),
  row("moderation", UNCHECKED, {
    when: "mode `block`",
  }),
  row("moderation", dropped("translated answers carry no scores"), { when: "mode `score`" }),
  row("n", rejected("an answer is one answer"), { when: "above 1" }),
  row("n", moot("the default"), { when: "1" }),
  row("parallel_tool_calls", {
    responses: to("parallel_tool_calls"),
    messages: to("tool_choice.disable_parallel_tool_use", "turned round"),
    converse: to("additionalModelRequestFields.tool_choice.disable_parallel_tool_use", ONE_CALL),
    gemini: dropped("no such field; `true` is what happens anyway"),
    pi: dropped("no such field; `true` is what happens anyway"),
  }),
  row("prediction", dropped("makes an answer faster, not different")),
  row("presence_penalty", {
    responses: NO_PENALTY,
    messages: NO_PENALTY,
    converse: NO_PENALTY,
    gemini: to("generationConfig.presencePenalty"),
    pi: to("options.presencePenalty"),
  }, { when: "not 0" }),
  row("presence_penalty", {
    responses: moot("the default"),
    messages: moot("the default"),
    converse: moot("the default"),
    gemini: to("generationConfig.presencePenalty"),
    pi: to("options.presencePenalty"),
  }, {
    when: "0",
  }),
  row("prompt_cache_key", {
    chat: to("prompt_cache_key", OWN_CACHE),
    responses: to("prompt_cache_key", OWN_CACHE),
    messages: moot("the gateway itself keeps a conversation with one credential by it"),
    converse: moot("the gateway itself keeps a conversation with one credential by it"),
    gemini: moot("the gateway itself keeps a conversation with one credential by it"),
    pi: to("options.promptCacheKey", OWN_CACHE),
  }),
  row("prompt_cache_options", NO_CACHE_FIELD),
  row("prompt_cache_retention", NO_CACHE_FIELD),
  row("reasoning_effort", {
    responses: to("reasoning.effort"),
    messages: to("thinking.budget_tokens", "newer models: `output_config.effort`"),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
    pi: to("options.reasoning"),
  }, { when: "a level" }),
  row("reasoning_effort", {
    responses: to("reasoning.effort"),
    messages: to("thinking.type", "`disabled`; models that always think get the lowest effort"),
    converse: to(
      "additionalModelRequestFields.thinking.type",
      "`disabled`; models that always think get the lowest effort",
    ),
    gemini: to(
      "generationConfig.thinkingConfig.thinkingBudget",
      "0; models that always think get the least",
    ),
    pi: to("options.disableReasoning"),
  }, { when: "`none`" }),
  row("response_format", {
    responses: to("text.format"),
    messages: moot("the default"),
    converse: moot("the default"),
    gemini: to("generationConfig.responseMimeType"),
    pi: moot("the default"),
  }, {
    when: "`text`",
  }),
  row("response_format", {
    responses: to("text.format"),
    messages: dropped("only knows schemas; the prompt says JSON as well"),
    converse: dropped("only knows schemas; the prompt says JSON as well"),
    gemini: to("generationConfig.responseMimeType"),
    pi: dropped("no such field; the prompt says JSON as well"),
  }, { when: "`json_object`" }),
  row("response_format", {
    responses: to("text.format"),
    messages: to("output_config.format", BY_TOOL),
    converse: to("outputConfig.textFormat.structure.jsonSchema.schema", HELD),
    gemini: to("generationConfig.responseJsonSchema", BESIDE_TOOLS),
    pi: NO_SCHEMA,
  }, { when: "`json_schema`" }),
  row("response_format.json_schema.description", {
    responses: to("text.format.description"),
    messages: to("output_config.format.schema.description"),
    converse: to("outputConfig.textFormat.structure.jsonSchema.description"),
    gemini: to("generationConfig.responseJsonSchema.description"),
    pi: NO_SCHEMA,
  }),
  row("safety_identifier", {
    responses: to("user", "up to 64 characters; wins over `user`"),
    messages: to("metadata.user_id", "wins over `user`"),
    converse: dropped("no such field", "user"),
    gemini: dropped("no such field", "user"),
    pi: to("options.metadata.user_id", "wins over `user`"),
  }),
  row("seed", {
    responses: dropped("no such field"),
    messages: dropped("no such field"),
    converse: dropped("no such field"),
    gemini: to("generationConfig.seed"),
    pi: dropped("no such field"),
  }),
  row("service_tier", {
    responses: to("service_tier"),
    messages: to("service_tier"),
    converse: moot("the default"),
    gemini: moot("the default"),
    pi: to("options.serviceTier"),
  }, {
    when: "`auto`",
  }),
  row("service_tier", {
    responses: to("service_tier"),
    messages: to("service_tier", "`standard_only`"),
    converse: to("serviceTier.type"),
    gemini: to("serviceTier", "`standard`"),
    pi: to("options.serviceTier"),
  }, { when: "`default`" }),
  row("service_tier", {
    responses: to("service_tier"),
    messages: dropped("no such tier"),
    converse: to("serviceTier.type", "`fast` is another word for `priority`"),
    gemini: to("serviceTier", "`fast` is another word for `priority`"),
    pi: to("options.serviceTier", "`fast` is another word for `priority`"),
  }, { when: "`flex`, `priority`, `fast`" }),
  row("service_tier", {
    responses: to("service_tier"),
    messages: dropped("no such tier"),
    converse: dropped("no such tier"),
    gemini: dropped("no such tier"),
    pi: to("options.serviceTier"),
  }, { when: "`scale`" }),
  row("service_tier", {
    responses: to("service_tier"),
    messages: dropped("no such tier"),
    converse: dropped("no such tier"),
    gemini: dropped("no such tier"),
    pi: dropped("no such tier"),
  }, { when: "any other" }),
  row("stop", {
    responses: dropped("no such field"),
    messages: to("stop_sequences", "without those of blanks alone"),
    converse: to("inferenceConfig.stopSequences", "without those of blanks alone"),
    gemini: to("generationConfig.stopSequences"),
    pi: to("options.stopSequences"),
  }),
  row("store", {
    responses: to("store"),
    messages: dropped("keeps no answers"),
    converse: dropped("keeps no answers"),
    gemini: to("store"),
    pi: dropped("keeps no answers"),
  }, {
    when: "true",
  }),
  row("store", {
    responses: to("store"),
    messages: moot("keeps no answers"),
    converse: moot("keeps no answers"),
    gemini: to("store"),
    pi: moot("keeps no answers"),
  }, { when: "false" }),
  row("stream", {
    responses: to("stream"),
    messages: to("stream"),
    converse: to("stream", "in the address"),
    gemini: to("stream", "in the address"),
    pi: to("stream"),
  }),
  row("stream_options.include_usage", CLIENT_STREAM),
  row("stream_options.include_obfuscation", dropped("translated streams are not padded"), {
    when: "true",
  }),
  row("stream_options.include_obfuscation", CLIENT_STREAM, { when: "false" }),
  row("temperature", {
    responses: to("temperature", THINKING),
    messages: to("temperature", "at most 1; newer models and thinking refuse it: dropped"),
    converse: to(
      "inferenceConfig.temperature",
      "at most 1; newer Claude and thinking refuse it: dropped",
    ),
    gemini: to("generationConfig.temperature"),
    pi: to("options.temperature"),
  }),
  row("tool_choice", {
    responses: to("tool_choice"),
    messages: to("tool_choice.type"),
    converse: to("toolConfig.toolChoice", NO_CHOICE),
    gemini: to("toolConfig.functionCallingConfig.mode"),
    pi: to("options.toolChoice"),
  }, {
    when: "`auto`, `none`",
  }),
  row("tool_choice", {
    responses: to("tool_choice"),
    messages: to("tool_choice.type", "`any`"),
    converse: to("toolConfig.toolChoice"),
    gemini: to("toolConfig.functionCallingConfig.mode", "`ANY`"),
    pi: to("options.toolChoice"),
  }, { when: "`required`" }),
  row("tool_choice", {
    responses: to("tool_choice"),
    messages: to("tool_choice", "of type `tool`"),
    converse: to("toolConfig.toolChoice"),
    gemini: to("toolConfig.functionCallingConfig", "the mode `ANY` and the name"),
    pi: to("options.toolChoice", "of type `tool`"),
  }, { when: "a function, a custom tool" }),
  row("tool_choice", {
    responses: to("tool_choice"),
    messages: to("tools", "only those that are allowed"),
    converse: to("toolConfig.tools", "only those that are allowed"),
    gemini: to("toolConfig.functionCallingConfig", "the mode `ANY` or `VALIDATED` and the names"),
    pi: to("context.tools", "only those that are allowed"),
  }, { when: "`allowed_tools`" }),
  row("tool_choice", NOT_ON_OFFER, { when: "a tool that is not on offer" }),
  row("tool_choice", NOT_ON_OFFER, {
    when: "`required` without tools",
  }),
  row("tools", {
    responses: to("tools", "`strict` is false unless it is said"),
    messages: to("tools"),
    converse: to("toolConfig.tools"),
    gemini: to("tools"),
    pi: to("context.tools"),
  }, { when: "functions" }),
  row("tools", {
    responses: to("tools"),
    messages: to("tools", "a function of one string, the grammar in its description"),
    converse: to("toolConfig.tools", "a function of one string, the grammar in its description"),
    gemini: to("tools", "a function of one string, the grammar in its description"),
    pi: to("context.tools", "one of a string, with `customFormat`"),
  }, { when: "custom tools" }),
  row("top_logprobs", NO_LOGPROBS),
  row("top_p", {
    responses: to("top_p", THINKING),
    messages: to("top_p", "models that take it not, or not beside `temperature`: dropped"),
    converse: to(
      "inferenceConfig.topP",
      "Claude that takes it not, or not beside `temperature`: dropped",
    ),
    gemini: to("generationConfig.topP"),
    pi: to("options.topP"),
  }),
  row("user", {
    responses: to("user", "up to 64 characters"),
    messages: to("metadata.user_id"),
    converse: dropped("no such field"),
    gemini: dropped("no such field"),
    pi: to("options.metadata.user_id"),
  }),
  row("verbosity", {
    responses: to("text.verbosity"),
    messages: dropped("no such field"),
    converse: dropped("no such field"),
    gemini: dropped("no such field"),
    pi: dropped("no such field"),
  }),
  row("web_search_options", dropped("each vendor's own search is its own tool")),
  ...CHAT_HOST_OPTIONS,
];
