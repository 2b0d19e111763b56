/**
 * OpenAI's models that think refuse what shapes the choice of tokens, with a 400: some always, later
 * ones when they are told to think. Left out, the answer is still an answer.
 *
 * Sources: "Using GPT-5" and the models' pages on developers.openai.com ("Unsupported parameter:
 * 'temperature' is not supported with this model").
 *
 * @module
 */

import type { CanonicalRequest } from "../canonical/request.ts";

/** Models that always think. */
const THINKS = /(^|\/)o[134]($|[-:@])|gpt-5(?![.\d]|-chat)|gpt-5(\.\d)?-(codex|pro)|gpt-6-astra/;

/** Models that can be told not to. */
const MAY_THINK = /gpt-5\.\d(?!\d|-chat)/;

/** The options, and what they are called. */
const OPTIONS = [
  ["temperature", "temperature"],
  ["topP", "top_p"],
  ["presencePenalty", "presence_penalty"],
  ["frequencyPenalty", "frequency_penalty"],
  ["logitBias", "logit_bias"],
  ["stop", "stop"],
] as const;

/** Values that say what would be the case anyway. */
const DEFAULTS: ReadonlyMap<string, number> = new Map([
  ["temperature", 1],
  ["top_p", 1],
  ["presence_penalty", 0],
  ["frequency_penalty", 0],
]);

/** The request without the options that `model` refuses; what is lost is named to `drop`. */
export function withoutSampling(
  request: CanonicalRequest,
  model: string,
  drop: (name: string) => void,
): CanonicalRequest {
  if (!refuses(request, model.toLowerCase())) return request;
  const kept: CanonicalRequest = { ...request };
  for (const [option, name] of OPTIONS) {
    const value = kept[option];
    if (value === undefined) continue;
    if (DEFAULTS.get(name) !== value) drop(name);
    delete kept[option];
  }
  return kept;
}

function refuses({ reasoning }: CanonicalRequest, model: string): boolean {
  if (THINKS.test(model)) return true;
  if (!MAY_THINK.test(model) || reasoning === undefined || reasoning.mode === "off") return false;
  return reasoning.effort !== undefined || reasoning.budgetTokens !== undefined;
}
