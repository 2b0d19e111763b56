/**
 * Which known word a misspelt one was probably meant to be.
 *
 * @module
 */

/**
 * The word of `known` that is closest to `word`, if it is close at all: at most a third of its
 * letters differ.
 *
 * @example
 * ```ts
 * import { closest } from "./spelling.ts";
 * closest("anthropc", ["openai", "anthropic"]); // "anthropic"
 * closest("mistral", ["openai", "anthropic"]); // undefined
 * ```
 */
export function closest(word: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of known) {
    const steps = distance(word.toLowerCase(), candidate.toLowerCase());
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** `; did you mean 'X'?` when a known word is close, else nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const guess = closest(word, known);
  return guess === undefined ? "" : `; did you mean '${guess}'?`;
}

/** How many letters must be put in, taken out or changed to get from `a` to `b` (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
