/**
 * The option table's rows for clients of the Gemini API, after `GenerateContentParameters` of the
 * vendor's SDK, by the names that its fields have on the wire. What the model's name and the stream
 * are for other wires stands in the address here.
 *
 * @module
 */

import {
  BY_FAMILY,
  dropped,
  geminiRow as row,
  HELD,
  LABELS,
  moot,
  NO_CHOICE,
  type Option,
  rejected,
  to,
} from "./options_fate.ts";
import { GEMINI_TOOL_OPTIONS } from "./options_gemini_tools.ts";

const THINKING = "models that think refuse it: dropped";
const OWN_STATE = rejected("only the vendor has what it refers to");
const UNCHECKED = rejected("more would pass than the caller lets pass");
const NOT_ON_OFFER = rejected("a call is forced that cannot be made");
const NO_SOUND = rejected("translated answers are text");
const DEFAULT = moot("the default");
const NO_FIELD = dropped("no such field");
const NO_PENALTY = dropped("no such field");
const NO_LOGPROBS = dropped("translated answers carry no log probabilities");
const ROUTED = dropped("which model answers is in the gateway's configuration");
const ITS_AFFAIR = dropped("how media are read is the provider's affair");
const LEVEL = "the level that it amounts to";
const BUDGET = "newer models: `output_config.effort`";
const STRICT =
  "strict where all properties are required; hosts without schemas: by a tool or in words";
const BY_TOOL = "strict where all properties are required; what is no object: by a tool";
const CLOSED = "closed; older models, open objects, what is no object: by a tool";
const NONE = "`none`; models that do not know the word: the least, or left out and named";
const NAME_IN_BODY = to("model", "the provider's own name for it");
const NO_SCHEMA = rejected(
  "the answer cannot be held to a schema",
  "generationConfig.responseJsonSchema",
);

