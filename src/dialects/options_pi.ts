/**
 * The option table's rows for clients of Pi's own wire, after the list of options that its
 * gateway takes. They stand apart from `options.ts`: the wire has no vendor with other SDKs, and all
 * that it says beside its options is the conversation.
 *
 * @module
 */

import {
  BY_FAMILY,
  dropped,
  type Fate,
  LABELS,
  moot,
  type Option,
  type OptionTarget,
  OWN_CACHE,
  rejected,
  type RowDetails,
  to,
} from "./options_fate.ts";

type Elsewhere = Readonly<Record<Exclude<OptionTarget, "pi">, Fate>>;

const SENT: Fate = { verdict: "sent" };
const NO_FIELD = dropped("no such field");
const NONE = "`none`; models that do not know the word: the least, or left out and named";
const CACHES = dropped("caches by itself");

function row(name: string, fates: Elsewhere, details?: RowDetails & { pi?: Fate }): Option {
  const { pi = SENT, ...rest } = details ?? {};
  return { field: `options.${name}`, ...rest, fates: { ...fates, pi } };
}

/** The same everywhere but at a gateway of this wire. */
function all(fate: Fate): Elsewhere {
  return { chat: fate, responses: fate, messages: fate, converse: fate, gemini: fate };
}

/** The rows. */
export const PI_OPTIONS: readonly Option[] = [
  row("temperature", {
    chat: to("temperature"),
    responses: to("temperature"),
    messages: to("temperature"),
    converse: to(
      "inferenceConfig.temperature",
      "at most 1; newer Claude and thinking refuse it: dropped",
    ),
    gemini: to("generationConfig.temperature"),
  }),
  row("topP", {
    chat: to("top_p"),
    responses: to("top_p"),
    messages: to("top_p"),
    converse: to(
      "inferenceConfig.topP",
      "Claude that takes it not, or not beside `temperature`: dropped",
    ),
    gemini: to("generationConfig.topP"),
  }),
  row("topK", {
    chat: NO_FIELD,
    responses: NO_FIELD,
    messages: to("top_k"),
    converse: to(
      "additionalModelRequestFields.top_k",
      "the name that the model has for it; none: dropped",
    ),
    gemini: to("generationConfig.topK"),
  }),
  row("minP", all(NO_FIELD)),
  row("presencePenalty", {
    chat: to("presence_penalty"),
    responses: NO_FIELD,
    messages: NO_FIELD,
    converse: NO_FIELD,
    gemini: to("generationConfig.presencePenalty"),
  }),
  row("frequencyPenalty", {
    chat: to("frequency_penalty"),
    responses: NO_FIELD,
    messages: NO_FIELD,
    converse: NO_FIELD,
    gemini: to("generationConfig.frequencyPenalty"),
  }),
  row("repetitionPenalty", all(NO_FIELD)),
  row("stopSequences", {
    chat: to("stop"),
    responses: NO_FIELD,
    messages: to("stop_sequences"),
    converse: to("inferenceConfig.stopSequences", "without those of blanks alone"),
    gemini: to("generationConfig.stopSequences"),
  }),
  row("maxTokens", {
    chat: to("max_completion_tokens"),
    responses: to("max_output_tokens"),
    messages: to("max_tokens"),
    converse: to("inferenceConfig.maxTokens"),
    gemini: to("generationConfig.maxOutputTokens"),
  }),
  row("cacheRetention", {
    chat: CACHES,
    responses: CACHES,
    messages: to("cache_control", "for the whole prompt; five minutes also where nothing is said"),
    converse: to(
      "messages[0].content[1].cachePoint",
      "for the whole prompt; five minutes also where nothing is said",
    ),
    gemini: CACHES,
  }, { when: "`short`, `long`" }),
  row("cacheRetention", {
    chat: moot("caches by itself"),
    responses: moot("caches by itself"),
    messages: to("cache_control", "left out"),
    converse: to("messages[0].content[1]", "left out"),
    gemini: moot("caches by itself"),
  }, { when: "`none`" }),
  row("cachedContent", all(rejected("only the vendor that stored it knows what it holds"))),
  row("headers", all(dropped("a client's headers go to no provider")), {
    pi: dropped("a client's headers go to no provider"),
  }),
  row("initiatorOverride", all(moot("GitHub Copilot alone bills by it"))),
  row("maxRetryDelayMs", all(dropped("how long to wait is in the gateway's configuration"))),
  row("metadata", {
    chat: dropped("refused without `store`, which the client cannot say"),
    responses: to("metadata"),
    messages: NO_FIELD,
    converse: to("requestMetadata", LABELS),
    gemini: NO_FIELD,
  }, { when: "labels" }),
  row("metadata.user_id", {
    chat: to("user", "up to 64 characters"),
    responses: to("user", "up to 64 characters"),
    messages: to("metadata.user_id"),
    converse: NO_FIELD,
    gemini: NO_FIELD,
  }),
  row("sessionId", {
    chat: to("prompt_cache_key", "unless there is a `promptCacheKey`"),
    responses: to("prompt_cache_key", "unless there is a `promptCacheKey`"),
    messages: moot("keeps the conversation on one credential"),
    converse: moot("keeps the conversation on one credential"),
    gemini: moot("keeps the conversation on one credential"),
  }, { pi: to("options.sessionId", OWN_CACHE) }),
  row("promptCacheKey", {
    chat: to("prompt_cache_key", OWN_CACHE),
    responses: to("prompt_cache_key", OWN_CACHE),
    messages: moot("keeps the conversation on one credential"),
    converse: moot("keeps the conversation on one credential"),
    gemini: moot("keeps the conversation on one credential"),
  }, { pi: to("options.promptCacheKey", OWN_CACHE) }),
  row("promptCache", all(NO_FIELD)),
  row("statefulResponses", all(moot("everything is sent anew with every request"))),
  row("streamFirstEventTimeoutMs", all(moot("the client keeps this watch itself"))),
  row("streamIdleTimeoutMs", all(moot("the client keeps this watch itself"))),
  row("reasoning", {
    chat: to("reasoning_effort"),
    responses: to("reasoning.effort"),
    messages: to("thinking.budget_tokens", "the tokens that the level stands for"),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "what the level stands for"),
  }),
  row("disableReasoning", {
    chat: to("reasoning_effort", NONE),
    responses: to("reasoning.effort", NONE),
    messages: to("thinking.type", "`disabled`"),
    converse: to("additionalModelRequestFields.thinking.type", "`disabled`"),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "0"),
  }),
  row("forceReasoningOff", {
    chat: to("reasoning_effort", NONE),
    responses: to("reasoning.effort", NONE),
    messages: to("thinking.type", "`disabled`"),
    converse: to("additionalModelRequestFields.thinking.type", "`disabled`"),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "0"),
  }, { extension: "not taken by Pi's gateway" }),
  row("hideThinkingSummary", {
    chat: dropped("cannot be told how much to show"),
    responses: to("reasoning.summary", "left out: nothing is shown unless it is asked for"),
    messages: to("thinking.display", "`omitted`"),
    converse: to("additionalModelRequestFields.thinking.display", "`omitted`"),
    gemini: to("generationConfig.thinkingConfig.includeThoughts", "left out"),
  }, { when: "beside `reasoning`" }),
  row("thinkingBudgets", {
    chat: moot("the level says as much"),
    responses: moot("the level says as much"),
    messages: to("thinking.budget_tokens", "that of the level in `reasoning`"),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "that of the level"),
  }, { when: "beside `reasoning`" }),
  row("thinkingBudgets", all(moot("there is no level that it would be for")), {
    when: "alone",
  }),
  row("textVerbosity", {
    chat: to("verbosity"),
    responses: to("text.verbosity"),
    messages: NO_FIELD,
    converse: NO_FIELD,
    gemini: NO_FIELD,
  }, { extension: "not taken by Pi's gateway" }),
  row("toolChoice", {
    chat: to("tool_choice"),
    responses: to("tool_choice"),
    messages: to("tool_choice"),
    converse: to("toolConfig.toolChoice"),
    gemini: to("toolConfig.functionCallingConfig"),
  }, { when: "`auto`, `none`, `any`, `required`, a tool" }),
  row("toolChoice", all(rejected("only the vendor that made it has it")), {
    when: "`computer`",
  }),
  row("serviceTier", {
    chat: to("service_tier"),
    responses: to("service_tier"),
    messages: to("service_tier", "`standard_only`"),
    converse: to("serviceTier.type"),
    gemini: to("serviceTier", "`standard`"),
  }, { when: "`default`" }),
  row("serviceTier", {
    chat: to("service_tier"),
    responses: to("service_tier"),
    messages: dropped("no such tier"),
    converse: to("serviceTier.type"),
    gemini: to("serviceTier"),
  }, { when: "`flex`, `priority`" }),
  row("guardrailIdentifier", all(rejected("the answer would be unguarded"))),
  row("guardrailVersion", all(rejected("the answer would be unguarded"))),
  row("guardrailTrace", all(dropped("there is no guardrail to trace"))),
  row("requestMetadata", all(dropped("tags for the log of Bedrock"))),
  row("kimiApiFormat", all(moot("which wire a provider is asked in is configured"))),
  row("syntheticApiFormat", all(moot("which wire a provider is asked in is configured"))),
  row("preferWebsockets", all(moot("says nothing about the answer"))),
  row("openrouterVariant", all(dropped("the variant belongs to the model's name: `model:nitro`"))),
  row("loopGuard", all(moot("the client keeps this watch itself"))),
  row("acceptEmptyResponse", all(moot("an empty answer is passed on as it is"))),
  row("anthropicCompaction", all(rejected("the conversation is to be summed up, not answered"))),
];
