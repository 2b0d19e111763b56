/**
 * What is known of the models of a configuration.
 *
 * @module
 */

import { type Catalog, createCatalog, type FactSource } from "../catalog/catalog.ts";
import { openRefreshed } from "../catalog/refreshed.ts";
import { openSnapshot } from "../catalog/snapshot.ts";
import type { Config } from "../config/config.ts";
import type { Store } from "../store/store.ts";
import type { Ticker } from "../relay/ticker.ts";
import { logCatalog } from "../telemetry/log.ts";

/** A catalog that is read when it is first needed. */
export interface ReadCatalog extends Catalog {
  /**
   * Reads what has to be read before the first look into it; `undefined` once that is done. Where it
   * fails, what was written down remains.
   */
  ready(): Promise<void> | undefined;
}

/** Longest wait for the store: what it says later is taken in then. */
const PATIENCE_MS = 2000;

/** What has been read. */
export interface CatalogMemory {
  read: FactSource;
  done: boolean;
}

/** Creates it, with nothing read yet. */
export function createCatalogMemory(): CatalogMemory {
  return { read: NOTHING, done: false };
}

const NOTHING: FactSource = { find: () => undefined, models: () => [] };

/** What it is read with. */
export interface CatalogMeans {
  readonly store: Store;
  /** What the providers told. */
  readonly told: FactSource;
  readonly ticker: Ticker;
  /** What has been read already; nothing by default. */
  readonly memory?: CatalogMemory | undefined;
}

/**
 * The catalog of a configuration: what it says itself goes first, then what the providers told, then
 * what is newer.
 */
export function catalogOf(
  { providers }: Pick<Config, "providers">,
  { store, told, ticker, memory = createCatalogMemory() }: CatalogMeans,
): ReadCatalog {
  const shelves = new Map(
    [...providers].flatMap(([id, { factsFrom }]) =>
      factsFrom === undefined ? [] : [[id, factsFrom] as const]
    ),
  );
  let reading: Promise<void> | undefined;
  if (shelves.size === 0) memory.done = true;
  const open = async (): Promise<void> => {
    const snapshot = await orNothing("snapshot", openSnapshot(shelves));
    memory.read = snapshot;
    const newer = orNothing("newer data", openRefreshed(store, shelves))
      .then((refreshed) => memory.read = createCatalog([refreshed, snapshot]));
    const patience = ticker.after(PATIENCE_MS);
    await Promise.race([newer, patience.late]);
    patience.cancel();
    memory.done = true;
  };
  const later: FactSource = {
    find: (provider, model) => memory.read.find(provider, model),
    models: (provider) => memory.read.models(provider),
  };
  return {
    ...createCatalog([writtenDown(providers), told, later]),
    ready: () => memory.done ? undefined : reading ??= open(),
  };
}

/** Prices must not be in the way of answers: what cannot be read is told to the operator, once. */
async function orNothing(part: string, opening: Promise<FactSource>): Promise<FactSource> {
  try {
    return await opening;
  } catch (error) {
    logCatalog(part, error);
    return NOTHING;
  }
}

function writtenDown(providers: Config["providers"]): FactSource {
  return {
    find(provider, model) {
      const facts = providers.get(provider)?.facts?.get(model);
      return facts === undefined ? undefined : { id: model, ...facts };
    },
    models: (provider) =>
      [...providers.get(provider)?.facts ?? []].map(([id, facts]) => ({ id, ...facts })),
  };
}
