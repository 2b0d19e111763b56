/**
 * Options on their way to a provider: what is sent, what is translated, what is named as lost.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest, Reasoning } from "../../src/canonical/request.ts";
import { anthropicMessages as dialect } from "../../src/dialects/anthropic_messages/mod.ts";

function encode(
  more: Partial<CanonicalRequest>,
  model = "claude-sonnet-4-5",
): { body: JsonObject; dropped: string[] } {
  const request: CanonicalRequest = {
    model: "m",
    messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
    tools: [],
    stream: false,
    ...more,
  };
  return dialect.encodeRequest(request, { model, profile: {} });
}

describe("thinking", () => {
  const OLD = "claude-sonnet-4-5-20250929";
  const BOTH = "anthropic/claude-4.6-opus";
  const NEW = "claude-opus-4-7";
  const rows: [
    string,
    string,
    Reasoning,
    number,
    JsonObject | undefined,
    string | undefined,
    ...string[],
  ][] = [
    [
      "a level counts tokens on older models",
      OLD,
      { mode: "on", effort: "high" },
      32_000,
      { type: "enabled", budget_tokens: 16_384 },
      undefined,
    ],
    [
      "a level leaves the answer room",
      OLD,
      { mode: "on", effort: "high" },
      4_000,
      { type: "enabled", budget_tokens: 2_976 },
      undefined,
    ],
    [
      "a budget leaves the answer room",
      OLD,
      { mode: "on", budgetTokens: 9_000, summary: "none" },
      4_000,
      { type: "enabled", budget_tokens: 2_976, display: "omitted" },
      undefined,
      "reasoning.budget_tokens=9000->2976",
    ],
    [
      "a budget is never less than the least",
      OLD,
      { mode: "on", budgetTokens: 1 },
      4_000,
      { type: "enabled", budget_tokens: 1_024 },
      undefined,
      "reasoning.budget_tokens=1->1024",
    ],
    [
      "no room, no thinking",
      OLD,
      { mode: "on", effort: "low" },
      1_024,
      undefined,
      undefined,
      "reasoning",
    ],
    [
      "off is said where it can be",
      "claude-haiku-4-5",
      { mode: "off", effort: "none" },
      100,
      { type: "disabled" },
      undefined,
    ],
    [
      "a level is a level on newer models",
      NEW,
      { mode: "on", effort: "xhigh" },
      100,
      { type: "adaptive" },
      "xhigh",
    ],
    [
      "minimal is low",
      "claude-fable-5-1",
      { mode: "on", effort: "minimal", summary: "auto" },
      100,
      { type: "adaptive", display: "summarized" },
      "low",
      "reasoning.effort=minimal->low",
    ],
    [
      "a budget is a level where nothing else is known",
      "claude-opus-5",
      { mode: "on", budgetTokens: 8_000 },
      100,
      { type: "adaptive" },
      "medium",
    ],
    [
      "4.6 takes a budget",
      BOTH,
      { mode: "on", budgetTokens: 2_000 },
      9_000,
      { type: "enabled", budget_tokens: 2_000 },
      undefined,
    ],
    [
      "4.6 takes a level, up to high",
      BOTH,
      { mode: "adaptive", effort: "xhigh" },
      9_000,
      { type: "adaptive" },
      "high",
      "reasoning.effort=xhigh->high",
    ],
    ["4.7 is silent by itself", NEW, { mode: "off" }, 100, undefined, undefined],
    [
      "5 can only be quietened",
      "claude-opus-5-5",
      { mode: "off" },
      100,
      undefined,
      "low",
      "reasoning",
    ],
    [
      "3.5 does not think",
      "claude-3-5-sonnet",
      { mode: "on", effort: "low" },
      9_000,
      undefined,
      undefined,
      "reasoning",
    ],
    [
      "3.7 does",
      "us.anthropic.claude-3-7-sonnet-20250219-v1:0",
      { mode: "adaptive" },
      9_000,
      { type: "enabled", budget_tokens: 7_976 },
      undefined,
    ],
    [
      "a date is no version",
      "claude-opus-4-20250514",
      { mode: "on", effort: "low" },
      9_000,
      { type: "enabled", budget_tokens: 4_096 },
      undefined,
    ],
    [
      "Opus 4.5 takes a budget and a level beside it",
      "claude-opus-4-5",
      { mode: "on", effort: "xhigh" },
      64_000,
      { type: "enabled", budget_tokens: 32_768 },
      "high",
      "reasoning.effort=xhigh->high",
    ],
    [
      "a level nobody knows is none",
      NEW,
      { mode: "on", effort: "strange" },
      100,
      { type: "adaptive" },
      undefined,
      "reasoning.effort",
    ],
    [
      "other hosts count tokens",
      "glm-5",
      { mode: "on", effort: "low" },
      9_000,
      { type: "enabled", budget_tokens: 4_096 },
      undefined,
    ],
  ];
  for (const [what, model, reasoning, maxOutputTokens, thinking, effort, ...notices] of rows) {
    test(what, () => {
      const { body, dropped } = encode({ reasoning, maxOutputTokens }, model);
      assert.deepEqual(body.thinking, thinking);
      assert.deepEqual(body.output_config, effort === undefined ? undefined : { effort });
      assert.deepEqual(dropped, notices);
    });
  }

  test("a forced call leaves no time to think", () => {
    const { body, dropped } = encode({
      reasoning: { mode: "on", effort: "low" },
      tools: [{ type: "function", name: "f" }],
      toolChoice: { type: "required" },
    });
    assert.equal(body.thinking, undefined);
    assert.deepEqual(dropped, ["reasoning"]);
  });
});

describe("sampling", () => {
  const all = { temperature: 0.5, topP: 0.9, topK: 5 };

  test("older models take everything", () => {
    const { body, dropped } = encode(all, "claude-3-7-sonnet-latest");
    assert.deepEqual([body.temperature, body.top_p, body.top_k], [0.5, 0.9, 5]);
    assert.deepEqual(dropped, []);
  });

  test("later ones take temperature or top_p", () => {
    const { body, dropped } = encode(all);
    assert.deepEqual([body.temperature, body.top_p, body.top_k], [0.5, undefined, 5]);
    assert.deepEqual(dropped, ["top_p"]);
    assert.deepEqual(encode({ temperature: 1, topP: 0.9 }).dropped, []);
  });

  test("the newest take nothing but what happens anyway", () => {
    const { body, dropped } = encode(all, "claude-sonnet-5");
    assert.deepEqual([body.temperature, body.top_p, body.top_k], [
      undefined,
      undefined,
      undefined,
    ]);
    assert.deepEqual(dropped, ["temperature", "top_p", "top_k"]);
    const usual = encode({ temperature: 1 }, "claude-sonnet-5");
    assert.equal(usual.body.temperature, 1);
    assert.deepEqual(usual.dropped, []);
  });

  test("thinking narrows it", () => {
    const reasoning: Reasoning = { mode: "on", effort: "low" };
    assert.deepEqual(encode({ ...all, reasoning }).dropped, ["temperature", "top_p", "top_k"]);
    assert.equal(encode({ topP: 0.97, reasoning }).body.top_p, 0.97);
  });

  test("OpenAI's range is wider", () => {
    const { body, dropped } = encode({ temperature: 1.5 });
    assert.equal(body.temperature, 1);
    assert.deepEqual(dropped, ["temperature"]);
    assert.equal(encode({ temperature: 1.5 }, "other").body.temperature, 1.5);
  });
});

describe("the rest", () => {
  const CLOSED = { type: "object", additionalProperties: false };

  test("what has a place is sent", () => {
    const { body, dropped } = encode({
      maxOutputTokens: 5,
      stop: ["END"],
      user: "u",
      serviceTier: "default",
      responseFormat: { type: "json_schema", schema: CLOSED, name: "n" },
      store: false,
      cacheKey: "k",
      presencePenalty: 0,
      metadata: {},
    });
    assert.equal(body.max_tokens, 5);
    assert.deepEqual(body.stop_sequences, ["END"]);
    assert.deepEqual(body.metadata, { user_id: "u" });
    assert.equal(body.service_tier, "standard_only");
    assert.deepEqual(body.output_config, {
      format: { type: "json_schema", schema: CLOSED },
    });
    assert.deepEqual(dropped, []);
  });

  test("what has none is named", () => {
    const { dropped } = encode({
      stop: ["\n", "END"],
      seed: 1,
      presencePenalty: 1,
      frequencyPenalty: 1,
      logitBias: { "1": 1 },
      verbosity: "low",
      metadata: { a: "b" },
      store: true,
      serviceTier: "flex",
      responseFormat: { type: "json" },
      messages: [{ role: "user", name: "Ann", content: [{ type: "text", text: "Hi" }] }],
    });
    assert.deepEqual(dropped.sort(), [
      "frequency_penalty",
      "logit_bias",
      "metadata",
      "name",
      "presence_penalty",
      "response_format",
      "seed",
      "service_tier",
      "stop",
      "store",
      "verbosity",
    ]);
  });

  test("a provider may have a default limit of its own", () => {
    const request: CanonicalRequest = {
      model: "m",
      messages: [{ role: "user", content: [{ type: "text", text: "Hi" }] }],
      tools: [],
      stream: false,
    };
    const target = { model: "x", profile: { defaultMaxTokens: 8_192 } };
    assert.equal(dialect.encodeRequest(request, target).body.max_tokens, 8_192);
  });
});
