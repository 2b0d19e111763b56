/**
 * Vendors' reports block what is used up, and lift no block that they do not tell enough of.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { probeFor } from "../../src/credentials/usage/mod.ts";
import type { UsageLimit, UsageReading, UsageReport } from "../../src/credentials/usage.ts";
import { type Bench, createBench, fails, refused, take } from "../support/pool.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function readingAt(baseUrl: string): ReadonlyMap<string, UsageReading> {
  const probe = probeFor({ id: "up", baseUrl, likeOpenAi: false });
  assert.ok(probe !== undefined);
  return new Map([["up", probe]]);
}

const CLAUDE = readingAt("https://api.anthropic.com/v1");
const CODEX = readingAt("https://chatgpt.com/backend-api/codex");

/** A limit that is so much used, and begins anew so many hours later. */
function limit(id: string, used: number, resetsAt: number, group?: string): UsageLimit {
  return {
    id,
    label: id,
    scope: { provider: "up", ...(group === undefined ? {} : { sharedGroup: group }) },
    window: { id, label: id, resetsAt },
    amount: { unit: "percent", usedFraction: used },
  };
}

async function oneAccount(readings: ReadonlyMap<string, UsageReading>) {
  const bench = await createBench({ readings });
  const [a] = await bench.add("a");
  assert.ok(a);
  await bench.pool.sync();
  const observe = (limits: UsageLimit[], more: Partial<UsageReport> = {}) =>
    bench.pool.observe(a.id, { provider: "up", fetchedAt: bench.clock.now(), limits, ...more });
  return { ...bench, observe, at: (hours: number) => bench.clock.now() + hours * HOUR };
}

async function scopesOf({ pool }: Pick<Bench, "pool">): Promise<string[]> {
  const [one] = await pool.explain({ provider: "up" });
  return (one?.blocks ?? []).map(({ scope }) => scope).sort();
}

describe("blocks", () => {
  it("a family's own week leaves the other models", async () => {
    const bench = await oneAccount(CLAUDE);
    bench.observe([
      limit("anthropic:5h", 0.2, bench.at(2)),
      limit("anthropic:7d", 0.4, bench.at(40)),
      limit("anthropic:7d:fable", 1, bench.at(40)),
    ]);
    assert.deepEqual(await scopesOf(bench), ["meter:fable"]);
    await take(bench.pool, { model: "claude-sonnet-5" });
    const why = await refused(bench.pool, { model: "claude-fable-5" });
    assert.ok(why.kind === "blocked");
  });

  it("the shared windows are everybody's, and blocked once", async () => {
    const bench = await oneAccount(CLAUDE);
    bench.observe([
      limit("anthropic:5h", 1, bench.at(2)),
      limit("anthropic:7d", 0.4, bench.at(40)),
    ]);
    assert.deepEqual(await scopesOf(bench), ["*"]);
  });

  it("chat and spark models do not stop each other", async () => {
    const bench = await oneAccount(CODEX);
    bench.observe([
      limit("chat", 0.5, bench.at(2), "chat"),
      limit("spark", 1, bench.at(1), "spark"),
    ]);
    assert.deepEqual(await scopesOf(bench), ["meter:spark"]);
    await take(bench.pool, { model: "gpt-5.5" });
    bench.observe([limit("chat", 1, bench.at(2), "chat"), limit("spark", 1, bench.at(1), "spark")]);
    assert.deepEqual(await scopesOf(bench), ["meter:chat", "meter:spark"]);
  });
});

describe("invariant 7, of a meter's block", () => {
  it("it is lifted when all of its limits are told, have headroom, and it is not young", async () => {
    const used = fc.option(fc.double({ min: 0, max: 1.2, noNaN: true }), { nil: undefined });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 10 * MINUTE }),
        used,
        used,
        used,
        async (age, short, week, own) => {
          const bench = await oneAccount(CLAUDE);
          const hint = { afterMs: 20 * HOUR, source: "header" } as const;
          const model = "claude-fable-5";
          await fails(bench.pool, await take(bench.pool, { model }), "quota", { hint });
          assert.deepEqual(await scopesOf(bench), ["meter:fable"]);
          bench.clock.pass(age);
          const figures = [["5h", short], ["7d", week], ["7d:fable", own]] as const;
          bench.observe(
            figures.flatMap(([id, fraction]) =>
              fraction === undefined ? [] : [limit(`anthropic:${id}`, fraction, bench.at(1))]
            ),
          );
          const open = figures.every(([, fraction]) => fraction !== undefined && fraction < 1);
          const lifted = !(await scopesOf(bench)).includes("meter:fable");
          assert.equal(lifted, open && age >= 5 * MINUTE);
        },
      ),
      { numRuns: 80 },
    );
  });

  it("a meter that the vendor's reading does not know is lifted by no report", async () => {
    const { scopeOf, gates, windows } = CODEX.get("up") ?? assert.fail();
    const bench = await oneAccount(new Map([["up", { scopeOf, gates, windows }]]));
    const hint = { afterMs: 20 * HOUR, source: "header" } as const;
    const model = "gpt-codex-spark";
    await fails(bench.pool, await take(bench.pool, { model }), "quota", { hint });
    bench.clock.pass(10 * MINUTE);
    bench.observe([
      limit("chat", 0, bench.at(1), "chat"),
      limit("spark", 0, bench.at(1), "spark"),
    ]);
    assert.deepEqual(await scopesOf(bench), ["meter:spark"]);
  });
});

describe("reports", () => {
  it("of headers add to what is known, whole ones take its place, none takes it back", async () => {
    const bench = await oneAccount(CLAUDE);
    const ids = async () => {
      const [one] = await bench.pool.explain({ provider: "up" });
      return one?.usage?.limits.map(({ id }) => id);
    };
    bench.observe([limit("x", 0.1, bench.at(1)), limit("y", 0.1, bench.at(1))]);
    bench.observe([limit("y", 0.2, bench.at(1)), limit("z", 0.2, bench.at(1))], { partial: true });
    assert.deepEqual(await ids(), ["x", "y", "z"]);
    bench.observe([limit("x", 0.3, bench.at(1))]);
    assert.deepEqual(await ids(), ["x"]);
    const [one] = await bench.pool.explain({ provider: "up" });
    bench.pool.observe(one?.record.id ?? "", undefined);
    assert.equal(await ids(), undefined);
  });
});
