/**
 * What the table says of the options of Pi's own wire is what happens: each of them, sent
 * through the gateway to a provider of every dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type Option, OPTION_TARGETS, type OptionTarget } from "../../src/dialects/options.ts";
import { PI_OPTIONS } from "../../src/dialects/options_pi.ts";
import { OK } from "../dialects/pi_native/replies.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { type Json, object } from "../support/json.ts";
import { PI_SAMPLES, type PiSample } from "./samples_pi.ts";
import { fieldOf, type Outcome, withField } from "./walk.ts";

const TARGETS = Object.keys(OPTION_TARGETS) as OptionTarget[];

const MODELS: Readonly<Record<OptionTarget, string>> = {
  chat: "gpt-5.4",
  responses: "gpt-5.4",
  messages: "claude-sonnet-4-5",
  gemini: "gemini-2.5-flash",
  pi: "x/m",
  converse: "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
};

/** The options that Pi's gateway takes. */
const ALLOWED = `temperature topP topK minP presencePenalty frequencyPenalty repetitionPenalty
  stopSequences maxTokens cacheRetention cachedContent headers initiatorOverride maxRetryDelayMs
  metadata sessionId promptCacheKey promptCache statefulResponses streamFirstEventTimeoutMs
  streamIdleTimeoutMs reasoning disableReasoning hideThinkingSummary thinkingBudgets toolChoice
  serviceTier guardrailIdentifier guardrailVersion guardrailTrace requestMetadata kimiApiFormat
  syntheticApiFormat preferWebsockets openrouterVariant loopGuard acceptEmptyResponse
  anthropicCompaction`.split(/\s+/);

const keyOf = ({ field, when }: Option): string => when ? `${field}: ${when}` : field;

async function send(target: OptionTarget, body: Json): Promise<Outcome> {
  const dialect = OPTION_TARGETS[target];
  const upstream = createInlineUpstream(() => jsonOf(OK[dialect]));
  const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, "/v1/pi/stream", body);
  const answer = object(JSON.parse(await response.text()));
  return {
    status: response.status,
    error: response.ok ? undefined : object(answer.error),
    sent: upstream.requests[0]?.json(),
    dropped: response.headers.get("x-sluice-dropped")?.split(", ") ?? [],
  };
}

function bare(target: OptionTarget, { beside }: PiSample): Json {
  return {
    modelId: `up/${MODELS[target]}`,
    stream: false,
    context: { messages: [{ role: "user", content: "Hi" }] },
    ...beside,
  };
}

async function check(target: OptionTarget, option: Option, sample: PiSample): Promise<void> {
  const base = await send(target, bare(target, sample));
  assert.equal(base.status, 200, JSON.stringify(base.error));
  const body = withField(bare(target, sample), option.field, sample.value);
  const { status, error, sent, dropped } = await send(target, body);
  const fate = option.fates[target];
  if (fate.verdict === "rejected") {
    assert.equal(status, 400);
    assert.equal(sent, undefined, "nothing goes to the provider");
    return assert.equal(error?.param, option.field);
  }
  assert.equal(status, 200, JSON.stringify(error));
  assert.deepEqual(dropped, fate.verdict === "dropped" ? [fate.as ?? option.field] : []);
  switch (fate.verdict) {
    case "sent":
      return assert.deepEqual(fieldOf(sent, option.field), sample.value);
    case "translated": {
      const { becomes } = sample;
      const expected = becomes && target in becomes ? becomes[target] : sample.value;
      return assert.deepEqual(fieldOf(sent, fate.to), expected);
    }
    default: {
      // A provider of this wire is sent the client's own text, its empty options too.
      const none = target === "pi" ? withField(bare(target, sample), "options", {}) : undefined;
      const expected = none === undefined ? base.sent : { ...none, modelId: MODELS[target] };
      return assert.deepEqual(sent, expected);
    }
  }
}

describe("options of Pi's wire", () => {
  test("all have rows, and the rows have samples", () => {
    const rows = PI_OPTIONS.filter(({ extension }) => extension === undefined)
      .map(({ field }) => field.split(".")[1]);
    assert.deepEqual([...new Set(rows)].sort(), [...ALLOWED].sort());
    assert.equal(ALLOWED.length, 38);
    assert.deepEqual(Object.keys(PI_SAMPLES).sort(), PI_OPTIONS.map(keyOf).sort());
  });

  for (const target of TARGETS) {
    for (const option of PI_OPTIONS) {
      test(`${keyOf(option)}, toward ${target}: ${option.fates[target].verdict}`, async () => {
        for (const sample of PI_SAMPLES[keyOf(option)] ?? []) await check(target, option, sample);
      });
    }

    test(`are absent where they are null, toward ${target}`, async () => {
      for (const { field } of PI_OPTIONS) {
        const base = { ...bare(target, { value: null }), options: {} };
        const { sent, status } = await send(target, withField(base, field, null));
        assert.equal(status, 200, field);
        if (target === "pi") continue;
        assert.deepEqual(sent, (await send(target, base)).sent, field);
      }
    });
  }

  test("that nobody knows are named where they are lost", async () => {
    const body = { ...bare("chat", { value: null }), options: { novelty: 1 }, also: [1] };
    assert.deepEqual((await send("chat", body)).dropped, ["options.novelty", "also"]);
    const { sent, dropped } = await send("pi", body);
    assert.deepEqual(sent, { ...body, modelId: "up/gpt-5.4".slice(3) });
    assert.deepEqual(dropped, []);
  });

  test("of a wrong type are refused by name", async () => {
    const wrong: [string, unknown][] = [
      ["temperature", "hot"],
      ["topK", [1]],
      ["stopSequences", "END"],
      ["maxTokens", 0],
      ["maxTokens", 1.5],
      ["cacheRetention", "forever"],
      ["headers", { a: 1 }],
      ["metadata", "x"],
      ["reasoning", "ultra"],
      ["disableReasoning", "yes"],
      ["thinkingBudgets", { low: "many" }],
      ["toolChoice", "f"],
      ["toolChoice", { type: "tool" }],
      ["toolChoice", { type: "function" }],
      ["serviceTier", "gold"],
      ["loopGuard", true],
      ["promptCache", { mode: "some" }],
      ["requestMetadata", { a: 1 }],
    ];
    for (const [name, value] of wrong) {
      const body = { ...bare("chat", { value: null }), options: { [name]: value } };
      const { status, error, sent } = await send("chat", body);
      assert.equal(status, 400, name);
      assert.equal(sent, undefined);
      assert.equal(error?.type, "invalid_request_error");
      assert.match(String(error?.param), new RegExp(`^options\\.${name}`));
    }
  });
});
