/**
 * The algebra of blocks, as laws.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Block, Scope } from "../../src/credentials/block.ts";
import { isLive, longestLive, mergeBlock, nextBlock } from "../../src/credentials/blocks.ts";

const block = fc.record<Block>({
  credentialId: fc.constant("c"),
  scope: fc.constant<Scope>("*"),
  until: fc.nat(20),
  since: fc.nat(20),
  reason: fc.constantFrom("quota", "throttle", "entitlement"),
  timing: fc.constantFrom("provider", "heuristic"),
  strikes: fc.nat(5),
}, { noNullPrototype: true });

describe("blocks", () => {
  it("invariant 2: merging is commutative, associative and idempotent, and never ends sooner", () => {
    fc.assert(fc.property(block, block, block, (a, b, c) => {
      assert.deepEqual(mergeBlock(a, b), mergeBlock(b, a));
      assert.deepEqual(mergeBlock(mergeBlock(a, b), c), mergeBlock(a, mergeBlock(b, c)));
      assert.deepEqual(mergeBlock(a, a), a);
      const merged = mergeBlock(a, b);
      assert.equal(merged.until, Math.max(a.until, b.until));
      assert.equal(merged.strikes, Math.max(a.strikes, b.strikes));
      if (a.until === b.until && a.timing !== b.timing) assert.equal(merged.timing, "provider");
    }));
  });

  it("invariant 3: what is over stays over", () => {
    fc.assert(fc.property(block, fc.nat(20), fc.nat(20), (one, at, more) => {
      if (!isLive(one, at)) assert.ok(!isLive(one, at + more));
    }));
  });

  it("last longer with every repeat, up to a bound, and start anew after an hour", () => {
    const cause = { credentialId: "c", scope: "*", reason: "quota" } as const;
    const duration = { guessMs: 60_000, longestMs: 30 * 60_000 };
    let now = 0;
    let last: Block | undefined;
    const waits: number[] = [];
    for (let i = 0; i < 7; i++) {
      last = nextBlock(cause, duration, last, now, 0);
      waits.push((last.until - now) / 60_000);
      now = last.until;
    }
    assert.deepEqual(waits, [1, 2, 4, 8, 16, 30, 30]);
    assert.equal(nextBlock(cause, duration, last, now + 3_600_000, 0).strikes, 1);
  });

  it("keep to what the provider said, within bounds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 40 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (hintMs, dice) => {
          const cause = { credentialId: "c", scope: "*", reason: "quota" } as const;
          const made = nextBlock(cause, { hintMs, guessMs: 1, longestMs: 1 }, undefined, 0, dice);
          assert.equal(made.timing, "provider");
          assert.ok(made.until >= Math.min(hintMs + 1000, 8 * 86_400_000));
          assert.ok(made.until <= Math.min(hintMs + 3000, 8 * 86_400_000));
        },
      ),
    );
  });

  it("invariant 5: a block of one model leaves the others alone, one of everything does not", () => {
    const of = (scope: Scope): Block => ({
      credentialId: "c",
      scope,
      until: 10,
      since: 0,
      reason: "throttle",
      timing: "heuristic",
      strikes: 1,
    });
    const asking = (model: string): ReadonlySet<Scope> => new Set<Scope>(["*", `model:${model}`]);
    assert.ok(longestLive([of("model:A")], asking("A"), 0));
    assert.equal(longestLive([of("model:A")], asking("B"), 0), undefined);
    assert.ok(longestLive([of("*")], asking("B"), 0));
  });
});
