/**
 * The models that can be asked for now, with what is known of them.
 *
 * @module
 */

import type { Catalog } from "../../catalog/catalog.ts";
import type { FactValues } from "../../catalog/facts.ts";
import { sharedFacts } from "../../catalog/shared_facts.ts";
import type { Config, RouteTarget } from "../../config/config.ts";
import type { Candidate, Pool } from "../../credentials/contract.ts";
import type { ToldModels } from "../told_models.ts";
import type { Router } from "../../routing/route.ts";

/** A name that can be asked for. */
export interface ServedModel extends FactValues {
  /** As a request says it. */
  readonly id: string;
  /** The provider, where there is one and the name says so. */
  readonly owner?: string;
}

/** What the list is made of. */
export interface ModelsSource {
  readonly config: Pick<Config, "providers">;
  readonly router: Router;
  readonly catalog: Catalog;
  readonly told: Pick<ToldModels, "has" | "models">;
  readonly accounts: { readonly pool: Pick<Pool, "explain"> };
  readonly ticker: { now(): number };
}

/** A wait that clients sit out themselves: an account that is back by then is as good as there. */
const SOON_MS = 5 * 60_000;

/**
 * All of them: names of one's own, then each provider's models, as far as it has an account that can
 * be used.
 */
export async function servedModels(source: ModelsSource): Promise<ServedModel[]> {
  const { config: { providers }, router } = source;
  const open = await openProviders(source);
  const own = router.names().filter((name) => !providers.has(ownerOf(name)));
  const named = own.flatMap((id) => {
    const targets = router.resolve(id).filter(({ provider }) => open.has(provider));
    return targets.length === 0 ? [] : [{ ...factsOf(source, targets), id }];
  });
  return [...named, ...[...open].flatMap((provider) => modelsOf(source, provider))];
}

/**
 * One of them, listed or not: whatever a request could name has an entry.
 *
 * @throws {FaultError} of kind `not_found` when no request could name it.
 */
export function servedModel(source: ModelsSource, id: string): ServedModel {
  const { config: { providers }, router } = source;
  const owner = ownerOf(id);
  const facts = factsOf(source, router.resolve(id));
  return { ...facts, id, ...(providers.has(owner) ? { owner } : {}) };
}

/** Names that are always taken, and beside them what the provider says it has, or is known to have. */
function modelsOf({ config, catalog, told }: ModelsSource, owner: string): ServedModel[] {
  const listed = config.providers.get(owner)?.provider.models ?? [];
  const others = (told.has(owner) ? told : catalog).models(owner).map(({ id }) => id).sort();
  return [...new Set([...listed, ...others])].map((model) => ({
    ...catalog.find(owner, model),
    id: `${owner}/${model}`,
    owner,
  }));
}

function factsOf({ catalog }: ModelsSource, targets: readonly RouteTarget[]): FactValues {
  return sharedFacts(targets.map(({ provider, model }) => catalog.find(provider, model) ?? {}));
}

async function openProviders(source: ModelsSource): Promise<ReadonlySet<string>> {
  const { config: { providers }, accounts: { pool }, ticker } = source;
  const ids = [...providers.keys()];
  const pools = await Promise.all(ids.map((provider) => pool.explain({ provider })));
  const soon = ticker.now() + SOON_MS;
  return new Set(ids.filter((_, at) => pools[at]?.some((one) => isUsable(one, soon))));
}

/** Whether an account can be lent, or will be soon. */
function isUsable({ rank, record, blocks }: Candidate, soon: number): boolean {
  if (rank !== undefined) return true;
  const { status } = record;
  return status !== "dead" && status !== "disabled" && blocks.length > 0 &&
    blocks.every(({ until }) => until <= soon);
}

function ownerOf(name: string): string {
  return name.slice(0, Math.max(0, name.indexOf("/")));
}
