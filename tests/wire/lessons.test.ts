/**
 * What a provider's model refuses, and a client of another wire could not know: the request goes out
 * once more without it, that is named, and it is remembered for a while.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { DialectId } from "../../src/canonical/request.ts";
import { createClock } from "../support/clock.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { answerOf, createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { createScriptedModel, type ModelDialect } from "../support/scripted_model.ts";
import { wireOf } from "../support/wires.ts";

interface Refusal {
  readonly upstream: ModelDialect & DialectId;
  /** Whether the model takes this body. */
  readonly refuses: (body: Record<string, unknown>) => boolean;
  readonly error: Record<string, unknown>;
  readonly status?: number;
}

/** A gateway before a model that refuses something, and what was sent to it. */
function before({ upstream: dialect, refuses, error, status = 400 }: Refusal) {
  const model = createScriptedModel(dialect);
  const clock = createClock();
  const upstream = createInlineUpstream((request) =>
    refuses(request.json()) ? jsonOf({ error }, status) : answerOf(model.respond(request.json()))
  );
  const gateway = gatewayOf({ dialect, host: { ...clock.host, fetch: upstream.fetch } });
  return { gateway, clock, sent: upstream.requests };
}

const MESSAGES = wireOf("anthropic-messages");
const CHAT = wireOf("openai-chat");
const TEMPERED = { ...MESSAGES.request("hi", false), temperature: 0.2, top_k: 3 };
const NO_TEMPERATURE: Refusal = {
  upstream: "openai-chat",
  refuses: (body) => "temperature" in body,
  error: {
    message:
      "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) value is supported.",
    type: "invalid_request_error",
    param: "temperature",
    code: "unsupported_value",
  },
};

test("what a model does not take is left out, named, and known from then on", async () => {
  const { gateway, sent, clock } = before(NO_TEMPERATURE);
  const first = await ask(gateway, MESSAGES.path, TEMPERED);
  assert.equal(first.status, 200, await first.clone().text());
  assert.equal(first.headers.get("x-sluice-attempts"), "2");
  assert.match(first.headers.get("x-sluice-dropped") ?? "", /(^|, )temperature(,|$)/);
  assert.deepEqual(sent.map((one) => "temperature" in one.json()), [true, false]);
  const { temperature: _, ...rest } = sent[0]?.json() ?? {};
  assert.deepEqual(sent[1]?.json(), rest, "nothing else has changed");

  const second = await ask(gateway, MESSAGES.path, {
    ...TEMPERED,
    ...MESSAGES.request("yo", true),
  });
  assert.equal(second.headers.get("x-sluice-attempts"), "1");
  assert.match(second.headers.get("x-sluice-dropped") ?? "", /temperature/);
  await second.text();
  assert.equal(sent.length, 3);

  await clock.advance(60 * 60_000);
  await (await ask(gateway, MESSAGES.path, TEMPERED)).text();
  assert.deepEqual(sent.slice(3).map((one) => "temperature" in one.json()), [true, false]);
});

test("another model has lessons of its own", async () => {
  const { gateway, sent } = before(NO_TEMPERATURE);
  await (await ask(gateway, MESSAGES.path, TEMPERED)).text();
  await (await ask(gateway, MESSAGES.path, { ...TEMPERED, model: "up/other" })).text();
  assert.deepEqual(sent.map((one) => "temperature" in one.json()), [true, false, true, false]);
});

test("strict tools are offered again without being strict", async () => {
  const { gateway, sent } = before({
    upstream: "anthropic-messages",
    refuses: (body) => JSON.stringify(body).includes('"strict"'),
    error: {
      type: "invalid_request_error",
      message: "tools.0.custom.strict: Extra inputs are not permitted",
    },
  });
  const parameters = {
    type: "object",
    properties: { n: { const: 12345678901234567890n.toString() } },
    required: ["n"],
    additionalProperties: false,
  };
  const tool = { type: "function", function: { name: "f", parameters, strict: true } };
  const response = await ask(gateway, CHAT.path, {
    ...CHAT.request("hi", false),
    model: "up/claude-opus-4-8",
    tools: [tool],
  });
  assert.equal(response.status, 200, await response.clone().text());
  assert.match(response.headers.get("x-sluice-dropped") ?? "", /strict/);
  const [first, second] = sent.map((one) => object((one.json().tools as unknown[])[0]));
  const { strict, ...loose } = first ?? {};
  assert.equal(strict, true);
  assert.deepEqual(second, loose);
});

test("the client's own words are told it as the provider says it", async () => {
  const { gateway, sent } = before(NO_TEMPERATURE);
  const response = await ask(gateway, CHAT.path, {
    ...CHAT.request("hi", false),
    temperature: 0.2,
  });
  assert.equal(response.status, 400);
  assert.equal(object((await response.json()).error).param, "temperature");
  assert.equal(sent.length, 1);
});

for (
  const [why, change] of [
    ["a value that is wrong", { message: "temperature must be between 0 and 2", param: null }],
    ["something that means more", { message: "Unsupported parameter: 'messages[0].name'" }],
    ["a word that is no option there", {
      message: "Unexpected temperature of the water",
      param: null,
    }],
    ["another field than it speaks of", {
      message: "Unknown role: use 'temperature' for that",
      param: "messages[0].role",
    }],
    ["something that was not sent", { message: "Unknown parameter: 'verbosity'", param: null }],
  ] as const
) {
  test(`${why} is the caller's to know`, async () => {
    const error = { type: "invalid_request_error", param: null, ...change };
    const { gateway, sent } = before({ ...NO_TEMPERATURE, error });
    const response = await ask(gateway, MESSAGES.path, TEMPERED);
    assert.equal(response.status, 400);
    assert.equal(object((await response.json()).error).message, change.message);
    assert.equal(sent.length, 1);
  });
}

test("a model that is never content ends in its own refusal", async () => {
  const { gateway, sent } = before({ ...NO_TEMPERATURE, refuses: () => true });
  const response = await ask(gateway, MESSAGES.path, TEMPERED);
  assert.equal(response.status, 400);
  assert.equal(sent.length, 2);
});
