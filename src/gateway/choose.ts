/**
 * Choosing targets for a request: the route of the model it names, in an order that depends on what
 * the gateway knows now, and the memory that the next choice depends on.
 *
 * @module
 */

import type { Route, RouteTarget } from "../config/config.ts";
import { createSticky } from "../credentials/sticky.ts";
import { createLatencies } from "../routing/latency.ts";
import { type Circumstances, orderTargets, type Placed } from "../routing/order.ts";
import type { Router } from "../routing/route.ts";
import { type Asking, isOpen } from "./circuit.ts";
import { CIRCUIT_OPEN, fallsBack } from "./fallback.ts";
import type { Host } from "./host.ts";
import type { Tries } from "./trying.ts";

/** How long a conversation stays on a target: the longest that vendors keep a prompt in their cache. */
const WARM_MS = 60 * 60_000;

/** Who asks. */
export interface Chooser extends Asking {
  /** The conversation's name, caller included; absent where each request is for itself. */
  readonly conversation?: string;
  /** Whether the answer is to be streamed. */
  readonly stream: boolean;
}

/** A choice. */
export interface Chosen {
  readonly route: Route;
  /** All its targets, best first. */
  readonly placed: readonly Placed[];
  /** Notes that a target answered, and after how many milliseconds. */
  readonly answered: (target: RouteTarget, ms: number) => void;
}

/** Chooses targets. */
export interface Choosing {
  /**
   * The targets for a model.
   *
   * @throws {FaultError} of kind `not_found` as `Router.route` does.
   */
  choose(model: string, chooser: Chooser): Chosen;
  /** What is known of a target's model. */
  readonly factsOf: Circumstances["factsOf"];
  /** The same choice by other routes and facts: what is remembered of places and conversations stays. */
  under(router: Router, factsOf: Circumstances["factsOf"]): Choosing;
}

/**
 * What is tried of a choice, where only `allowed` will do. What takes longer prompts is asked only
 * where all of the route may be.
 */
export function among(
  chosen: Chosen | undefined,
  allowed?: readonly RouteTarget[],
): Pick<Tries, "targets" | "route" | "answered"> {
  if (chosen === undefined) return { targets: allowed ?? [] };
  const { route, answered } = chosen;
  const all = chosen.placed.map(({ target }) => target);
  if (allowed === undefined) return { targets: all, route, answered };
  const ids = new Set(allowed.map(idOf));
  const targets = all.filter((target) => ids.has(idOf(target)));
  const known = new Set(targets.map(idOf));
  return {
    // Where something is kept is asked also when the route has come to lead elsewhere.
    targets: [...targets, ...allowed.filter((target) => !known.has(idOf(target)))],
    route: targets.length === all.length ? route : { ...route, contextFallback: [] },
    answered,
  };
}

/** Creates the choice, with nothing remembered yet. */
export function createChoosing(
  router: Router,
  { now, random }: Pick<Host, "now" | "random">,
  factsOf: Circumstances["factsOf"],
): Choosing {
  const latencies = createLatencies(now);
  const stays = createSticky(now);
  const choosingBy: Choosing["under"] = (router, factsOf) => ({
    factsOf,
    under: choosingBy,
    choose(model, chooser) {
      const { conversation, stream, endpoint = "" } = chooser;
      const stay = conversation === undefined ? undefined : stays.get(model, conversation);
      // Streams are timed to their first event and other answers to their end.
      const kind = `${endpoint} ${stream ? "streamed" : "whole"}`;
      const route = router.route(model);
      const warm = stay !== undefined && Math.abs(now() - stay.at) < WARM_MS ? stay.id : undefined;
      // Else it keeps its place, and the request ends there.
      const goesOn = fallsBack({ route }, CIRCUIT_OPEN);
      const placed = orderTargets(route, {
        conversation: conversation ?? String(random()),
        random,
        factsOf,
        isOpen: (target) => goesOn && isOpen(chooser, target),
        latencyOf: (target) => latencies.of(target, kind),
        isWarm: (target) => idOf(target) === warm,
      });
      return {
        route,
        placed,
        answered(target, ms) {
          // Where nothing is chosen, nothing has to be remembered.
          if (route.choose === "order") return;
          latencies.note(target, kind, ms);
          if (conversation !== undefined) stays.set(model, conversation, idOf(target));
        },
      };
    },
  });
  return choosingBy(router, factsOf);
}

/** `provider/model`, as it is written. */
export function idOf({ provider, model }: RouteTarget): string {
  return `${provider}/${model}`;
}
