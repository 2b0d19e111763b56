import assert from "node:assert/strict";
import { test } from "node:test";
import { zeroUsage } from "../../src/canonical/usage.ts";
import { createTotals } from "../../src/telemetry/totals.ts";

test("totals add up by caller, model and provider; who left has not failed", () => {
  const totals = createTotals(7);
  const usage = { input: 1, cacheRead: 2, cacheWrite: 3, output: 4 };
  const first = { caller: "a", model: "m", provider: "p" };
  totals.add({ ...first, outcome: "ok", usage, cost: 0.25 });
  totals.add({ ...first, outcome: "aborted", usage, cost: 0.5 });
  totals.add({ ...first, outcome: "failed" });
  totals.add({ ...first, provider: "q", outcome: "ok", usage });
  totals.add({ caller: "b", model: "m", outcome: "ok", usage: zeroUsage() });
  assert.equal(totals.since, 7);
  const none = { failed: 0, input: 0, cacheRead: 0, cacheWrite: 0, output: 0, cost: 0 };
  assert.deepEqual(totals.rows(), [
    {
      ...first,
      requests: 3,
      failed: 1,
      input: 2,
      cacheRead: 4,
      cacheWrite: 6,
      output: 8,
      cost: 0.75,
      unpriced: 0,
    },
    // What nobody knows the price of is told apart, and not taken for free.
    { ...first, provider: "q", requests: 1, failed: 0, ...usage, cost: 0, unpriced: 1 },
    { caller: "b", model: "m", requests: 1, ...none, unpriced: 1 },
  ]);
});

test("however many names callers make up, the totals stay small and lose no request", () => {
  const totals = createTotals(0);
  for (let n = 0; n < 5000; n++) {
    totals.add({ caller: n % 2 ? "a" : "b", model: `made-up-${n}`, outcome: "ok" });
  }
  const rows = totals.rows();
  assert.equal(rows.length, 1002);
  assert.equal(rows.reduce((sum, { requests }) => sum + requests, 0), 5000);
});
