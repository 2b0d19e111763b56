/**
 * In which order the targets of a route are asked: a pure function of the route and of what is known
 * when a request comes. The same order is what a request follows and what is explained of it.
 *
 * ```text
 * left alone by their circuit last · lower tiers first · within one tier by the route's choice:
 *   order    as they are written
 *   weight   where the conversation was · the draw
 *   cost     where the conversation was · the lower price · the draw
 *   latency  where the conversation was · now and then anyone · the faster · the draw
 * ```
 *
 * The draw is weighted rendezvous hashing: each target draws a number by the conversation's name, so
 * that a conversation draws the same on every turn and in every process, and many of them are shared
 * out by weight. A target that goes away gives its conversations to the others and moves no other.
 *
 * @module
 */

import { quickHash } from "../canonical/hash.ts";
import type { Route, RouteTarget } from "../config/config.ts";

/** What is known of a model, as far as an order depends on it; what is absent is unknown. */
export interface TargetFacts {
  /** All tokens of a conversation, prompt and answer together. */
  readonly context?: number;
  /** Most tokens of a prompt, where that is less. */
  readonly maxInput?: number;
  /** In USD per million tokens. */
  readonly price?: { readonly input?: number; readonly output?: number };
}

/** What is known when a request comes. */
export interface Circumstances {
  /** The conversation's name, caller included. */
  readonly conversation: string;
  /** A number from 0 up to 1; asked once for each tier at most, and only to choose by latency. */
  readonly random: () => number;
  /** Whether a target is left alone for now, and passed by. */
  readonly isOpen: (target: RouteTarget) => boolean;
  /** What is known of its model. */
  readonly factsOf: (target: RouteTarget) => TargetFacts | undefined;
  /** How long it took to begin lately, in milliseconds. */
  readonly latencyOf: (target: RouteTarget) => number | undefined;
  /** Whether the conversation was answered there so lately that its prompt may still be cached. */
  readonly isWarm: (target: RouteTarget) => boolean;
}

/** One target in its place. */
export interface Placed {
  readonly target: RouteTarget;
  /** Whether it is passed by for now. */
  readonly open: boolean;
  /** Why it is in this place, in words, for people. */
  readonly why: readonly string[];
}

/** How often a conversation that is new is sent anywhere, so that speeds stay known. */
const EXPLORED = 1 / 20;

/** Puts the targets of `route` in order, best first; none is left out. */
export function orderTargets(route: Route, circumstances: Circumstances): readonly Placed[] {
  const tiers = new Map<number, RouteTarget[]>();
  for (const target of route.targets) {
    const { tier = 1 } = target;
    tiers.set(tier, [...tiers.get(tier) ?? [], target]);
  }
  const placed = [...tiers].sort(([a], [b]) => a - b).flatMap(([tier, equals]) =>
    ordered(route, equals, circumstances).map(({ target, why }): Placed => ({
      target,
      open: circumstances.isOpen(target),
      why: [...(tiers.size > 1 ? [`tier ${tier}`] : []), ...why],
    }))
  );
  return [...placed.filter(({ open }) => !open), ...placed.filter(({ open }) => open)];
}

/** A target with all that decides about it. */
interface Contender {
  readonly target: RouteTarget;
  readonly why: readonly string[];
  /** Compared one after the other; the lower goes first. */
  readonly keys: readonly number[];
}

function ordered(
  { choose, targets }: Route,
  equals: readonly RouteTarget[],
  circumstances: Circumstances,
): readonly Contender[] {
  if (choose === "order" || equals.length === 1) {
    const why = targets.length === 1 ? "the only target" : "as written";
    return equals.map((target) => ({ target, why: [why], keys: [] }));
  }
  const drawn = equals.map((target) => ({ target, draw: drawOf(target, circumstances) }));
  drawn.sort((a, b) => a.draw - b.draw);
  const measures = MEASURES[choose](drawn.map(({ target }) => target), circumstances);
  const contenders = measures.map(({ target, key, why }, place): Contender => {
    const warm = circumstances.isWarm(target) && !circumstances.isOpen(target);
    return {
      target,
      why: [...(warm ? ["this conversation is on it"] : []), ...why],
      keys: [warm ? 0 : 1, key, place],
    };
  });
  return contenders.sort(byKeys);
}

function byKeys(a: Contender, b: Contender): number {
  for (const [index, key] of a.keys.entries()) {
    const other = b.keys[index] ?? 0;
    if (key !== other) return key < other ? -1 : 1;
  }
  return 0;
}

/** What a choice looks at, of one target; they come in the order of the draw. */
interface Measure {
  readonly target: RouteTarget;
  readonly key: number;
  readonly why: readonly string[];
}

type Measuring = (
  targets: readonly RouteTarget[],
  circumstances: Circumstances,
) => readonly Measure[];

const MEASURES: Readonly<Record<Exclude<Route["choose"], "order">, Measuring>> = {
  weight: (targets) => {
    const sum = targets.reduce((total, { weight = 1 }) => total + weight, 0);
    return targets.map((target) => ({
      target,
      key: 0,
      why: [`drawn by weight: ${target.weight ?? 1} of ${sum}`],
    }));
  },
  cost: (targets, { factsOf }) =>
    targets.map((target) => {
      const price = blendedPrice(factsOf(target));
      return {
        target,
        key: price ?? Infinity,
        why: [price === undefined ? "its price is not known" : `costs about ${usd(price)}`],
      };
    }),
  latency: (targets, { latencyOf, isWarm, random }) => {
    const known = targets.map((target) => latencyOf(target));
    // Nobody knows how fast it is: it may well be as fast as the fastest.
    const best = Math.min(...known.map((ms) => ms ?? Infinity));
    const dice = targets.some(isWarm) ? 1 : random();
    const explored = dice < EXPLORED ? Math.floor(dice / EXPLORED * targets.length) : -1;
    return targets.map((target, index) => {
      const ms = known[index];
      const why = ms === undefined
        ? "how fast it begins is not known"
        : `begins after about ${Math.round(ms)} ms`;
      return index === explored
        ? { target, key: -1, why: [why, "asked now and then, to know how fast it is"] }
        : { target, key: ms ?? best, why: [why] };
    });
  },
};

/**
 * One figure for a price: what a million tokens cost of which three in four are prompt, about as
 * they are in chats. `undefined` where either price is unknown.
 */
export function blendedPrice({ price }: TargetFacts = {}): number | undefined {
  if (price?.input === undefined || price.output === undefined) return undefined;
  return (3 * price.input + price.output) / 4;
}

function usd(perMillion: number): string {
  return `$${Number(perMillion.toPrecision(3))} for a million tokens`;
}

/** The lower, the earlier; of many conversations each target is first for its share by weight. */
function drawOf({ provider, model, weight = 1 }: RouteTarget, { conversation }: Circumstances) {
  const unit = (quickHash(conversation, provider, model) + 0.5) / 2 ** 53;
  return -Math.log(unit) / weight;
}
