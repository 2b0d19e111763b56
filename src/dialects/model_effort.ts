/**
 * How hard models can be told to think: which words each of them takes, by its name. A word that a
 * model does not know costs a 400, so one that is near is sent instead, and that is said.
 *
 * This is the little that must be known to translate. Models that are not in the table are sent the
 * client's own word, and their vendor has the last one.
 *
 * Sources: "Reasoning models" and the models' pages on developers.openai.com, "Effort" on
 * platform.claude.com, "Thinking" on ai.google.dev, "Reasoning" on docs.x.ai; and what the APIs say
 * in their errors ("Supported values are: …").
 *
 * @module
 */

import { effortOfBudget } from "../canonical/effort.ts";
import type { Reasoning } from "../canonical/request.ts";

/** All words, from the least to the most. */
const ORDER: readonly string[] = ["none", "minimal", "low", "medium", "high", "xhigh", "max"];

/** Names, and the words they take. The first row that fits a name counts. */
const MODELS: readonly (readonly [name: RegExp, words: string])[] = [
  // The chat wire takes all but the last of these: see CHAT_MODELS.
  [/gpt-6-astra/, "low medium high xhigh max"],
  [/gpt-5\.1-codex-max/, "low medium high xhigh"],
  [/gpt-5(\.1)?-codex/, "low medium high"],
  [/gpt-5\.\d-codex/, "low medium high xhigh"],
  [/gpt-5-pro/, "high"],
  [/gpt-5\.[2-5]-pro/, "medium high xhigh"],
  [/gpt-5\.1(?!\d|-chat)/, "none low medium high"],
  [/gpt-5\.[2-5](?!\d|-chat)/, "none low medium high xhigh"],
  [/gpt-5\.[6-9](?!\d|-chat)/, "none low medium high xhigh max"],
  [/gpt-5(?![.\d]|-chat)/, "minimal low medium high"],
  [/gpt-oss/, "low medium high"],
  [/(^|\/)o[134]($|[-:@])/, "low medium high"],
  [/grok-4\.3/, "none low medium high"],
  [/grok-4\.20-multi-agent/, "low medium high xhigh"],
  [/grok-3-mini/, "low high"],
  [/claude-(opus-4[-.]5|4[-.]5-opus)/, "low medium high"],
  [/claude-(\w+-4[-.]6|4[-.]6-\w+)/, "low medium high max"],
  [/claude-mythos-preview/, "low medium high max"],
  [/claude/, "low medium high xhigh max"],
  [/gemini-3-pro/, "low high"],
  [/gemini-3(\.[0-5])?-flash/, "minimal low medium high"],
  [/gemini/, "low medium high"],
];

/** Where a model takes fewer words on the chat wire. */
const CHAT_MODELS: readonly (readonly [name: RegExp, words: string])[] = [
  [/gpt-6-astra/, "low medium high xhigh"],
];

/** The words that `model` takes, from the least to the most; `undefined` where that is not known. */
export function effortWords(model: string, wire?: "chat"): readonly string[] | undefined {
  const name = model.toLowerCase();
  const rows = wire === "chat" ? [...CHAT_MODELS, ...MODELS] : MODELS;
  return rows.find(([pattern]) => pattern.test(name))?.[1].split(" ");
}

/**
 * The word among `words` for the level `effort`: itself, else the next lower one, else the lowest.
 * `undefined` for a word that nobody knows.
 *
 * @example
 * ```ts
 * import { nearestEffort } from "./model_effort.ts";
 * nearestEffort("xhigh", ["low", "medium", "high"]); // "high"
 * nearestEffort("minimal", ["low", "medium", "high"]); // "low"
 * ```
 */
export function nearestEffort(effort: string, words: readonly string[]): string | undefined {
  if (words.includes(effort)) return effort;
  const wanted = ORDER.indexOf(effort);
  if (wanted < 0) return undefined;
  const thinking = words.filter((word) => word !== "none");
  return thinking.findLast((word) => ORDER.indexOf(word) < wanted) ?? thinking[0];
}

/** What was asked for and what is sent instead, for `x-sluice-dropped`. */
export function changed(option: string, asked: string | number, sent: string | number): string {
  return `${option}=${asked}->${sent}`;
}

/**
 * The word for what a client asked, in the words that a model takes; `undefined` when there is none,
 * or when it is the model's to decide. What differs from what was asked is named to `drop`.
 */
export function writeEffort(
  { mode, effort, budgetTokens }: Reasoning,
  words: readonly string[] | undefined,
  drop: (name: string) => void,
): string | undefined {
  if (mode === "off") return writeOff(effort, words, drop);
  const asked = effort ?? (budgetTokens === undefined ? undefined : effortOfBudget(budgetTokens));
  if (asked === undefined || words === undefined) return asked;
  const sent = nearestEffort(asked, words);
  if (sent === undefined) return asked;
  if (sent !== asked) {
    drop(
      effort === undefined
        ? changed("reasoning.budget_tokens", budgetTokens ?? 0, sent)
        : changed("reasoning.effort", effort, sent),
    );
  }
  return sent;
}

/** Only some models can be told not to think, with a word that the others refuse. */
function writeOff(
  effort: string | undefined,
  words: readonly string[] | undefined,
  drop: (name: string) => void,
): string | undefined {
  if (effort === "none" && words === undefined) return effort;
  const least = words?.[0];
  if (least === undefined) drop("reasoning");
  else if (least !== "none") drop(changed("reasoning.effort", "none", least));
  return least;
}
