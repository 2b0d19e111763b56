/**
 * Takes in open data that somebody fetched.
 *
 * @module
 */

import { parseJsonObject } from "../canonical/json.ts";
import { collectFacts } from "./collect.ts";
import { AS_OF } from "./data/mod.ts";
import { keepRefreshed, type TextStore } from "./refreshed.ts";

/** What was taken in. */
export interface Refreshed {
  /** Known providers whose models were among it. */
  readonly providers: number;
  /** Their models. */
  readonly models: number;
  /** Those of them that have a price. */
  readonly priced: number;
  /** The day the program's own snapshot is of: data that is no newer is kept, and not used. */
  readonly snapshot: string;
}

/** Fewer models than this are no collection, but something that looks like one. */
const FEWEST = 20;

/**
 * Reads open data, models.dev's `api.json` or `catalog.json` or LiteLLM's map of prices, and keeps
 * what it says of known providers. Gateways read it when they start.
 *
 * @param store Where it is kept, a `Store`.
 * @param text The data.
 * @param asOf The day it is of, `YYYY-MM-DD`.
 * @throws {Error} if it is in no known shape, or hardly knows a model: then nothing is kept.
 *
 * @example
 * ```ts
 * import { refreshCatalog } from "@sluice/gateway";
 *
 * const kept = new Map<string, string>();
 * const store = {
 *   get: (key: string) => Promise.resolve(kept.get(key)),
 *   set: (key: string, value: string) => Promise.resolve(void kept.set(key, value)),
 * };
 * const models = Object.fromEntries(
 *   Array.from({ length: 20 }, (_, n) => [`m${n}`, { cost: { input: 1, output: 2 } }]),
 * );
 * const text = JSON.stringify({ openai: { models } });
 * await refreshCatalog(store, text, "2999-12-01"); // { providers: 1, models: 20, … }
 * ```
 */
export async function refreshCatalog(
  store: TextStore,
  text: string,
  asOf: string,
): Promise<Refreshed> {
  const data = parseJsonObject(text);
  if (data === undefined) throw new Error("Cannot read the models: it is no JSON object");
  const facts = collectFacts([{ data, asOf }]);
  const models = [...facts.values()].flat();
  if (models.length < FEWEST) {
    throw new Error(`Cannot use the models: there are only ${models.length} of known providers`);
  }
  await keepRefreshed(store, facts, asOf);
  const priced = models.filter(({ price }) => price !== undefined).length;
  return { providers: facts.size, models: models.length, priced, snapshot: AS_OF };
}
