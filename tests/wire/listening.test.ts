/**
 * What listening means, held to on the adapter of whichever runtime this is; everything here is before
 * a function in place of a gateway.
 *
 * @module
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, get, type IncomingMessage } from "node:http";
import test, { type TestContext } from "node:test";
// @ts-types="@types/ws"
import { WebSocket } from "ws";
import { currentRuntime } from "../../adapters/cli/runtime.ts";
import type { ClientSocket, ConnectionInfo, Gateway } from "../../mod.ts";
import { createGate, turn, until, within } from "../support/gate.ts";

const { serve } = await currentRuntime();

const HERE = { hostname: "127.0.0.1", port: 0 };

/** A server before `answer`, and its address as a URL. */
async function listen(t: TestContext, answer: Gateway["fetch"]) {
  const server = await serve({ fetch: answer } as Gateway, HERE);
  const clients: WebSocket[] = [];
  t.after(async () => {
    clients.forEach((client) => client.terminate());
    await within("it stops", server.shutdown());
  });
  return { server, url: `http://127.0.0.1:${server.address.port}/`, clients };
}

/** Asks on a connection that is kept for more. */
async function ask(t: TestContext, url: string): Promise<IncomingMessage> {
  const agent = new Agent({ keepAlive: true });
  t.after(() => agent.destroy());
  const sent = get(url, { agent });
  const [response] = await within("an answer", once(sent, "response")) as [IncomingMessage];
  return response;
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of response) text += String(piece);
  return text;
}

/** A stream that says `a`, and more once it is told to. */
function createStream() {
  const cancelled = createGate();
  let output: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>> | undefined;
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => void (output = controller),
    cancel: () => cancelled.open(),
  });
  const say = (text: string): void => output?.enqueue(new TextEncoder().encode(text));
  say("a");
  return { response: new Response(body), say, end: () => output?.close(), cancelled };
}

test("tells where it listens, and who asks", async (t) => {
  let info: ConnectionInfo | undefined;
  const { server, url } = await listen(t, (_request, told) => {
    info = told;
    return Promise.resolve(new Response("here"));
  });
  assert.equal(server.address.hostname, "127.0.0.1");
  assert.ok(server.address.port > 0);
  assert.equal(await textOf(await ask(t, url)), "here");
  assert.equal(info?.remoteAddress, "127.0.0.1");
});

test("says by a code why it cannot listen", async (t) => {
  const { server } = await listen(t, () => Promise.resolve(new Response()));
  const again = async () => await serve({} as Gateway, server.address);
  await assert.rejects(again, (error: { code?: string }) => error.code === "EADDRINUSE");
});

test("stops once: takes nobody in, and lets what is under way end", async (t) => {
  const stream = createStream();
  const { server, url } = await listen(t, () => Promise.resolve(stream.response));
  const response = await ask(t, url);
  let finished = false;
  server.finished.then(() => finished = true);
  const stopped = server.shutdown();
  assert.equal(server.shutdown(), stopped);
  await within("newcomers are refused", assert.rejects(fetch(url)));
  assert.equal(finished, false);
  stream.say("b");
  stream.end();
  assert.equal(await within("the end of the answer", textOf(response)), "ab");
  // Its client would keep the connection, which holds nobody up.
  await within("it has stopped", stopped);
  await within("it is finished", server.finished);
});

test("answers where nobody does, and goes on", async (t) => {
  let fails = true;
  const { url } = await listen(t, () => {
    return fails ? Promise.reject(new Error("secret")) : Promise.resolve(new Response("fine"));
  });
  const failed = await ask(t, url);
  assert.equal(failed.statusCode, 500);
  assert.doesNotMatch(await textOf(failed), /secret/);
  fails = false;
  assert.equal(await textOf(await ask(t, url)), "fine");
});

test("lets go of an answer whose client left before there was one", async (t) => {
  const asked = createGate<Request>();
  const stream = createStream();
  const begin = createGate();
  const { url } = await listen(t, async (request) => {
    asked.open(request);
    await begin.opened;
    return stream.response;
  });
  const sent = get(url, { agent: false });
  sent.on("error", () => {});
  const { signal } = await within("it is asked", asked.opened);
  sent.destroy();
  await until("its leaving is told", () => signal.aborted);
  begin.open();
  await within("the answer is let go", stream.cancelled.opened);
});

test("lets go of an answer whose client leaves while nothing is said", async (t) => {
  const stream = createStream();
  const { url } = await listen(t, () => Promise.resolve(stream.response));
  const response = await ask(t, url);
  await once(response, "data");
  response.destroy();
  await within("the answer is let go", stream.cancelled.opened);
});

/** A client's socket, and the end of it that the listener lends. */
async function openSocket(t: TestContext) {
  const lent = createGate<ClientSocket>();
  const { url, clients } = await listen(t, (request, info) => {
    assert.ok(info?.upgrade);
    const { socket, response } = info.upgrade(request);
    lent.open(socket);
    return Promise.resolve(response);
  });
  const client = new WebSocket(url.replace("http", "ws"));
  clients.push(client);
  const messages: string[] = [];
  client.on("message", (data: unknown) => void messages.push(String(data)));
  const closed = once(client, "close");
  const socket = await within("it is lent", lent.opened);
  const heard: (string | undefined)[] = [];
  let ends = 0;
  socket.listen({ message: (text) => void heard.push(text), closed: () => void ends++ });
  await within("it opens", once(client, "open"));
  return { client, socket, messages, heard, closed, ends: () => ends };
}

test("lends a WebSocket that tells texts, and that others are none", async (t) => {
  const { client, socket, messages, heard } = await openSocket(t);
  client.send("hello ✓");
  client.send(new Uint8Array([1]));
  client.send("");
  await until("all is heard", () => heard.length === 3);
  assert.deepEqual(heard, ["hello ✓", undefined, ""]);
  socket.send("back ✓");
  await until("it is answered", () => messages.length === 1);
  assert.deepEqual(messages, ["back ✓"]);
  await until("all has left", () => socket.bufferedAmount === 0);
});

test("closes a WebSocket once, and sends nothing after", async (t) => {
  const { socket, messages, closed, ends } = await openSocket(t);
  socket.send("last");
  socket.close(1001, "going");
  socket.close(1000, "again");
  socket.send("late");
  const [code, reason] = await within("it closes", closed);
  assert.deepEqual([code, String(reason)], [1001, "going"]);
  await until("the end is told", () => ends() > 0);
  socket.send("later");
  socket.close(1000, "too late");
  assert.deepEqual(messages, ["last"]);
  assert.equal(ends(), 1);
});

test("tells once that a WebSocket's client has gone without a word", async (t) => {
  const { client, socket, ends } = await openSocket(t);
  client.terminate();
  await until("the end is told", () => ends() > 0);
  socket.send("late");
  for (let i = 0; i < 20; i++) await turn();
  assert.equal(ends(), 1);
});

test("holds back what a WebSocket's client does not read, and says so", async (t) => {
  const { client, socket } = await openSocket(t);
  client.pause();
  const piece = "x".repeat(64 * 1024);
  for (let sent = 0; sent < 256; sent++) socket.send(piece);
  await until("some of it waits", () => socket.bufferedAmount > 1024 * 1024);
  client.resume();
  await until("all has left", () => socket.bufferedAmount === 0);
});
