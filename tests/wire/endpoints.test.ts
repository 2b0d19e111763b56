/**
 * Endpoints that are passed on, with the vendors' SDKs as clients: what the provider gets is what the
 * client sent but for the model's name, and what the client gets is what the provider sent.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { toFile } from "openai";
import type OpenAI from "openai";
import { GoogleGenAI } from "@google/genai";
import {
  createProviders,
  endpointGateway,
  noting,
  openAiOf,
  providerOf,
  recorded,
} from "../support/endpoints.ts";
import { CLIENT_KEY } from "../support/gateway.ts";

const UTF8 = new TextEncoder();

/** Bytes that are no text at all. */
const AUDIO = Uint8Array.from({ length: 5000 }, (_, index) => (index * 31) % 256);

function json(body: unknown, status = 200): Response {
  // White space that nobody would print: it must survive.
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
interface Case {
  readonly name: string;
  readonly path: string;
  readonly answer: () => Response;
  readonly call: (client: OpenAI) => Promise<unknown>;
  /** What the exchange is said to have cost. */
  readonly usage?: Record<string, number>;
  /** Whether no model is named. */
  readonly bare?: true;
}

const audioFile = () => toFile(AUDIO, "speech.mp3", { type: "audio/mpeg" });

const CASES: readonly Case[] = [
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

/** `body` with the model's name as the provider knows it. */
function renamed(body: Uint8Array): Uint8Array {
  // Latin-1 keeps every byte what it is.
  const text = Array.from(body, (byte) => String.fromCharCode(byte)).join("");
  const told = text
    .replace('"model":"fast"', '"model":"vendor/m"')
    .replace('name="model"\r\n\r\nfast\r\n', 'name="model"\r\n\r\nvendor/m\r\n');
  return Uint8Array.from(told, (char) => char.charCodeAt(0));
}

for (const { name, path, answer, call, usage, bare } of CASES) {
  test(`${name}: bytes in, bytes out`, async () => {
    const providers = createProviders(answer);
    const gateway = endpointGateway({
      models: { fast: "up/vendor/m" },
      host: { fetch: providers.fetch },
    });
    const { fetch, spoken } = noting(gateway);
    const records = await recorded(() => call(openAiOf(fetch)));
    const [said] = spoken;
    const [arrival] = providers.arrivals;
    assert.ok(said && arrival);
    assert.equal(arrival.method, "POST");
    assert.equal(arrival.url, `http://up.invalid/v1${path}`);
    assert.equal(arrival.headers.get("authorization"), "Bearer up-secret-3Hn8cZ4yL6pT0sF2");
    assert.equal(arrival.headers.get("content-type"), said.type);
    assert.deepEqual(arrival.body, renamed(said.sent));
    if (bare !== true) assert.notDeepEqual(arrival.body, said.sent);
    const told = answer();
    assert.deepEqual(await said.received(), new Uint8Array(await told.arrayBuffer()));
    assert.equal(said.headers.get("x-sluice-provider"), "up");
    assert.equal(said.headers.get("x-sluice-model"), bare === true ? null : "vendor/m");
    assert.equal(said.headers.get("x-sluice-attempts"), "1");
    assert.equal(records.length, 1);
    const [record] = records;
    assert.equal(record?.outcome, "ok");
    assert.equal(record?.endpoint, path.slice(1));
    assert.equal(record?.provider, "up");
    assert.deepEqual(
      record?.usage,
      usage === undefined ? undefined : { cacheRead: 0, cacheWrite: 0, ...usage },
    );
  });
}

test("Gemini's embeddings name the model in path and body", async () => {
  const answer = () => json({ embeddings: [{ values: [1, 2] }] });
  const providers = createProviders(answer);
  const gateway = endpointGateway({
    providers: providerOf("up", undefined, { dialect: "gemini", auth: "x-goog-api-key" }),
    models: { fast: "up/gemini-embedding-001" },
    host: { fetch: providers.fetch },
  });
  const { fetch, spoken } = noting(gateway);
  const real = globalThis.fetch;
  globalThis.fetch = fetch;
  try {
    const client = new GoogleGenAI({
      apiKey: CLIENT_KEY,
      httpOptions: { baseUrl: "http://127.0.0.1:4000" },
    });
    const embedded = await client.models.embedContent({ model: "fast", contents: ["one", "two"] });
    assert.deepEqual(embedded.embeddings?.[0]?.values, [1, 2]);
  } finally {
    globalThis.fetch = real;
  }
  const [arrival] = providers.arrivals;
  assert.ok(arrival);
  assert.match(
    arrival.url,
    /^http:\/\/up\.invalid\/v1\/models\/gemini-embedding-001:(batchE|e)mbedContents?$/,
  );
  const sent = new TextDecoder().decode(spoken[0]?.sent);
  assert.match(sent, /"models\/fast"/);
  assert.equal(arrival.text, sent.replaceAll('"models/fast"', '"models/gemini-embedding-001"'));
  assert.equal(arrival.headers.get("x-goog-api-key"), "up-secret-3Hn8cZ4yL6pT0sF2");
});

test("a caller's key in the query goes no further", async () => {
  const providers = createProviders(() => json({ embedding: { values: [1] } }));
  const gateway = endpointGateway({
    providers: providerOf("up", undefined, { dialect: "gemini", auth: "x-goog-api-key" }),
    host: { fetch: providers.fetch },
  });
  const response = await gateway.fetch(
    new Request(
      `http://127.0.0.1:4000/v1beta/models/up/m:embedContent?key=${CLIENT_KEY}&alt=json&access_token=t`,
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"content":{"parts":[{"text":"hi"}]}}',
      },
    ),
  );
  assert.equal(response.status, 200, await response.text());
  assert.equal(providers.arrivals[0]?.url, "http://up.invalid/v1/models/m:embedContent?alt=json");
});

test("a long answer's usage is found without its middle, in any pieces", async () => {
  const numbers = Array.from({ length: 40_000 }, (_, index) => index / 7);
  const shapes: [string, number][] = [
    [JSON.stringify({ data: numbers, usage: { prompt_tokens: 11, total_tokens: 11 } }), 11],
    [JSON.stringify({ model: "m", usage: { total_tokens: 12 }, results: numbers }), 12],
    // Words that only look like it.
    [
      JSON.stringify({
        usage: { total_tokens: 13 },
        data: numbers,
        note: '"usage": {"total_tokens": 5}',
      }),
      13,
    ],
  ];
  for (const [text, tokens] of shapes) {
    for (const size of [997, 16_384, 1_000_000]) {
      const bytes = UTF8.encode(text);
      const providers = createProviders(() => {
        let at = 0;
        const body = new ReadableStream<Uint8Array>({
          pull(controller) {
            if (at >= bytes.length) return controller.close();
            controller.enqueue(bytes.slice(at, at += size));
          },
        });
        return new Response(body, { headers: { "content-type": "application/json" } });
      });
      const gateway = endpointGateway({ host: { fetch: providers.fetch } });
      const { fetch, spoken } = noting(gateway);
      const records = await recorded(() =>
        openAiOf(fetch).post("/embeddings", { body: { model: "up/m", input: "x" } })
      );
      assert.deepEqual(await spoken[0]?.received(), bytes);
      assert.deepEqual(records[0]?.usage, {
        input: tokens,
        cacheRead: 0,
        cacheWrite: 0,
        output: 0,
      });
    }
  }
});
