/**
 * The circuit of a target: which failures open it, and who has to keep to it.
 *
 * @module
 */

import type { RouteTarget } from "../config/config.ts";
import type { Verdict } from "../credentials/contract.ts";
import type { FailureClass, UpstreamFailure } from "../credentials/failure.ts";
import type { Breaker, Passage, Refused, Shown } from "./breaker.ts";

/** Failures that are the provider's own, whichever account and request they happen to. */
export const OUTAGES: ReadonlySet<FailureClass | "ok"> = new Set(["capacity", "server", "network"]);

/** Who asks for what; see `Tries` in `trying.ts`. */
export interface Asking {
  /** Knows which targets keep failing; absent where each is to be asked whatever came before. */
  readonly breaker?: Breaker | undefined;
  /** What is asked of the model, where it is no conversation. */
  readonly endpoint?: string | undefined;
  /** The id of the only account that will do: it is asked, as nobody else could answer. */
  readonly only?: string | undefined;
}

const UNGUARDED: Passage = { kind: "ok", settle: () => {} };

/** Lets an attempt at `target` through; always where only one account will do, or nobody watches. */
export function letThrough(asking: Asking, target: RouteTarget): Passage | Refused {
  const { breaker, only } = asking;
  if (breaker === undefined || only !== undefined) return UNGUARDED;
  return breaker.enter(circuitOf(asking, target));
}

/** Whether {@link letThrough} would refuse now. */
export function isOpen(asking: Asking, target: RouteTarget): boolean {
  const { breaker, only } = asking;
  return only === undefined && breaker?.isOpen(circuitOf(asking, target)) === true;
}

/** What a failure shows of the target: a status below 500 shows that it answers. */
export function shownBy({ status = 500 }: UpstreamFailure, verdict: Verdict): Shown {
  return status >= 500 && OUTAGES.has(verdict.class) ? "failed" : "untold";
}

/** Waits for a part of the attempt; an end by anything thrown tells nothing of the target. */
export async function during<T>(passage: Passage, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    passage.settle("untold");
    throw error;
  }
}

/** The targets whose circuits are open; one that is asked for several endpoints has several. */
export function openTargets(breaker: Breaker | undefined): readonly RouteTarget[] {
  return breaker?.open().map(targetOf) ?? [];
}

/** The target that a circuit is named after. */
export function targetOf(circuit: string): RouteTarget {
  const [, provider = "", ...model] = circuit.split("\n");
  return { provider, model: model.join("\n") };
}

function circuitOf({ endpoint = "" }: Asking, { provider, model }: RouteTarget): string {
  return `${endpoint}\n${provider}\n${model}`;
}
