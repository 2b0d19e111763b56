/**
 * The option table's rows for clients of the Responses API, after `ResponseCreateParamsBase` of the
 * vendor's SDK.
 *
 * @module
 */

import {
  BY_FAMILY,
  dropped,
  HELD,
  LABELS,
  moot,
  NO_CHOICE,
  ONE_CALL,
  type Option,
  OWN_CACHE,
  rejected,
  responsesRow as row,
  to,
} from "./options_fate.ts";
import { RESPONSES_HOST_OPTIONS } from "./options_responses_hosts.ts";

const THINKING = "models that think refuse it: dropped";
const NOT_KEPT = rejected("nothing of that id is kept here");
const UNKNOWN = rejected(
  "unknown; what the gateway keeps itself stands in its place in `input`",
);
const NO_LOGPROBS = dropped("translated answers carry no log probabilities");
const NO_CACHE_FIELD = dropped("caches cost or save money, they change no answer");
const UNCHECKED = rejected("more would pass than the caller lets pass");
const DEFAULT = moot("the default");
const NOT_ON_OFFER = rejected("a call is forced that cannot be made");
const BY_TOOL = "closed, without a name, always strict; older models, open objects: by a tool";
const BESIDE_TOOLS = "without a name, always strict; models before 3, beside tools: by a tool";
const BUDGET = "newer models: `output_config.effort`";
const NAMESPACED = "those of a namespace under `namespace__name`";
const NO_SCHEMA = rejected("the answer cannot be held to a schema");

