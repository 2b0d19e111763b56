/**
 * What holds for several models at once.
 *
 * @module
 */

import type { FactValues, Modality } from "./facts.ts";

/**
 * What can be counted on whichever of several models answers: the least that all of them take, and
 * what all of them can. A price is known of a single one only.
 *
 * @example
 * ```ts
 * import { sharedFacts } from "./shared_facts.ts";
 * sharedFacts([{ context: 8000, tools: true }, { context: 4000 }]); // { context: 4000 }
 * ```
 */
export function sharedFacts(all: readonly FactValues[]): FactValues {
  const [first, ...rest] = all;
  if (first === undefined) return {};
  return rest.reduce<FactValues>(both, first);
}

function both(a: FactValues, b: FactValues): FactValues {
  return {
    ...least("context", a, b),
    ...least("maxInput", withPrompt(a), withPrompt(b)),
    ...least("maxOutput", a, b),
    ...common("input", a, b),
    ...common("output", a, b),
    ...every("tools", a, b),
    ...every("reasoning", a, b),
    ...every("structured", a, b),
  };
}

/** A model without a limit for prompts has its context for one. */
function withPrompt({ maxInput, context }: FactValues): FactValues {
  const limit = maxInput ?? context;
  return limit === undefined ? {} : { maxInput: limit };
}

function least(name: "context" | "maxInput" | "maxOutput", a: FactValues, b: FactValues) {
  const [one, other] = [a[name], b[name]];
  return one === undefined || other === undefined ? {} : { [name]: Math.min(one, other) };
}

function common(name: "input" | "output", a: FactValues, b: FactValues) {
  const [one, other] = [a[name], b[name]];
  if (one === undefined || other === undefined) return {};
  return { [name]: one.filter((modality: Modality) => other.includes(modality)) };
}

/** One that cannot is enough to say no; one that nobody knows of is not enough to say yes. */
function every(name: "tools" | "reasoning" | "structured", a: FactValues, b: FactValues) {
  const [one, other] = [a[name], b[name]];
  if (one === false || other === false) return { [name]: false };
  return one === undefined || other === undefined ? {} : { [name]: true };
}
