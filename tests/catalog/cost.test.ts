/**
 * What an answer cost: laws, and sums worked out by hand from what vendors document.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Usage } from "../../src/canonical/usage.ts";
import { costOf } from "../../src/catalog/cost.ts";
import type { Price } from "../../src/catalog/price.ts";
import { decodeUsage } from "../../src/dialects/anthropic_messages/usage.ts";
import { readUsage as readGemini } from "../../src/dialects/gemini/usage.ts";
import { readUsage as readChat } from "../../src/dialects/openai_chat/usage.ts";
import { usageOf } from "../../src/dialects/openai_responses/usage.ts";

const SOURCE = { source: "config" } as const;

/** Sums of binary fractions are compared to a millionth of a millionth of a dollar. */
function same(actual: number | undefined, expected: number): void {
  assert.ok(actual !== undefined && Math.abs(actual - expected) < 1e-12, `${actual}, ${expected}`);
}

describe("worked examples", () => {
  const sonnet: Price = {
    ...SOURCE,
    input: 3,
    output: 15,
    cacheRead: 0.3,
    cacheWrite: 3.75,
    cacheWrite1h: 6,
    webSearch: 0.01,
  };

  it("counts Anthropic's caches beside its input, and each lifetime at its rate", () => {
    // The usage of "1-hour cache duration" in platform.claude.com/docs, prompt caching.
    const usage = decodeUsage({
      input_tokens: 2048,
      cache_read_input_tokens: 1800,
      cache_creation_input_tokens: 248,
      output_tokens: 503,
      cache_creation: { ephemeral_5m_input_tokens: 148, ephemeral_1h_input_tokens: 100 },
    });
    same(costOf(usage, sonnet), (6144 + 540 + 555 + 600 + 7545) / 1e6);
  });

  it("adds Anthropic's searches, ten dollars a thousand", () => {
    // The usage of "Usage and pricing" in platform.claude.com/docs, web search tool.
    const usage = decodeUsage({
      input_tokens: 105,
      output_tokens: 6039,
      cache_read_input_tokens: 7123,
      cache_creation_input_tokens: 7345,
      server_tool_use: { web_search_requests: 1 },
    });
    same(costOf(usage, sonnet), (315 + 90585 + 2136.9 + 27543.75 + 10_000) / 1e6);
  });

  it("takes OpenAI's cached tokens out of its prompt", () => {
    // The usage of platform.openai.com/docs/guides/prompt-caching, with gpt-4o's prices.
    const usage = readChat({
      prompt_tokens: 2006,
      completion_tokens: 300,
      total_tokens: 2306,
      prompt_tokens_details: { cached_tokens: 1920 },
      completion_tokens_details: { reasoning_tokens: 0 },
    }, "default");
    const price = { ...SOURCE, input: 2.5, output: 10, cacheRead: 1.25 };
    same(costOf(usage, price), (215 + 2400 + 3000) / 1e6);
  });

  it("takes reasoning for a part of OpenAI's output, at its rate", () => {
    const usage = usageOf({
      usage: {
        input_tokens: 75,
        input_tokens_details: { cached_tokens: 0 },
        output_tokens: 1186,
        output_tokens_details: { reasoning_tokens: 1024 },
        total_tokens: 1261,
      },
      service_tier: "flex",
    });
    assert.ok(usage !== undefined);
    const price = {
      ...SOURCE,
      input: 2,
      output: 8,
      tiers: { flex: { input: 1, output: 4 } },
    };
    same(costOf(usage, price), (75 + 4744) / 1e6);
  });

  it("adds Gemini's thoughts to its output, and bills long prompts whole at their rate", () => {
    const usage = readGemini({
      promptTokenCount: 250_000,
      cachedContentTokenCount: 50_000,
      candidatesTokenCount: 1000,
      thoughtsTokenCount: 500,
      totalTokenCount: 251_500,
    });
    assert.ok(usage !== undefined);
    const price = {
      ...SOURCE,
      input: 1.25,
      output: 10,
      cacheRead: 0.125,
      long: [{ above: 200_000, input: 2.5, output: 15 }],
    };
    same(costOf(usage, price), (500_000 + 12_500 + 22_500) / 1e6);
  });

  it("bills Anthropic's fast mode at its rates, caches in proportion", () => {
    const usage = decodeUsage({
      input_tokens: 100,
      cache_read_input_tokens: 1000,
      output_tokens: 10,
      service_tier: "standard",
      speed: "fast",
    });
    const fast = { ...sonnet, tiers: { fast: { input: 6, output: 30 } } };
    same(costOf(usage, fast), (600 + 600 + 300) / 1e6);
    assert.equal(costOf(usage, sonnet), undefined);
    same(costOf({ ...usage, speed: "standard" }, fast), (300 + 300 + 150) / 1e6);
  });

  it("bills Gemini's tiers as the answer names them, by its API and by Vertex", () => {
    const counts = { promptTokenCount: 100, candidatesTokenCount: 10, totalTokenCount: 110 };
    const price = { ...SOURCE, input: 2, output: 10, tiers: { flex: { input: 1, output: 5 } } };
    const cases: [Record<string, string>, number | undefined][] = [
      [{ serviceTier: "flex" }, 150],
      [{ serviceTier: "standard" }, 300],
      [{ serviceTier: "unspecified" }, 300],
      [{ trafficType: "ON_DEMAND" }, 300],
      [{ trafficType: "ON_DEMAND_FLEX" }, 150],
      // What was bought beforehand has no price here.
      [{ trafficType: "PROVISIONED_THROUGHPUT" }, undefined],
      [{ serviceTier: "priority" }, undefined],
    ];
    for (const [tier, micros] of cases) {
      const usage = readGemini({ ...counts, ...tier });
      assert.ok(usage !== undefined);
      const cost = costOf(usage, price);
      if (micros === undefined) assert.equal(cost, undefined);
      else same(cost, micros / 1e6);
    }
  });

  it("reads DeepSeek's hits and misses", () => {
    const usage = readChat({
      prompt_tokens: 1000,
      prompt_cache_hit_tokens: 600,
      prompt_cache_miss_tokens: 400,
      completion_tokens: 100,
    }, undefined);
    const price = { ...SOURCE, input: 0.28, output: 0.42, cacheRead: 0.028 };
    same(costOf(usage, price), (112 + 16.8 + 42) / 1e6);
  });

  it("bills the audio of a prompt and of an answer at theirs", () => {
    const usage = readChat({
      prompt_tokens: 100,
      prompt_tokens_details: { audio_tokens: 60 },
      completion_tokens: 50,
      completion_tokens_details: { audio_tokens: 40 },
    }, undefined);
    const price = { ...SOURCE, input: 2.5, output: 10, inputAudio: 40, outputAudio: 80 };
    same(costOf(usage, price), (100 + 2400 + 100 + 3200) / 1e6);
  });
});

