/**
 * Providers that keep failing: left alone while another can serve, tried by one request at a time,
 * and told of at once where nobody else is left.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createClock, type TestClock } from "../support/clock.ts";
import { turn } from "../support/gate.ts";
import { ask, type AskOptions, gatewayOf, type GatewayOptions } from "../support/gateway.ts";
import { answerOf, createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { object } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { idle } from "../support/threads.ts";
import { type Wire, WIRES } from "../support/wires.ts";

const SECOND = 1000;
const [CHAT, MESSAGES, RESPONSES] = WIRES as [Wire, Wire, Wire];

type Fail = (
  model: string,
  signal: AbortSignal | undefined,
) => Response | Promise<Response> | undefined;

/** A gateway with `both`, which leads to the models `first` and `second` of one provider. */
function setUp(wire: Wire, fail: Fail, options: Partial<GatewayOptions> = {}) {
  const clock = createClock();
  const model = createScriptedModel(wire.dialect);
  const asked: string[] = [];
  const state = { fail };
  const upstream = createInlineUpstream(async (request) => {
    const body = request.json();
    const name = String(body.model);
    asked.push(name);
    return await state.fail(name, request.signal) ?? answerOf(model.respond(body));
  });
  const gateway = gatewayOf({
    dialect: wire.dialect,
    aliases: { both: ["up/first", "up/second"] },
    ...options,
    host: { ...clock.host, random: () => 0, fetch: upstream.fetch },
  });
  const post = async (name: string, stream = false, more: AskOptions = {}) => {
    const body = { ...wire.request("hi", stream), model: name };
    const response = await ask(gateway, wire.path, body, more);
    return { response, text: await response.text() };
  };
  const fails = async (name: string, times: number) => {
    for (let count = 0; count < times; count++) await post(name);
  };
  /** What providers were asked since the last call of it. */
  const askedSince = () => asked.splice(0);
  return { clock, state, post, fails, askedSince, gateway };
}

function refusal(status: number, message = "no"): Response {
  return Response.json({ error: { message } }, { status });
}

/** How a provider fails, as these tests count it. */
const OUTAGES: Readonly<Record<string, () => Response>> = {
  "500": () => refusal(500),
  "503": () => refusal(503),
  "529": () => refusal(529, "Overloaded"),
  "no connection": () => {
    throw new TypeError("connection refused");
  },
  "no answer": () => new Response("<html>", { headers: { "content-type": "text/html" } }),
};

for (const wire of WIRES) {
  for (const stream of [false, true]) {
    const name = `${wire.dialect}, stream ${stream}`;

    test(`an outage is not asked again while another target serves: ${name}`, async () => {
      const { clock, state, post, askedSince } = setUp(
        wire,
        (model) => model === "first" ? refusal(500) : undefined,
      );
      for (let count = 0; count < 5; count++) {
        assert.equal((await post("both", stream)).response.status, 200);
        assert.deepEqual(askedSince(), ["first", "second"]);
      }
      for (const ms of [0, 7000, 7999]) {
        await clock.advance(ms);
        const { response } = await post("both", stream);
        assert.equal(response.status, 200);
        assert.equal(response.headers.get("x-sluice-model"), "second");
        assert.equal(response.headers.get("x-sluice-attempts"), "1");
        assert.deepEqual(askedSince(), ["second"]);
      }
      await clock.advance(1);
      await post("both", stream);
      assert.deepEqual(askedSince(), ["first", "second"], "a probe, which fails");
      await post("both", stream);
      assert.deepEqual(askedSince(), ["second"], "open again");
      await clock.advance(15 * SECOND);
      state.fail = () => undefined;
      await post("both", stream);
      await post("both", stream);
      assert.deepEqual(askedSince(), ["first", "first"], "healed");
    });

    test(`the only target that keeps failing is told of at once, and heals: ${name}`, async () => {
      const { clock, state, post, askedSince } = setUp(wire, () => refusal(500));
      for (let count = 0; count < 5; count++) {
        assert.equal((await post("up/m", stream)).response.status, 500);
      }
      assert.equal(askedSince().length, 5);
      await clock.advance(4500);
      const { response, text } = await post("up/m", stream);
      assert.equal(response.status, 503, text);
      assert.equal(response.headers.get("retry-after"), "11");
      assert.equal(response.headers.get("retry-after-ms"), "10500");
      const fault = readFault(wire.dialect, object(JSON.parse(text)));
      assert.match(fault.message, /'m' of 'up' keeps failing/);
      if (wire !== MESSAGES) assert.equal(fault.code, "circuit_open");
      else assert.equal(fault.type, "overloaded_error");
      assert.deepEqual(askedSince(), []);
      state.fail = () => undefined;
      await clock.advance(10_500);
      for (let count = 0; count < 3; count++) {
        assert.equal((await post("up/m", stream)).response.status, 200);
      }
      assert.equal(askedSince().length, 3);
    });
  }
}

