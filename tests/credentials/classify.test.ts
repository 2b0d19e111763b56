/**
 * What failures mean: the vectors of real providers as a table, and what no wording may change.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { classify } from "../../src/credentials/classify.ts";
import type { FailureClass, UpstreamFailure } from "../../src/credentials/failure.ts";
import { readHint } from "../../src/credentials/hints.ts";
import { readEvidence } from "../../src/dialects/evidence.ts";

/** A failure as the gateway would tell it of this answer. */
function failureOf(status: number, body: string, headers = new Headers()): UpstreamFailure {
  const { codes, text, ...times } = readEvidence(body);
  const hint = readHint({ headers, text, now: 0, ...times });
  return {
    provider: "up",
    status,
    codes,
    message: text,
    origin: "upstream",
    ...(hint === undefined ? {} : { hint }),
  };
}

function google(message: string, reason: string, delay?: string): string {
  const details = [
    { "@type": "type.googleapis.com/google.rpc.ErrorInfo", reason },
    ...(delay ? [{ "@type": "type.googleapis.com/google.rpc.RetryInfo", retryDelay: delay }] : []),
  ];
  return JSON.stringify({ error: { code: 429, message, status: "RESOURCE_EXHAUSTED", details } });
}

function error(message: string, more: Record<string, unknown> = {}): string {
  return JSON.stringify({ error: { message, ...more } });
}

const VECTORS: readonly (readonly [number, string, FailureClass])[] = [
  [429, "", "opaque"],
  [429, "{}", "opaque"],
  [429, "Too many requests", "throttle"],
  [429, error("Rate limit: 20 requests per minute"), "throttle"],
  [429, error("You exceeded your current quota, please check your plan"), "quota"],
  [429, error("Limit", { type: "usage_limit_reached" }), "quota"],
  [
    429,
    error("This would exceed your account's rate limit", { type: "rate_limit_error" }),
    "quota",
  ],
  [429, error("You exceeded your per-minute rate limit"), "throttle"],
  [529, error("Overloaded", { type: "overloaded_error" }), "capacity"],
  [
    429,
    error("Resource has been exhausted (e.g. check quota).", { status: "RESOURCE_EXHAUSTED" }),
    "quota",
  ],
  [429, google("Slow down", "RATE_LIMIT_EXCEEDED", "34s"), "throttle"],
  [429, google("Slow down", "RATE_LIMIT_EXCEEDED", "3600s"), "quota"],
  [429, google("No capacity on this model is left", "RATE_LIMIT_EXCEEDED", "3s"), "quota"],
  [429, google("Used up", "QUOTA_EXHAUSTED"), "quota"],
  [402, error("Insufficient credits"), "quota"],
  [402, error("A subscription is required for this endpoint"), "bad_request"],
  [402, error("Payment required"), "quota"],
  [402, "", "quota"],
  [403, error("Forbidden"), "entitlement"],
  [403, error("You have run out of credits"), "quota"],
  [401, error("Insufficient balance"), "quota"],
  [403, error("permission_denied: try later. Your limit will reset in 13 minutes"), "quota"],
  [403, error("concurrent requests quota exceeded"), "concurrency"],
  [429, error("已达到 5 小时的使用上限，限额将在 2026-09-01 10:00:00 重置"), "quota"],
  [429, error("You have reached your monthly spend limit"), "quota"],
  [429, error("Rate limit exceeded: free-models-per-day"), "quota"],
  [429, error("每分钟请求并发达到上限"), "concurrency"],
  [429, error("Allocated quota exceeded, see error-code?x#token-limit"), "throttle"],
  [429, error("daily quota used up (request id 50312)"), "quota"],
  [401, error("Incorrect API key provided", { code: "invalid_api_key" }), "auth"],
  [401, error("Your token was invalidated, sign in again"), "revoked"],
  [400, error("prompt is too long: 300000 tokens"), "context_overflow"],
  [400, error("temperature must be below 2"), "bad_request"],
  [404, error("No such model"), "not_found"],
  [413, error("Too large"), "payload"],
  [408, "", "network"],
  [500, error("Internal error"), "server"],
  [500, error("The server is overloaded"), "capacity"],
  [502, "<html>503 overloaded</html>", "server"],
  [503, "", "capacity"],
];

describe("classes of failures", () => {
  for (const [status, body, expected] of VECTORS) {
    it(`${status} ${body.slice(0, 70) || "(empty)"} is ${expected}`, () => {
      assert.equal(classify(failureOf(status, body)), expected);
    });
  }

  it("invariant 28: numbers and ids in a message never change the class", () => {
    const id = fc.oneof(
      fc.integer({ min: 0 }).map(String),
      fc.stringMatching(/^[0-9a-f]{8,32}$/),
      fc.constantFrom("503", "529", "500", "429", "401"),
    );
    fc.assert(
      fc.property(fc.constantFrom(...VECTORS), id, ([status, body], noise) => {
        const plain = failureOf(status, body);
        const noisy = { ...plain, message: `${plain.message} ${noise}` };
        assert.equal(classify(noisy), classify(plain), JSON.stringify(noisy));
      }),
      { numRuns: 2000 },
    );
  });

  it("invariant 29: how the JSON is written and how headers are spelled changes nothing", () => {
    fc.assert(fc.property(fc.constantFrom(...VECTORS), fc.boolean(), ([status, body], upper) => {
      const json = body.startsWith("{") ? JSON.stringify(JSON.parse(body), null, 3) : body;
      const name = upper ? "RETRY-AFTER" : "retry-after";
      const plain = failureOf(status, body, new Headers({ "Retry-After": "7" }));
      const other = failureOf(status, json, new Headers({ [name]: "7" }));
      assert.deepEqual(other, plain);
      assert.equal(classify(other), classify(plain));
    }));
  });

  it("believes the dialect before all else, and never blames an account for our own failure", () => {
    const failure = failureOf(429, "");
    assert.equal(classify({ ...failure, known: "content_policy" }), "content_policy");
    assert.equal(classify({ ...failure, origin: "gateway" }), "unknown");
    assert.equal(classify({ ...failure, origin: "network" }), "network");
  });

  it("reads a failure within a stream by its codes", () => {
    const inBand = (codes: string[], message: string) =>
      classify({ provider: "up", codes, message, origin: "upstream" });
    assert.equal(inBand(["rate_limit_exceeded"], "Slow down"), "throttle");
    assert.equal(inBand(["overloaded_error"], "Overloaded"), "capacity");
    assert.equal(inBand(["insufficient_quota"], ""), "quota");
    assert.equal(inBand([], "429 Too Many Requests"), "unknown");
  });
});
