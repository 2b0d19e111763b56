/**
 * Endpoints that are passed on, with the vendors' SDKs as clients: what the provider gets is what the
 * client sent but for the model's name, and what the client gets is what the provider sent.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { GoogleGenAI } from "@google/genai";
import {
  createProviders,
  endpointGateway,
  noting,
  openAiOf,
  providerOf,
  recorded,
} from "../support/endpoints.ts";
import { CASES, json } from "../support/endpoint_cases.ts";
import { CLIENT_KEY } from "../support/gateway.ts";

const UTF8 = new TextEncoder();

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

test("Gemini's embeddings are found under a name with a slash, too", async () => {
  const providers = createProviders(() => json({ embedding: { values: [1] } }));
  const gateway = endpointGateway({
    providers: providerOf("up", undefined, { dialect: "gemini", auth: "x-goog-api-key" }),
    host: { fetch: providers.fetch },
  });
  for (const path of ["/v1beta/up/m", "/v1beta/models/up/m", "/v1/models/up/m"]) {
    const response = await gateway.fetch(
      new Request(`http://127.0.0.1:4000${path}:embedContent`, {
        method: "POST",
        headers: { "x-goog-api-key": CLIENT_KEY, "content-type": "application/json" },
        body: '{"model":"models/up/m","content":{"parts":[{"text":"hi"}]}}',
      }),
    );
    assert.equal(response.status, 200, await response.text());
    const arrival = providers.arrivals.at(-1);
    assert.equal(arrival?.url, "http://up.invalid/v1/models/m:embedContent");
    assert.equal(arrival?.text, '{"model":"models/m","content":{"parts":[{"text":"hi"}]}}');
  }
});

test("a long answer's usage is found without its middle, in any pieces", async () => {
  const numbers = Array.from({ length: 40_000 }, (_, index) => index / 7);
  const shapes: [string, number][] = [
    [JSON.stringify({ data: numbers, usage: { prompt_tokens: 11, total_tokens: 11 } }), 11],
    [JSON.stringify({ model: "m", usage: { total_tokens: 12 }, results: numbers }), 12],
    [
      JSON.stringify({
        data: [{ usage: { total_tokens: 1 } }, ...numbers],
        usage: { total_tokens: 14 },
      }),
      14,
    ],
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
