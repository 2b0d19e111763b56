/**
 * Models that Vertex AI does not have in a region, but has in the global location.
 *
 * @module
 */

import type { Fault } from "../../canonical/fault.ts";
import type { AuthMaterial } from "../../credentials/contract.ts";
import type { Plan } from "../plan.ts";

/**
 * `plan` in the global location, where `fault` says that there is no such model in a region that was
 * only found here; `undefined` otherwise. A location that somebody chose for this is never left, nor
 * are `eu` and `us`: they say where data may be.
 */
export function atGlobal(
  plan: Plan,
  { attrs }: Pick<AuthMaterial, "attrs">,
  { origin, status }: Pick<Fault, "origin" | "status">,
): Plan | undefined {
  const { provider } = plan.provider;
  const { cloud } = provider;
  if (cloud?.envelope !== "vertex" || origin !== "upstream" || status !== 404) return undefined;
  const chosen = attrs.location ?? cloud.place.location;
  const { usualLocation } = cloud.place;
  if (chosen !== undefined || usualLocation === undefined || !usualLocation.includes("-")) {
    return undefined;
  }
  const place = { ...cloud.place, location: "global" };
  return {
    ...plan,
    provider: { ...plan.provider, provider: { ...provider, cloud: { ...cloud, place } } },
  };
}
