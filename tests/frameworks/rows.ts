/**
 * What the gateway is held to inside every application.
 *
 * @module
 */

import Anthropic from "@anthropic-ai/sdk";
import assert from "node:assert/strict";
import OpenAI, { toFile } from "openai";
import { within } from "../support/gate.ts";
import { createScriptedModel, type ModelDialect } from "../support/scripted_model.ts";
import { GREETING } from "../support/scripted_speech.ts";
import { type Answer, type Exchange, whole } from "../support/upstream.ts";
import { anthropic, KEY, openai, type Place } from "./stage.ts";

/** One of them. */
export interface Row {
  readonly title: string;
  check(place: Place): Promise<void>;
}

/** All that leave the application running. */
export const ROWS: readonly Row[] = [
  {
    title: "OpenAI's and Anthropic's clients are answered, whole and streamed",
    check: clients,
  },
  {
    title: "a model's name in the path, with a colon after it, is found",
    check: gemini,
  },
  {
    title: "the same question is asked as often as it is put",
    check: uncached,
  },
  {
    title: "a client reads an event before the provider says the next",
    check: flows,
  },
  {
    title: "a client that leaves before the answer lets the provider go",
    check: leavesBefore,
  },
  {
    title: "a client that leaves in mid-stream lets the provider go",
    check: leavesAmid,
  },
  { title: "a wrong key is refused in the words of its API", check: stranger },
  { title: "a body of 2 MB passes whole", check: large },
  { title: "a file is uploaded", check: upload },
  { title: "what one request keeps, others read and delete", check: keeps },
  {
    title: "what is no route of the gateway is refused by it, and what is beside it is not its",
    check: beside,
  },
];

/** Answers in whichever API it is asked in. */
const everyApi: Answer = (exchange) => modelFor(exchange).answer(exchange);

function modelFor({ path }: Exchange) {
  const dialect: ModelDialect = path.includes("/messages")
    ? "anthropic-messages"
    : path.includes("/responses")
    ? "openai-responses"
    : "openai-chat";
  return createScriptedModel(dialect);
}

/** What is asked where it does not matter. */
export const QUESTION: { role: "user"; content: string }[] = [{
  role: "user",
  content: "hi",
}];

async function clients(place: Place): Promise<void> {
  place.upstream.script(everyApi);
  const ours = openai(place);
  // Each asks the other's provider as well.
  for (const model of ["fast", "deep"]) {
    const chat = await ours.chat.completions.create({
      model,
      messages: QUESTION,
    });
    assert.equal(chat.choices[0]?.message.content, GREETING);
    const response = await ours.responses.create({ model, input: "hi" });
    assert.equal(response.output_text, GREETING);
    assert.equal(await chatText(place, model), GREETING);
    const asked = { model, max_tokens: 1024, messages: QUESTION };
    const message = await anthropic(place).messages.create(asked);
    assert.deepEqual(textsIn(message), [GREETING]);
    const streamed = await anthropic(place).messages.stream(asked)
      .finalMessage();
    assert.deepEqual(textsIn(streamed), [GREETING]);
  }
}

async function chatText(place: Place, model: string): Promise<string> {
  let text = "";
  const stream = await openai(place).chat.completions.create({
    model,
    messages: QUESTION,
    stream: true,
  });
  for await (const chunk of stream) {
    text += chunk.choices[0]?.delta.content ?? "";
  }
  return text;
}

function textsIn({ content }: Anthropic.Message): string[] {
  return content.flatMap((block) => block.type === "text" ? [block.text] : []);
}

async function gemini({ base, upstream }: Place): Promise<void> {
  upstream.script(everyApi);
  const response = await fetch(`${base}/v1beta/models/fast:generateContent`, {
    method: "POST",
    headers: { "x-goog-api-key": KEY, "content-type": "application/json" },
    body: JSON.stringify({
      contents: [{ role: "user", parts: [{ text: "hi" }] }],
    }),
  });
  assert.match(await response.text(), /Grüße aus/);
}

async function uncached(place: Place): Promise<void> {
  place.upstream.script(everyApi);
  const before = place.upstream.requests.length;
  for (let i = 0; i < 3; i++) await chatText(place, "fast");
  await Promise.all([chatText(place, "fast"), chatText(place, "fast")]);
  assert.equal(place.upstream.requests.length - before, 5);
}

/** The events of an answer: up to its first text, and what comes then. */
interface Events {
  readonly beginning: string;
  readonly rest: string;
}

function eventsOf(
  dialect: ModelDialect,
  asked: Record<string, unknown>,
): Events {
  const all = createScriptedModel(dialect).respond({ model: "m", stream: true, ...asked })
    .pieces;
  const index = all.findIndex((event) => event.includes("Grüße")) + 1;
  assert.ok(index > 0 && index < all.length);
  return {
    beginning: all.slice(0, index).join(""),
    rest: all.slice(index).join(""),
  };
}

const CHAT: Events = eventsOf("openai-chat", { messages: QUESTION });
const MESSAGES: Events = eventsOf("anthropic-messages", {
  max_tokens: 1024,
  messages: QUESTION,
});

/** Says the beginning of an answer, and leaves the rest of it to the test. */
export const begin: Answer = async (exchange) => {
  exchange.head(200, { "content-type": "text/event-stream" });
  await exchange.write(eventsFor(exchange).beginning);
};

