/**
 * Responses over a WebSocket: what is said on it, in which order, within which bounds, and how it
 * ends.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { openTestSocket, type TestSocket } from "../support/client_socket.ts";
import { createClock } from "../support/clock.ts";
import { turn, until } from "../support/gate.ts";
import { createHeldStream } from "../support/inline_upstream.ts";
import { type Json, object, objects } from "../support/json.ts";
import { createStateful, failureOf, FOREIGN, KEYS, MODELS } from "../support/stateful.ts";

const create = (more: Json): Json => ({ type: "response.create", ...more });

function textIn(event: Json | undefined): string {
  const { output } = object(event?.response);
  return objects(output).flatMap(({ content }) => objects(content ?? []))
    .map((part) => String(part.text ?? "")).join("");
}

function idIn(event: Json | undefined): string {
  return String(object(event?.response).id);
}

function errorIn(event: Json | undefined): Json {
  assert.equal(event?.type, "error");
  return object(event?.error);
}

for (const model of MODELS) {
  test(`${model}: the events over a socket are those of a stream`, async () => {
    const { gateway, one } = createStateful();
    const socket = await openTestSocket(gateway, KEYS.one);
    socket.send(create({ model, input: "hello" }));
    const events = await socket.upTo(0);
    const streamed: string[] = [];
    for await (
      const { type } of await one.responses.create({ model, input: "hello", stream: true })
    ) {
      streamed.push(type);
    }
    assert.deepEqual(events.map(({ type }) => type), streamed);
    assert.equal(textIn(events.at(-1)), "hello");
  });

  for (const store of [true, false]) {
    test(`${model}: a connection goes on from its last response, store ${store}`, async () => {
      const { gateway } = createStateful();
      const socket = await openTestSocket(gateway, KEYS.one);
      let previous: string | undefined;
      let heard = "";
      for (const input of ["one", "two", "three"]) {
        const from = socket.events.length;
        socket.send(create({ model, input, store, previous_response_id: previous ?? null }));
        const last = (await socket.upTo(from)).at(-1);
        heard = heard === "" ? input : `${heard} / ${heard} / ${input}`;
        assert.equal(textIn(last), heard);
        previous = idIn(last);
      }
      // Another connection, of another caller or the same, has no such memory.
      const other = await openTestSocket(gateway, store ? KEYS.two : KEYS.one);
      other.send(create({ model, input: "?", store, previous_response_id: previous ?? null }));
      const [failed] = await other.upTo(0);
      assert.equal(failed?.status, 400);
      assert.equal(errorIn(failed).code, "previous_response_not_found");
    });
  }

  test(`${model}: what is only prepared can be gone on from`, async () => {
    const { gateway, sent } = createStateful();
    const socket = await openTestSocket(gateway, KEYS.one);
    socket.send(create({ model, input: "prepared", store: false, generate: false }));
    const events = await socket.upTo(0);
    assert.deepEqual(events.map(({ type }) => type), [
      "response.created",
      "response.in_progress",
      "response.completed",
    ]);
    assert.equal(sent.length, 0, "no provider is asked");
    assert.deepEqual(object(events[2]?.response).output, []);
    const from = socket.events.length;
    const previous = idIn(events[2]);
    socket.send(create({ model, input: "then", store: false, previous_response_id: previous }));
    assert.equal(textIn((await socket.upTo(from)).at(-1)), "prepared / then");
    assert.equal(sent[0]?.json().generate, undefined);
  });
}

test("a connection that stores nothing takes along what a provider keeps", async () => {
  const { gateway, one } = createStateful();
  const kept = await one.responses.create({ model: "keeping/m", input: "zero" });
  const socket = await openTestSocket(gateway, KEYS.one);
  let previous = kept.id;
  for (const input of ["one", "two"]) {
    const from = socket.events.length;
    const more = { model: "keeping/m", input, store: false, previous_response_id: previous };
    socket.send(create(more));
    const last = (await socket.upTo(from)).at(-1);
    assert.ok(textIn(last).startsWith("zero / zero / one"), textIn(last));
    previous = idIn(last);
  }
});

test("what is stored over a socket is kept for whoever asks otherwise", async () => {
  const { gateway, one } = createStateful();
  const socket = await openTestSocket(gateway, KEYS.one);
  socket.send(create({ model: "chat/m", input: "hello" }));
  const last = (await socket.upTo(0)).at(-1);
  assert.equal((await one.responses.retrieve(idIn(last))).output_text, "hello");
});

/** A gateway whose providers answer when a test lets them. */
function createHolding(options: Parameters<typeof createStateful>[0] = {}) {
  const streams: ReturnType<typeof createHeldStream>[] = [];
  const stateful = createStateful({
    ...options,
    answer() {
      const held = createHeldStream();
      streams.push(held);
      return held.response;
    },
  });
  return { ...stateful, streams };
}