for (const [what, fail] of Object.entries(OUTAGES)) {
  test(`five in a row open the circuit: ${what}`, async () => {
    const { post, fails, askedSince } = setUp(CHAT, fail);
    await fails("up/m", 5);
    assert.equal(askedSince().length, 5);
    assert.equal((await post("up/m")).response.status, 503);
    assert.deepEqual(askedSince(), []);
  });
}

for (const status of [400, 401, 402, 403, 404, 408, 413, 422, 429]) {
  test(`a refusal says nothing of the provider's health: ${status}`, async () => {
    const accounts = Array.from({ length: 9 }, (_, index) => ({
      name: `account-${index}`,
      apiKey: `sk-account-${index}`,
    }));
    const { post, fails, state, askedSince } = setUp(CHAT, () => refusal(status), { accounts });
    await fails("up/m", 7);
    assert.ok(askedSince().length >= 6);
    state.fail = () => undefined;
    const { text } = await post("up/m");
    assert.doesNotMatch(text, /circuit_open/);
  });
}

test("an overload told within a stream counts, and an answer that began does not", async () => {
  const event = (type: string, more: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;
  const start = event("message_start", {
    message: { id: "m", type: "message", role: "assistant", model: "m", content: [], usage: {} },
  }) + event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }) +
    event("content_block_delta", { index: 0, delta: { type: "text_delta", text: "a" } });
  const error = event("error", { error: { type: "overloaded_error", message: "Overloaded" } });
  const streamed = (...pieces: string[]) =>
    streamOf(pieces.map((piece) => new TextEncoder().encode(piece)));
  const { post, state, askedSince } = setUp(MESSAGES, () => streamed(start, error));
  for (let count = 0; count < 8; count++) await post("up/m", true);
  assert.equal(askedSince().length, 8);
  state.fail = () => streamed(error);
  for (let count = 0; count < 8; count++) await post("up/m", true);
  assert.equal(askedSince().length, 5);
});

test("failures that answers lie between, or too much time, open nothing", async () => {
  const { clock, state, post, fails, askedSince } = setUp(CHAT, () => refusal(500));
  const { fail } = state;
  for (let count = 0; count < 3; count++) {
    state.fail = fail;
    await fails("up/m", 4);
    state.fail = () => undefined;
    assert.equal((await post("up/m")).response.status, 200);
  }
  state.fail = fail;
  for (let count = 0; count < 8; count++) {
    await post("up/m");
    await clock.advance(7501);
  }
  assert.equal(askedSince().length, 23);
});

