/**
 * Rows about WebSockets.
 *
 * @module
 */

import assert from "node:assert/strict";
import { WebSocket } from "ws";
import { within } from "../support/gate.ts";
import { type Json, object } from "../support/json.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { GREETING } from "../support/scripted_speech.ts";
import { statusOf } from "./asking.ts";
import type { Lane } from "./lanes.ts";
import { assertAlive, begin } from "./rows_flow.ts";
import { KEY, type Stage, withStage } from "./stage.ts";

const model = createScriptedModel("openai-chat").answer;

/** Asks for a socket, as the one who has `key`. */
export function open({ port }: Stage, key: string): WebSocket {
  const headers = { authorization: `Bearer ${key}` };
  return new WebSocket(`ws://127.0.0.1:${port}/v1/responses`, { headers });
}

/** Two turns on one socket, then one that the client leaves in the middle of. */
export function sockets(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model, async (stage) => {
    const socket = open(stage, KEY);
    const events = follow(socket);
    await within("it is open", new Promise<void>((resolve) => socket.on("open", () => resolve())));
    for (let turn = 1; turn <= 2; turn++) {
      const done = events.next("response.completed");
      socket.send(JSON.stringify({ type: "response.create", model: "chat/m", input: "hi" }));
      assert.match(JSON.stringify(await within("an answer", done)), new RegExp(GREETING));
    }
    stage.upstream.script(begin);
    const delta = events.next("response.output_text.delta");
    socket.send(JSON.stringify({ type: "response.create", model: "chat/m", input: "hi" }));
    await within("it begins", delta);
    socket.terminate();
    await within("the provider is let go", (await stage.upstream.request(2)).closed);
    await assertAlive(stage);
  });
}

/** Refusals are those of any other request. */
export function socketFaults(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model, async (stage) => {
    assert.equal(await refusal(open(stage, "sk-wrong")), 401);
    const handshake = "GET /v1/responses HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n" +
      `Connection: Upgrade\r\nAuthorization: Bearer ${KEY}\r\n\r\n`;
    assert.equal(await within("a refusal", statusOf(stage.port, handshake)), 400);
    await assertAlive(stage);
  });
}

/** Where there are none, whoever asks for one is told so. */
export function noSockets(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model, async (stage) => {
    assert.equal(await refusal(open(stage, KEY)), 501);
  });
}

function refusal(socket: WebSocket): Promise<number> {
  const status = new Promise<number>((resolve) => {
    socket.on("error", () => {});
    socket.on("unexpected-response", (_: unknown, response: { statusCode?: number }) => {
      resolve(response.statusCode ?? 0);
    });
  });
  return within("a refusal", status).finally(() => socket.terminate());
}

/** Follows what `socket` is told: `next` resolves with the next event of a type. */
export function follow(socket: WebSocket): { next(type: string): Promise<Json> } {
  const waiting = new Map<string, (event: Json) => void>();
  socket.on("message", (data: unknown) => {
    const event = object(JSON.parse(String(data)));
    const type = String(event.type);
    waiting.get(type)?.(event);
    waiting.delete(type);
  });
  return {
    next: (type: string) => new Promise<Json>((resolve) => void waiting.set(type, resolve)),
  };
}
