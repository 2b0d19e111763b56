/**
 * Seeing a request's attempts: each is counted, and has a span of its own within the request's.
 *
 * @module
 */

import type { RouteTarget } from "../config/config.ts";
import type { Handle } from "../credentials/contract.ts";
import type { FaultKind } from "../canonical/fault.ts";
import { providerAttributes } from "../telemetry/semconv.ts";
import type { Span } from "../telemetry/telemetry.ts";
import type { ModelLabel } from "./known_models.ts";
import type { Measures } from "./measures.ts";

/** Why the same target is asked once more. */
export type Again =
  /** By another account. */
  | "other_account"
  /** By the same one, after a wait. */
  | "same_account"
  /** By the same one, whose token was renewed. */
  | "refreshed"
  /** With less in the request, or at another place of the provider's. */
  | "changed";

/** Sees attempts. */
export interface Watch {
  /** One begins. */
  begins(target: RouteTarget, handle: Handle): Watched;
  /** The next one is at the same target. */
  again(provider: string, way: Again): void;
  /** The request goes on from one target to the next. */
  goesOn(from: RouteTarget, to: RouteTarget): void;
  /** A second target is asked beside the first. */
  hedges(): void;
}

/** One attempt. */
export interface Watched {
  /** It has begun to answer, or has failed; the span of an answer ends with the answer. */
  ends(result: "ok" | FaultKind): void;
}

/** What a watch is made of. */
export interface WatchParts {
  readonly measures: Measures;
  readonly modelLabel: ModelLabel;
  readonly now: () => number;
  /** The request's; what it begins stays open with it. */
  readonly within?: Span | undefined;
  /** Takes the spans of attempts that have begun to answer, to end them with the answer. */
  readonly holds?: ((span: Span) => void) | undefined;
}

/** Creates a watch. */
export function createWatch(
  { measures: { meter }, modelLabel, now, within, holds }: WatchParts,
): Watch {
  let number = 0;
  return {
    begins(target, handle) {
      const { provider } = target;
      const model = modelLabel(target);
      const began = now();
      const span = within?.child(model === "" ? "attempt" : `attempt ${model}`, {
        ...providerAttributes(provider),
        ...(target.model === "" ? {} : { "gen_ai.request.model": target.model.slice(0, 200) }),
        "sluice.account": handle.id,
        "sluice.attempt": ++number,
      });
      return {
        ends(result) {
          meter.record("attemptDuration", { provider, model, result }, (now() - began) / 1000);
          if (span === undefined) return;
          if (result !== "ok") span.end(result);
          else if (holds === undefined) span.end();
          else holds(span);
        },
      };
    },
    again: (provider, way) => meter.add("retries", { provider, way }),
    goesOn: (from, to) => meter.add("fallbacks", { from: from.provider, to: to.provider }),
    hedges: () => meter.add("hedges", {}),
  };
}
