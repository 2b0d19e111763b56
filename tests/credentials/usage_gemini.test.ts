/**
 * Gemini's limits, as far as its refusals name them.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { accountsTable } from "../../adapters/cli/accounts/table.ts";
import { viewOf } from "../../src/credentials/account_view.ts";
import { classify } from "../../src/credentials/classify.ts";
import type { UpstreamFailure } from "../../src/credentials/failure.ts";
import { readHint } from "../../src/credentials/hints.ts";
import { nextMidnight } from "../../src/credentials/usage/midnight.ts";
import { probeFor } from "../../src/credentials/usage/mod.ts";
import type { UsageReport } from "../../src/credentials/usage.ts";
import { readEvidence } from "../../src/dialects/evidence.ts";
import { createHandClock } from "../support/accounts.ts";
import { createBench, fails, refused, take } from "../support/pool.ts";
import { hasShared, sharedText } from "../support/shared.ts";
import { asks, KEYS, setUp } from "../support/usage_pages.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const PACIFIC = "America/Los_Angeles";
const HOST = "https://generativelanguage.googleapis.com/v1beta";

/** Eight in the morning in California. */
const NOW = Date.parse("2026-09-01T15:00:00Z");

const DAY = "GenerateRequestsPerDayPerProjectPerModel-FreeTier";
const REQUESTS = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier";
const TOKENS = "GenerateContentInputTokensPerModelPerMinute-FreeTier";