describe("what is not known", () => {
  const plain = { input: 10, cacheRead: 0, cacheWrite: 0, output: 5 };

  it("costs nothing known, and never nothing", () => {
    assert.equal(costOf(plain, SOURCE), undefined);
    assert.equal(costOf(plain, { ...SOURCE, input: 1 }), undefined);
    assert.equal(
      costOf({ ...plain, webSearches: 1 }, { ...SOURCE, input: 1, output: 1 }),
      undefined,
    );
    const unheardOf = { ...plain, serviceTier: "constructor" };
    const priced = { ...SOURCE, input: 1, output: 1, tiers: { flex: { input: 1, output: 1 } } };
    assert.equal(costOf(unheardOf, priced), undefined);
  });

  it("is not asked for where nothing of it was used", () => {
    same(costOf({ ...plain, output: 0 }, { ...SOURCE, input: 1 }), 10 / 1e6);
  });

  it("is free only where that is known", () => {
    assert.equal(costOf(plain, { ...SOURCE, input: 0, output: 0 }), 0);
  });
});

const rate = fc.integer({ min: 1, max: 200_000 }).map((n) => n / 1000);
const count = fc.integer({ min: 0, max: 300_000 });

/** Any price whose tiers and long prompts are no cheaper class for class. */
const prices: fc.Arbitrary<Price> = fc.record({
  input: rate,
  output: rate,
  cacheRead: fc.option(rate, { nil: undefined }),
  cacheWrite: fc.option(rate, { nil: undefined }),
  reasoning: fc.option(rate, { nil: undefined }),
  times: fc.integer({ min: 1, max: 4 }),
}).map(({ times, cacheRead, cacheWrite, reasoning, input, output }) => ({
  ...SOURCE,
  input,
  output,
  ...(cacheRead === undefined ? {} : { cacheRead }),
  ...(cacheWrite === undefined ? {} : { cacheWrite }),
  ...(reasoning === undefined ? {} : { reasoning }),
  long: [{ above: 200_000, input: input * times, output: output * times }],
}));

const usages: fc.Arbitrary<Usage> = fc.record({
  input: count,
  cacheRead: count,
  cacheWrite: count,
  output: count,
  part: fc.double({ min: 0, max: 1, noNaN: true }),
}).map(({ part, ...usage }) => ({ ...usage, reasoning: Math.floor(part * usage.output) }));

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

describe("laws", () => {
  it("more tokens of any class cost no less", () => {
    const classes = fc.constantFrom("input", "cacheRead", "cacheWrite", "output");
    fc.assert(fc.property(prices, usages, classes, count, (price, usage, name, more) => {
      const cost = costOf(usage, price) ?? NaN;
      const larger = costOf({ ...usage, [name]: usage[name as "input"] + more }, price) ?? NaN;
      assert.ok(larger >= cost - 1e-12);
    }));
  });

  it("is the sum over its classes, each token counted once", () => {
    fc.assert(fc.property(prices, usages, ({ long: _long, ...price }, usage) => {
      const none = { input: 0, cacheRead: 0, cacheWrite: 0, output: 0 };
      const { input, cacheRead, cacheWrite, output, reasoning = 0 } = usage;
      const parts: Usage[] = [
        { ...none, input },
        { ...none, cacheRead },
        { ...none, cacheWrite },
        { ...none, output: output - reasoning },
        { ...none, output: reasoning, reasoning },
      ];
      const sum = parts.reduce((total, part) => total + (costOf(part, price) ?? NaN), 0);
      assert.ok(near(sum, costOf(usage, price) ?? NaN));
    }));
  });

  it("lies between the cheapest and the dearest rate times the tokens", () => {
    fc.assert(fc.property(prices, usages, (price, usage) => {
      const all = usage.input + usage.cacheRead + usage.cacheWrite + usage.output;
      const own = [price, ...price.long ?? []].flatMap((rates) =>
        [rates.input, rates.output].filter((one) => one !== undefined)
      );
      const scale = (price.long?.[0]?.input ?? 1) / (price.input ?? 1);
      const rest = [price.cacheRead, price.cacheWrite, price.reasoning]
        .filter((one) => one !== undefined).flatMap((one) => [one, one * scale]);
      const cost = costOf(usage, price) ?? NaN;
      assert.ok(cost <= Math.max(...own, ...rest) * all / 1e6 * (1 + 1e-9));
      assert.ok(cost >= Math.min(...own, ...rest) * all / 1e6 * (1 - 1e-9));
    }));
  });
});
