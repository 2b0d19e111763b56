/**
 * The order of targets: a pure function, whose laws hold for every route and every state of things.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { CHOICES, type Route, type RouteTarget } from "../../src/config/config.ts";
import {
  blendedPrice,
  type Circumstances,
  orderTargets,
  type TargetFacts,
} from "../../src/routing/order.ts";

const idOf = ({ provider, model }: RouteTarget): string => `${provider}/${model}`;

function routeOf(choose: Route["choose"], ...targets: RouteTarget[]): Route {
  return { targets, choose, contextFallback: [], hedgeMs: 0 };
}

const CALM: Circumstances = {
  conversation: "one",
  random: () => 0.5,
  isOpen: () => false,
  factsOf: () => undefined,
  latencyOf: () => undefined,
  isWarm: () => false,
};

const order = (route: Route, known: Partial<Circumstances> = {}): string[] =>
  orderTargets(route, { ...CALM, ...known }).map(({ target }) => idOf(target));

const a: RouteTarget = { provider: "a", model: "m" };
const b: RouteTarget = { provider: "b", model: "m" };
const c: RouteTarget = { provider: "c", model: "m" };

const targetArb: fc.Arbitrary<RouteTarget> = fc.record({
  provider: fc.constantFrom("a", "b", "c", "d"),
  model: fc.constantFrom("x", "y", "z"),
  tier: fc.integer({ min: 1, max: 3 }),
  weight: fc.double({ min: 0.01, max: 100, noNaN: true }),
});

/** Any route, and any state of things that a table can say. */
const caseArb = fc.record({
  targets: fc.uniqueArray(targetArb, { minLength: 1, maxLength: 8, selector: idOf }),
  choose: fc.constantFrom(...CHOICES),
  conversation: fc.string(),
  dice: fc.double({ min: 0, max: 0.999, noNaN: true }),
  open: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
  warm: fc.option(fc.integer({ min: 0, max: 7 })),
  price: fc.array(fc.option(fc.double({ min: 0, max: 90, noNaN: true })), {
    minLength: 8,
    maxLength: 8,
  }),
  latency: fc.array(fc.option(fc.integer({ min: 1, max: 9000 })), { minLength: 8, maxLength: 8 }),
});

type Case = typeof caseArb extends fc.Arbitrary<infer T> ? T : never;

function stateOf({ targets, conversation, dice, open, warm, price, latency }: Case): Circumstances {
  const at = (target: RouteTarget): number =>
    targets.findIndex((one) => idOf(one) === idOf(target));
  return {
    conversation,
    random: () => dice,
    isOpen: (target) => open[at(target)] === true,
    factsOf: (target) => {
      const usd = price[at(target)];
      return usd === null || usd === undefined ? undefined : { price: { input: usd, output: usd } };
    },
    latencyOf: (target) => latency[at(target)] ?? undefined,
    isWarm: (target) => at(target) === warm,
  };
}