/** A refusal in Google's shape. */
function refusal(quotas: Record<string, string>, delay: string, model = "gemini-a"): string {
  const metric = (id: string) =>
    `generativelanguage.googleapis.com/generate_content_free_tier_${
      id.includes("Tokens") ? "input_token_count" : "requests"
    }`;
  return JSON.stringify({
    error: {
      code: 429,
      message: "You exceeded your current quota, please check your plan and billing details.",
      status: "RESOURCE_EXHAUSTED",
      details: [
        {
          "@type": "type.googleapis.com/google.rpc.QuotaFailure",
          violations: Object.entries(quotas).map(([quotaId, quotaValue]) => ({
            quotaMetric: metric(quotaId),
            quotaId,
            quotaDimensions: { location: "global", model },
            quotaValue,
          })),
        },
        { "@type": "type.googleapis.com/google.rpc.Help", links: [{ description: "d", url: "u" }] },
        { "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: delay },
      ],
    },
  });
}

function failureOf(body: string, now = NOW): UpstreamFailure {
  const { codes, text, quotas, ...more } = readEvidence(body);
  const hint = readHint({ now, text, ...more });
  return {
    provider: "up",
    model: "gemini-a",
    status: 429,
    codes,
    message: text,
    origin: "upstream",
    ...(hint && { hint }),
    ...(quotas && { quotas }),
  };
}

function probe() {
  const found = probeFor({ id: "up", baseUrl: HOST, likeOpenAi: false });
  assert.ok(found?.fromFailure !== undefined && !found.asks);
  return found;
}

function told(body: string, now = NOW): UsageReport {
  const report = probe().fromFailure?.(failureOf(body, now), now);
  assert.ok(report !== undefined);
  return report;
}

describe("what a refusal of the Gemini API tells", () => {
  it("is a window for each quota, of the model it names", () => {
    const body = refusal({ [DAY]: "20", [REQUESTS]: "5", [TOKENS]: "250000" }, "47s");
    assert.deepEqual(told(body), {
      provider: "gemini",
      fetchedAt: NOW,
      partial: true,
      limits: [
        {
          id: `gemini:gemini-a:${DAY}`,
          label: "Requests a day of gemini-a (free tier)",
          scope: { provider: "gemini", windowId: "1d", modelId: "gemini-a", tier: "free" },
          window: {
            id: "1d",
            label: "1 Day",
            durationMs: 24 * HOUR,
            resetsAt: Date.parse("2026-09-02T07:00:00Z"),
          },
          amount: {
            used: 20,
            limit: 20,
            remaining: 0,
            usedFraction: 1,
            remainingFraction: 0,
            unit: "requests",
          },
          status: "exhausted",
        },
        {
          id: `gemini:gemini-a:${REQUESTS}`,
          label: "Requests a minute of gemini-a (free tier)",
          scope: { provider: "gemini", windowId: "1m", modelId: "gemini-a", tier: "free" },
          window: { id: "1m", label: "1 Minute", durationMs: MINUTE, resetsAt: NOW + 47_000 },
          amount: {
            used: 5,
            limit: 5,
            remaining: 0,
            usedFraction: 1,
            remainingFraction: 0,
            unit: "requests",
          },
          status: "exhausted",
        },
        {
          id: `gemini:gemini-a:${TOKENS}`,
          label: "Tokens a minute of gemini-a (free tier)",
          scope: { provider: "gemini", windowId: "1m", modelId: "gemini-a", tier: "free" },
          window: { id: "1m", label: "1 Minute", durationMs: MINUTE, resetsAt: NOW + 47_000 },
          amount: {
            used: 250_000,
            limit: 250_000,
            remaining: 0,
            usedFraction: 1,
            remainingFraction: 0,
            unit: "tokens",
          },
          status: "exhausted",
        },
      ],
    });
  });

  it("believes a long wait of the day, and of no minute", () => {
    const [day, minute] = told(refusal({ [DAY]: "20", [REQUESTS]: "5" }, "35640s")).limits;
    assert.equal(day?.window?.resetsAt, NOW + 9.9 * HOUR);
    assert.equal(minute?.window?.resetsAt, NOW + MINUTE);
  });

  it("is used up too where the tier allows nothing at all", () => {
    const [limit] = told(refusal({ [DAY]: "0" }, "5s")).limits;
    assert.equal(limit?.status, "exhausted");
    assert.equal(limit?.amount.limit, 0);
  });

  it("is nothing where no quota is named, whatever stands in its place", () => {
    const bodies = [
      '{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","message":"Resource has been exhausted"}}',
      '{"error":{"details":[{"violations":"many"}]}}',
      '{"error":{"details":[{"violations":[null,7,{"quotaId":7},{"quotaId":"a b"},{}]}]}}',
    ];
    for (const body of bodies) {
      assert.equal(readEvidence(body).quotas, undefined, body);
      assert.equal(probe().fromFailure?.(failureOf(body), NOW), undefined, body);
    }
  });

  it("is read of any JSON without failing, in bounds", () => {
    const json = fc.jsonValue();
    fc.assert(fc.property(fc.array(json, { maxLength: 40 }), json, (violations, value) => {
      const body = JSON.stringify({
        error: {
          details: [
            { violations },
            { violations: violations.map(() => ({ quotaId: "q", quotaValue: value })) },
          ],
        },
      });
      const { quotas } = readEvidence(body);
      assert.ok(quotas === undefined || quotas.length > 0 && quotas.length <= 16);
      for (const one of quotas ?? []) assert.ok(one.value === undefined || one.value >= 0);
    }));
  });

  it("tells a pace from an allowance", () => {
    assert.equal(classify(failureOf(refusal({ [REQUESTS]: "5" }, "3s"))), "throttle");
    assert.equal(
      classify(failureOf(refusal({ [REQUESTS]: "5", [TOKENS]: "9" }, "3s"))),
      "throttle",
    );
    assert.equal(classify(failureOf(refusal({ [DAY]: "20", [REQUESTS]: "5" }, "3s"))), "quota");
  });

  it("is what was recorded of it", { skip: !hasShared }, () => {
    const body = sharedText("fixtures/vercel-ai/google/google-429-retry-info.json");
    const [limit, ...more] = told(body).limits;
    assert.deepEqual(more, []);
    assert.equal(limit?.label, "Requests a minute of gemini-a (free tier)");
    assert.equal(limit?.window?.resetsAt, NOW + 34_400);
    assert.equal(limit?.status, "exhausted");
  });
});

describe("midnight somewhere else", () => {
  it("is when the clock there says so, on every day of the year", () => {
    const clock = new Intl.DateTimeFormat("en-GB", {
      timeZone: PACIFIC,
      dateStyle: "short",
      timeStyle: "medium",
    });
    const dayOf = (at: number) => clock.format(at).split(", ")[0];
    const anyTime = fc.oneof(
      fc.integer({ min: Date.parse("2020-01-01"), max: Date.parse("2040-01-01") }),
      // The days on which an hour is lost, and won.
      fc.integer({ min: Date.parse("2026-03-08T07:00Z"), max: Date.parse("2026-03-09T09:00Z") }),
      fc.integer({ min: Date.parse("2026-11-01T06:00Z"), max: Date.parse("2026-11-02T09:00Z") }),
    );
    fc.assert(
      fc.property(anyTime, (now) => {
        const at = nextMidnight(now, PACIFIC);
        assert.ok(at > now && at - now <= 25 * HOUR);
        assert.match(clock.format(at), /, 00:00:00$/);
        assert.equal(at % 1000, 0);
        assert.equal(dayOf(at - 1), dayOf(now));
      }),
      { numRuns: 500 },
    );
  });
});

describe("an account of the Gemini API", () => {
  const bench = () => createBench({ readings: new Map([["up", probe()]]) }, createHandClock(NOW));

  it("rests for the model whose limit is used up, and serves the others", async () => {
    const { pool, clock, add } = await bench();
    await add("a");
    const { quotas, hint, codes, message } = failureOf(refusal({ [DAY]: "20" }, "36000s"));
    const handle = await take(pool, { model: "gemini-a" });
    await fails(pool, handle, "quota", {
      codes,
      message,
      ...(quotas && { quotas }),
      ...(hint && { hint }),
    });
    const why = await refused(pool, { model: "gemini-a" });
    assert.ok(why.kind === "blocked");
    assert.equal((await take(pool, { model: "gemini-b" })).kind, "ok");
    clock.pass(10 * HOUR + MINUTE);
    assert.equal((await take(pool, { model: "gemini-a" })).kind, "ok");
  });

  it("is shown with what is known, and with no figure of a window that is over", async () => {
    const { pool, clock, add } = await bench();
    const [a] = await add("a");
    assert.ok(a);
    await pool.sync();
    pool.observe(a.id, told(refusal({ [DAY]: "20", [REQUESTS]: "5" }, "47s")));
    clock.pass(MINUTE);
    const [candidate] = await pool.explain({ provider: "up" });
    assert.ok(candidate);
    const look = { now: clock.now(), width: 100, styled: false, explain: false };
    const lines = accountsTable([viewOf(candidate)], look).split("\n").slice(3, 5);
    assert.match(
      lines[0] ?? "",
      /^ {4}Requests a day of gemini-a \(free tier\) .*100 % +resets in 15 h 59 min$/,
    );
    assert.match(
      lines[1] ?? "",
      /^ {4}Requests a minute of gemini-a \(free tier\) +at most 5 requests$/,
    );
    for (const width of [60, 76, 100]) {
      for (const line of accountsTable([viewOf(candidate)], { ...look, width }).split("\n")) {
        assert.ok(line.length <= width, `${width}: ${line}`);
      }
    }
  });
});

describe("a gateway in front of the Gemini API", () => {
  it("tells of a limit that it has met, and goes on with the key's other models", async () => {
    const { call, usage } = setUp((request) => {
      if (!request.url.startsWith(HOST)) return undefined;
      if (request.url.includes("gemini-a")) {
        return new Response(refusal({ [DAY]: "20" }, "35640s"), {
          status: 429,
          headers: { "content-type": "application/json" },
        });
      }
      return Response.json({
        candidates: [{
          content: { role: "model", parts: [{ text: "yes" }] },
          finishReason: "STOP",
        }],
      });
    }, { gemini: { apiKey: "gem-canary-7Qm2vX7tB1rK5dW3" } });
    const chat = (model: string) => {
      const body = { model: `gemini/${model}`, messages: [{ role: "user", content: "hi" }] };
      return call("/v1/chat/completions", KEYS.app, {
        ...asks("/v1/chat/completions"),
        body: JSON.stringify(body),
      });
    };
    assert.deepEqual((await usage()).reports, []);
    const limited = await chat("gemini-a");
    assert.equal(limited.status, 429);
    assert.ok(Number(limited.headers.get("retry-after")) >= 35_640);
    assert.equal((await chat("gemini-b")).status, 200);
    const { reports: [report, ...more], generatedAt } = await usage();
    assert.deepEqual(more, []);
    assert.equal(report?.provider, "gemini");
    assert.deepEqual(report?.blocks.map(({ scope, reason }) => [scope, reason]), [
      ["model:gemini-a", "quota"],
    ]);
    const [limit] = report?.limits ?? [];
    assert.equal(limit?.amount.limit, 20);
    assert.ok((limit?.window?.resetsAt ?? 0) > generatedAt + 9 * HOUR);
  });
});
