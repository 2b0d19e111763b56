/**
 * Gateways of one request each, as Workers and Vercel have them.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createIsolate } from "../../adapters/isolate.ts";
import { createMemoryStore, type Host } from "../../mod.ts";
import { createClock } from "../support/clock.ts";
import { within } from "../support/gate.ts";
import { createHeldStream, createInlineUpstream } from "../support/inline_upstream.ts";

const KEY = "sk-sluice-isolate-0123456789";

const ENVIRONMENT: Readonly<Record<string, string>> = {
  SLUICE_KEY: KEY,
  SLUICE_CONFIG_TEXT: JSON.stringify({
    providers: { up: { dialect: "openai-chat", baseUrl: "http://up.invalid/v1", apiKey: "u" } },
  }),
};

/** Two isolates on one store; what they are to see to the end is in `tasks`. */
function setUp(answer: () => Response) {
  const clock = createClock();
  const host: Partial<Host> = {
    ...clock.host,
    fetch: createInlineUpstream(answer).fetch,
    store: createMemoryStore(clock.host.now),
  };
  const tasks: Promise<unknown>[] = [];
  const open = () => {
    const isolate = createIsolate((name) => ENVIRONMENT[name], host);
    return (path: string, body?: unknown): Promise<Response> =>
      isolate.answer(
        new Request(`http://localhost${path}`, {
          method: body === undefined ? "GET" : "POST",
          headers: { "authorization": `Bearer ${KEY}`, "content-type": "application/json" },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        }),
        { waitUntil: (work) => void tasks.push(work), info: {} },
      );
  };
  return { clock, one: open(), other: open(), tasks };
}

function chunk(delta: unknown, finish_reason: string | null = null): string {
  return `data: ${JSON.stringify({ id: "x", choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
}

/** What has come of a body so far. */
function reading({ body }: Response) {
  const seen = { text: "" };
  const over = body?.pipeThrough(new TextDecoderStream()).pipeTo(
    new WritableStream({ write: (text) => void (seen.text += text) }),
  );
  return { seen, over: over ?? Promise.reject(new Error("There is no body")) };
}

describe("isolates on one store", () => {
  it("follow what another request makes to its end", async () => {
    const held = createHeldStream();
    const { clock, one, other, tasks } = setUp(() => held.response);
    const asked = { model: "up/m", input: "a question", background: true };
    const { id } = await (await one("/v1/responses", asked)).json();
    const followed = await other(`/v1/responses/${id}?stream=true`);
    const { seen, over } = reading(followed);
    held.push(chunk({ role: "assistant", content: "word" }));
    for (let n = 0; n < 10; n++) await clock.advance(1000);
    assert.match(seen.text, /response\.output_text\.delta/);
    held.push(chunk({}, "stop") + "data: [DONE]\n\n");
    held.close();
    for (let n = 0; n < 10; n++) await clock.advance(1000);
    await within("the end", over);
    assert.match(seen.text, /event: response\.completed/);
    assert.doesNotMatch(seen.text, /shutting down/);
    await within("all that was begun", Promise.all(tasks));
    await clock.advance(61_000);
    assert.equal(clock.waiting, 0, "no timer is left");
  });

  it("end with a client that follows no more", async () => {
    const held = createHeldStream();
    const { clock, one, other, tasks } = setUp(() => held.response);
    const asked = { model: "up/m", input: "a question", background: true };
    const { id } = await (await one("/v1/responses", asked)).json();
    const begun = tasks.length;
    const followed = await other(`/v1/responses/${id}?stream=true`);
    await followed.body?.cancel();
    await within("the follower's end", Promise.all(tasks.slice(begun)));
    held.close();
    await within("all that was begun", Promise.all(tasks));
    await clock.advance(61_000);
    assert.equal(clock.waiting, 0, "no timer is left");
  });
});
