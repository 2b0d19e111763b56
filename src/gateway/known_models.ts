/**
 * Which models may be named where names are kept: in labels of what is counted. Callers may ask for
 * any name they like, and many providers are asked for it as it is.
 *
 * @module
 */

import type { Catalog } from "../catalog/catalog.ts";
import type { Config, RouteTarget } from "../config/config.ts";
import { OTHER } from "../telemetry/meter.ts";

/** The name of a target's model for a label: `other` where neither configuration nor catalog has it. */
export type ModelLabel = (target: Pick<RouteTarget, "provider" | "model">) => string;

/** Creates it for a configuration. */
export function createModelLabel(
  { models, providers }: Pick<Config, "models" | "providers">,
  catalog: Pick<Catalog, "find">,
): ModelLabel {
  const targets = new Set<string>();
  for (const { targets: all, contextFallback } of models.values()) {
    for (const { provider, model } of [...all, ...contextFallback]) {
      targets.add(`${provider}/${model}`);
    }
  }
  return ({ provider, model }) => {
    const known = model === "" || targets.has(`${provider}/${model}`) ||
      providers.get(provider)?.provider.models.includes(model) === true ||
      catalog.find(provider, model) !== undefined;
    return known ? model : OTHER;
  };
}
