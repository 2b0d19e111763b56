import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createLatencies } from "../../src/routing/latency.ts";

const target = { provider: "lab", model: "small" };

describe("the memory of latencies", () => {
  it("is an average in which what is newer counts more", () => {
    const latencies = createLatencies(() => 0);
    assert.equal(latencies.of(target, "streamed"), undefined);
    latencies.note(target, "streamed", 1000);
    assert.equal(latencies.of(target, "streamed"), 1000);
    latencies.note(target, "streamed", 500);
    assert.equal(latencies.of(target, "streamed"), 900);
    for (let count = 0; count < 40; count++) latencies.note(target, "streamed", 100);
    assert.ok(Math.abs((latencies.of(target, "streamed") ?? 0) - 100) < 1);
  });

  it("keeps kinds, models and providers apart", () => {
    const latencies = createLatencies(() => 0);
    latencies.note(target, "streamed", 1);
    assert.equal(latencies.of(target, "whole"), undefined);
    assert.equal(latencies.of({ ...target, model: "large" }, "streamed"), undefined);
    assert.equal(latencies.of({ ...target, provider: "den" }, "streamed"), undefined);
  });

  it("forgets what is ten minutes old, and begins anew then", () => {
    let now = 0;
    const latencies = createLatencies(() => now);
    latencies.note(target, "whole", 9000);
    now = 600_000;
    assert.equal(latencies.of(target, "whole"), 9000);
    now = 600_001;
    assert.equal(latencies.of(target, "whole"), undefined);
    latencies.note(target, "whole", 100);
    assert.equal(latencies.of(target, "whole"), 100);
  });

  it("is bounded, whatever callers ask for", () => {
    const latencies = createLatencies(() => 0);
    for (let count = 0; count < 5000; count++) {
      latencies.note({ provider: "lab", model: String(count) }, "whole", 1);
    }
    assert.equal(latencies.size, 2048);
    assert.equal(latencies.of({ provider: "lab", model: "4999" }, "whole"), 1);
    assert.equal(latencies.of({ provider: "lab", model: "0" }, "whole"), undefined);
  });
});