/** The rows. */
export const GEMINI_OPTIONS: readonly Option[] = [
  row("model", {
    chat: NAME_IN_BODY,
    responses: NAME_IN_BODY,
    messages: NAME_IN_BODY,
    converse: to("modelId", "in the address"),
    gemini: to("model", "the provider's own name for it, in the address"),
    pi: to("modelId", "the provider's own name for it"),
  }),
  row("contents", {
    chat: to("messages"),
    responses: to("input"),
    messages: to("messages"),
    converse: to("messages"),
    pi: to("context.messages"),
  }),
  row("cachedContent", OWN_STATE),
  row("continuationToken", OWN_STATE),
  row("generationOutputConfig", rejected("the answer is expected in another place")),
  row("labels", {
    chat: to("metadata"),
    responses: to("metadata"),
    messages: dropped("only knows `user_id`"),
    converse: to("requestMetadata", LABELS),
    pi: to("options.metadata"),
  }, { when: "beside `store: true`" }),
  row("labels", {
    chat: dropped("refused without `store`: it is for finding what is kept"),
    responses: to("metadata"),
    messages: dropped("only knows `user_id`"),
    converse: to("requestMetadata", LABELS),
    pi: to("options.metadata"),
  }, { when: "without" }),
  row("modelArmorConfig", UNCHECKED),
  row("safetySettings", UNCHECKED, { when: "a threshold that blocks" }),
  row("safetySettings", dropped("each vendor filters by its own rules"), {
    when: "`OFF`, `BLOCK_NONE`",
  }),
  row("serviceTier", {
    chat: to("service_tier", "`default`"),
    responses: to("service_tier", "`default`"),
    messages: to("service_tier", "`standard_only`"),
    converse: to("serviceTier.type", "`default`"),
    pi: to("options.serviceTier", "`default`"),
  }, { when: "`standard`" }),
  row("serviceTier", {
    chat: to("service_tier"),
    responses: to("service_tier"),
    messages: dropped("no such tier"),
    converse: to("serviceTier.type"),
    pi: to("options.serviceTier"),
  }, { when: "`flex`, `priority`" }),
  row("serviceTier", DEFAULT, { when: "`unspecified`" }),
  row(
    "store",
    {
      chat: to("store"),
      responses: to("store"),
      messages: dropped("keeps no answers"),
      converse: dropped("keeps no answers"),
      pi: dropped("keeps no answers"),
    },
    {
      when: "true",
    },
  ),
  row("store", {
    chat: DEFAULT,
    responses: to("store"),
    messages: moot("keeps no answers"),
    converse: moot("keeps no answers"),
    pi: moot("keeps no answers"),
  }, { when: "false" }),
  row("systemInstruction", {
    chat: to("messages[0]", "of the role `system`"),
    responses: to("instructions", "several parts: messages of the role `system`"),
    messages: to("system"),
    converse: to("system"),
    pi: to("context.systemPrompt"),
  }),

  row("generationConfig.audioTimestamp", ITS_AFFAIR, { when: "true" }),
  row("generationConfig.audioTranscriptionConfig", ITS_AFFAIR),
  row("generationConfig.candidateCount", rejected("an answer is one answer"), {
    when: "above 1",
  }),
  row("generationConfig.candidateCount", DEFAULT, { when: "1" }),
  row("generationConfig.enableAffectiveDialog", NO_FIELD, { when: "true" }),
  row("generationConfig.enableEnhancedCivicAnswers", NO_FIELD, { when: "true" }),
  row("generationConfig.frequencyPenalty", {
    chat: to("frequency_penalty", THINKING),
    responses: NO_PENALTY,
    messages: NO_PENALTY,
    converse: NO_PENALTY,
    pi: to("options.frequencyPenalty"),
  }),
  row("generationConfig.imageConfig", dropped("says how pictures are to be made")),
  row("generationConfig.logprobs", NO_LOGPROBS),
  row("generationConfig.maxOutputTokens", {
    chat: to("max_completion_tokens"),
    responses: to("max_output_tokens"),
    messages: to("max_tokens"),
    converse: to("inferenceConfig.maxTokens"),
    pi: to("options.maxTokens"),
  }),
  row("generationConfig.mediaResolution", ITS_AFFAIR),
  row("generationConfig.modelSelectionConfig", ROUTED),
  row("generationConfig.presencePenalty", {
    chat: to("presence_penalty", THINKING),
    responses: NO_PENALTY,
    messages: NO_PENALTY,
    converse: NO_PENALTY,
    pi: to("options.presencePenalty"),
  }),
  row("generationConfig.responseFormat", {
    chat: to("response_format", STRICT),
    responses: to("text.format", BY_TOOL),
    messages: to("output_config.format", CLOSED),
    converse: to("outputConfig.textFormat.structure.jsonSchema.schema", HELD),
    pi: NO_SCHEMA,
  }, { when: "of text with a schema" }),
  row("generationConfig.responseFormat", NO_SOUND, { when: "of anything but text" }),
  row("generationConfig.responseJsonSchema", {
    chat: to("response_format", STRICT),
    responses: to("text.format", BY_TOOL),
    messages: to("output_config.format", CLOSED),
    converse: to("outputConfig.textFormat.structure.jsonSchema.schema", HELD),
    pi: rejected("the answer cannot be held to a schema"),
  }),
  row("generationConfig.responseLogprobs", NO_LOGPROBS, { when: "true" }),
  row("generationConfig.responseLogprobs", DEFAULT, { when: "false" }),
  row("generationConfig.responseMimeType", {
    chat: to("response_format", "of type `json_object`"),
    responses: to("text.format", "of type `json_object`"),
    messages: dropped("only knows schemas; the prompt says JSON as well"),
    converse: dropped("only knows schemas; the prompt says JSON as well"),
    pi: dropped("no such field; the prompt says JSON as well"),
  }, { when: "`application/json` without a schema" }),
  row("generationConfig.responseMimeType", {
    chat: to("response_format", "of type `text`"),
    responses: to("text.format", "of type `text`"),
    messages: DEFAULT,
    converse: DEFAULT,
    pi: DEFAULT,
  }, { when: "`text/plain`" }),
  row("generationConfig.responseMimeType", rejected("an answer is text or JSON"), {
    when: "any other",
  }),
  row("generationConfig.responseModalities", DEFAULT, { when: "`TEXT`" }),
  row(
    "generationConfig.responseModalities",
    dropped("pictures come if the model makes them"),
    { when: "`TEXT` and `IMAGE`" },
  ),
  row("generationConfig.responseModalities", NO_SOUND, {
    when: "with `AUDIO` or `VIDEO`, or without `TEXT`",
  }),
  row("generationConfig.responseSchema", {
    chat: to("response_format", "as JSON Schema"),
    responses: to("text.format", "as JSON Schema"),
    messages: to("output_config.format", "as JSON Schema"),
    converse: to("outputConfig.textFormat.structure.jsonSchema.schema", HELD),
    pi: NO_SCHEMA,
  }),
  row("generationConfig.routingConfig", ROUTED),
  row("generationConfig.seed", {
    chat: to("seed"),
    responses: NO_FIELD,
    messages: NO_FIELD,
    converse: NO_FIELD,
    pi: NO_FIELD,
  }),
  row("generationConfig.speechConfig", dropped("says how sound is to be made")),
  row("generationConfig.stopSequences", {
    chat: to("stop", THINKING),
    responses: NO_FIELD,
    messages: to("stop_sequences", "without those of blanks alone"),
    converse: to("inferenceConfig.stopSequences", "without those of blanks alone"),
    pi: to("options.stopSequences"),
  }),
  row("generationConfig.temperature", {
    chat: to("temperature", THINKING),
    responses: to("temperature", THINKING),
    messages: to("temperature", "at most 1; newer models and thinking refuse it: dropped"),
    converse: to(
      "inferenceConfig.temperature",
      "at most 1; newer Claude and thinking refuse it: dropped",
    ),
    pi: to("options.temperature"),
  }),
  row("generationConfig.thinkingConfig.includeThoughts", {
    chat: moot("what the host shows comes through"),
    responses: to("reasoning.summary"),
    messages: to("thinking.display", "models before 4.6 always show their thinking"),
    converse: to(
      "additionalModelRequestFields.thinking.display",
      "models before 4.6 always show their thinking",
    ),
    pi: moot("thoughts are shown unless they are to be hidden"),
  }, { when: "true" }),
  row("generationConfig.thinkingConfig.includeThoughts", {
    chat: dropped("cannot be told how much to show"),
    responses: to("reasoning.summary", "left out: nothing is shown unless it is asked for"),
    messages: to("thinking.display", "`omitted`"),
    converse: to("additionalModelRequestFields.thinking.display", "`omitted`"),
    pi: to("options.hideThinkingSummary"),
  }, { when: "false, beside a budget or a level" }),
  row("generationConfig.thinkingConfig.thinkingBudget", {
    chat: to("reasoning_effort", LEVEL),
    responses: to("reasoning.effort", LEVEL),
    messages: to("thinking.budget_tokens", BUDGET),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    pi: to("options.thinkingBudgets", "under the level that it amounts to"),
  }, { when: "above 0" }),
  row("generationConfig.thinkingConfig.thinkingBudget", {
    chat: to("reasoning_effort", NONE),
    responses: to(
      "reasoning.effort",
      NONE,
    ),
    messages: to("thinking.type", "`disabled`; models that always think get the lowest effort"),
    converse: to(
      "additionalModelRequestFields.thinking.type",
      "`disabled`; models that always think get the lowest effort",
    ),
    pi: to("options.disableReasoning"),
  }, { when: "0" }),
  row("generationConfig.thinkingConfig.thinkingBudget", {
    chat: moot("models that think do so by themselves"),
    responses: to("include", "the reasoning, encrypted; models that think do so by themselves"),
    messages: to("thinking.type", "older models: `enabled`; newer: `adaptive`"),
    converse: to(
      "additionalModelRequestFields.thinking.type",
      "older models: `enabled`; newer: `adaptive`",
    ),
    pi: to("options.reasoning", "`medium`"),
  }, { when: "-1" }),
  row("generationConfig.thinkingConfig.thinkingLevel", {
    chat: to("reasoning_effort"),
    responses: to("reasoning.effort"),
    messages: to("thinking.budget_tokens", BUDGET),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    pi: to("options.reasoning"),
  }),
  row("generationConfig.topK", {
    chat: NO_FIELD,
    responses: NO_FIELD,
    messages: to("top_k"),
    converse: to(
      "additionalModelRequestFields.top_k",
      "the name that the model has for it; none: dropped",
    ),
    pi: to("options.topK"),
  }),
  row("generationConfig.topP", {
    chat: to("top_p", THINKING),
    responses: to("top_p", THINKING),
    messages: to("top_p", "models that take it not, or not beside `temperature`: dropped"),
    converse: to(
      "inferenceConfig.topP",
      "Claude that takes it not, or not beside `temperature`: dropped",
    ),
    pi: to("options.topP"),
  }),
  row("generationConfig.translationConfig", rejected("an interpreter is asked for")),

  row("toolConfig.functionCallingConfig.allowedFunctionNames", {
    chat: to("tool_choice", "that function"),
    responses: to("tool_choice", "that function"),
    messages: to("tool_choice", "of type `tool`"),
    converse: to("toolConfig.toolChoice"),
    pi: to("options.toolChoice", "of type `tool`"),
  }, { when: "one, in mode `ANY`" }),
  row("toolConfig.functionCallingConfig.allowedFunctionNames", {
    chat: to("tool_choice", "`allowed_tools`"),
    responses: to("tool_choice", "`allowed_tools`"),
    messages: to("tools", "only those that are allowed"),
    converse: to("toolConfig.tools", "only those that are allowed"),
    pi: to("context.tools", "only those that are allowed"),
  }, { when: "several, or in mode `VALIDATED`" }),
  row("toolConfig.functionCallingConfig.allowedFunctionNames", NOT_ON_OFFER, {
    when: "of others, in mode `ANY`",
  }),
  row("toolConfig.functionCallingConfig.mode", {
    chat: to("tool_choice"),
    responses: to("tool_choice"),
    messages: to("tool_choice.type"),
    converse: to("toolConfig.toolChoice", NO_CHOICE),
    pi: to("options.toolChoice"),
  }, { when: "`AUTO`, `NONE`, `VALIDATED`" }),
  row("toolConfig.functionCallingConfig.mode", {
    chat: to("tool_choice", "`required`"),
    responses: to("tool_choice", "`required`"),
    messages: to("tool_choice.type", "`any`"),
    converse: to("toolConfig.toolChoice"),
    pi: to("options.toolChoice", "`required`"),
  }, { when: "`ANY`" }),
  row(
    "toolConfig.functionCallingConfig.streamFunctionCallArguments",
    dropped("calls come whole"),
    { when: "true" },
  ),
  row(
    "toolConfig.includeServerSideToolInvocations",
    dropped("the vendor's own tools do not travel"),
    { when: "true" },
  ),
  row("toolConfig.retrievalConfig", dropped("the vendor's own tools do not travel")),
  ...GEMINI_TOOL_OPTIONS,
];

/**
 * What the vendor's SDK takes as options of a request and does not send: how it sends, and what it
 * does with answers itself.
 */
export const GEMINI_SDK_ONLY: readonly string[] = [
  "abortSignal",
  "automaticContinuation",
  "automaticFunctionCalling",
  "httpOptions",
];