const chunk = (delta: Json, finish: string | null = null): string =>
  `data: ${
    JSON.stringify({
      id: "c1",
      object: "chat.completion.chunk",
      created: 1,
      model: "m",
      choices: [{ index: 0, delta, finish_reason: finish }],
    })
  }\n\n`;

const WHOLE = chunk({ role: "assistant", content: "yes" }) + chunk({}, "stop") + "data: [DONE]\n\n";

test("within a lane one request comes after the other, lanes run side by side", async () => {
  const { gateway, streams } = createHolding();
  const socket = await openTestSocket(gateway, KEYS.one);
  const model = "chat/m";
  socket.send(create({ model, input: "1" }));
  socket.send(create({ model, input: "2" }));
  await until("one is asked", () => streams.length === 1);
  socket.send(create({ model, input: "3", stream_id: "side" }));
  await until("two are asked", () => streams.length === 2);
  for (let i = 0; i < 20; i++) await turn();
  assert.equal(streams.length, 2, "the second waits for the first");
  streams[1]?.push(WHOLE);
  streams[1]?.close();
  const side = await socket.upTo(0);
  assert.ok(side.length > 3);
  for (const event of side) assert.equal(event.stream_id, "side");
  streams[0]?.push(WHOLE);
  streams[0]?.close();
  await until("the second is asked", () => streams.length === 3);
  const first = await socket.upTo(side.length);
  for (const event of first) assert.equal("stream_id" in event, false);
});

test("a client that leaves lets go of every provider", async () => {
  const { gateway, streams } = createHolding();
  const socket = await openTestSocket(gateway, KEYS.one);
  socket.send(create({ model: "chat/m", input: "1" }));
  socket.send(create({ model: "chat/m", input: "1, waiting" }));
  socket.send(create({ model: "chat/m", input: "2", stream_id: "b" }));
  await until("two are asked", () => streams.length === 2);
  streams[0]?.push(chunk({ role: "assistant", content: "yes" }));
  await socket.upTo(0, "response.output_text.delta");
  socket.leave();
  await until("both are let go of", () => streams.every(({ cancelled }) => cancelled));
  await until("nothing is under way", () => gateway.active === 0);
  assert.equal(streams.length, 2, "what waited is not begun");
});

test("only so much runs and waits", async () => {
  const { gateway, streams } = createHolding();
  const socket = await openTestSocket(gateway, KEYS.one);
  for (let i = 0; i < 40; i++) socket.send(create({ model: "chat/m", input: "x" }));
  const refused = socket.events.filter(({ type }) => type === "error");
  assert.equal(refused.length, 40 - 17);
  assert.equal(refused[0]?.status, 429);
  for (let i = 0; i < 40; i++) {
    socket.send(create({ model: "chat/m", input: "x", stream_id: `lane ${i}` }));
  }
  await until("as many as may be are asked", () => streams.length === 16);
  for (let i = 0; i < 20; i++) await turn();
  assert.equal(streams.length, 16);
  socket.leave();
});