describe("the order of targets", () => {
  it("leaves none out, is the same for the same, and says why", () => {
    fc.assert(fc.property(caseArb, (one) => {
      const route = routeOf(one.choose, ...one.targets);
      const placed = orderTargets(route, stateOf(one));
      assert.deepEqual(
        placed.map(({ target }) => idOf(target)).sort(),
        one.targets.map(idOf).sort(),
      );
      assert.ok(placed.every(({ why }) => why.length > 0));
      assert.deepEqual(orderTargets(route, stateOf(one)), placed);
    }));
  });

  it("puts what is left alone last, and else lower tiers first", () => {
    fc.assert(fc.property(caseArb, (one) => {
      const placed = orderTargets(routeOf(one.choose, ...one.targets), stateOf(one));
      const keys = placed.map(({ target, open }) => Number(open) * 10 + (target.tier ?? 1));
      assert.deepEqual(keys, [...keys].sort((x, y) => x - y));
    }));
  });

  it("moves no others when a target goes away", () => {
    fc.assert(fc.property(caseArb, fc.nat(), (one, pick) => {
      // What is not timed is taken to be as fast as the fastest of those that are there.
      fc.pre(one.choose !== "latency");
      const state = stateOf(one);
      const gone = one.targets[pick % one.targets.length];
      const left = one.targets.filter((target) => target !== gone);
      const whole = order(routeOf(one.choose, ...one.targets), state);
      assert.deepEqual(
        order(routeOf(one.choose, ...left), state),
        whole.filter((id) => gone === undefined || id !== idOf(gone)),
      );
    }));
  });

  it("keeps a conversation where it was, among equals that can be asked", () => {
    fc.assert(fc.property(caseArb, (one) => {
      fc.pre(one.choose !== "order" && one.warm !== null);
      const warm = one.targets[one.warm ?? 0];
      fc.pre(warm !== undefined && one.open[one.warm ?? 0] === false);
      const placed = orderTargets(routeOf(one.choose, ...one.targets), stateOf(one));
      const equals = placed.filter(({ target, open }) => !open && target.tier === warm?.tier);
      assert.equal(equals[0]?.target, warm);
    }));
  });

  it("draws by weight: the shares of many conversations converge on it", () => {
    const weights = [1, 2, 3, 0.5, 3.5];
    const targets = weights.map((weight, index) => ({ provider: `p${index}`, model: "m", weight }));
    const route = routeOf("weight", ...targets);
    const many = 20_000;
    const first = new Map<string, number>();
    const second = new Map<string, number>();
    for (let turn = 0; turn < many; turn++) {
      const [one = "", two = ""] = order(route, { conversation: `caller\nsession ${turn}` });
      first.set(one, (first.get(one) ?? 0) + 1);
      if (one === "p4/m") second.set(two, (second.get(two) ?? 0) + 1);
    }
    const near = (count: number, of: number, share: number): void => {
      const deviation = Math.sqrt(of * share * (1 - share));
      assert.ok(Math.abs(count - of * share) < 4 * deviation, `${count} of ${of}, not ${share}`);
    };
    weights.forEach((weight, index) => near(first.get(`p${index}/m`) ?? 0, many, weight / 10));
    // Those of a target that is gone are shared out by weight as well.
    const moved = first.get("p4/m") ?? 0;
    weights.slice(0, 4).forEach((weight, index) =>
      near(second.get(`p${index}/m`) ?? 0, moved, weight / 6.5)
    );
  });

  it("is as written where nothing is to be chosen, whatever is known", () => {
    const state = { isWarm: () => true, latencyOf: ({ provider }: RouteTarget) => provider.length };
    assert.deepEqual(order(routeOf("order", b, a, c), state), ["b/m", "a/m", "c/m"]);
    assert.deepEqual(
      order(routeOf("order", { ...b, tier: 2 }, a, { ...c, tier: 2 })),
      ["a/m", "b/m", "c/m"],
    );
  });

  it("takes the cheapest first, and what has no known price last", () => {
    const prices: Record<string, TargetFacts> = {
      a: { price: { input: 4, output: 1 } },
      b: { price: { input: 1, output: 9 } },
      c: { price: { input: 0 } },
    };
    const factsOf = ({ provider }: RouteTarget) => prices[provider];
    assert.equal(blendedPrice(prices.a), 3.25);
    assert.equal(blendedPrice(prices.b), 3);
    assert.equal(blendedPrice(prices.c), undefined);
    assert.deepEqual(order(routeOf("cost", c, a, b), { factsOf }), ["b/m", "a/m", "c/m"]);
    const [cheapest, , unknown] = orderTargets(routeOf("cost", c, a, b), { ...CALM, factsOf });
    assert.deepEqual(cheapest?.why, ["costs about $3 for a million tokens"]);
    assert.deepEqual(unknown?.why, ["its price is not known"]);
  });

  it("takes the fastest first, and gives those nobody has timed as good a chance as it", () => {
    const times: Record<string, number> = { a: 900, b: 200 };
    const latencyOf = ({ provider }: RouteTarget) => times[provider];
    const firsts = new Set<string>();
    for (let turn = 0; turn < 50; turn++) {
      const ids = order(routeOf("latency", a, b, c), { latencyOf, conversation: String(turn) });
      assert.equal(ids[2], "a/m");
      firsts.add(ids[0] ?? "");
    }
    assert.deepEqual([...firsts].sort(), ["b/m", "c/m"]);
  });

  it("asks any of them now and then for their speed, but moves no conversation for that", () => {
    const times: Record<string, number> = { a: 900, b: 200, c: 500 };
    const latencyOf = ({ provider }: RouteTarget) => times[provider];
    const route = routeOf("latency", a, b, c);
    const firsts = [0, 0.02, 0.04].map((dice) =>
      order(route, { latencyOf, random: () => dice })[0]
    );
    assert.deepEqual(firsts.sort(), ["a/m", "b/m", "c/m"]);
    assert.equal(order(route, { latencyOf, random: () => 0.05 })[0], "b/m");
    const isWarm = ({ provider }: RouteTarget) => provider === "c";
    for (const dice of [0, 0.02, 0.04]) {
      assert.equal(order(route, { latencyOf, isWarm, random: () => dice })[0], "c/m");
    }
  });
});
