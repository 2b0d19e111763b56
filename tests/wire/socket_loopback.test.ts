/**
 * WebSockets to providers over loopback, through the adapter that opens them.
 *
 * @module
 */

import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { connect } from "../../adapters/connect.ts";
import type { UpstreamSocket } from "../../mod.ts";
import { clientRequests } from "../support/client_requests.ts";
import { createGate, turn, until, within } from "../support/gate.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { type Json, object } from "../support/json.ts";
import { withShared } from "../support/shared.ts";
import { type SocketServerScript, startSocketServer } from "../support/socket_server.ts";
import { eventsIn, letGo, saying } from "../support/socket_upstream.ts";

const MIB = 1024 * 1024;

/** A server, and an open socket to it. */
async function open(t: TestContext, script: SocketServerScript, maxBytes = MIB) {
  const server = await startSocketServer(script);
  const leave = new AbortController();
  t.after(async () => {
    leave.abort();
    await server.close();
  });
  const headers = new Headers({
    "authorization": "Bearer x",
    "user-agent": "sluice/test",
    "openai-beta": "responses_websockets=2026-02-06",
  });
  const connecting = connect(`ws://${server.address}/v1/responses`, {
    headers,
    maxBytes,
    signal: leave.signal,
  });
  return { server, connecting, leave };
}

/** Everything that is heard. */
function hear(socket: UpstreamSocket) {
  const messages: (string | undefined)[] = [];
  const closed = createGate();
  let pongs = 0;
  socket.listen({
    message: (text) => void messages.push(text),
    pong: () => void pongs++,
    closed: closed.open,
  });
  return { messages, closed: closed.opened, pongs: () => pongs };
}

test("says who asks as it is told to, and what was answered", async (t) => {
  const { server, connecting } = await open(t, { talk: () => {} });
  const socket = await within("it opens", connecting);
  assert.equal(socket.headers?.get("x-codex-turn-state"), "word-1");
  const [sent] = server.handshakes;
  assert.equal(sent?.["user-agent"], "sluice/test");
  assert.equal(sent?.authorization, "Bearer x");
  assert.equal(sent?.["openai-beta"], "responses_websockets=2026-02-06");
  assert.equal(sent?.["sec-websocket-extensions"], undefined);
  const { closed } = hear(socket);
  socket.close(1000, "done");
  await within("it closes", closed);
});

test("loses nothing that comes before anybody listens, and tells both ways", async (t) => {
  const { connecting } = await open(t, {
    talk(socket) {
      socket.send("first");
      socket.send(new Uint8Array([1, 2]));
      socket.on("message", (data) => socket.send(`echo ${data}`));
    },
  });
  const socket = await within("it opens", connecting);
  for (let i = 0; i < 10; i++) await turn();
  const { messages, closed, pongs } = hear(socket);
  socket.send("hello ✓");
  await until("all is heard", () => messages.length === 3);
  assert.deepEqual(messages, ["first", undefined, "echo hello ✓"]);
  socket.ping?.();
  await until("the ping is answered", () => pongs() === 1);
  socket.close(1000, "done");
  socket.close(1000, "done");
  await within("it closes", closed);
  socket.send("late");
});

for (const status of [401, 404, 426, 503]) {
  test(`rejects with the status of a refusal, ${status}`, async (t) => {
    const { connecting } = await open(t, { talk: () => {}, refuse: status });
    await assert.rejects(within("it is refused", connecting), { status });
  });
}

test("gives up when it is told to", async (t) => {
  const { connecting, leave, server } = await open(t, { talk: () => {}, refuse: "silent" });
  await until("it is asked", () => server.handshakes.length === 1);
  leave.abort();
  await assert.rejects(within("it gives up", connecting));
});

test("rejects where nobody listens", async () => {
  const options = { headers: new Headers(), maxBytes: MIB, signal: new AbortController().signal };
  await assert.rejects(within("it is refused", connect("ws://127.0.0.1:1/", options)));
});

test("closes on a message that is too long", async (t) => {
  const { connecting } = await open(t, { talk: (socket) => socket.send("x".repeat(2000)) }, 1000);
  const { messages, closed } = hear(await within("it opens", connecting));
  await within("it closes", closed);
  assert.deepEqual(messages, []);
});