/** The rows. */
export const RESPONSES_OPTIONS: readonly Option[] = [
  row("model", {
    chat: to("model", "the provider's own name for it"),
    responses: to("model", "the provider's own name for it"),
    messages: to("model", "the provider's own name for it"),
    converse: to("modelId", "in the address"),
    gemini: to("model", "in the address"),
    pi: to("modelId", "the provider's own name for it"),
  }),
  row("input", {
    chat: to("messages"),
    messages: to("messages", "instructions: `system`"),
    converse: to("messages", "instructions: `system`"),
    gemini: to("contents", "instructions: `systemInstruction`"),
    pi: to("context.messages", "leading instructions: `context.systemPrompt`"),
  }),
  row("access_programs", dropped("a grant of the vendor's own")),
  row("background", moot("the gateway itself runs and keeps the answer"), { when: "true" }),
  row("background", DEFAULT, { when: "false" }),
  row("context_management", dropped("nothing is left out of the conversation")),
  row("conversation", {
    chat: UNKNOWN,
    responses: UNKNOWN,
    messages: UNKNOWN,
    converse: UNKNOWN,
    gemini: UNKNOWN,
    pi: UNKNOWN,
  }, { when: "begun elsewhere" }),
  row("image", dropped("how images are packed is the provider's affair")),
  row("include", moot("encrypted reasoning comes along wherever there is any"), {
    when: "`reasoning.encrypted_content`",
  }),
  row("include", dropped("hosted tools and log probabilities do not travel"), {
    when: "any other",
  }),
  row("instructions", {
    chat: to("messages[0]", "of the role `system`"),
    messages: to("system"),
    converse: to("system"),
    gemini: to("systemInstruction.parts[0].text"),
    pi: to("context.systemPrompt[0]"),
  }),
  row("max_output_tokens", {
    chat: to("max_completion_tokens"),
    messages: to("max_tokens"),
    converse: to("inferenceConfig.maxTokens"),
    gemini: to("generationConfig.maxOutputTokens"),
    pi: to("options.maxTokens"),
  }),
  row("max_tool_calls", dropped("counts calls of hosted tools, which do not travel")),
  row("metadata", {
    chat: to("metadata"),
    messages: dropped("only knows `user_id`"),
    converse: to("requestMetadata", LABELS),
    gemini: dropped("no such field"),
    pi: to("options.metadata"),
  }, { when: "beside `store: true`" }),
  row("metadata", {
    chat: dropped("refused without `store`: it is for finding what is kept"),
    messages: dropped("only knows `user_id`"),
    converse: to("requestMetadata", LABELS),
    gemini: dropped("no such field"),
    pi: to("options.metadata"),
  }, { when: "without" }),
  row("moderation", UNCHECKED, {
    when: "mode `block`",
  }),
  row("moderation", dropped("translated answers carry no scores"), { when: "mode `score`" }),
  row("parallel_tool_calls", {
    chat: to("parallel_tool_calls"),
    messages: to("tool_choice.disable_parallel_tool_use", "turned round"),
    converse: to("additionalModelRequestFields.tool_choice.disable_parallel_tool_use", ONE_CALL),
    gemini: dropped("no such field; `true` is what happens anyway"),
    pi: dropped("no such field; `true` is what happens anyway"),
  }),
  row("previous_response_id", {
    chat: UNKNOWN,
    responses: UNKNOWN,
    messages: UNKNOWN,
    converse: UNKNOWN,
    gemini: UNKNOWN,
    pi: UNKNOWN,
  }, { when: "told by somebody else" }),
  row("prompt", NOT_KEPT),
  row("prompt_cache_key", {
    chat: to("prompt_cache_key", OWN_CACHE),
    responses: to("prompt_cache_key", OWN_CACHE),
    messages: moot("the gateway itself keeps a conversation with one credential by it"),
    converse: moot("the gateway itself keeps a conversation with one credential by it"),
    gemini: moot("the gateway itself keeps a conversation with one credential by it"),
    pi: to("options.promptCacheKey", OWN_CACHE),
  }),
  row("prompt_cache_options", NO_CACHE_FIELD),
  row(
    "prompt_cache_options.prewarm",
    rejected("an answer would be given and paid that nobody wants"),
    { when: "true" },
  ),
  row("prompt_cache_retention", NO_CACHE_FIELD),
  row("reasoning.context", dropped("a manner of the vendor's own"), { when: "not `auto`" }),
  row("reasoning.context", DEFAULT, {
    when: "`auto`",
  }),
  row("reasoning.effort", {
    chat: to("reasoning_effort"),
    messages: to("thinking.budget_tokens", BUDGET),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
    pi: to("options.reasoning"),
  }, { when: "a level" }),
  row("reasoning.effort", {
    chat: to("reasoning_effort"),
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
  row("reasoning.generate_summary", {
    chat: moot("what the host shows comes through"),
    messages: to("thinking.display", "models before 4.6 always show their thinking"),
    converse: to(
      "additionalModelRequestFields.thinking.display",
      "models before 4.6 always show their thinking",
    ),
    gemini: to("generationConfig.thinkingConfig.includeThoughts"),
    pi: moot("thoughts are shown unless they are to be hidden"),
  }, { when: "`auto`" }),
  row("reasoning.mode", dropped("a manner of the vendor's own"), { when: "not `standard`" }),
  row("reasoning.mode", DEFAULT, {
    when: "`standard`",
  }),
  row("reasoning.summary", {
    chat: moot("what the host shows comes through"),
    messages: to("thinking.display", "models before 4.6 always show their thinking"),
    converse: to(
      "additionalModelRequestFields.thinking.display",
      "models before 4.6 always show their thinking",
    ),
    gemini: to("generationConfig.thinkingConfig.includeThoughts"),
    pi: moot("thoughts are shown unless they are to be hidden"),
  }, { when: "`auto`" }),
  row("reasoning.summary", {
    chat: dropped("cannot be told how much to show"),
    messages: to("thinking.display", "of one length"),
    converse: to("additionalModelRequestFields.thinking.display", "of one length"),
    gemini: to("generationConfig.thinkingConfig.includeThoughts", "of one length"),
    pi: dropped("cannot be told how much to show"),
  }, { when: "`concise`, `detailed`" }),
  row("safety_identifier", {
    chat: to("user", "up to 64 characters; wins over `user`"),
    messages: to("metadata.user_id", "wins over `user`"),
    converse: dropped("no such field", "user"),
    gemini: dropped("no such field", "user"),
    pi: to("options.metadata.user_id", "wins over `user`"),
  }),
  row("service_tier", {
    chat: to("service_tier"),
    messages: to("service_tier"),
    converse: moot("the default"),
    gemini: moot("the default"),
    pi: to("options.serviceTier"),
  }, {
    when: "`auto`",
  }),
  row("service_tier", {
    chat: to("service_tier"),
    messages: to("service_tier", "`standard_only`"),
    converse: to("serviceTier.type"),
    gemini: to("serviceTier", "`standard`"),
    pi: to("options.serviceTier"),
  }, { when: "`default`" }),
  row("service_tier", {
    chat: to("service_tier"),
    messages: dropped("no such tier"),
    converse: to("serviceTier.type", "`fast` is another word for `priority`"),
    gemini: to("serviceTier", "`fast` is another word for `priority`"),
    pi: to("options.serviceTier", "`fast` is another word for `priority`"),
  }, { when: "`flex`, `priority`, `fast`" }),
  row("service_tier", {
    chat: to("service_tier"),
    messages: dropped("no such tier"),
    converse: dropped("no such tier"),
    gemini: dropped("no such tier"),
    pi: to("options.serviceTier"),
  }, { when: "`scale`" }),
  row("service_tier", {
    chat: to("service_tier"),
    messages: dropped("no such tier"),
    converse: dropped("no such tier"),
    gemini: dropped("no such tier"),
    pi: dropped("no such tier"),
  }, { when: "any other" }),
  row("store", {
    chat: to("store"),
    messages: dropped("keeps no answers"),
    converse: dropped("keeps no answers"),
    gemini: to("store"),
    pi: dropped("keeps no answers"),
  }, {
    when: "true",
  }),
  row("store", {
    chat: moot("the default"),
    messages: moot("keeps no answers"),
    converse: moot("keeps no answers"),
    gemini: to("store"),
    pi: moot("keeps no answers"),
  }, {
    when: "false",
  }),
  row("stream", {
    chat: to("stream"),
    messages: to("stream"),
    converse: to("stream", "in the address"),
    gemini: to("stream", "in the address"),
    pi: to("stream"),
  }),
  row("stream_options.include_obfuscation", dropped("translated streams are not padded"), {
    when: "true",
  }),
  row("stream_options.include_obfuscation", moot("translated streams are not padded"), {
    when: "false",
  }),
  row("temperature", {
    chat: to("temperature", THINKING),
    messages: to("temperature", "at most 1; newer models and thinking refuse it: dropped"),
    converse: to(
      "inferenceConfig.temperature",
      "at most 1; newer Claude and thinking refuse it: dropped",
    ),
    gemini: to("generationConfig.temperature"),
    pi: to("options.temperature"),
  }),
  row("text.format", {
    chat: to("response_format"),
    messages: DEFAULT,
    converse: DEFAULT,
    gemini: to("generationConfig.responseMimeType"),
    pi: DEFAULT,
  }, { when: "`text`" }),
  row("text.format", {
    chat: to("response_format"),
    messages: dropped("only knows schemas; the prompt says JSON as well"),
    converse: dropped("only knows schemas; the prompt says JSON as well"),
    gemini: to("generationConfig.responseMimeType"),
    pi: dropped("no such field; the prompt says JSON as well"),
  }, { when: "`json_object`" }),
  row("text.format", {
    chat: to("response_format"),
    messages: to("output_config.format", BY_TOOL),
    converse: to("outputConfig.textFormat.structure.jsonSchema.schema", HELD),
    gemini: to("generationConfig.responseJsonSchema", BESIDE_TOOLS),
    pi: NO_SCHEMA,
  }, { when: "`json_schema`" }),
  row("text.format.description", {
    chat: to("response_format.json_schema.description"),
    messages: to("output_config.format.schema.description"),
    converse: to("outputConfig.textFormat.structure.jsonSchema.description"),
    gemini: to("generationConfig.responseJsonSchema.description"),
    pi: rejected("the answer cannot be held to a schema", "text.format"),
  }),
  row("text.verbosity", {
    chat: to("verbosity"),
    messages: dropped("no such field"),
    converse: dropped("no such field"),
    gemini: dropped("no such field"),
    pi: dropped("no such field"),
  }),
  row("tool_choice", {
    chat: to("tool_choice"),
    messages: to("tool_choice.type"),
    converse: to("toolConfig.toolChoice", NO_CHOICE),
    gemini: to("toolConfig.functionCallingConfig.mode"),
    pi: to("options.toolChoice"),
  }, {
    when: "`auto`, `none`",
  }),
  row("tool_choice", {
    chat: to("tool_choice"),
    messages: to("tool_choice.type", "`any`"),
    converse: to("toolConfig.toolChoice"),
    gemini: to("toolConfig.functionCallingConfig.mode", "`ANY`"),
    pi: to("options.toolChoice"),
  }, {
    when: "`required`",
  }),
  row("tool_choice", {
    chat: to("tool_choice"),
    messages: to("tool_choice", "of type `tool`"),
    converse: to("toolConfig.toolChoice"),
    gemini: to("toolConfig.functionCallingConfig", "the mode `ANY` and the name"),
    pi: to("options.toolChoice", "of type `tool`"),
  }, { when: "a function, a custom tool" }),
  row("tool_choice", {
    chat: to("tool_choice"),
    messages: to("tools", "only those that are allowed"),
    converse: to("toolConfig.tools", "only those that are allowed"),
    gemini: to("toolConfig.functionCallingConfig", "the mode `ANY` or `VALIDATED` and the names"),
    pi: to("context.tools", "only those that are allowed"),
  }, { when: "`allowed_tools`" }),
  row("tool_choice", NOT_ON_OFFER, {
    when: "a hosted tool, or one that is not on offer",
  }),
  row("tool_choice", NOT_ON_OFFER, {
    when: "`required` without tools",
  }),
  row("tools", {
    chat: to("tools", NAMESPACED),
    messages: to("tools", NAMESPACED),
    converse: to("toolConfig.tools", NAMESPACED),
    gemini: to("tools", NAMESPACED),
    pi: to("context.tools", NAMESPACED),
  }, { when: "functions" }),
  row("tools", {
    chat: to("tools"),
    messages: to("tools", "a function of one string, the grammar in its description"),
    converse: to("toolConfig.tools", "a function of one string, the grammar in its description"),
    gemini: to("tools", "a function of one string, the grammar in its description"),
    pi: to("context.tools", "one of a string, with `customFormat`"),
  }, { when: "custom tools" }),
  row("tools", dropped("only this vendor runs them", "tools[web_search]"), {
    when: "hosted tools, such as `web_search`",
  }),
  row("top_logprobs", NO_LOGPROBS),
  row("top_p", {
    chat: to("top_p", THINKING),
    messages: to("top_p", "models that take it not, or not beside `temperature`: dropped"),
    converse: to(
      "inferenceConfig.topP",
      "Claude that takes it not, or not beside `temperature`: dropped",
    ),
    gemini: to("generationConfig.topP"),
    pi: to("options.topP"),
  }),
  row("truncation", dropped("a conversation too long is an error"), { when: "`auto`" }),
  row("truncation", DEFAULT, { when: "`disabled`" }),
  row("user", {
    chat: to("user", "up to 64 characters"),
    messages: to("metadata.user_id"),
    converse: dropped("no such field"),
    gemini: dropped("no such field"),
    pi: to("options.metadata.user_id"),
  }),
  ...RESPONSES_HOST_OPTIONS,
];
