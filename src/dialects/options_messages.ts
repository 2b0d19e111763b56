/**
 * The option table's rows for clients of the Messages API, after `MessageCreateParamsBase` of the
 * vendor's SDK and its beta twin.
 *
 * @module
 */

import { dropped, messagesRow as row, moot, type Option, rejected, to } from "./options_fate.ts";

const OWN_STATE = rejected("only the vendor has what it refers to");
const DEFAULT = moot("the default");
const NO_FIELD = dropped("no such field");
const LEVEL = "the level that it amounts to";
const NOT_ON_OFFER = rejected("a call is forced that cannot be made");

/** Older models take these; the SDK no longer knows them. */
const OLDER = { extension: "Anthropic's models up to 4.6" };

/** The rows. */
export const MESSAGES_OPTIONS: readonly Option[] = [
  row("model", {
    chat: to("model", "the provider's own name for it"),
    responses: to("model", "the provider's own name for it"),
    messages: to("model", "the provider's own name for it"),
  }),
  row("messages", { chat: to("messages"), responses: to("input") }),
  row("max_tokens", { chat: to("max_completion_tokens"), responses: to("max_output_tokens") }),
  row("billing_policy", {
    chat: rejected("the bill would be somebody else's"),
    responses: rejected("the bill would be somebody else's"),
  }, { when: "to somebody else" }),
  row("billing_policy", { chat: DEFAULT, responses: DEFAULT }, { when: "to `self`" }),
  row("cache_control", {
    chat: dropped("caches by itself"),
    responses: dropped("caches by itself"),
  }),
  row("compaction", {
    chat: rejected("the conversation is to be summed up, not answered"),
    responses: rejected("the conversation is to be summed up, not answered"),
  }),
  row("container", { chat: OWN_STATE, responses: OWN_STATE }),
  row("context_management", {
    chat: dropped("nothing is left out of the conversation"),
    responses: dropped("nothing is left out of the conversation"),
  }),
  row("diagnostics", {
    chat: dropped("nothing to compare with"),
    responses: dropped("nothing to compare with"),
  }),
  row("fallback_credit_token", {
    chat: dropped("a credit of the vendor's own"),
    responses: dropped("a credit of the vendor's own"),
  }),
  row("fallbacks", {
    chat: dropped("where to go instead is in the gateway's configuration"),
    responses: dropped("where to go instead is in the gateway's configuration"),
  }),
  row("inference_geo", {
    chat: rejected("the request would be worked on anywhere"),
    responses: rejected("the request would be worked on anywhere"),
  }, { when: "not `global`" }),
  row("inference_geo", { chat: DEFAULT, responses: DEFAULT }, { when: "`global`" }),
  row("mcp_servers", { chat: OWN_STATE, responses: OWN_STATE }),
  row("metadata.user_id", {
    chat: to("user", "up to 64 characters"),
    responses: to("user", "up to 64 characters"),
  }),
  row("output_config.effort", { chat: to("reasoning_effort"), responses: to("reasoning.effort") }),
  row("output_config.effort", {
    chat: dropped("the level is that of thinking"),
    responses: dropped("the level is that of thinking"),
  }, { when: "beside `thinking` of type `disabled`" }),
  row("output_config.format", { chat: to("response_format"), responses: to("text.format") }),
  row("output_config.task_budget", { chat: NO_FIELD, responses: NO_FIELD }),
  row("output_format", { chat: to("response_format"), responses: to("text.format") }),
  row("service_tier", { chat: to("service_tier"), responses: to("service_tier") }, {
    when: "`auto`",
  }),
  row("service_tier", {
    chat: to("service_tier", "`default`"),
    responses: to("service_tier", "`default`"),
  }, { when: "`standard_only`" }),
  row("speed", { chat: NO_FIELD, responses: NO_FIELD }, { when: "`fast`" }),
  row("speed", { chat: DEFAULT, responses: DEFAULT }, { when: "`standard`" }),
  row("stop_sequences", {
    chat: to("stop"),
    responses: dropped("no such field"),
  }),
  row("stream", { chat: to("stream"), responses: to("stream") }),
  row("system", {
    chat: to("messages[0]", "of the role `system`"),
    responses: to("instructions", "several blocks: messages of the role `system`"),
  }),
  row("thinking", {
    chat: to("reasoning_effort", LEVEL),
    responses: to("reasoning", LEVEL),
  }, { when: "`enabled`" }),
  row("thinking", {
    chat: moot("models that think do so by themselves"),
    responses: to("reasoning.summary", "what it thinks is shown"),
  }, { when: "`adaptive`, `between_tools`" }),
  row("thinking", {
    chat: dropped("not every model can be told not to think"),
    responses: dropped("not every model can be told not to think"),
  }, { when: "`disabled`" }),
  row("thinking.block_binding", {
    chat: dropped("earlier thinking does not travel"),
    responses: dropped("earlier thinking does not travel"),
  }),
  row("thinking.budget_tokens", {
    chat: to("reasoning_effort", LEVEL),
    responses: to("reasoning.effort", LEVEL),
  }),
  row("thinking.display", {
    chat: moot("what the host shows comes through"),
    responses: to("reasoning.summary"),
  }, { when: "`summarized`" }),
  row("thinking.display", {
    chat: dropped("cannot be told how much to show"),
    responses: to("reasoning.summary", "left out: nothing is shown unless it is asked for"),
  }, { when: "`omitted`" }),
  row("thread", { chat: OWN_STATE, responses: OWN_STATE }),
  row("tool_choice", { chat: to("tool_choice"), responses: to("tool_choice") }, {
    when: "`auto`, `none`",
  }),
  row("tool_choice", {
    chat: to("tool_choice", "`required`"),
    responses: to("tool_choice", "`required`"),
  }, { when: "`any`" }),
  row("tool_choice", { chat: to("tool_choice"), responses: to("tool_choice") }, {
    when: "`tool`",
  }),
  row("tool_choice", { chat: NOT_ON_OFFER, responses: NOT_ON_OFFER }, {
    when: "a tool that is not on offer",
  }),
  row("tool_choice.disable_parallel_tool_use", {
    chat: to("parallel_tool_calls", "turned round"),
    responses: to("parallel_tool_calls", "turned round"),
  }),
  row("tools", { chat: to("tools"), responses: to("tools") }, { when: "with a schema" }),
  row("tools", {
    chat: dropped("only this vendor's models know them", "tools[bash_20250124]"),
    responses: dropped("only this vendor's models know them", "tools[bash_20250124]"),
  }, { when: "that the vendor defines, such as `bash_20250124`" }),
  row("temperature", { chat: to("temperature"), responses: to("temperature") }, OLDER),
  row("top_k", { chat: NO_FIELD, responses: NO_FIELD }, OLDER),
  row("top_p", { chat: to("top_p"), responses: to("top_p") }, OLDER),
];
