/**
 * Facts that are kept as text, read when they are first asked for.
 *
 * @module
 */

import type { FactSource } from "./catalog.ts";
import { decodeFacts } from "./codec.ts";
import type { ModelFacts } from "./facts.ts";

/** A source of the lines in `texts`, which are by provider. */
export function createTextSource(texts: ReadonlyMap<string, string>): FactSource {
  const read = new Map<string, ReadonlyMap<string, ModelFacts>>();
  const modelsOf = (provider: string): ReadonlyMap<string, ModelFacts> | undefined => {
    const text = texts.get(provider);
    if (text === undefined) return undefined;
    const known = read.get(provider);
    if (known !== undefined) return known;
    const models = new Map(decodeFacts(text).map((facts) => [facts.id, facts]));
    read.set(provider, models);
    return models;
  };
  return {
    find: (provider, model) => modelsOf(provider)?.get(model),
    models: (provider) => [...modelsOf(provider)?.values() ?? []],
  };
}