test("a client that does not read is not read for", async () => {
  const clock = createClock();
  const { gateway, streams } = createHolding({ host: clock.host });
  const socket = await openTestSocket(gateway, KEYS.one);
  socket.send(create({ model: "chat/m", input: "x" }));
  await until("it is asked", () => streams.length === 1);
  const [held] = streams;
  held?.push(chunk({ role: "assistant", content: "yes" }));
  await socket.upTo(0, "response.output_text.delta");
  socket.buffered = 8 * 1024 * 1024;
  held?.push(chunk({ content: "more" }));
  await clock.advance(1000);
  const pulls = held?.pulls;
  const count = socket.events.length;
  held?.push(chunk({ content: "and more" }));
  await clock.advance(10_000);
  assert.equal(held?.pulls, pulls);
  assert.equal(socket.events.length, count);
  socket.buffered = 0;
  await clock.advance(1000);
  await until("it goes on", () => socket.events.length > count);
  assert.equal(socket.closeCode(), 0);

  socket.buffered = 8 * 1024 * 1024;
  held?.push(chunk({ content: "too much" }));
  await clock.advance(310_000);
  assert.equal(socket.closeCode(), 1013);
  await until("the provider is let go of", () => held?.cancelled === true);
});

for (
  const [name, message, code] of [
    ["binary", undefined, 400],
    ["no JSON", "{", 400],
    ["a list", "[]", 400],
    ["too deep", `{"a":${"[".repeat(70)}${"]".repeat(70)}}`, 400],
    ["no type", { model: "chat/m", input: "x" }, 400],
    ["an unknown type", { type: "session.update" }, 400],
    ["no model", { type: "response.create", input: "x" }, 400],
    ["an unknown model", { type: "response.create", model: "nobody/x", input: "x" }, 404],
    ["background", { type: "response.create", model: "chat/m", input: "x", background: true }, 400],
    ["a lane that is no name", { type: "response.create", model: "chat/m", stream_id: 3 }, 400],
  ] as const
) {
  test(`a message that cannot be taken is answered, and the next one is: ${name}`, async () => {
    const { gateway } = createStateful();
    const socket = await openTestSocket(gateway, KEYS.one);
    socket.send(message);
    const [failed] = await socket.upTo(0);
    assert.equal(failed?.status, code, JSON.stringify(failed));
    assert.equal(typeof errorIn(failed).message, "string");
    socket.send(create({ model: "chat/m", input: "hello" }));
    assert.equal(textIn((await socket.upTo(1)).at(-1)), "hello");
  });
}

test("a provider's refusal keeps its status and its lane", async () => {
  const { gateway } = createStateful({
    answer: () =>
      Response.json({ error: { message: "Slow down", type: "rate_limit_error" } }, { status: 429 }),
  });
  const socket = await openTestSocket(gateway, KEYS.one);
  socket.send(create({ model: "chat/m", input: "hello", stream_id: "a" }));
  const [failed] = await socket.upTo(0);
  assert.equal(failed?.status, 429);
  assert.equal(failed?.stream_id, "a");
  assert.equal(errorIn(failed).message, "Slow down");
});

test("steering is refused with the input back", async () => {
  const { gateway } = createStateful();
  const socket = await openTestSocket(gateway, KEYS.one);
  socket.send({ type: "response.steer", previous_response_id: "resp_1", input: "left" });
  const [event] = socket.events;
  assert.equal(event?.type, "response.steer.failed");
  assert.deepEqual(event?.steer, { previous_response_id: "resp_1", input: "left" });
  assert.equal(object(event?.error).code, "steering_not_supported");
});

test("a message that is too large ends the connection", async () => {
  const { gateway, sent } = createStateful({ limits: { bodyMiB: 1 } });
  const socket = await openTestSocket(gateway, KEYS.one);
  socket.send(create({ model: "chat/m", input: "x".repeat(2 * 1024 * 1024) }));
  assert.equal(socket.closeCode(), 1009);
  for (let i = 0; i < 20; i++) await turn();
  assert.equal(sent.length, 0);
});

