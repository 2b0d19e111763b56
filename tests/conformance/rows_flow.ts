/**
 * Rows about answers and how they flow.
 *
 * @module
 */

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeCertificate } from "../support/certificate.ts";
import { within } from "../support/gate.ts";
import { object } from "../support/json.ts";
import { createScriptedModel, type ModelDialect } from "../support/scripted_model.ts";
import { GREETING } from "../support/scripted_speech.ts";
import { textOf } from "../support/seen.ts";
import { type Answer, type Exchange, startSecureUpstream } from "../support/upstream.ts";
import { CLIENT_WIRES, readStreamText } from "../support/wires.ts";
import { ask, CHAT, MESSAGES, PROVIDER_OF } from "./asking.ts";
import type { Lane } from "./lanes.ts";
import { type Stage, withStage } from "./stage.ts";

/** Answers in whichever API it is asked in. */
const everyApi: Answer = (exchange) => modelFor(exchange).answer(exchange);

function modelFor({ path }: Exchange) {
  const dialect: ModelDialect = path.includes("/chat/completions")
    ? "openai-chat"
    : path.includes("/messages")
    ? "anthropic-messages"
    : path.includes("/responses")
    ? "openai-responses"
    : "gemini";
  return createScriptedModel(dialect);
}

/** The events of a chat answer: up to its first text, and what comes then. */
export function chatEvents(): { readonly beginning: string; readonly rest: readonly string[] } {
  const all = createScriptedModel("openai-chat").respond(CHAT.request("hi", true)).pieces;
  const at = all.findIndex((event) => event.includes("Grüße")) + 1;
  return { beginning: all.slice(0, at).join(""), rest: all.slice(at) };
}

/** Begins a chat answer, and leaves the rest of it to the test. */
export async function begin(exchange: Exchange): Promise<void> {
  exchange.head(200, { "content-type": "text/event-stream" });
  await exchange.write(chatEvents().beginning);
}

/** What the gateway answers with once everything is over: it has survived. */
export async function assertAlive({ url }: Stage): Promise<void> {
  const response = await fetch(`${url}/healthz`);
  assert.equal(response.status, 200);
  await response.body?.cancel();
}

/** Every API in front of every other, whole and streamed. */
export function wires(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, everyApi, async (stage) => {
    for (const wire of CLIENT_WIRES) {
      for (const provider of Object.values(PROVIDER_OF)) {
        for (const stream of [false, true]) {
          const asked = await ask(stage, wire, provider, { stream }).answered;
          const text = await within("the answer", asked.whole());
          const name = `${wire.dialect} before ${provider}: ${text}`;
          assert.equal(asked.status, 200, name);
          const seen = stream
            ? readStreamText(wire, text, true)
            : wire.readReply(object(JSON.parse(text)));
          assert.equal(textOf(seen), GREETING, name);
        }
      }
    }
  });
}

/** What the provider has said is read before it says more. */
export function streams(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, begin, async (stage) => {
    for (const wire of CLIENT_WIRES) {
      const asking = ask(stage, wire, "chat");
      const exchange = await stage.upstream.request(stage.upstream.requests.length);
      const asked = await within("the head of the answer", asking.answered);
      await within("the first text", asked.holds("Grüße"));
      exchange.end(chatEvents().rest.join(""));
      const text = await within("the end", asked.whole());
      assert.equal(textOf(readStreamText(wire, text, true)), GREETING);
    }
  });
}

/** When a client may leave. */
export type Leaving = "before" | "flowing" | "silent";

/**
 * The provider's connection is closed when the client has gone, whatever either was doing: by itself,
 * or with the first comment that is sent to it, which is due after `commentSeconds`.
 */
export function leaves(lane: Lane, when: Leaving, commentSeconds = 600): Promise<void> {
  const answers = { before: () => {}, silent: begin, flowing: pour };
  return withStage(lane, lane.start, answers[when], async (stage) => {
    // Once passed on as it comes, once read and written anew.
    for (const wire of [CHAT, MESSAGES]) {
      const asking = ask(stage, wire, "chat");
      const exchange = await within(
        "the request",
        stage.upstream.request(stage.upstream.requests.length),
      );
      if (when !== "before") await (await asking.answered).holds("Grüße");
      asking.leave();
      await within("the provider is let go", exchange.closed);
      assert.equal(exchange.finished, false);
    }
    await assertAlive(stage);
  }, { keepAliveSeconds: commentSeconds, commitSeconds: commentSeconds });
}

/** Says the same again and again, as fast as it is taken. */
async function pour(exchange: Exchange): Promise<void> {
  await begin(exchange);
  const piece = (chatEvents().rest[0] ?? "").repeat(200);
  while (exchange.sent < POURED) if (!(await exchange.write(piece))) return;
}

/** More than any buffers on the way could hold. */
const POURED = 256 * 1024 * 1024;

/** A client that reads nothing; what the provider could get rid of comes to a stand. */
export function fullSpeed(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, pour, async (stage) => {
    const asked = await within("the head", ask(stage, CHAT, "chat").answered);
    const [exchange] = stage.upstream.requests;
    assert.ok(exchange);
    let before = -1;
    while (exchange.sent !== before) {
      before = exchange.sent;
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }
    assert.ok(before < POURED / 4, `${before} bytes were taken from the provider`);
    asked.leave();
    await within("the provider is let go", exchange.closed);
  });
}

/** What has broken off never looks complete. */
export function breaksOff(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, begin, async (stage) => {
    for (const wire of CLIENT_WIRES) {
      const asking = ask(stage, wire, "chat");
      const exchange = await stage.upstream.request(stage.upstream.requests.length);
      const asked = await asking.answered;
      await within("the first text", asked.holds("Grüße"));
      exchange.reset();
      const text = await within("the end", asked.whole().catch(() => asked.text));
      assert.throws(() => readStreamText(wire, text, true), wire.dialect);
      assert.match(text, /"error"|response\.failed/, wire.dialect);
    }
    await assertAlive(stage);
  });
}

/** As many as a busy team has; none waits for another to end. */
export function many(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, begin, (stage) => atOnce(stage, 300));
}

/** More than the streams that a connection of HTTP/2 carries, from a provider that offers one. */
export async function manySecure(lane: Lane): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "sluice-certificate-"));
  try {
    const certificate = makeCertificate(dir, "IP:127.0.0.1");
    const trust = { DENO_CERT: certificate.cert, NODE_EXTRA_CA_CERTS: certificate.cert };
    const start = { ...lane.start, env: { ...lane.start.env, ...trust } };
    const upstream = await startSecureUpstream(certificate, begin);
    await withStage(lane, start, upstream, (stage) => atOnce(stage, 150));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function atOnce(stage: Stage, count: number): Promise<void> {
  const all = Array.from({ length: count }, () => ask(stage, CHAT, "chat").answered);
  const last = stage.upstream.request(count - 1).then(() => {});
  await within("all are at the provider", last, 60_000);
  for (const exchange of stage.upstream.requests) exchange.end(chatEvents().rest.join(""));
  for (const answered of all) {
    const text = await within("an answer", answered.then((asked) => asked.whole()), 60_000);
    assert.equal(textOf(readStreamText(CHAT, text, true)), GREETING);
  }
}
