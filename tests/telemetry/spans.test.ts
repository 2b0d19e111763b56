/**
 * What a host's telemetry is told: a span for each exchange and each of its attempts, ended once
 * whatever happens, and the same numbers as a scrape.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { type InstrumentId, INSTRUMENTS } from "../../src/telemetry/instruments.ts";
import { metricOf } from "../../src/telemetry/semconv.ts";
import type { Handle } from "../../mod.ts";
import { dialectOf } from "../../src/dialects/mod.ts";
import { createMeasures } from "../../src/gateway/measures.ts";
import { watchExchange } from "../../src/gateway/watch_exchange.ts";
import { ANYBODY } from "../../src/keys/key.ts";
import { createFakeTelemetry } from "../support/fake_telemetry.ts";
import { ask, gatewayOf, requestTo } from "../support/gateway.ts";
import {
  answers,
  answersAfter,
  begins,
  type Behaviour,
  failsAmid,
  failsInStream,
  refuses,
  silent,
  unreachable,
} from "../support/places.ts";
import { answerOf, createInlineUpstream } from "../support/inline_upstream.ts";
import { ADMIN, createRouted } from "../support/routed.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { scrape } from "../support/scrape.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const [CHAT] = WIRES as [Wire];

const BEHAVIOURS: readonly Behaviour[] = [
  answers,
  answersAfter(500),
  answersAfter(2500),
  begins("broken"),
  begins("silent"),
  failsAmid,
  failsInStream,
  refuses(401),
  refuses(429),
  refuses(503),
  silent,
  unreachable,
];

const LIMITS = { headersMs: 3000, idleMs: 3000, stallMs: 3000, attempts: 4 };

test("every span is ended once, whatever becomes of a request, and nothing of it is sent along", async () => {
  const behaviour = fc.constantFrom(...BEHAVIOURS);
  await fc.assert(
    fc.asyncProperty(
      fc.record({ a: behaviour, b: behaviour }),
      fc.constantFrom("both", "hedged", "a/m", "nobody/has-it"),
      fc.boolean(),
      fc.constantFrom("stays", "leaves early", "leaves amid"),
      async (places, model, stream, client) => {
        const telemetry = createFakeTelemetry();
        const routed = createRouted({
          models: {
            both: { targets: ["a/m", "b/m"] },
            hedged: { targets: ["a/m", "b/m"], hedgeMs: 1000 },
          },
          places,
          limits: LIMITS,
          telemetry,
        });
        const gone = new AbortController();
        const asking = routed.gateway.fetch(
          requestTo(CHAT.path, { ...CHAT.request("hi", stream), model }, { signal: gone.signal }),
        );
        if (client === "leaves early") {
          await routed.settle();
          gone.abort();
        }
        const response = await routed.run(asking);
        if (client === "leaves amid") gone.abort();
        await routed.run(response.text().catch(String));
        await routed.run(routed.gateway.drain());
        await routed.settle();
        const [exchange, ...attempts] = telemetry.spans;
        assert.equal(exchange?.parent, undefined);
        assert.equal(attempts.length, routed.asked().length);
        for (const span of telemetry.spans) assert.equal(span.ended, 1, span.name);
        for (const { parent } of attempts) assert.equal(parent, exchange);
        assert.equal(telemetry.looking, false, "nobody looks at what has ended");
      },
    ),
    { numRuns: 150 },
  );
});

test("an exchange's span says what became of it, and its attempts' what they came to", async () => {
  const telemetry = createFakeTelemetry();
  const routed = createRouted({
    models: { both: { targets: ["a/m", "b/m"] } },
    places: { a: refuses(503) },
    telemetry,
  });
  const headers = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01" };
  await routed.post(CHAT, "both", { headers });
  const [exchange, first, second] = telemetry.spans;
  assert.equal(exchange?.name, "chat m");
  assert.equal(exchange?.error, undefined);
  assert.equal(exchange?.attributes.traceparent, headers.traceparent);
  assert.equal(exchange?.attributes["sluice.attempts"], 2);
  assert.equal(exchange?.attributes["gen_ai.provider.name"], "b");
  assert.equal(exchange?.attributes["http.response.status_code"], 200);
  assert.deepEqual([first?.name, first?.error], ["attempt m", "overloaded"]);
  assert.deepEqual([second?.name, second?.error], ["attempt m", undefined]);
  assert.equal(second?.attributes["sluice.account"], "b#1");
});

test("a span lasts to the end of the stream, and says how that ended", async () => {
  for (
    const [behaviour, error] of [[answers, undefined], [begins("broken"), "upstream"]] as const
  ) {
    const telemetry = createFakeTelemetry();
    const routed = createRouted({ models: {}, places: { a: behaviour }, telemetry });
    const response = await routed.run(routed.gateway.fetch(
      requestTo(CHAT.path, { ...CHAT.request("hi", true), model: "a/m" }),
    ));
    assert.deepEqual(telemetry.spans.map(({ ended }) => ended), [0, 0]);
    await routed.run(response.text());
    assert.deepEqual(telemetry.spans.map(({ ended, error }) => [ended, error]), [
      [1, error],
      [1, error],
    ]);
  }
});

test("requests leave where nobody traces them", async () => {
  const telemetry = createFakeTelemetry();
  const hidden: boolean[] = [];
  const fetch = (): Promise<Response> => {
    hidden.push(telemetry.hidden);
    return Promise.reject(new TypeError("connection refused"));
  };
  const gateway = gatewayOf({ host: { telemetry, fetch }, limits: { attempts: 2 } });
  await (await ask(gateway, CHAT.path, CHAT.request("hi", false))).text();
  assert.ok(hidden.length > 0);
  assert.ok(hidden.every(Boolean));
  assert.equal(telemetry.hidden, false, "and nothing else does");
});

test("models that nobody configured are not in a span's name, and are cut short in its attributes", async () => {
  const telemetry = createFakeTelemetry();
  const routed = createRouted({ models: {}, telemetry });
  await routed.post(CHAT, `a/${"x".repeat(5000)}`);
  const [exchange, attempt] = telemetry.spans;
  assert.deepEqual([exchange?.name, attempt?.name], ["chat other", "attempt other"]);
  const texts = telemetry.spans.flatMap(({ attributes }) => Object.values(attributes)).map(String);
  assert.ok(texts.every((text) => text.length <= 200));
});

test("telemetry has the numbers of a scrape, under OpenTelemetry's names", async () => {
  const telemetry = createFakeTelemetry();
  const routed = createRouted({
    models: { both: { targets: ["a/m", "b/m"] } },
    places: { a: refuses(503) },
    telemetry,
  });
  for (let n = 0; n < 3; n++) await routed.post(CHAT, "both", { stream: n === 0 });
  const looked = await telemetry.look();
  const told = await scrape(routed.gateway, ADMIN);
  const ids = Object.keys(INSTRUMENTS) as InstrumentId[];
  assert.deepEqual(telemetry.metrics, ids.map(metricOf));
  for (const id of ids) {
    const { name, kind } = metricOf(id);
    const samples = told.families.get(INSTRUMENTS[id].name)?.samples ?? [];
    const values = telemetry.values.filter((one) => one.name === name).map(({ value }) => value);
    const sum = (all: readonly number[]): number => all.reduce((a, b) => a + b, 0);
    if (kind === "gauge") {
      const gauges = looked.filter(({ metric }) => metric.name === name);
      assert.deepEqual(gauges.map(({ value }) => value), samples.map(({ value }) => value), name);
    } else if (kind === "counter") {
      const itself = id === "responses" ? 1 : 0;
      assert.equal(sum(values) - itself, sum(samples.map(({ value }) => value)), name);
    } else {
      const counts = samples.filter((one) => one.name.endsWith("_count"));
      assert.equal(values.length, sum(counts.map(({ value }) => value)), name);
    }
  }
  const durations = telemetry.values.filter(({ name }) =>
    name === "gen_ai.client.operation.duration"
  );
  assert.deepEqual(durations.map(({ attributes }) => attributes["sluice.provider"]), [
    "b",
    "b",
    "b",
  ]);
  await routed.run(routed.gateway.drain());
});

test("no two instruments have one name in OpenTelemetry, nor a name that is none there", () => {
  const metrics = (Object.keys(INSTRUMENTS) as InstrumentId[]).map(metricOf);
  assert.equal(new Set(metrics.map(({ name }) => name)).size, metrics.length);
  for (const { name, unit } of metrics) {
    assert.match(name, /^[A-Za-z][A-Za-z0-9_./-]{0,254}$/);
    assert.ok(!/_(?:total|seconds|usd|ratio)$/.test(name), name);
    assert.match(unit, /^(?:s|1|\{\w+\})$/);
  }
});

test("the span of a request whose answer is made in the background ends with the word that it is", async () => {
  const telemetry = createFakeTelemetry();
  const model = createScriptedModel("openai-chat");
  const upstream = createInlineUpstream((request) => answerOf(model.respond(request.json())));
  const gateway = gatewayOf({ host: { telemetry, fetch: upstream.fetch } });
  const body = { model: "up/m", input: "hi", background: true };
  const response = await ask(gateway, "/v1/responses", body);
  assert.equal((await response.json()).status, "queued");
  await gateway.drain();
  assert.deepEqual(telemetry.spans.map(({ name, ended }) => [name, ended]), [
    ["chat", 1],
    ["chat other", 1],
    ["attempt other", 1],
  ]);
});

test("an attempt that answers when its exchange is over has not answered it", () => {
  const telemetry = createFakeTelemetry();
  const measures = createMeasures({ telemetry }, () => Promise.resolve());
  const watching = { measures, modelLabel: () => "m", host: { now: () => 0 } };
  const call = { requestId: "r", caller: ANYBODY, dialect: dialectOf("openai-chat") };
  const watch = watchExchange(watching, call, new Headers());
  const handle = { id: "a#1" } as Handle;
  const [first, second] = ["a", "b"].map((provider) =>
    watch.attempts.begins({ provider, model: "m" }, handle)
  );
  first?.ends("ok");
  watch.leaves();
  second?.ends("ok");
  watch.leaves();
  assert.deepEqual(telemetry.spans.map(({ ended, error }) => [ended, error]), [
    [1, undefined],
    [1, undefined],
    [1, "aborted"],
  ]);
});
