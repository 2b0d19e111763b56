/**
 * Makes facts about our providers of collections of open data.
 *
 * @module
 */

import type { JsonObject } from "../canonical/json.ts";
import { withMore } from "./catalog.ts";
import type { ModelFacts } from "./facts.ts";
import { isLiteLlm, readLiteLlm } from "./litellm.ts";
import { isModelsDev, readModelsDev } from "./models_dev.ts";
import { type Origin, ORIGINS } from "./origins.ts";
import type { Price } from "./price.ts";

/** A collection of open data. */
export interface Collection {
  /** As it was read: models.dev's `api.json` or `catalog.json`, or LiteLLM's map. */
  readonly data: JsonObject;
  /** The day it is of, `YYYY-MM-DD`. */
  readonly asOf: string;
}

/**
 * The models of our providers in `collections`. Fact by fact the first collection that has it is
 * believed; of prices the newest.
 *
 * @throws {Error} if a collection is in no shape we know.
 */
export function collectFacts(collections: readonly Collection[]): Map<string, ModelFacts[]> {
  const shelves = collections.map(shelve);
  const facts = new Map<string, ModelFacts[]>();
  for (const [provider, origin] of Object.entries(ORIGINS)) {
    const models = new Map<string, ModelFacts>();
    const { begins = "" } = origin;
    for (const model of shelves.flatMap((shelf) => shelf(origin))) {
      if (model.id.startsWith(begins)) add(models, model);
    }
    if (models.size === 0) continue;
    facts.set(provider, [...models.values()].map((model) => tidy(model, origin)).filter(saysMuch));
  }
  return facts;
}

/** The models of one provider in a collection; of those that it has twice the first. */
type Shelf = (origin: Origin) => readonly ModelFacts[];

function shelve({ data, asOf }: Collection): Shelf {
  if (isModelsDev(data)) {
    const read = readModelsDev(data, asOf);
    return ({ modelsDev = "" }) => read.get(modelsDev) ?? [];
  }
  if (isLiteLlm(data)) {
    const read = readLiteLlm(data, asOf);
    return ({ litellm = [] }) => litellm.flatMap((id) => read.get(id) ?? []);
  }
  throw new Error("Cannot read the models: it is neither models.dev's data nor LiteLLM's map");
}

function add(models: Map<string, ModelFacts>, model: ModelFacts): void {
  const known = models.get(model.id);
  if (known === undefined) {
    models.set(model.id, model);
    return;
  }
  const price = newer(known.price, model.price);
  models.set(model.id, { ...withMore(known, model), ...(price === undefined ? {} : { price }) });
}

function newer(known: Price | undefined, other: Price | undefined): Price | undefined {
  if (known === undefined || other === undefined) return known ?? other;
  return (other.asOf ?? "") > (known.asOf ?? "") ? other : known;
}

/** Leaves out what says nothing, and prices that would be wrong. */
function tidy(
  { price, maxInput, name = "", ...facts }: ModelFacts,
  { plan }: Origin,
): ModelFacts {
  // Pictures are billed by the piece or at a rate of their own, and no answer counts their tokens.
  const priced = plan === undefined && facts.output?.includes("image") !== true;
  const { context } = facts;
  return {
    ...facts,
    ...(lettersIn(facts.id).endsWith(lettersIn(name)) ? {} : { name }),
    ...(maxInput === undefined || maxInput === context ? {} : { maxInput }),
    ...(priced && price !== undefined ? { price } : {}),
  };
}

/** Whether more is known of a model than that it is there. */
function saysMuch(
  { id: _id, name: _name, input: _in, output: _out, ...facts }: ModelFacts,
): boolean {
  return Object.keys(facts).length > 0;
}

/** A name that says no more than the id is none. */
function lettersIn(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}
