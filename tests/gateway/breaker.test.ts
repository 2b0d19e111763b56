/**
 * The circuit breaker, held against a second one that looks through all that has happened.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import {
  type Breaker,
  createBreaker,
  type Passage,
  type Shown,
} from "../../src/gateway/breaker.ts";

const SECOND = 1000;

/** What a circuit has seen: when, and through which passage. */
interface Seen {
  readonly at: number;
  readonly shown: Shown | "opened" | "probed";
  readonly passage?: Passage;
}

/** The same, of one circuit, from its whole history. */
class Model {
  readonly seen: Seen[] = [];

  /** All since it last worked. */
  private get run(): readonly Seen[] {
    return this.seen.slice(this.seen.findLastIndex(({ shown }) => shown === "worked") + 1);
  }

  /** The last that decided who may pass: it opened, or somebody began to probe. */
  get last(): Seen | undefined {
    return this.run.findLast(({ shown }) => shown === "opened" || shown === "probed");
  }

  /** When the next is let through: at once after a probe that told nothing. */
  get due(): number {
    const { last, run } = this;
    if (last === undefined) return 0;
    const told = run.some(({ shown, passage }) => shown === "untold" && passage === last.passage);
    return last.shown === "probed" && told ? 0 : last.at + 15 * SECOND;
  }

  settle(at: number, shown: Shown, passage: Passage): void {
    const { last } = this;
    if (shown === "worked") this.seen.push({ at, shown });
    else if (last === undefined) {
      if (shown === "untold") return;
      this.seen.push({ at, shown });
      const recent = this.run.filter((one) => one.at >= at - 30 * SECOND);
      if (recent.length >= 5) this.seen.push({ at, shown: "opened" });
    } else if (last.passage === passage) {
      this.seen.push(
        shown === "failed" ? { at, shown: "opened" } : { at, shown: "untold", passage },
      );
    }
  }
}

type Act = "enter" | Shown | number;

/** What happens to a circuit; a number is time that passes. */
interface Step {
  readonly circuit: "a" | "b";
  readonly act: Act;
  /** Which of the attempts under way it happens to. */
  readonly which: number;
}

const acts: fc.Arbitrary<Act[]> = fc.oneof(
  fc.constant<Act[]>(["enter"]),
  fc.constantFrom<Act[]>(["worked"], ["untold"], ["failed"]),
  fc.constantFrom<Act[]>([1], [999], [4000], [7500], [14_999], [15_000], [30_000]),
  { weight: 3, arbitrary: fc.nat(5).map((times) => Array(times).fill(["enter", "failed"]).flat()) },
);

/** Mostly the youngest attempt ends; now and then an older one does. */
const which = fc.oneof({ weight: 4, arbitrary: fc.constant(-1) }, fc.nat(9));

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ circuit: fc.constantFrom("a" as const, "b" as const), acts, which }),
  { size: "large", maxLength: 60 },
).map((all) => all.flatMap(({ acts, ...more }) => acts.map((act) => ({ act, ...more }))));

test("whatever happens in whatever order, those are let through that should be", () => {
  let opened = 0;
  let probed = 0;
  fc.assert(
    fc.property(steps, (steps) => {
      let now = 1_700_000_000_000;
      const breaker = createBreaker(() => now);
      const models = { a: new Model(), b: new Model() };
      const underWay: Record<Step["circuit"], Passage[]> = { a: [], b: [] };
      for (const { circuit, act, which } of steps) {
        const model = models[circuit];
        const passages = underWay[circuit];
        if (typeof act === "number") now += act;
        else if (act !== "enter") {
          const [passage] = passages.splice(which, 1);
          passage?.settle(act);
          if (passage !== undefined) model.settle(now, act, passage);
        } else {
          const open = now < model.due;
          assert.equal(breaker.isOpen(circuit), open);
          const passage = breaker.enter(circuit);
          assert.equal(passage.kind, open ? "open" : "ok");
          if (passage.kind === "open") {
            opened++;
            const soon = model.last?.shown === "probed" ? now + SECOND : Infinity;
            assert.equal(passage.retryAt, Math.min(model.due, soon));
            continue;
          }
          passages.push(passage);
          if (model.last === undefined) continue;
          probed++;
          model.seen.push({ at: now, shown: "probed", passage });
        }
      }
    }),
    { numRuns: 500 },
  );
  assert.ok(opened > 500 && probed > 200, `${opened} refusals and ${probed} probes were seen`);
});

function pass(breaker: Breaker, circuit: string): Passage {
  const passage = breaker.enter(circuit);
  assert.equal(passage.kind, "ok");
  return passage as Passage;
}

function open(breaker: Breaker, circuit: string): void {
  for (let count = 0; count < 5; count++) pass(breaker, circuit).settle("failed");
  assert.ok(breaker.isOpen(circuit));
}

test("only the first word about an attempt counts", () => {
  const breaker = createBreaker(() => 0);
  const passage = pass(breaker, "a");
  for (let count = 0; count < 9; count++) passage.settle("failed");
  assert.ok(!breaker.isOpen("a"));
});

test("a probe that never ends is waited for no longer than a circuit is open", () => {
  let now = 0;
  const breaker = createBreaker(() => now);
  open(breaker, "a");
  now += 15 * SECOND;
  pass(breaker, "a");
  now += 14_999;
  assert.equal(breaker.enter("a").kind, "open");
  now += 1;
  const second = pass(breaker, "a");
  assert.equal(breaker.enter("a").kind, "open");
  second.settle("worked");
  pass(breaker, "a");
});

test("a clock that is set back keeps nothing open", () => {
  let now = 3_600_000;
  const breaker = createBreaker(() => now);
  open(breaker, "a");
  now = 0;
  pass(breaker, "a").settle("worked");
  assert.ok(!breaker.isOpen("a"));
});

test("what works is not remembered, and of what fails the latest is", () => {
  const breaker = createBreaker(() => 0);
  for (let index = 0; index < 10_000; index++) pass(breaker, `works ${index}`).settle("worked");
  for (let index = 0; index < 10_000; index++) pass(breaker, `untold ${index}`).settle("untold");
  assert.equal(breaker.size, 0);
  open(breaker, "early");
  for (let index = 0; index < 10_000; index++) {
    pass(breaker, `fails ${index}`).settle("failed");
    assert.ok(breaker.size <= 2048);
  }
  open(breaker, "late");
  assert.ok(!breaker.isOpen("early"));
});
