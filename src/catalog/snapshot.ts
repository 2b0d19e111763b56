/**
 * What open data knew of models on the day it was looked at: a part of the program, loaded for the
 * providers that are used, when they first are.
 *
 * @module
 */

import type { FactSource } from "./catalog.ts";
import { DATA } from "./data/mod.ts";
import { createTextSource } from "./text_source.ts";

/**
 * Loads what is known of some providers: `shelves` says for each, by its key in the configuration,
 * which known provider's models it has.
 *
 * @throws {Error} if a part of the program cannot be loaded.
 */
export async function openSnapshot(shelves: ReadonlyMap<string, string>): Promise<FactSource> {
  const texts = new Map<string, string>();
  await Promise.all([...shelves].map(async ([provider, shelf]) => {
    const load = Object.hasOwn(DATA, shelf) ? DATA[shelf] : undefined;
    if (load !== undefined) texts.set(provider, (await load()).MODELS);
  }));
  return createTextSource(texts);
}
