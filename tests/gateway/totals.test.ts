import assert from "node:assert/strict";
import { test } from "node:test";
import { zeroUsage } from "../../src/canonical/usage.ts";
import { createTotals } from "../../src/telemetry/totals.ts";

test("totals add up by caller and model; who left has not failed", () => {
  const totals = createTotals(7);
  const usage = { input: 1, cacheRead: 2, cacheWrite: 3, output: 4 };
  totals.add({ caller: "a", model: "m", outcome: "ok", usage });
  totals.add({ caller: "a", model: "m", outcome: "aborted", usage });
  totals.add({ caller: "a", model: "m", outcome: "failed" });
  totals.add({ caller: "b", model: "m", outcome: "ok", usage: zeroUsage() });
  assert.equal(totals.since, 7);
  const none = { failed: 0, input: 0, cacheRead: 0, cacheWrite: 0, output: 0 };
  assert.deepEqual(totals.rows(), [
    {
      caller: "a",
      model: "m",
      requests: 3,
      failed: 1,
      input: 2,
      cacheRead: 4,
      cacheWrite: 6,
      output: 8,
    },
    { caller: "b", model: "m", requests: 1, ...none },
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
