/**
 * The bound on asking again, held against the whole history of what was asked.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { FAILURE_CLASSES } from "../../src/credentials/failure.ts";
import { createInsistence, createRetryBudget } from "../../src/gateway/retry_budget.ts";

const MINUTE = 60_000;

/** What happens, and how many times in a row; or time that passes. */
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ act: fc.constant("note" as const), times: fc.nat(40) }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant("take" as const), times: fc.nat(40) }) },
    fc.record({
      act: fc.constant("wait" as const),
      times: fc.oneof(fc.nat(200_000), fc.constantFrom(1, 4999, 5000, 59_999, MINUTE)),
    }),
  ),
  { size: "large", maxLength: 80 },
);

function within(times: readonly number[], now: number, ms: number): number {
  return times.filter((at) => now - at < ms).length;
}

test("in no minute is more asked again than its share, whatever happens", () => {
  let [granted, refused] = [0, 0];
  fc.assert(
    fc.property(steps, fc.constantFrom(0, 5, 20, 50, 100), (all, percent) => {
      let now = 1_700_000_000_000;
      const budget = createRetryBudget(() => now, percent);
      const asked: number[] = [];
      const again: number[] = [];
      for (const { act, times } of all) {
        if (act === "wait") now += times;
        else {
          for (let count = 0; count < times; count++) {
            if (act === "note") {
              budget.note("lab");
              asked.push(now);
            } else if (budget.take("lab")) {
              granted++;
              again.push(now);
              // It counts in steps: what is five seconds older than a minute may still count.
              const most = Math.max(10, percent / 100 * within(asked, now, MINUTE + 5000));
              assert.ok(within(again, now, MINUTE) <= most, `${again.length} of ${most}`);
            } else {
              refused++;
              const least = Math.max(10, percent / 100 * within(asked, now, MINUTE));
              assert.ok(within(again, now, MINUTE + 5000) + 1 > least, "refused with room left");
            }
          }
        }
      }
    }),
  );
  assert.ok(granted > 1000 && refused > 1000, `${granted} granted, ${refused} refused`);
});

test("providers have budgets of their own, and the oldest are forgotten", () => {
  const budget = createRetryBudget(() => 0, 20);
  for (let count = 0; count < 10; count++) assert.ok(budget.take("a"));
  assert.ok(!budget.take("a"));
  assert.ok(budget.take("b"));
  for (let index = 0; index < 5000; index++) {
    budget.note(`p${index}`);
    assert.ok(budget.size <= 512);
  }
  assert.ok(budget.take("a"), "whoever is not asked for so long begins anew");
});

test("a clock that is set back neither locks a provider out nor lets everything through", () => {
  let now = 10 * MINUTE;
  const budget = createRetryBudget(() => now, 20);
  for (let count = 0; count < 10; count++) budget.take("a");
  now = 0;
  for (let count = 0; count < 10; count++) assert.ok(budget.take("a"));
  assert.ok(!budget.take("a"));
});

test("what is left is what would be granted, and never less than nothing", () => {
  let now = 0;
  const budget = createRetryBudget(() => now, 20);
  assert.equal(budget.left("a"), 10);
  for (let count = 0; count < 1000; count++) budget.note("a");
  now = MINUTE / 2;
  for (let left = 200; left > 0; left--) {
    assert.equal(budget.left("a"), left);
    assert.ok(budget.take("a"));
  }
  assert.equal(budget.left("a"), 0);
  // The requests that allowed for it are forgotten before what was asked again.
  now = MINUTE + 6000;
  assert.equal(budget.left("a"), 0);
  assert.ok(!budget.take("a"));
});

test("one request counts once, and pays only for going back to where the trouble was", () => {
  for (const kind of [...FAILURE_CLASSES, "ok"] as const) {
    const budget = createRetryBudget(() => 0, 100);
    for (let count = 0; count < 10; count++) budget.take("a");
    const one = createInsistence(budget);
    assert.ok(one.mayAsk("a"), "the first time is free");
    one.failed("a", kind);
    const trouble = kind === "capacity" || kind === "server" || kind === "network";
    assert.equal(one.mayAsk("a"), !trouble, kind);
    assert.ok(one.mayAsk("b"), "another provider is");
    assert.ok(!one.mayRepeat("a"));
  }
  const budget = createRetryBudget(() => 0, 100);
  const one = createInsistence(budget);
  for (let count = 0; count < 50; count++) one.asks("a");
  for (let count = 0; count < 10; count++) budget.take("a");
  assert.ok(!budget.take("a"), "50 attempts of one request are one request");
});
