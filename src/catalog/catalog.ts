/**
 * All that is known of models, from several sources that know more or less, and better or worse.
 *
 * @module
 */

import type { FactValues, ModelFacts } from "./facts.ts";

/** One source of facts. */
export interface FactSource {
  /** What it knows of a model; nothing of one it does not know. */
  find(provider: string, model: string): ModelFacts | undefined;
  /** The models it knows of a provider. */
  models(provider: string): readonly ModelFacts[];
}

/** What is known of models; the provider is a key of the configuration's providers. */
export type Catalog = FactSource;

/**
 * Creates the catalog of `sources`, the best one first. Fact by fact the first source that has it is
 * believed; a price is one fact, and is never put together from two.
 *
 * @example
 * ```ts
 * import { createCatalog } from "./catalog.ts";
 * const known = { id: "small", context: 8000, price: { input: 1, output: 2, source: "config" } };
 * const catalog = createCatalog([{
 *   find: (provider, model) => provider === "lab" && model === "small" ? known : undefined,
 *   models: (provider) => provider === "lab" ? [known] : [],
 * }]);
 * catalog.find("lab", "small")?.context; // 8000
 * catalog.find("lab", "large"); // undefined
 * ```
 */
export function createCatalog(sources: readonly FactSource[]): Catalog {
  const find = (provider: string, model: string): ModelFacts | undefined => {
    let found: ModelFacts | undefined;
    for (const source of sources) {
      const more = source.find(provider, model);
      if (more !== undefined) found = found === undefined ? more : withMore(found, more);
    }
    return found;
  };
  return {
    find,
    models(provider) {
      const ids = new Set<string>();
      for (const source of sources) {
        for (const { id } of source.models(provider)) ids.add(id);
      }
      return [...ids].map((id) => find(provider, id) ?? { id });
    },
  };
}

/** `facts` with what it lacks from `more`. */
export function withMore<F extends FactValues>(facts: F, more: FactValues): F {
  return { ...more, ...facts };
}
