/**
 * From the model name a caller writes to the places that can serve it.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../canonical/fault.ts";
import type { Config, Route, RouteTarget } from "../config/config.ts";
import { createWildcards, isWildcard } from "./wildcard.ts";

/** Finds targets. */
export interface Router {
  /**
   * Where `name` leads: as an alias; else `provider/model` to that provider (or to the one that goes
   * by that name too), whether it is known to have the model or not; else as the alias with a `*`
   * that matches it most narrowly; else to the one provider that has it.
   *
   * @throws {FaultError} of kind `not_found` when there is none, or more than one to choose from.
   */
  route(name: string): Route;
  /** The targets of {@link Router.route}, as they are written. */
  resolve(name: string): readonly RouteTarget[];
  /** Public names worth listing: aliases that are names, then every known `provider/model`. */
  names(): readonly string[];
}

/** Creates the router of a configuration. */
export function createRouter(config: Pick<Config, "models" | "providers">): Router {
  const names = listNames(config);
  const wildcards = createWildcards(config.models);

  function route(name: string): Route {
    const alias = isWildcard(name) ? undefined : config.models.get(name);
    if (alias !== undefined) return alias;
    const qualified = splitQualified(config, name);
    if (qualified !== undefined) return routeTo(qualified);
    const matched = wildcards(name);
    if (matched !== undefined) return matched;
    const owners = ownersOf(config, name);
    const [only] = owners;
    if (only !== undefined && owners.length === 1) return routeTo({ provider: only, model: name });
    throw new FaultError(unknownModel(name, owners, names));
  }

  return { names: () => names, route, resolve: (name) => route(name).targets };
}

/** The route to one place, without anything to fall back on. */
export function routeTo(target: RouteTarget): Route {
  return { targets: [target], choose: "order", contextFallback: [], hedgeMs: 0 };
}

function splitQualified({ providers }: Pick<Config, "providers">, name: string) {
  const slash = name.indexOf("/");
  if (slash <= 0 || slash === name.length - 1) return undefined;
  const said = name.slice(0, slash);
  const provider = providers.has(said) ? said : goingBy(providers, said);
  return provider === undefined ? undefined : { provider, model: name.slice(slash + 1) };
}

/** Who has `name` as another name of its own; a known provider's other names are nobody else's. */
function goingBy(providers: Config["providers"], name: string): string | undefined {
  for (const [id, { provider }] of providers) {
    if (provider.aliases?.includes(name) === true) return id;
  }
  return undefined;
}

/** Who has a bare name: by list first, then by the beginning of the name, then the only one there is. */
function ownersOf({ providers }: Pick<Config, "providers">, name: string): string[] {
  const all = [...providers.values()].map(({ provider }) => provider);
  const listed = all.filter((provider) => provider.models.includes(name));
  if (listed.length > 0) return listed.map((provider) => provider.id);
  const begun = all.filter(({ prefixes }) => prefixes.some((prefix) => name.startsWith(prefix)));
  if (begun.length > 0) return begun.map((provider) => provider.id);
  const [only] = all;
  const says = only !== undefined && (only.models.length > 0 || only.prefixes.length > 0);
  return all.length === 1 && only !== undefined && !says ? [only.id] : [];
}

function listNames({ models, providers }: Pick<Config, "models" | "providers">): string[] {
  const names = [...models.keys()].filter((name) => !isWildcard(name));
  for (const { provider } of providers.values()) {
    for (const model of provider.models) names.push(`${provider.id}/${model}`);
  }
  return names;
}

function unknownModel(name: string, owners: readonly string[], names: readonly string[]) {
  const shown = JSON.stringify(name.slice(0, 100));
  const hint = owners.length > 1
    ? `more than one provider has it: ask for ${
      owners.map((id) => JSON.stringify(`${id}/${name}`.slice(0, 120))).join(" or ")
    }`
    : `no provider has it${nearest(name, names)}`;
  return gatewayFault("not_found", `Cannot find the model ${shown}: ${hint}`, {
    origin: "client",
    code: "model_not_found",
    param: "model",
  });
}

/** Names that share a good part of the asked one, to spare a look into the list. */
function nearest(name: string, names: readonly string[]): string {
  const wanted = name.toLowerCase();
  const close = names.filter((known) => {
    const bare = known.slice(known.indexOf("/") + 1).toLowerCase();
    return bare.includes(wanted) || wanted.includes(bare);
  });
  if (close.length > 0) return `; did you mean ${close.slice(0, 3).join(", ")}?`;
  return names.length === 0 ? "" : `; known are ${names.slice(0, 5).join(", ")}`;
}
