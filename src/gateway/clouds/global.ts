/**
 * Models that Vertex AI does not have in a region, but has in the global location. What was found so
 * is remembered for a while, so that not every request begins with a refusal.
 *
 * @module
 */

import type { Fault } from "../../canonical/fault.ts";
import type { AuthMaterial } from "../../credentials/contract.ts";
import type { Plan } from "../plan.ts";

/** What was found of models that are not where they were asked for, for all requests of a gateway. */
export interface Detours {
  /** `plan` where its model was found; an account with a location of its own stays there. */
  apply(plan: Plan): Plan;
  /**
   * `plan` in the global location, where `fault` says that there is no such model in a region that was
   * only found here; `undefined` otherwise. A location that somebody chose for this is never left, nor
   * are `eu` and `us`: they say where data may be.
   */
  learn(
    plan: Plan,
    auth: Pick<AuthMaterial, "attrs">,
    fault: Pick<Fault, "origin" | "status">,
  ): Plan | undefined;
}

/** How long a detour is taken without asking: models come to regions, in milliseconds. */
const DETOUR_MS = 60 * 60_000;

/** How many models are remembered. */
const MOST_MODELS = 1000;

/** Creates a memory of detours. */
export function createDetours(now: () => number): Detours {
  /** Until when each holds, the one learnt first at the front. */
  const models = new Map<string, number>();

  function remember(key: string): void {
    models.delete(key);
    models.set(key, now() + DETOUR_MS);
    const [oldest] = models.keys();
    if (models.size > MOST_MODELS && oldest !== undefined) models.delete(oldest);
  }

  return {
    apply(plan) {
      if (models.size === 0) return plan;
      const until = models.get(keyOf(plan));
      return until !== undefined && until > now() && regionFound(plan) ? atGlobal(plan) : plan;
    },
    learn(plan, { attrs }, { origin, status }) {
      if (origin !== "upstream" || status !== 404 || attrs.location !== undefined) return undefined;
      if (regionFound(plan)) {
        remember(keyOf(plan));
        return atGlobal(plan);
      }
      // It is not there either: the next one begins in the region again.
      models.delete(keyOf(plan));
      return undefined;
    },
  };
}

/** By what is asked of the model, too: that its tokens cannot be counted says nothing of answers. */
function keyOf({ target: { provider, model }, dialect }: Plan): string {
  return JSON.stringify([provider, model, dialect.path(model, false)]);
}

/** Whether the plan goes to a region that nobody chose for it. */
function regionFound({ provider: { provider: { cloud } } }: Plan): boolean {
  if (cloud?.envelope !== "vertex") return false;
  const { location, usualLocation } = cloud.place;
  return location === undefined && usualLocation?.includes("-") === true;
}

function atGlobal(plan: Plan): Plan {
  const { provider } = plan.provider;
  const { cloud } = provider;
  if (cloud === undefined) return plan;
  const place = { ...cloud.place, location: "global" };
  return {
    ...plan,
    provider: { ...plan.provider, provider: { ...provider, cloud: { ...cloud, place } } },
  };
}