test("a gateway that stops closes what is idle, and lets the rest end", async () => {
  const clock = createClock();
  const { gateway, streams } = createHolding({ host: clock.host });
  const idle = await openTestSocket(gateway, KEYS.one);
  const busy = await openTestSocket(gateway, KEYS.one);
  busy.send(create({ model: "chat/m", input: "x" }));
  await until("it is asked", () => streams.length === 1);
  const drained = gateway.drain();
  assert.equal(idle.closeCode(), 1001);
  assert.equal(busy.closeCode(), 0);
  busy.send(create({ model: "chat/m", input: "y", stream_id: "late" }));
  const late = busy.events.at(-1);
  assert.equal(late?.status, 503);
  assert.equal(errorIn(late).code, "shutting_down");
  streams[0]?.push(WHOLE);
  streams[0]?.close();
  await busy.upTo(1);
  await drained;
  await until("it is closed", () => busy.closeCode() === 1001);
});

test("a gateway that stops cuts what does not end", async () => {
  const clock = createClock();
  const { gateway, streams } = createHolding({ host: clock.host });
  const socket = await openTestSocket(gateway, KEYS.one);
  socket.send(create({ model: "chat/m", input: "x" }));
  await until("it is asked", () => streams.length === 1);
  streams[0]?.push(chunk({ role: "assistant", content: "yes" }));
  await socket.upTo(0, "response.output_text.delta");
  const drained = gateway.drain();
  await clock.advance(31_000);
  await drained;
  assert.equal((await socket.upTo(0)).at(-1)?.type, "response.failed");
  await until("it is closed", () => socket.closeCode() === 1001);
  assert.ok(streams[0]?.cancelled);
});

test("a connection lives for an hour, and its answer to the end", async () => {
  const clock = createClock();
  const { gateway, streams } = createHolding({ host: clock.host });
  const idle = await openTestSocket(gateway, KEYS.one);
  await clock.advance(59 * 60_000);
  const busy = await openTestSocket(gateway, KEYS.one);
  assert.equal(idle.closeCode(), 0);
  await clock.advance(61_000);
  assert.equal(errorIn(idle.events[0]).code, "websocket_connection_limit_reached");
  assert.equal(idle.closeCode(), 1000);
  await clock.advance(58 * 60_000);
  busy.send(create({ model: "chat/m", input: "x" }));
  await until("it is asked", () => streams.length === 1);
  streams[0]?.push(chunk({ role: "assistant", content: "yes" }));
  await clock.advance(120_000);
  assert.equal(busy.closeCode(), 0);
  streams[0]?.push(chunk({}, "stop") + "data: [DONE]\n\n");
  streams[0]?.close();
  await busy.upTo(0);
  await clock.advance(1000);
  assert.equal(busy.closeCode(), 1000);
  idle.leave();
});

test("who shows no key gets no socket, nor does a page that was not invited", async () => {
  const { gateway } = createStateful();
  await assert.rejects(openTestSocket(gateway, "sk-wrong"), /401/);
  const response = await gateway.fetch(
    new Request("http://localhost/v1/responses", {
      headers: {
        authorization: `Bearer ${KEYS.one}`,
        upgrade: "websocket",
        origin: "https://elsewhere.example",
      },
    }),
    { upgrade: () => assert.fail("it must not be upgraded") },
  );
  assert.equal(response.status, 403);
});

test("who asks for no socket, or where there are none, is told", async () => {
  const { gateway, one } = createStateful();
  assert.equal((await failureOf(one.get("/responses"))).status, 426);
  const response = await gateway.fetch(
    new Request("http://localhost/v1/responses", {
      headers: { authorization: `Bearer ${KEYS.one}`, upgrade: "websocket" },
    }),
  );
  assert.equal(response.status, 501);
});

for (const model of FOREIGN) {
  test(`${model}: keeping nothing, a connection still goes on from its last response`, async () => {
    const { gateway } = createStateful({ responses: { store: false } });
    const socket: TestSocket = await openTestSocket(gateway, KEYS.one);
    socket.send(create({ model, input: "one" }));
    const first = await socket.upTo(0);
    socket.send(create({ model, input: "two", previous_response_id: idIn(first.at(-1)) }));
    assert.equal(textIn((await socket.upTo(first.length)).at(-1)), "one / one / two");
  });
}
