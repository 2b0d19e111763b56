/**
 * Open data that was looked at again since the program was made. An operator has it fetched; it is
 * kept in the store, one value a provider, and read when a gateway starts or is reconfigured.
 *
 * @module
 */

import type { Store } from "../store/store.ts";
import type { FactSource } from "./catalog.ts";
import { decodeFacts, encodeFacts } from "./codec.ts";
import { AS_OF } from "./data/mod.ts";
import type { ModelFacts } from "./facts.ts";
import { createTextSource } from "./text_source.ts";

/** What of a store is needed to read, and to keep. */
export type TextStore = Pick<Store, "get" | "set">;

const keyOf = (shelf: string): string => `catalog/${shelf}`;

/**
 * Reads what is kept of some providers: `shelves` says for each, by its key in the configuration,
 * which known provider's models it has. What is older than the program's own snapshot is left alone.
 *
 * @throws whatever the store does.
 */
export async function openRefreshed(
  store: TextStore,
  shelves: ReadonlyMap<string, string>,
): Promise<FactSource> {
  const texts = new Map<string, string>();
  await Promise.all([...shelves].map(async ([provider, shelf]) => {
    const text = await store.get(keyOf(shelf));
    if (text !== undefined && dayOf(text) > AS_OF) texts.set(provider, text);
  }));
  return createTextSource(texts);
}

/**
 * Keeps `facts`, which are as of a day, `YYYY-MM-DD`. A provider of which there is nothing new keeps
 * what it has.
 *
 * @throws whatever the store does; providers that were kept before then stay kept.
 */
export async function keepRefreshed(
  store: TextStore,
  facts: ReadonlyMap<string, readonly ModelFacts[]>,
  asOf: string,
): Promise<void> {
  for (const [shelf, models] of facts) {
    const text = encodeFacts(models);
    if (decodeFacts(text).length === 0) continue;
    await store.set(keyOf(shelf), `#${asOf}\n${text}`, Infinity);
  }
}

/** The first line says of which day the text is; the codec passes over it. */
function dayOf(text: string): string {
  return /^#(\d{4}-\d\d-\d\d)\n/.exec(text)?.[1] ?? "";
}
