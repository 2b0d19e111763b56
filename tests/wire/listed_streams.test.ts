/**
 * Gemini's streams as one JSON array: told element by element as they come, whoever serves them, and
 * an array whatever happens.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createClock } from "../support/clock.ts";
import { type Chunking, cut } from "../support/chunking.ts";
import { until } from "../support/gate.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import {
  createHeldStream,
  createInlineUpstream,
  jsonOf,
  streamOf,
} from "../support/inline_upstream.ts";
import { readAlong } from "../support/reading.ts";

const PATH = "/v1beta/models/up%2Fm:streamGenerateContent";
const ASKED = { contents: [{ role: "user", parts: [{ text: "Hello?" }] }] };

const chunk = (text: string, more: object = {}): string =>
  JSON.stringify({
    candidates: [{ content: { role: "model", parts: [{ text }] }, ...more }],
    x: [1.0],
  });
const GEMINI = [chunk("Grü"), chunk("ße"), chunk(" 😀", { finishReason: "STOP" })];
const frames = (list: readonly string[]): string =>
  list.map((data) => `data: ${data}\r\n\r\n`).join("");

function textIn(list: unknown): string {
  assert.ok(Array.isArray(list));
  return list.map((one) => one.candidates?.[0]?.content?.parts?.[0]?.text ?? "").join("");
}

for (const chunking of ["whole", "bytes", "random"] as Chunking[]) {
  test(`the provider's own chunks become the elements, untouched: ${chunking}`, async () => {
    const bytes = new TextEncoder().encode(frames(GEMINI));
    const upstream = createInlineUpstream(() => streamOf(cut(bytes, chunking, 7)));
    const gateway = gatewayOf({ dialect: "gemini", host: { fetch: upstream.fetch } });
    const response = await ask(gateway, PATH, ASKED);
    assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
    assert.equal(await response.text(), `[${GEMINI.join(",\n")}]`);
    assert.match(upstream.requests[0]?.url ?? "", /alt=sse$/);
  });
}

test("an element is there as soon as its event is, and a silent line is kept alive", async () => {
  const held = createHeldStream();
  const clock = createClock();
  const upstream = createInlineUpstream(() => held.response);
  const gateway = gatewayOf({ host: { ...clock.host, fetch: upstream.fetch } });
  const pending = ask(gateway, PATH, ASKED);
  await until("the request is sent", () => upstream.requests.length === 1);
  const say = (content: string) =>
    held.push(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`);
  say("one");
  const reading = readAlong(await pending);
  await until("the first element", () => reading.text.includes("one"));
  assert.equal(reading.text[0], "[");
  await clock.advance(6000);
  await until("a sign of life", () => reading.text.endsWith("\n"));
  say("two");
  await until("the second element", () => reading.text.includes("two"));
  held.push(
    `data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\ndata: [DONE]\n\n`,
  );
  held.close();
  await reading.end;
  assert.equal(textIn(JSON.parse(reading.text)), "onetwo");
});

test("events keep a silent line alive without comments, which Google's clients choke on", async () => {
  const held = createHeldStream();
  const clock = createClock();
  const upstream = createInlineUpstream(() => held.response);
  const gateway = gatewayOf({ dialect: "gemini", host: { ...clock.host, fetch: upstream.fetch } });
  const pending = ask(gateway, `${PATH}?alt=sse`, ASKED);
  await until("the request is sent", () => upstream.requests.length === 1);
  held.push(frames(GEMINI.slice(0, 1)));
  const reading = readAlong(await pending);
  await until("the first event", () => reading.text.includes("Grü"));
  const before = reading.text;
  await clock.advance(6000);
  await until("a sign of life", () => reading.text.length > before.length);
  held.push(frames(GEMINI.slice(1)));
  held.close();
  await reading.end;
  assert.equal(reading.text, `${before}\n${frames(GEMINI.slice(1))}`);
});

test("an answer that breaks off ends in an element that says so", async () => {
  for (const dialect of ["gemini", "openai-chat"] as const) {
    const begun = dialect === "gemini"
      ? frames(GEMINI.slice(0, 2))
      : `data: {"choices":[{"index":0,"delta":{"content":"Grüße"}}]}\n\n`;
    const upstream = createInlineUpstream(() => streamOf([new TextEncoder().encode(begun)]));
    const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
    const list = await (await ask(gateway, PATH, ASKED)).json();
    assert.equal(textIn(list), "Grüße");
    assert.equal(list.at(-1).error.code, 502);
  }
});

test("a failure after the status was committed is a list of nothing but it", async () => {
  const clock = createClock();
  const held = createHeldStream();
  const upstream = createInlineUpstream(() => held.response);
  const gateway = gatewayOf({ dialect: "gemini", host: { ...clock.host, fetch: upstream.fetch } });
  const pending = ask(gateway, PATH, ASKED);
  await until("the request is sent", () => upstream.requests.length === 1);
  await clock.advance(20_000);
  const response = await pending;
  assert.equal(response.status, 200);
  held.close();
  const list = JSON.parse(await response.text());
  assert.equal(list.length, 1);
  assert.equal(list[0].error.code, 502);
});

test("a provider that does not stream makes a list too", async () => {
  const upstream = createInlineUpstream(() => jsonOf(JSON.parse(GEMINI[2] ?? "")));
  const gateway = gatewayOf({ dialect: "gemini", host: { fetch: upstream.fetch } });
  assert.equal(textIn(await (await ask(gateway, PATH, ASKED)).json()), " 😀");
});
