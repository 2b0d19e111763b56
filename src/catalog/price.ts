/**
 * What a model costs.
 *
 * @module
 */

/**
 * Prices of the classes that a request's tokens fall into, in USD per million tokens. A class without
 * a price of its own is billed as the class it is a part of: cached and audio input as `input`, a
 * cache written for an hour as `cacheWrite`, reasoning and audio output as `output`.
 */
export interface TokenRates {
  /** Prompt tokens that were neither read from nor written to a cache. */
  readonly input?: number;
  /** Generated tokens. */
  readonly output?: number;
  /** Prompt tokens read from a cache. */
  readonly cacheRead?: number;
  /** Prompt tokens written to a cache for the shortest time there is. */
  readonly cacheWrite?: number;
  /** Prompt tokens written to a cache for an hour. */
  readonly cacheWrite1h?: number;
  /** Generated tokens that were reasoning. */
  readonly reasoning?: number;
  /** Prompt tokens that were audio. */
  readonly inputAudio?: number;
  /** Generated tokens that were audio. */
  readonly outputAudio?: number;
}

/** Rates that hold for a whole request whose prompt is longer than `above` tokens. */
export interface LongContextRates extends TokenRates {
  /** Prompt tokens, cached ones counted in. */
  readonly above: number;
}

/** Rates, and those of long prompts. */
export interface Rates extends TokenRates {
  /** Rates of long prompts, the shortest first. */
  readonly long?: readonly LongContextRates[];
}

/** What a model costs. */
export interface Price extends Rates {
  /** Rates of other service tiers, by the word the answer names the tier with. */
  readonly tiers?: Readonly<Record<string, Rates>>;
  /** USD for one search that the provider ran. */
  readonly webSearch?: number;
  /** USD for one second of audio, where seconds are billed. */
  readonly audioSecond?: number;
  /** USD for one search unit of a reranker. */
  readonly searchUnit?: number;
  /** Where it is known from: `config`, `provider`, or the name of a collection of open data. */
  readonly source: string;
  /** The day it was known to hold, `YYYY-MM-DD`; absent where nobody dated it. */
  readonly asOf?: string;
}

/** The classes that tokens are billed in: those of the prompt, and those of the answer. */
export const TOKEN_CLASSES: Readonly<Record<"prompt" | "answer", readonly (keyof TokenRates)[]>> = {
  prompt: ["input", "cacheRead", "cacheWrite", "cacheWrite1h", "inputAudio"],
  answer: ["output", "reasoning", "outputAudio"],
};