test("one request at a time tries, whatever else comes meanwhile; one that leaves makes room", async () => {
  const { clock, state, post, fails, askedSince } = setUp(CHAT, () => refusal(500));
  await fails("up/m", 5);
  await clock.advance(15 * SECOND);
  askedSince();
  state.fail = (_model, signal) =>
    new Promise((_, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
  const leaving = new AbortController();
  const left = post("up/m", false, { signal: leaving.signal }).catch(() => undefined);
  for (let turns = 0; turns < 5; turns++) await turn();
  for (let count = 0; count < 3; count++) {
    const { response, text } = await post("up/m");
    assert.equal(response.status, 503, text);
    assert.equal(response.headers.get("retry-after"), "1");
  }
  assert.equal(askedSince().length, 1);
  leaving.abort();
  await left;
  state.fail = () => undefined;
  assert.equal((await post("up/m")).response.status, 200);
});

test("a request that no account can be lent to makes room as well", async () => {
  const { clock, state, post, fails, askedSince } = setUp(CHAT, () => refusal(500));
  await fails("up/m", 5);
  await clock.advance(15 * SECOND);
  askedSince();
  state.fail = () => refusal(429, "You exceeded your current quota");
  for (let count = 0; count < 4; count++) {
    assert.equal((await post("up/m")).response.status, 429);
  }
  assert.ok(askedSince().length < 4, "some were answered without asking");
});

/** Moves the clock while somebody waits for it; what a loaded machine needs of its own is free. */
async function letPass(clock: TestClock, done: () => boolean): Promise<void> {
  const last = Date.now() + 20_000;
  while (!done()) {
    if (Date.now() > last) throw new Error("Did not come to an end");
    await idle(done);
    if (!done()) await clock.advance(250);
  }
}

test("waiting for room ends when the circuit opens, with the provider's own words", async () => {
  const { clock, post, askedSince } = setUp(CHAT, () => refusal(529, "Overloaded"), {
    limits: { retryMs: 20_000 },
  });
  const waited = async () => {
    const answer = post("up/m");
    let done = false;
    answer.finally(() => done = true);
    await letPass(clock, () => done);
    return (await answer).response.status;
  };
  assert.equal(await waited(), 529);
  assert.equal(askedSince().length, 3);
  const before = clock.host.now();
  assert.equal(await waited(), 529);
  assert.equal(askedSince().length, 2);
  assert.equal(clock.host.now() - before, 500, "no wait for an attempt that will not be made");
  assert.equal(await waited(), 503);
  assert.equal(askedSince().length, 0);
});

test("a target that has to do alone is waited for as the only one is", async () => {
  const { clock, state, fails, post, askedSince } = setUp(CHAT, () => refusal(500), {
    limits: { retryMs: 20_000 },
  });
  await fails("up/second", 5);
  askedSince();
  let busy = 1;
  state.fail = () => busy-- > 0 ? refusal(503) : undefined;
  const answer = post("both");
  let done = false;
  answer.finally(() => done = true);
  await letPass(clock, () => done);
  assert.equal((await answer).response.status, 200);
  assert.deepEqual(askedSince(), ["first", "first"]);
});

test("of several that are left alone, the first to be tried again is told", async () => {
  const { clock, post, fails } = setUp(CHAT, () => refusal(500));
  await fails("up/second", 5);
  await clock.advance(5 * SECOND);
  await fails("up/first", 5);
  const { response } = await post("both");
  assert.equal(response.status, 503);
  assert.equal(response.headers.get("retry-after"), "10");
});

test("what a target said itself is told before that another is left alone", async () => {
  const { state, post, fails } = setUp(CHAT, () => refusal(500));
  await fails("up/second", 5);
  state.fail = () => refusal(502, "bad gateway");
  assert.equal((await post("both")).response.status, 502);
});

test("one model's circuit is no other's", async () => {
  const { state, post, fails } = setUp(CHAT, () => refusal(500));
  await fails("up/first", 5);
  state.fail = () => undefined;
  assert.equal((await post("up/first")).response.status, 503);
  assert.equal((await post("up/second")).response.status, 200);
});

test("what only one account can answer is asked of it, open or not", async () => {
  const { state, post, fails, gateway, askedSince } = setUp(RESPONSES, () => undefined);
  const body = { model: "up/m", input: "hi", store: true };
  const made = await ask(gateway, RESPONSES.path, body);
  const { id } = await made.json();
  state.fail = () => refusal(500);
  await fails("up/m", 5);
  assert.equal((await post("up/m")).response.status, 503);
  askedSince();
  state.fail = () => undefined;
  const next = await ask(gateway, RESPONSES.path, { ...body, previous_response_id: id });
  assert.equal(next.status, 200, await next.text());
  assert.equal(askedSince().length, 1);
});

test("a host that cannot count is asked for answers all the same", async () => {
  const { state, post, gateway } = setUp(MESSAGES, () => refusal(500));
  for (let count = 0; count < 8; count++) {
    await ask(gateway, "/v1/messages/count_tokens", MESSAGES.request("hi", false));
  }
  state.fail = () => undefined;
  assert.equal((await post("up/m")).response.status, 200);
});

test("a host that cannot compact is asked for answers all the same", async () => {
  const { state, post, gateway, askedSince } = setUp(RESPONSES, () => refusal(500));
  for (let count = 0; count < 8; count++) {
    await ask(gateway, "/v1/responses/compact", RESPONSES.request("hi", false));
  }
  assert.equal(askedSince().length, 8);
  state.fail = () => undefined;
  assert.equal((await post("up/m")).response.status, 200);
});

test("relayed endpoints have circuits of their own", async () => {
  const { state, post, gateway, askedSince } = setUp(CHAT, () => refusal(500));
  const embed = () => ask(gateway, "/v1/embeddings", { model: "up/m", input: "x" });
  for (let count = 0; count < 5; count++) assert.equal((await embed()).status, 500);
  const answer = await embed();
  assert.equal(answer.status, 503);
  assert.equal((await answer.json()).error.code, "circuit_open");
  assert.equal(askedSince().length, 5);
  state.fail = () => undefined;
  assert.equal((await post("up/m")).response.status, 200);
});

test("switched off, every request is asked", async () => {
  const { fails, askedSince } = setUp(CHAT, () => refusal(500), {
    limits: { circuitBreaker: false },
  });
  await fails("up/m", 12);
  assert.equal(askedSince().length, 12);
});
