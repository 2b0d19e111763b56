/**
 * OpenAI's WebSocket client of Responses against a listening gateway, on the adapter of whichever
 * runtime this is.
 *
 * @module
 */

import assert from "node:assert/strict";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import test from "node:test";
import OpenAI from "openai";
import { ResponsesWS } from "openai/resources/responses/ws";
import { currentRuntime } from "../../adapters/cli/runtime.ts";
import { within } from "../support/gate.ts";
import { createStateful, KEYS, MODELS } from "../support/stateful.ts";

const { serve } = await currentRuntime();

/** Lets `act` use a client of a listening gateway, and sees to it that both are gone afterwards. */
async function withSocket(
  stateful: ReturnType<typeof createStateful>,
  act: (socket: ResponsesWS) => Promise<void>,
): Promise<void> {
  const server = await serve(stateful.gateway, { hostname: "127.0.0.1", port: 0 });
  const baseURL = `http://127.0.0.1:${server.address.port}/v1`;
  const socket = new ResponsesWS(new OpenAI({ apiKey: KEYS.one, baseURL }));
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  try {
    await act(socket);
  } finally {
    socket.close();
    await within("the socket is closed", closed);
    await server.shutdown();
  }
}

type Created = Parameters<ResponsesWS["send"]>[0];

/** Sends `message` and resolves with the response that comes of it. */
function responseTo(socket: ResponsesWS, message: Created): Promise<OpenAI.Responses.Response> {
  return within(
    "a response",
    new Promise((resolve, reject) => {
      socket.once("response.completed", ({ response }) => resolve(response));
      socket.once("error", reject);
      socket.send(message);
    }),
  );
}

for (const model of MODELS) {
  test(`${model}: the SDK's socket carries a conversation`, async () => {
    await withSocket(createStateful(), async (socket) => {
      const first = await responseTo(socket, {
        type: "response.create",
        model,
        input: "one",
        store: false,
      });
      const second = await responseTo(socket, {
        type: "response.create",
        model,
        input: "two",
        store: false,
        previous_response_id: first.id,
      });
      const text = second.output.flatMap((item) => item.type === "message" ? item.content : [])
        .map((part) => part.type === "output_text" ? part.text : "").join("");
      assert.equal(text, "one / one / two");
    });
  });
}

test("an error is the SDK's error, and the socket goes on", async () => {
  await withSocket(createStateful(), async (socket) => {
    const failed = responseTo(socket, {
      type: "response.create",
      model: "chat/m",
      input: "x",
      previous_response_id: "resp_unknown",
    });
    await assert.rejects(failed, /Previous response with id 'resp_unknown' not found\./);
    const next = await responseTo(socket, { type: "response.create", model: "chat/m", input: "x" });
    assert.equal(next.status, "completed");
  });
});

test("a wrong key opens no socket", async () => {
  const { gateway } = createStateful();
  const server = await serve(gateway, { hostname: "127.0.0.1", port: 0 });
  const baseURL = `http://127.0.0.1:${server.address.port}/v1`;
  const socket = new ResponsesWS(new OpenAI({ apiKey: "sk-wrong", baseURL }));
  const error = await within(
    "an error",
    new Promise<Error>((resolve) => socket.on("error", resolve)),
  );
  assert.match(`${error.message} ${error.cause}`, /401/);
  await server.shutdown();
});

test("a handshake that is none opens no socket", async () => {
  const { gateway } = createStateful();
  const server = await serve(gateway, { hostname: "127.0.0.1", port: 0 });
  const request = get({
    port: server.address.port,
    path: "/v1/responses",
    headers: { authorization: `Bearer ${KEYS.one}`, upgrade: "websocket", connection: "upgrade" },
  });
  const answered = once(request, "response") as Promise<[IncomingMessage]>;
  const [response] = await within("an answer", answered);
  response.resume();
  assert.equal(response.statusCode, 400);
  await server.shutdown();
});

test("a gateway that stops says so to an idle socket", async () => {
  const stateful = createStateful();
  const server = await serve(stateful.gateway, { hostname: "127.0.0.1", port: 0 });
  const baseURL = `http://127.0.0.1:${server.address.port}/v1`;
  const socket = new ResponsesWS(new OpenAI({ apiKey: KEYS.one, baseURL }));
  const closed = new Promise<number>((resolve) => socket.on("close", (code) => resolve(code)));
  await responseTo(socket, { type: "response.create", model: "chat/m", input: "x" });
  await stateful.gateway.drain();
  assert.equal(await within("the socket is closed", closed), 1001);
  await server.shutdown();
});
