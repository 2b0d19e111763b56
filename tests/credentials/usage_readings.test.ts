/**
 * How reports and headers are read: verdicts before figures, and which limits a model depends on.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { durationIn } from "../../src/credentials/usage/fields.ts";
import type { UsageProbe } from "../../src/credentials/usage.ts";
import { accountOf, ANTHROPIC, CODEX, NOW, tokenSecret } from "../support/usage.ts";
import { ask, CHATGPT, CLAUDE, limitsOf, line, probeAt } from "../support/usage_asking.ts";

const HOUR = 3_600_000;

describe("Codex' verdict goes before the figures", () => {
  const record = accountOf(tokenSecret("t"));
  const chat = async (rateLimit: object, credits: object = {}) => {
    const body = { ...CODEX, additional_rate_limits: [], credits, rate_limit: rateLimit };
    return (await limitsOf(probeAt(CHATGPT), record, body)).map(line);
  };
  const full = { primary_window: { used_percent: 100 } };

  it("what is over 100 % and still allowed is a warning", async () => {
    assert.deepEqual(await chat({ allowed: true, limit_reached: false, ...full }), [
      "openai-codex:chat:primary 100% warning",
    ]);
  });

  it("credit pays for what goes over", async () => {
    const refused = { allowed: false, limit_reached: true, ...full };
    assert.deepEqual(await chat(refused, { has_credits: true }), [
      "openai-codex:chat:primary 100% warning",
    ]);
    assert.deepEqual(await chat(refused), ["openai-codex:chat:primary 100% exhausted"]);
  });

  it("a refusal does not say which window it is", async () => {
    const half = { primary_window: { used_percent: 50 }, secondary_window: { used_percent: 60 } };
    assert.deepEqual(await chat({ allowed: false, limit_reached: true, ...half }), [
      "openai-codex:chat:primary 50% ok",
      "openai-codex:chat:secondary 60% ok",
      "openai-codex:chat:verdict ? exhausted",
    ]);
  });
});

describe("which limits a model depends on", () => {
  it("Claude: the shared windows, and the week of a family", async () => {
    const probe = probeAt(CLAUDE);
    const record = accountOf(tokenSecret("t"));
    const { result } = await ask(probe, record, () => Response.json(ANTHROPIC));
    assert.ok(result.kind === "ok");
    const { report } = result;
    const ids = (model?: string) => probe.gates(report, model).map(({ id }) => id);
    assert.deepEqual(ids(), ["anthropic:5h", "anthropic:7d"]);
    assert.deepEqual(ids("claude-sonnet-5"), ["anthropic:5h", "anthropic:7d"]);
    assert.deepEqual(ids("claude-fable-5-2"), [
      "anthropic:5h",
      "anthropic:7d",
      "anthropic:7d:fable",
    ]);
    assert.equal(probe.scopeOf("claude-fable-5"), "meter:fable");
    assert.equal(probe.scopeOf("claude-3-5-sonnet-20241022"), "*");
    assert.equal(probe.scopeOf("claude-constructor"), "*");
    assert.equal(probe.windows(report, "claude-fable-5").long?.id, "anthropic:7d:fable");
    assert.equal(probe.windows(report, "claude-sonnet-5").long?.id, "anthropic:7d");
    // A week that is used up and says not until when is no fact to block on.
    const vague = { ...report, fetchedAt: Date.parse("2026-09-04") };
    assert.equal(probe.gates(vague, "claude-fable-5")[2]?.amount.unit, "unknown");
  });

  it("Codex: spark models have a meter of their own", async () => {
    const probe = probeAt(CHATGPT);
    const { result } = await ask(probe, accountOf(tokenSecret("t")), () => Response.json(CODEX));
    assert.ok(result.kind === "ok");
    const ids = (model: string) => probe.gates(result.report, model).map(({ id }) => id);
    assert.deepEqual(ids("gpt-5.3-codex-spark"), ["openai-codex:GPT-Codex-Spark:primary"]);
    assert.equal(ids("gpt-5.5").length, 2);
    assert.equal(probe.scopeOf("gpt-5.3-codex-spark"), "meter:spark");
    assert.equal(probe.scopeOf("gpt-5.5"), "meter:chat");
  });
});

describe("headers of answers", () => {
  const told = (probe: UsageProbe, headers: Record<string, string>, status = 200) =>
    probe.fromHeaders?.(new Headers(headers), status, NOW)?.limits.map(line);

  it("Anthropic's windows, and what an API key has left of a minute", () => {
    const at = (hours: number) => String((NOW + hours * HOUR) / 1000);
    assert.deepEqual(
      told(probeAt(CLAUDE), {
        "anthropic-ratelimit-unified-status": "allowed",
        "anthropic-ratelimit-unified-5h-utilization": "0.42",
        "anthropic-ratelimit-unified-5h-reset": at(3),
        "anthropic-ratelimit-unified-5h-status": "allowed",
        "anthropic-ratelimit-unified-7d-utilization": "1.0",
        "anthropic-ratelimit-unified-7d-reset": at(50),
        "anthropic-ratelimit-unified-7d-status": "rejected",
        "anthropic-ratelimit-unified-7d_oi-utilization": "0.1",
        "anthropic-ratelimit-requests-limit": "50",
        "anthropic-ratelimit-requests-remaining": "49",
        "anthropic-ratelimit-requests-reset": "2026-09-01T08:00:01Z",
      }),
      [
        "anthropic:5h 42% ok 3h",
        "anthropic:7d 100% exhausted 50h",
        "anthropic:7d_oi 10% ok",
        "anthropic:rate:requests 2% ok 0h",
      ],
    );
  });

  it("Codex' windows: at 100 % an answer that came is paid for", () => {
    const headers = {
      "x-codex-primary-used-percent": "100",
      "x-codex-primary-window-minutes": "300",
      "x-codex-primary-reset-at": String((NOW + HOUR) / 1000),
    };
    const probe = probeAt(CHATGPT);
    assert.deepEqual(told(probe, headers), ["openai-codex:chat:primary 100% warning 1h"]);
    assert.deepEqual(told(probe, headers, 429), ["openai-codex:chat:primary 100% exhausted 1h"]);
  });

  it("OpenAI's, of any host that speaks like it", () => {
    const probe = probeAt("https://api.groq.com/openai/v1", true);
    assert.equal(probe.asks, false);
    assert.deepEqual(
      told(probe, {
        "x-ratelimit-limit-requests": "14400",
        "x-ratelimit-remaining-requests": "0",
        "x-ratelimit-reset-requests": "2h59m59.5s",
      }),
      ["up:rate:requests 100% exhausted 3h"],
    );
    const report = probe.fromHeaders?.(
      new Headers({ "x-ratelimit-limit-tokens": "5", "x-ratelimit-remaining-tokens": "0" }),
      200,
      NOW,
    );
    assert.ok(report?.partial);
    assert.deepEqual(probe.gates(report), []);
  });

  it("nothing is made of nothing, or of nonsense", () => {
    for (const probe of [probeAt(CLAUDE), probeAt(CHATGPT), probeAt("https://x.test/v1", true)]) {
      assert.equal(told(probe, { "content-type": "text/plain" }), undefined);
      fc.assert(fc.property(fc.stringMatching(/^[!-~]{0,12}$/), (text) => {
        const report = probe.fromHeaders?.(
          new Headers({
            "anthropic-ratelimit-unified-5h-utilization": text,
            "anthropic-ratelimit-unified-5h-reset": text,
            "x-codex-primary-used-percent": text,
            "x-codex-primary-reset-at": text,
            "x-ratelimit-limit-tokens": text,
            "x-ratelimit-reset-tokens": text,
          }),
          200,
          NOW,
        );
        assert.ok(!/NaN|Infinity|null/.test(JSON.stringify(report) ?? ""));
      }));
    }
  });

  it("durations in Go's spelling", () => {
    const cases: [string | null, number | undefined][] = [
      ["1s", 1000],
      ["6m0s", 360_000],
      ["120ms", 120],
      ["1h2m3.5s", 3_723_500],
      ["7", 7000],
      ["soon", undefined],
      ["", undefined],
      [null, undefined],
    ];
    for (const [text, ms] of cases) assert.equal(durationIn(text), ms, String(text));
  });
});
