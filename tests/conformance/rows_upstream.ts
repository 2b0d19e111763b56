/**
 * Rows about what a provider may do to its connection.
 *
 * @module
 */

import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { within } from "../support/gate.ts";
import { object } from "../support/json.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { GREETING } from "../support/scripted_speech.ts";
import { textOf } from "../support/seen.ts";
import { type Answer, type Exchange, startUpstream, whole } from "../support/upstream.ts";
import { readStreamText } from "../support/wires.ts";
import { ask, type Asked, CHAT } from "./asking.ts";
import type { Lane } from "./lanes.ts";
import { assertAlive } from "./rows_flow.ts";
import { type Stage, withStage } from "./stage.ts";

const model = createScriptedModel("openai-chat");

async function answerOf(stage: Stage, stream: boolean): Promise<[asked: Asked, text: string]> {
  const asked = await within("an answer", ask(stage, CHAT, "chat", { stream }).answered);
  // One that breaks off has told what it has told.
  return [asked, await within("its end", asked.whole().catch(() => asked.text))];
}

async function assertGreeted(stage: Stage, stream: boolean): Promise<void> {
  const [{ status }, text] = await answerOf(stage, stream);
  assert.equal(status, 200, text);
  const seen = stream ? readStreamText(CHAT, text, true) : CHAT.readReply(object(JSON.parse(text)));
  assert.equal(textOf(seen), GREETING);
}

/** A redirect is followed nowhere: what a request carries is for the one host it is meant for. */
export async function redirects(lane: Lane): Promise<void> {
  const other = await startUpstream(model.answer);
  try {
    await withStage(lane, lane.start, model.answer, async (stage) => {
      for (const status of [301, 302, 303, 307, 308]) {
        const location = `${other.baseUrl}/chat/completions`;
        stage.upstream.script(whole(status, "", { location }));
        const [asked, text] = await answerOf(stage, true);
        assert.equal(asked.status, 502, text);
      }
      assert.equal(other.requests.length, 0);
      await assertAlive(stage);
    });
  } finally {
    await other.close();
  }
}

/** A status that means nothing is told as a fault of the provider's, and never passed on. */
export function oddStatuses(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model.answer, async (stage) => {
    for (const status of [204, 304, 600, 999]) {
      stage.upstream.script(whole(status, status < 600 ? "" : "{}"));
      const [asked, text] = await answerOf(stage, true);
      assert.ok(asked.status >= 500 && asked.status < 600, `${status}: ${asked.status}`);
      assert.ok(object(JSON.parse(text)).error, text);
    }
    await assertAlive(stage);
  });
}

/** Forty headers of a kilobyte each, as some clouds' traces and policies are. */
export function upstreamHeaders(lane: Lane): Promise<void> {
  const large = Array.from({ length: 40 }, (_, at) => [`x-large-${at}`, "l".repeat(1000)]);
  const answer: Answer = async (exchange) => {
    const { type, pieces } = model.respond(exchange.json());
    exchange.head(200, { ...Object.fromEntries(large), "content-type": type });
    for (const piece of pieces) await exchange.write(piece);
    exchange.end();
  };
  return withStage(lane, lane.start, answer, async (stage) => {
    for (const stream of [true, false]) await assertGreeted(stage, stream);
  });
}

/** What comes packed, though nobody has asked for it, is read; what is cut short is no answer. */
export function packedAnswers(lane: Lane): Promise<void> {
  const packed = (share: number): Answer => (exchange: Exchange) => {
    const { type, pieces } = model.respond(exchange.json());
    const bytes = gzipSync(pieces.join(""));
    exchange.head(200, { "content-type": type, "content-encoding": "gzip" });
    exchange.end(bytes.subarray(0, Math.ceil(bytes.length * share)));
  };
  return withStage(lane, lane.start, packed(1), async (stage) => {
    for (const stream of [true, false]) await assertGreeted(stage, stream);
    stage.upstream.script(packed(0.9));
    for (const stream of [true, false]) await assert.rejects(assertGreeted(stage, stream));
    await assertAlive(stage);
  });
}

/** A question whose connection dies may have been answered, and billed: it is not put again. */
export function askedOnce(lane: Lane): Promise<void> {
  return withStage(lane, lane.start, model.answer, async (stage) => {
    for (const stream of [true, false]) {
      stage.upstream.script(model.answer);
      await assertGreeted(stage, stream);
      const before = stage.upstream.requests.length;
      // On the connection that the first has left behind, which is where a runtime would try again.
      stage.upstream.script((exchange) => exchange.reset());
      const [asked, text] = await answerOf(stage, stream);
      assert.equal(asked.status, 502, text);
      assert.equal(stage.upstream.requests.length, before + 1);
    }
    await assertAlive(stage);
  });
}

/** What is no HTTP is told as an error, if only when the time for an answer to begin is over. */
export function noHttp(lane: Lane): Promise<void> {
  const babble: Answer = (exchange) => exchange.raw("220 mail.example ESMTP\r\n");
  return withStage(lane, lane.start, babble, async (stage) => {
    for (const stream of [true, false]) {
      const [asked, text] = await answerOf(stage, stream);
      assert.ok(asked.status === 502 || asked.status === 504, `${asked.status}: ${text}`);
    }
    await assertAlive(stage);
  }, { headersSeconds: 3 });
}