test("reads no more while it is stopped, and then everything in its order", async (t) => {
  const COUNT = 4000;
  let buffered = (): number => 0;
  const { connecting } = await open(t, {
    talk(socket) {
      buffered = () => socket.bufferedAmount;
      socket.on("message", () => {
        for (let i = 0; i < COUNT; i++) socket.send(`${i} ${"x".repeat(8192)}`);
      });
    },
  });
  const socket = await within("it opens", connecting);
  const { messages, closed } = hear(socket);
  socket.send("go");
  await until("some are here", () => messages.length > 0);
  socket.pause?.();
  for (let i = 0; i < 50; i++) await turn();
  const before = messages.length;
  for (let i = 0; i < 200; i++) await turn();
  assert.equal(messages.length, before);
  assert.ok(buffered() > MIB, "the provider is held up");
  socket.resume?.();
  await until("all are here", () => messages.length === COUNT);
  assert.deepEqual(messages.map((text) => parseInt(text ?? "")), Array.from(messages.keys()));
  socket.close(1000, "done");
  await within("it closes", closed);
});

const PIECES = ["Good ", "morning", "."];
const EVENTS = saying("resp_1", PIECES);
const SHOWN = EVENTS.findIndex(({ type }) => type === "response.output_text.delta");

function textIn(text: string): string {
  return eventsIn(text).filter(({ type }) => type === "response.output_text.delta")
    .map(({ delta }) => delta).join("");
}

/** A gateway before `server`, which prefers sockets. */
function gatewayBefore(address: string) {
  return letGo(gatewayOf({
    dialect: "openai-responses",
    baseUrl: `http://${address}/v1`,
    transports: ["websocket", "sse"],
    host: { connect },
  }));
}

for (let cut = 0; cut < EVENTS.length; cut++) {
  test(`a connection lost after ${cut} events never repeats text`, async (t) => {
    const server = await startSocketServer({
      talk(socket, lose) {
        socket.on("message", () => {
          EVENTS.slice(0, cut).forEach((event) => socket.send(JSON.stringify(event)));
          if (cut < EVENTS.length) socket.send("{}", lose);
        });
      },
      events: saying("resp_http", PIECES),
    });
    const gateway = gatewayBefore(server.address);
    t.after(async () => {
      await gateway.drain();
      await server.close();
    });
    const body: Json = { model: "up/m", input: "hi", stream: true };
    const text = await (await ask(gateway, "/v1/responses", body)).text();
    const said = textIn(text);
    if (server.posted.length > 0) {
      assert.ok(cut <= SHOWN || said === PIECES.join(""));
      assert.equal(said, PIECES.join(""));
      return;
    }
    // A connection that is lost takes with it what was on the way.
    assert.ok(PIECES.join("").startsWith(said), said);
    assert.ok(text.includes('"error"'));
    assert.ok(cut > SHOWN);
  });
}

withShared("Codex, as it was recorded, over loopback", () => {
  test("is asked turn by turn over one socket", async (t) => {
    const recorded = clientRequests().find(({ name }) => name.startsWith("codex"));
    assert.ok(recorded);
    const messages: Json[] = [];
    const server = await startSocketServer({
      talk(socket) {
        socket.on("message", (data) => {
          messages.push(object(JSON.parse(String(data))));
          for (const event of saying(`resp_${messages.length}`, PIECES)) {
            socket.send(JSON.stringify(event));
          }
        });
      },
    });
    const gateway = gatewayBefore(server.address);
    t.after(async () => {
      await gateway.drain();
      await server.close();
    });
    const input = recorded.body.input as Json[];
    const answer: Json = {
      type: "message",
      role: "assistant",
      content: [{ type: "output_text", text: PIECES.join("") }],
    };
    const next: Json = {
      type: "message",
      role: "user",
      content: [{ type: "input_text", text: "b" }],
    };
    for (const turns of [input, [...input, answer, next]]) {
      const body = { ...recorded.body, model: "up/gpt-5", input: turns };
      const { authorization: _, accept: _a, ...headers } = recorded.headers;
      const response = await ask(gateway, "/v1/responses", body, { headers });
      assert.equal(textIn(await response.text()), PIECES.join(""));
    }
    assert.equal(server.handshakes.length, 1);
    assert.deepEqual(messages[0]?.tools, recorded.body.tools);
    assert.deepEqual(messages[0]?.input, input);
    assert.deepEqual(messages[1]?.input, [next]);
    assert.equal(messages[1]?.previous_response_id, "resp_1");
  });
});
