/**
 * Rows about how much may come in, and in which form.
 *
 * @module
 */

import assert from "node:assert/strict";
import { within } from "../support/gate.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { ask, CHAT, statusOf } from "./asking.ts";
import type { Lane } from "./lanes.ts";
import { assertAlive } from "./rows_flow.ts";
import { KEY, type Stage, withStage } from "./stage.ts";

const model = createScriptedModel("openai-chat").answer;

const MB = 1_000_000;

/** A body of 30 MB arrives as it is; one of 34 MB is refused without the provider hearing of it. */
export function bodies(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model, async (stage) => {
    const text = "ü".repeat(15 * MB);
    const asked = await within("an answer", ask(stage, CHAT, "chat", { text }).answered, 60_000);
    assert.equal(asked.status, 200, await asked.whole());
    await asked.whole();
    const [exchange] = stage.upstream.requests;
    assert.ok(exchange?.body.includes(text), "the whole text has arrived");
    const more = ask(stage, CHAT, "chat", { text: "x".repeat(34 * MB) });
    // Who is refused in mid-body may lose the connection before it has read why.
    const status = await within("a refusal", more.answered.then((one) => one.status, () => 413));
    assert.equal(status, 413);
    assert.equal(stage.upstream.requests.length, 1);
    await assertAlive(stage);
  });
}

/** 15 KB and 90 headers pass; beyond that nothing is lost in silence. */
export function headers(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model, async (stage) => {
    const large = await ask(stage, CHAT, "chat", { headers: { "x-large": "l".repeat(15_000) } })
      .answered;
    assert.equal(large.status, 200);
    await large.whole();
    for (const count of [90, 150, 1500, 2500]) {
      const lines = Array.from({ length: count }, () => "a:1\r\n").join("");
      const status = await within(
        "an answer",
        statusOf(stage.port, `GET /v1/models HTTP/1.1\r\nHost: localhost\r\n${lines}${LAST}`),
      );
      // A header that was dropped would be the last one: the key.
      assert.ok(count === 90 ? status === 200 : REFUSED_OR_200.has(status), `${count}: ${status}`);
    }
    const vast = `GET /v1/models HTTP/1.1\r\nHost: localhost\r\nx: ${"v".repeat(MB)}\r\n${LAST}`;
    const status = await within("an answer", statusOf(stage.port, vast));
    assert.ok(status === 0 || status === 400 || status === 431, `a header of 1 MB: ${status}`);
    await assertAlive(stage);
  });
}

const LAST = `Authorization: Bearer ${KEY}\r\n\r\n`;

const REFUSED_OR_200: ReadonlySet<number> = new Set([200, 400, 431, 0]);

const HOSTS = ["h/admin?x=", "user:pw@evil", "a b", "[::1", "h:999999", "h#", "", "evil\\x"];
const PATHS = [
  "//v1//models",
  "/v1/./models/",
  "/v1%2fmodels",
  "/V1/models",
  "/v1/models;x",
  "/%00",
];

/** No Host decides about where a request leads: one that is no name is refused. */
export function hosts(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model, async (stage) => {
    assert.equal(await statusAt(stage, "/v1/models", "localhost"), 200);
    for (const host of HOSTS) {
      const status = await statusAt(stage, "/v1/models", host);
      assert.ok(status === 400 || status === 0, `Host '${host}': ${status}`);
    }
    await assertAlive(stage);
  });
}

/** No other spelling of a path leads where that one does. */
export function paths(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model, async (stage) => {
    for (const path of PATHS) {
      const status = await statusAt(stage, path, "localhost");
      assert.ok(status === 404 || status === 400, `${path}: ${status}`);
    }
    await assertAlive(stage);
  });
}

/** No other spelling of a method does what that one does. */
export function methods(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model, async (stage) => {
    for (const method of ["TRACE", "CONNECT", "get", "Get", "PROPFIND", "FOO"]) {
      const head = `${method} /v1/models HTTP/1.1\r\nHost: localhost\r\n${LAST}`;
      const status = await within(`an answer to ${method}`, statusOf(stage.port, head));
      assert.ok(NO_METHOD.has(status), `${method}: ${status}`);
    }
    await assertAlive(stage);
  });
}

const NO_METHOD: ReadonlySet<number> = new Set([400, 404, 405, 501, 0]);

function statusAt({ port }: Stage, path: string, host: string): Promise<number> {
  const head = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${LAST}`;
  return within(`an answer to ${path} at ${host}`, statusOf(port, head));
}
