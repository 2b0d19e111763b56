/**
 * The option table's rows for what hosts of Chat Completions take beside the vendor's own fields.
 *
 * @module
 */

import { BY_FAMILY, chatRow as row, dropped, type Option, to } from "./options_fate.ts";

const NONE = "`none`; models that do not know the word: the least, or left out and named";

/** The rows. */
export const CHAT_HOST_OPTIONS: readonly Option[] = [
  row("top_k", {
    responses: dropped("no such field"),
    messages: to("top_k"),
    converse: to(
      "additionalModelRequestFields.top_k",
      "the name that the model has for it; none: dropped",
    ),
    gemini: to("generationConfig.topK"),
    pi: to("options.topK"),
  }, {
    extension: "many hosts",
  }),
  row("min_p", {
    responses: dropped("no such field"),
    messages: dropped("no such field"),
    converse: dropped("no such field"),
    gemini: dropped("no such field"),
    pi: dropped("no vendor has it, so it is not carried over"),
  }, {
    extension: "many hosts",
  }),
  row("reasoning.effort", {
    responses: to("reasoning.effort"),
    messages: to("thinking.budget_tokens", "newer models: `output_config.effort`"),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
    pi: to("options.reasoning"),
  }, { extension: "OpenRouter" }),
  row("reasoning.max_tokens", {
    responses: to("reasoning.effort", "the level that it amounts to"),
    messages: to("thinking.budget_tokens", "newer models: `output_config.effort`"),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
    pi: to("options.thinkingBudgets", "under the level that it amounts to"),
  }, { extension: "OpenRouter" }),
  row("reasoning.enabled", {
    responses: to("reasoning.effort", NONE),
    messages: to("thinking.type", "`disabled`"),
    converse: to("additionalModelRequestFields.thinking.type", "`disabled`"),
    gemini: to(
      "generationConfig.thinkingConfig.thinkingBudget",
      "0; models that always think get the least",
    ),
    pi: to("options.disableReasoning"),
  }, { extension: "OpenRouter", when: "false" }),
  row("thinking.budget_tokens", {
    responses: to("reasoning.effort", "the level that it amounts to"),
    messages: to("thinking.budget_tokens", "newer models: `output_config.effort`"),
    converse: to("additionalModelRequestFields.thinking.budget_tokens", BY_FAMILY),
    gemini: to("generationConfig.thinkingConfig.thinkingBudget", "newer models: `thinkingLevel`"),
    pi: to("options.thinkingBudgets", "under the level that it amounts to"),
  }, { extension: "hosts after Anthropic's manner" }),
];
