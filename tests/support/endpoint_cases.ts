/**
 * Every endpoint that is passed on, as OpenAI's SDK calls it, and what a provider may answer.
 *
 * @module
 */

import assert from "node:assert/strict";
import { toFile } from "openai";
import type OpenAI from "openai";

/** Bytes that are no text at all. */
const AUDIO = Uint8Array.from({ length: 5000 }, (_, index) => (index * 31) % 256);

/** A JSON answer with white space that nobody would print: it must survive. */
export function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body, null, "\t"), {
    status,
    headers: { "content-type": "application/json; charset=utf-8" },
  });
}

function events(...data: string[]): Response {
  return new Response(data.map((each) => `data: ${each}\n\n`).join(""), {
    headers: { "content-type": "text/event-stream" },
  });
}

/** One way of calling an endpoint. */
export interface Case {
  readonly name: string;
  readonly path: string;
  readonly answer: () => Response;
  readonly call: (client: OpenAI) => Promise<unknown>;
  /** What the exchange is said to have cost. */
  readonly usage?: Record<string, number>;
  /** Whether no model is named. */
  readonly bare?: true;
}

const audioFile = (): Promise<File> => toFile(AUDIO, "speech.mp3", { type: "audio/mpeg" });

/** All of them. */
export const CASES: readonly Case[] = [
  {
    name: "completions",
    path: "/completions",
    answer: () =>
      json({
        id: "cmpl-1",
        object: "text_completion",
        choices: [{ index: 0, text: "three", finish_reason: "stop", logprobs: null }],
        usage: { prompt_tokens: 7, completion_tokens: 1, total_tokens: 8 },
      }),
    async call(client) {
      const answer = await client.completions.create({ model: "fast", prompt: "one two" });
      assert.equal(answer.choices[0]?.text, "three");
    },
    usage: { input: 7, output: 1 },
  },
  {
    name: "completions, streamed",
    path: "/completions",
    answer: () =>
      events(
        '{"id":"c","choices":[{"index":0,"text":"thr","finish_reason":null}],"usage":null}',
        '{"id":"c","choices":[{"index":0,"text":"ee","finish_reason":"stop"}],"usage":null}',
        '{"id":"c","choices":[],"usage":{"prompt_tokens":7,"completion_tokens":2,"total_tokens":9}}',
        "[DONE]",
      ),
    async call(client) {
      const stream = await client.completions.create({
        model: "fast",
        prompt: "one two",
        stream: true,
        stream_options: { include_usage: true },
      });
      let text = "";
      for await (const chunk of stream) text += chunk.choices[0]?.text ?? "";
      assert.equal(text, "three");
    },
    usage: { input: 7, output: 2 },
  },
  {
    name: "embeddings",
    path: "/embeddings",
    answer: () =>
      json({
        object: "list",
        data: [{ object: "embedding", index: 0, embedding: "AACAPwAAAEA=" }],
        model: "m",
        usage: { prompt_tokens: 5, total_tokens: 5 },
      }),
    async call(client) {
      const answer = await client.embeddings.create({ model: "fast", input: ["Grüße"] });
      assert.deepEqual([...answer.data[0]?.embedding ?? []], [1, 2]);
    },
    usage: { input: 5, output: 0 },
  },
  {
    name: "images.generate",
    path: "/images/generations",
    answer: () =>
      json({
        created: 1,
        data: [{ b64_json: "aGk=" }],
        usage: {
          input_tokens: 10,
          output_tokens: 200,
          total_tokens: 210,
          input_tokens_details: { text_tokens: 10, image_tokens: 0 },
        },
      }),
    async call(client) {
      const answer = await client.images.generate({ model: "fast", prompt: "a sluice" });
      assert.equal(answer.data?.[0]?.b64_json, "aGk=");
    },
    usage: { input: 10, output: 200 },
  },
  {
    name: "images.generate, streamed",
    path: "/images/generations",
    answer: () =>
      events(
        '{"type":"image_generation.partial_image","b64_json":"aA==","partial_image_index":0}',
        '{"type":"image_generation.completed","b64_json":"aGk=","usage":{"input_tokens":3,' +
          '"output_tokens":9,"total_tokens":12}}',
      ),
    async call(client) {
      const stream = await client.images.generate({ model: "fast", prompt: "x", stream: true });
      const types: string[] = [];
      for await (const event of stream) types.push(event.type);
      assert.deepEqual(types, ["image_generation.partial_image", "image_generation.completed"]);
    },
    usage: { input: 3, output: 9 },
  },
  {
    name: "images.edit",
    path: "/images/edits",
    answer: () => json({ created: 1, data: [{ b64_json: "aGk=" }] }),
    async call(client) {
      const image = await toFile(AUDIO, "in.png", { type: "image/png" });
      const answer = await client.images.edit({ model: "fast", image: [image], prompt: "bluer" });
      assert.equal(answer.data?.[0]?.b64_json, "aGk=");
    },
  },
  {
    name: "images.createVariation, without a model",
    path: "/images/variations",
    answer: () => json({ created: 1, data: [{ url: "https://example.com/1.png" }] }),
    async call(client) {
      const image = await toFile(AUDIO, "in.png", { type: "image/png" });
      const answer = await client.images.createVariation({ image });
      assert.equal(answer.data?.[0]?.url, "https://example.com/1.png");
    },
    bare: true,
  },
  {
    name: "audio.speech",
    path: "/audio/speech",
    answer: () => new Response(AUDIO, { headers: { "content-type": "audio/mpeg" } }),
    async call(client) {
      const answer = await client.audio.speech.create({ model: "fast", voice: "ash", input: "hi" });
      assert.deepEqual(new Uint8Array(await answer.arrayBuffer()), AUDIO);
    },
  },
  {
    name: "audio.speech, as events",
    path: "/audio/speech",
    answer: () =>
      events(
        '{"type":"speech.audio.delta","audio":"AAAA"}',
        '{"type":"speech.audio.done","usage":{"input_tokens":4,"output_tokens":40,"total_tokens":44}}',
      ),
    async call(client) {
      const answer = await client.audio.speech.create({
        model: "fast",
        voice: "ash",
        input: "hi",
        stream_format: "sse",
      });
      assert.match(await answer.text(), /speech\.audio\.done/);
    },
    usage: { input: 4, output: 40 },
  },
  {
    name: "audio.transcriptions",
    path: "/audio/transcriptions",
    answer: () =>
      json({
        text: "hi there",
        usage: {
          type: "tokens",
          input_tokens: 14,
          input_token_details: { text_tokens: 0, audio_tokens: 14 },
          output_tokens: 3,
          total_tokens: 17,
        },
      }),
    async call(client) {
      const answer = await client.audio.transcriptions.create({
        model: "fast",
        file: await audioFile(),
      });
      assert.equal(answer.text, "hi there");
    },
    usage: { input: 14, output: 3, inputAudio: 14 },
  },
  {
    name: "audio.transcriptions, by the second",
    path: "/audio/transcriptions",
    answer: () => json({ text: "hi", usage: { type: "duration", seconds: 9 } }),
    async call(client) {
      await client.audio.transcriptions.create({ file: await audioFile(), model: "fast" });
    },
    usage: { input: 0, output: 0, audioSeconds: 9 },
  },
  {
    name: "audio.transcriptions, as subtitles",
    path: "/audio/transcriptions",
    answer: () =>
      new Response("1\n00:00 --> 00:01\nhi\n", { headers: { "content-type": "text/plain" } }),
    async call(client) {
      const text = await client.audio.transcriptions.create({
        model: "fast",
        file: await audioFile(),
        response_format: "srt",
      });
      assert.match(String(text), /00:00 --> 00:01/);
    },
  },
  {
    name: "audio.transcriptions, streamed",
    path: "/audio/transcriptions",
    answer: () =>
      events(
        '{"type":"transcript.text.delta","delta":"hi"}',
        '{"type":"transcript.text.done","text":"hi","usage":{"input_tokens":1,"output_tokens":1}}',
      ),
    async call(client) {
      const stream = await client.audio.transcriptions.create({
        model: "fast",
        file: await audioFile(),
        stream: true,
      });
      let text = "";
      for await (const event of stream) {
        if (event.type === "transcript.text.delta") text += event.delta;
      }
      assert.equal(text, "hi");
    },
    usage: { input: 1, output: 1 },
  },
  {
    name: "audio.translations",
    path: "/audio/translations",
    answer: () => json({ text: "hello" }),
    async call(client) {
      const answer = await client.audio.translations.create({
        model: "fast",
        file: await audioFile(),
      });
      assert.equal(answer.text, "hello");
    },
  },
  {
    name: "moderations",
    path: "/moderations",
    answer: () => json({ id: "modr-1", model: "m", results: [{ flagged: false }] }),
    async call(client) {
      const answer = await client.moderations.create({ model: "fast", input: "hello" });
      assert.equal(answer.results[0]?.flagged, false);
    },
  },
  {
    name: "moderations, without a model",
    path: "/moderations",
    answer: () => json({ id: "modr-1", model: "m", results: [] }),
    call: (client) => client.moderations.create({ input: "hello" }),
    bare: true,
  },
  {
    name: "rerank",
    path: "/rerank",
    answer: () =>
      json({
        id: "r",
        results: [{ index: 1, relevance_score: 0.9 }],
        meta: { api_version: { version: "2" }, billed_units: { search_units: 1 } },
      }),
    async call(client) {
      const body = { model: "fast", query: "q", documents: ["a", "b"], top_n: 1 };
      const answer = await client.post("/rerank", { body }) as { results: { index: number }[] };
      assert.equal(answer.results[0]?.index, 1);
    },
    usage: { input: 0, output: 0, searchUnits: 1 },
  },
];
