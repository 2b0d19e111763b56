/**
 * The option table's rows for what hosts of the Responses API take beside the vendor's own fields.
 *
 * @module
 */

import { dropped, type Option, responsesRow as row, to } from "./options_fate.ts";

const THINKING = "models that think refuse it: dropped";

/** The rows. */
export const RESPONSES_HOST_OPTIONS: readonly Option[] = [
  row("stop", {
    chat: to("stop", THINKING),
    messages: to("stop_sequences"),
    converse: to("inferenceConfig.stopSequences", "without those of blanks alone"),
    gemini: to("generationConfig.stopSequences"),
    pi: to("options.stopSequences"),
  }, { extension: "some hosts" }),
  row("presence_penalty", {
    chat: to("presence_penalty", THINKING),
    messages: dropped("no such field"),
    converse: dropped("no such field"),
    gemini: to("generationConfig.presencePenalty"),
    pi: to("options.presencePenalty"),
  }, {
    extension: "Open Responses",
  }),
  row("frequency_penalty", {
    chat: to("frequency_penalty", THINKING),
    messages: dropped("no such field"),
    converse: dropped("no such field"),
    gemini: to("generationConfig.frequencyPenalty"),
    pi: to("options.frequencyPenalty"),
  }, { extension: "Open Responses" }),
];
