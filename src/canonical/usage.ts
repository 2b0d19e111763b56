/**
 * What an answer cost in tokens, in one arithmetic for all wires.
 *
 * @module
 */

/**
 * Token counts of one answer. The parts never overlap, so their sum is the total: OpenAI's
 * `prompt_tokens` is `input + cacheRead + cacheWrite`, Anthropic's `input_tokens` is `input` alone.
 */
export interface Usage {
  /** Prompt tokens that were neither read from nor written to a cache. */
  input: number;
  /** Prompt tokens read from a prompt cache. */
  cacheRead: number;
  /** Prompt tokens written to a prompt cache, of any lifetime. */
  cacheWrite: number;
  /** The part of {@link Usage.cacheWrite} written with a lifetime of one hour, where told. */
  cacheWrite1h?: number;
  /** Everything the model generated, reasoning and tool arguments included. */
  output: number;
  /** The part of {@link Usage.output} spent on reasoning; absent means unknown, not none. */
  reasoning?: number;
  /** The part of the prompt that was audio, where told. */
  inputAudio?: number;
  /** The part of {@link Usage.output} that was audio, where told. */
  outputAudio?: number;
  /** Web searches the provider ran, where told. */
  webSearches?: number;
  /** Seconds of audio that were billed, where the provider counts those. */
  audioSeconds?: number;
  /** Searches that were billed, where a reranker counts those. */
  searchUnits?: number;
  /** What the provider says it charged, in its own unit, where it says that. */
  cost?: number;
  /** The service tier that answered, in the provider's own word. */
  serviceTier?: string;
  /** How fast it was answered, in the provider's own word, where another speed has another price. */
  speed?: string;
}

/** No tokens at all. */
export function zeroUsage(): Usage {
  return { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 };
}

/** All prompt tokens, as OpenAI's `prompt_tokens` counts them. */
export function promptTokens(usage: Usage): number {
  return usage.input + usage.cacheRead + usage.cacheWrite;
}
