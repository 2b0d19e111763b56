/**
 * When a provider may be asked again, as providers say it.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type HintSources, LONGEST_HINT_MS, readHint } from "../../src/credentials/hints.ts";
import { readEvidence } from "../../src/dialects/evidence.ts";

const NOW = Date.parse("2026-09-01T00:00:00Z");

function header(name: string, value: string): number | undefined {
  return readHint({ headers: new Headers({ [name]: value }), now: NOW })?.afterMs;
}

function text(said: string, naiveOffset?: string): number | undefined {
  return readHint({ text: said, now: NOW, naiveOffset })?.afterMs;
}

const HEADERS: readonly (readonly [string, string, number | undefined])[] = [
  ["retry-after", "30", 30_000],
  ["retry-after", "0", 0],
  ["retry-after", "1.5", 1500],
  ["retry-after", "-1", undefined],
  ["retry-after", "abc", undefined],
  ["retry-after", "3000000", LONGEST_HINT_MS],
  ["retry-after", "Tue, 01 Sep 2026 00:01:00 GMT", 60_000],
  ["retry-after", "Mon, 31 Aug 2026 00:01:00 GMT", 0],
  ["retry-after", "Tuesday, 01-Sep-26 00:01:00 GMT", undefined],
  ["retry-after-ms", "1500", 1500],
  ["x-ratelimit-reset-ms", "250", 250],
  ["x-ratelimit-reset-ms", String(NOW + 5000), 5000],
  ["x-ratelimit-reset-ms", String(NOW / 1000 + 5), 5000],
  ["x-ratelimit-reset", String(NOW / 1000 + 9), 9000],
  ["x-ratelimit-reset", String(NOW / 1000 - 9), undefined],
  ["x-ratelimit-reset-after", "12", 12_000],
];

const TEXTS: readonly (readonly [string, number | undefined])[] = [
  ["Your quota will reset after 18h31m10s.", 66_670_000],
  ["Try again in ~158 min.", 9_480_000],
  ["It resets in 3 days", 259_200_000],
  ["Your limit will reset in 2hr 15min", 8_100_000],
  ["Please retry in 34.07s", 34_070],
  ["Please retry in 250ms.", 250],
  ["Please try again in 1 hour and 5 minutes", 3_900_000],
  ['"retryDelay": "34.07s"', 34_070],
  ["failed retry-after-ms=1234", 1234],
  ["failed retry-after=12", 12_000],
  ["The limit resets at 2026-09-01T01:00:00Z", 3_600_000],
  ["The limit resets at 2026-08-01T01:00:00Z", 0],
  ["限额将在 2026-09-01 02:00:00 重置", 7_200_000],
  ["resets in 5 minutes, or resets in 2 hours", 7_200_000],
  ["retry later", undefined],
  ["a model of 30 s", undefined],
];

describe("hints", () => {
  for (const [name, value, expected] of HEADERS) {
    it(`${name}: ${value} is ${expected}`, () => assert.equal(header(name, value), expected));
  }

  for (const [said, expected] of TEXTS) {
    it(`'${said}' is ${expected}`, () => assert.equal(text(said), expected));
  }

  it("reads clock times without a zone in the provider's zone, and only those to come", () => {
    assert.equal(text("限额将在 2026-09-01 10:00:00 重置", "+08:00"), 7_200_000);
    assert.equal(text("限额将在 2026-08-31 10:00:00 重置", "+08:00"), undefined);
  });

  it("reads the fields of bodies", () => {
    const of = (body: unknown) => {
      const { resetsAt, waitMs } = readEvidence(JSON.stringify(body));
      return readHint({ now: NOW, resetsAt, waitMs });
    };
    const at = NOW / 1000 + 60;
    assert.deepEqual(of({ error: { resets_at: at } }), { afterMs: 60_000, source: "field" });
    assert.deepEqual(of({ error: { resets_in_seconds: 5 } }), { afterMs: 5000, source: "field" });
    assert.deepEqual(of({ error: { details: [{ retryDelay: "3.5s" }] } })?.afterMs, 3500);
    assert.equal(of({ error: { message: "no" } }), undefined);
  });

  it("invariant 30: a hint is within 8 days, the longest wins, and an explicit 0 is one", () => {
    const wait = fc.oneof(fc.nat(), fc.integer({ min: 0, max: 2 ** 40 }));
    fc.assert(fc.property(wait, wait, wait, (a, b, c) => {
      const sources: HintSources = {
        headers: new Headers({ "retry-after-ms": String(a) }),
        waitMs: b,
        text: `Please retry in ${c}ms`.replace(/\d{10,}/, "999999999"),
        now: NOW,
      };
      const all = readHint(sources)?.afterMs ?? -1;
      const each = [{ headers: sources.headers }, { waitMs: b }, { text: sources.text }]
        .map((one) => readHint({ ...one, now: NOW })?.afterMs ?? -1);
      assert.equal(all, Math.max(...each));
      assert.ok(all >= 0 && all <= LONGEST_HINT_MS);
    }));
    assert.deepEqual(readHint({ now: NOW, headers: new Headers({ "retry-after": "0" }) }), {
      afterMs: 0,
      source: "header",
    });
    assert.equal(readHint({ now: NOW, headers: new Headers() }), undefined);
  });
});