/** The events of the answer to `exchange`. */
export function eventsFor({ path }: Exchange): Events {
  return path.includes("/messages") ? MESSAGES : CHAT;
}

/** The next request to the provider. */
export function next({ upstream }: Place): Promise<Exchange> {
  return within(
    "the request at the provider",
    upstream.request(upstream.requests.length),
  );
}

async function flows(place: Place): Promise<void> {
  place.upstream.script(begin);
  for (const model of ["fast", "deep"]) {
    const asked = next(place);
    const stream = await within(
      "the head of the answer",
      openai(place).chat.completions.create({
        model,
        messages: QUESTION,
        stream: true,
      }),
    );
    const chunks = stream[Symbol.asyncIterator]();
    let text = "";
    const read = async (until: () => boolean): Promise<void> => {
      for (
        let step = await chunks.next();
        !step.done;
        step = await chunks.next()
      ) {
        text += step.value.choices[0]?.delta.content ?? "";
        if (until()) return;
      }
    };
    await within("the first text", read(() => text !== ""));
    assert.notEqual(text, GREETING);
    const exchange = await asked;
    exchange.end(eventsFor(exchange).rest);
    await within("the end", read(() => false));
    assert.equal(text, GREETING);
  }
}

async function leavesBefore(place: Place): Promise<void> {
  place.upstream.script(() => {});
  const asked = next(place);
  const leaving = new AbortController();
  const answered = openai(place).chat.completions.create(
    { model: "fast", messages: QUESTION, stream: true },
    { signal: leaving.signal },
  );
  const exchange = await asked;
  leaving.abort();
  await assert.rejects(answered, OpenAI.APIUserAbortError);
  await within("the provider is let go", exchange.closed);
  assert.equal(exchange.finished, false);
}

async function leavesAmid(place: Place): Promise<void> {
  place.upstream.script(begin);
  const asked = next(place);
  const stream = await openai(place).chat.completions.create({
    model: "fast",
    messages: QUESTION,
    stream: true,
  });
  // Leaving the loop closes the connection.
  for await (const chunk of stream) if (chunk.choices[0]?.delta.content) break;
  const exchange = await asked;
  await within("the provider is let go", exchange.closed);
  assert.equal(exchange.finished, false);
}

async function stranger(place: Place): Promise<void> {
  const before = place.upstream.requests.length;
  const wrong = "sk-somebody-else-0123456789abcdef";
  const chat = { model: "fast", messages: QUESTION };
  await assert.rejects(
    openai(place, wrong).chat.completions.create(chat),
    (error) => {
      assert.ok(error instanceof OpenAI.AuthenticationError);
      assert.equal(error.code, "invalid_api_key");
      return true;
    },
  );
  const message = { model: "fast", max_tokens: 16, messages: QUESTION };
  await assert.rejects(
    anthropic(place, wrong).messages.create(message),
    (error) => {
      assert.ok(error instanceof Anthropic.AuthenticationError);
      assert.match(
        JSON.stringify(error.error),
        /"type":"error".*"authentication_error"/,
      );
      return true;
    },
  );
  assert.equal(place.upstream.requests.length, before);
}

async function large(place: Place): Promise<void> {
  place.upstream.script(everyApi);
  const asked = next(place);
  const content = "é".repeat(1024 * 1024);
  const chat = await openai(place).chat.completions.create({
    model: "fast",
    messages: [{ role: "user", content }],
  });
  assert.equal(chat.choices[0]?.message.content, GREETING);
  assert.ok((await asked).body.includes(content));
}

async function upload(place: Place): Promise<void> {
  place.upstream.script(whole(200, { text: "heard" }));
  const asked = next(place);
  const file = await toFile(
    new TextEncoder().encode("RIFF sound"),
    "sound.wav",
  );
  const { text } = await openai(place).audio.transcriptions.create({
    model: "openai/gpt-4o-transcribe",
    file,
  });
  assert.equal(text, "heard");
  assert.match((await asked).body, /filename="sound\.wav"[\s\S]*RIFF sound/);
}

async function keeps(place: Place): Promise<void> {
  place.upstream.script(everyApi);
  const { responses } = openai(place);
  const { id } = await responses.create({ model: "deep", input: "hi" });
  const kept = await responses.retrieve(id);
  assert.equal(kept.output_text, GREETING);
  await responses.delete(id);
  await assert.rejects(responses.retrieve(id), OpenAI.NotFoundError);
}

async function beside({ base, url }: Place): Promise<void> {
  const none = await fetch(`${base}/v1/nothing`, {
    headers: { authorization: `Bearer ${KEY}` },
  });
  assert.equal(none.status, 404);
  assert.match(await none.text(), /"unknown_route"/);
  const outside = await fetch(`${url}/v1/models`, {
    headers: { authorization: `Bearer ${KEY}` },
  });
  assert.equal(outside.status, 404);
  assert.doesNotMatch(await outside.text(), /"data"/);
  const page = await fetch(`${base}/docs`);
  const link = /href="([^"]*openapi\.json)"/.exec(await page.text())?.[1] ?? "";
  const document = await fetch(new URL(link, page.url));
  assert.equal(document.status, 200);
  const { servers } = await document.json();
  assert.equal(new URL(servers[0].url, document.url).href, `${base}/`);
}
