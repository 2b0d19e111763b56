/**
 * The option table's rows for clients of Chat Completions, after `ChatCompletionCreateParamsBase` of
 * the vendor's SDK.
 *
 * @module
 */

import {
  chatRow as row,
  dropped,
  moot,
  type Option,
  OWN_CACHE,
  rejected,
  to,
} from "./options_fate.ts";

const THINKING = "models that think refuse it: dropped";
const NO_SOUND = rejected("translated answers are text");
const NO_PENALTY = dropped("no such field");
const NO_LOGPROBS = dropped("translated answers carry no log probabilities");
const NO_CACHE_FIELD = dropped("caches cost or save money, they change no answer");
const UNCHECKED = rejected("more would pass than the caller lets pass");
const CLIENT_STREAM = moot("the client's own stream is written here, and does as it says");
const BY_TOOL = "closed, without a name, always strict; older models, open objects: by a tool";
const BESIDE_TOOLS = "without a name, always strict; models before 3, beside tools: by a tool";
const NONE = "`none`; models that do not know the word: the least, or left out and named";
const NOT_ON_OFFER = rejected("a call is forced that cannot be made");

/** The rows. */
export const CHAT_OPTIONS: readonly Option[] = [
  row("model", {
    chat: to("model", "the provider's own name for it"),
    responses: to("model", "the provider's own name for it"),
    messages: to("model", "the provider's own name for it"),
    gemini: to("model", "in the address"),
  }),
  row("messages", {
    responses: to("input", "one leading text of instructions: `instructions`"),
    messages: to("messages", "instructions: `system`"),
    gemini: to("contents", "instructions: `systemInstruction`"),
  }),
  row("audio", { responses: NO_SOUND, messages: NO_SOUND, gemini: NO_SOUND }),
  row("frequency_penalty", {
    responses: NO_PENALTY,
    messages: NO_PENALTY,
    gemini: to("generationConfig.frequencyPenalty"),
  }, { when: "not 0" }),
  row("frequency_penalty", {
    responses: moot("the default"),
    messages: moot("the default"),
    gemini: to("generationConfig.frequencyPenalty"),
  }, {
    when: "0",
  }),
  row("function_call", {
    responses: to("tool_choice"),
    messages: to("tool_choice"),
    gemini: to("toolConfig.functionCallingConfig"),
  }),
  row("functions", {
    responses: to("tools", "one call at a time: `parallel_tool_calls`"),
    messages: to("tools", "one call at a time: `tool_choice.disable_parallel_tool_use`"),
    gemini: to("tools", "one call at a time cannot be asked for: `parallel_tool_calls` is named"),
  }),
  row("logit_bias", {
    responses: dropped("no such field"),
    messages: dropped("no such field, and other tokens"),
    gemini: dropped("no such field, and other tokens"),
  }),
  row("logprobs", { responses: NO_LOGPROBS, messages: NO_LOGPROBS, gemini: NO_LOGPROBS }, {
    when: "true",
  }),
  row("logprobs", {
    responses: moot("the default"),
    messages: moot("the default"),
    gemini: moot("the default"),
  }, {
    when: "false",
  }),
  row("max_completion_tokens", {
    responses: to("max_output_tokens"),
    messages: to("max_tokens"),
    gemini: to("generationConfig.maxOutputTokens"),
  }),
  row("max_tokens", {
    responses: to("max_output_tokens"),
    messages: to("max_tokens"),
    gemini: to("generationConfig.maxOutputTokens"),
  }),
  row("metadata", {
    responses: to("metadata"),
    messages: dropped("only knows `user_id`"),
    gemini: dropped("no such field"),
  }),
  row("modalities", { responses: NO_SOUND, messages: NO_SOUND, gemini: NO_SOUND }, {
    when: "with `audio`",
  }),
  row("modalities", {
    responses: moot("the default"),
    messages: moot("the default"),
    gemini: moot("the default"),
  }, {
    when: "`text` alone",
  }),
  row("moderation", { responses: UNCHECKED, messages: UNCHECKED, gemini: UNCHECKED }, {
    when: "mode `block`",
  }),
  row("moderation", {
    responses: dropped("translated answers carry no scores"),
    messages: dropped("translated answers carry no scores"),
    gemini: dropped("translated answers carry no scores"),
  }, { when: "mode `score`" }),
  row("n", {
    responses: rejected("an answer is one answer"),
    messages: rejected("an answer is one answer"),
    gemini: rejected("an answer is one answer"),
  }, { when: "above 1" }),
  row("n", {
    responses: moot("the default"),
    messages: moot("the default"),
    gemini: moot("the default"),
  }, { when: "1" }),
  row("parallel_tool_calls", {
    responses: to("parallel_tool_calls"),
    messages: to("tool_choice.disable_parallel_tool_use", "turned round"),
    gemini: dropped("no such field; `true` is what happens anyway"),
  }),
  row("prediction", {
    responses: dropped("makes an answer faster, not different"),
    messages: dropped("makes an answer faster, not different"),
    gemini: dropped("makes an answer faster, not different"),
  }),
  row("presence_penalty", {
    responses: NO_PENALTY,
    messages: NO_PENALTY,
    gemini: to("generationConfig.presencePenalty"),
  }, { when: "not 0" }),
  row("presence_penalty", {
    responses: moot("the default"),
    messages: moot("the default"),
    gemini: to("generationConfig.presencePenalty"),
  }, {
    when: "0",
  }),
  row("prompt_cache_key", {
    chat: to("prompt_cache_key", OWN_CACHE),
    responses: to("prompt_cache_key", OWN_CACHE),
    messages: moot("the gateway itself keeps a conversation with one credential by it"),
    gemini: moot("the gateway itself keeps a conversation with one credential by it"),
  }),
  row("prompt_cache_options", {
    responses: NO_CACHE_FIELD,
    messages: NO_CACHE_FIELD,
    gemini: NO_CACHE_FIELD,
  }),
  row("prompt_cache_retention", {
    responses: NO_CACHE_FIELD,
    messages: NO_CACHE_FIELD,
    gemini: NO_CACHE_FIELD,
  }),
  row("reasoning_effort", {
    responses: to("reasoning.effort"),
    messages: to("thinking.budget_tokens", "newer models: `output_config.effort`"),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
  }, { when: "a level" }),
  row("reasoning_effort", {
    responses: to("reasoning.effort"),
    messages: to("thinking.type", "`disabled`; models that always think get the lowest effort"),
    gemini: to(
      "generationConfig.thinkingConfig.thinkingBudget",
      "0; models that always think get the least",
    ),
  }, { when: "`none`" }),
  row("response_format", {
    responses: to("text.format"),
    messages: moot("the default"),
    gemini: to("generationConfig.responseMimeType"),
  }, {
    when: "`text`",
  }),
  row("response_format", {
    responses: to("text.format"),
    messages: dropped("only knows schemas; the prompt says JSON as well"),
    gemini: to("generationConfig.responseMimeType"),
  }, { when: "`json_object`" }),
  row("response_format", {
    responses: to("text.format"),
    messages: to("output_config.format", BY_TOOL),
    gemini: to("generationConfig.responseJsonSchema", BESIDE_TOOLS),
  }, { when: "`json_schema`" }),
  row("response_format.json_schema.description", {
    responses: to("text.format.description"),
    messages: to("output_config.format.schema.description"),
    gemini: to("generationConfig.responseJsonSchema.description"),
  }),
  row("safety_identifier", {
    responses: to("user", "up to 64 characters; wins over `user`"),
    messages: to("metadata.user_id", "wins over `user`"),
    gemini: dropped("no such field", "user"),
  }),
  row("seed", {
    responses: dropped("no such field"),
    messages: dropped("no such field"),
    gemini: to("generationConfig.seed"),
  }),
  row("service_tier", {
    responses: to("service_tier"),
    messages: to("service_tier"),
    gemini: moot("the default"),
  }, {
    when: "`auto`",
  }),
  row("service_tier", {
    responses: to("service_tier"),
    messages: to("service_tier", "`standard_only`"),
    gemini: to("serviceTier", "`standard`"),
  }, { when: "`default`" }),
  row("service_tier", {
    responses: to("service_tier"),
    messages: dropped("no such tier"),
    gemini: to("serviceTier", "`fast` is another word for `priority`"),
  }, { when: "`flex`, `priority`, `fast`" }),
  row("service_tier", {
    responses: to("service_tier"),
    messages: dropped("no such tier"),
    gemini: dropped("no such tier"),
  }, { when: "any other" }),
  row("stop", {
    responses: dropped("no such field"),
    messages: to("stop_sequences", "without those of blanks alone"),
    gemini: to("generationConfig.stopSequences"),
  }),
  row("store", {
    responses: to("store"),
    messages: dropped("keeps no answers"),
    gemini: to("store"),
  }, {
    when: "true",
  }),
  row(
    "store",
    { responses: to("store"), messages: moot("keeps no answers"), gemini: to("store") },
    { when: "false" },
  ),
  row("stream", {
    responses: to("stream"),
    messages: to("stream"),
    gemini: to("stream", "in the address"),
  }),
  row("stream_options.include_usage", {
    responses: CLIENT_STREAM,
    messages: CLIENT_STREAM,
    gemini: CLIENT_STREAM,
  }),
  row("stream_options.include_obfuscation", {
    responses: dropped("translated streams are not padded"),
    messages: dropped("translated streams are not padded"),
    gemini: dropped("translated streams are not padded"),
  }, { when: "true" }),
  row("stream_options.include_obfuscation", {
    responses: CLIENT_STREAM,
    messages: CLIENT_STREAM,
    gemini: CLIENT_STREAM,
  }, { when: "false" }),
  row("temperature", {
    responses: to("temperature", THINKING),
    messages: to("temperature", "at most 1; newer models and thinking refuse it: dropped"),
    gemini: to("generationConfig.temperature"),
  }),
  row("tool_choice", {
    responses: to("tool_choice"),
    messages: to("tool_choice.type"),
    gemini: to("toolConfig.functionCallingConfig.mode"),
  }, {
    when: "`auto`, `none`",
  }),
  row("tool_choice", {
    responses: to("tool_choice"),
    messages: to("tool_choice.type", "`any`"),
    gemini: to("toolConfig.functionCallingConfig.mode", "`ANY`"),
  }, { when: "`required`" }),
  row("tool_choice", {
    responses: to("tool_choice"),
    messages: to("tool_choice", "of type `tool`"),
    gemini: to("toolConfig.functionCallingConfig", "the mode `ANY` and the name"),
  }, { when: "a function, a custom tool" }),
  row("tool_choice", {
    responses: to("tool_choice"),
    messages: to("tools", "only those that are allowed"),
    gemini: to("toolConfig.functionCallingConfig", "the mode `ANY` or `VALIDATED` and the names"),
  }, { when: "`allowed_tools`" }),
  row("tool_choice", {
    responses: NOT_ON_OFFER,
    messages: NOT_ON_OFFER,
    gemini: NOT_ON_OFFER,
  }, { when: "a tool that is not on offer" }),
  row("tool_choice", { responses: NOT_ON_OFFER, messages: NOT_ON_OFFER, gemini: NOT_ON_OFFER }, {
    when: "`required` without tools",
  }),
  row("tools", {
    responses: to("tools", "`strict` is false unless it is said"),
    messages: to("tools"),
    gemini: to("tools"),
  }, { when: "functions" }),
  row("tools", {
    responses: to("tools"),
    messages: to("tools", "a function of one string, the grammar in its description"),
    gemini: to("tools", "a function of one string, the grammar in its description"),
  }, { when: "custom tools" }),
  row("top_logprobs", { responses: NO_LOGPROBS, messages: NO_LOGPROBS, gemini: NO_LOGPROBS }),
  row("top_p", {
    responses: to("top_p", THINKING),
    messages: to("top_p", "models that take it not, or not beside `temperature`: dropped"),
    gemini: to("generationConfig.topP"),
  }),
  row("user", {
    responses: to("user", "up to 64 characters"),
    messages: to("metadata.user_id"),
    gemini: dropped("no such field"),
  }),
  row("verbosity", {
    responses: to("text.verbosity"),
    messages: dropped("no such field"),
    gemini: dropped("no such field"),
  }),
  row("web_search_options", {
    responses: dropped("each vendor's own search is its own tool"),
    messages: dropped("each vendor's own search is its own tool"),
    gemini: dropped("each vendor's own search is its own tool"),
  }),
  row("top_k", {
    responses: dropped("no such field"),
    messages: to("top_k"),
    gemini: to("generationConfig.topK"),
  }, {
    extension: "many hosts",
  }),
  row("min_p", {
    responses: dropped("no such field"),
    messages: dropped("no such field"),
    gemini: dropped("no such field"),
  }, {
    extension: "many hosts",
  }),
  row("reasoning.effort", {
    responses: to("reasoning.effort"),
    messages: to("thinking.budget_tokens", "newer models: `output_config.effort`"),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
  }, { extension: "OpenRouter" }),
  row("reasoning.max_tokens", {
    responses: to("reasoning.effort", "the level that it amounts to"),
    messages: to("thinking.budget_tokens", "newer models: `output_config.effort`"),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
  }, { extension: "OpenRouter" }),
  row("reasoning.enabled", {
    responses: to("reasoning.effort", NONE),
    messages: to("thinking.type", "`disabled`"),
    gemini: to(
      "generationConfig.thinkingConfig.thinkingBudget",
      "0; models that always think get the least",
    ),
  }, { extension: "OpenRouter", when: "false" }),
  row("thinking.budget_tokens", {
    responses: to("reasoning.effort", "the level that it amounts to"),
    messages: to("thinking.budget_tokens", "newer models: `output_config.effort`"),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
  }, { extension: "hosts after Anthropic's manner" }),
];
