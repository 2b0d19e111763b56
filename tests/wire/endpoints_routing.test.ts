/**
 * Where requests for relayed endpoints go, and what their failures look like.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import OpenAI from "openai";
import {
  createProviders,
  endpointGateway,
  noting,
  openAiOf,
  providerOf,
  recorded,
} from "../support/endpoints.ts";
import { CLIENT_KEY } from "../support/gateway.ts";
import { array, object } from "../support/json.ts";
import { sharedJson, withShared } from "../support/shared.ts";

const EMBEDDED = { object: "list", data: [], model: "m", usage: { prompt_tokens: 1 } };

function refusal(status: number, error: object, headers: Record<string, string> = {}): Response {
  return Response.json({ error }, { status, headers });
}

async function thrown(call: Promise<unknown>): Promise<InstanceType<typeof OpenAI.APIError>> {
  const error = await call.then(() => undefined, (error: unknown) => error);
  assert.ok(error instanceof OpenAI.APIError, String(error));
  return error;
}

test("a failure before the first byte goes to the next target, with the model's name there", async () => {
  const providers = createProviders(({ url }) =>
    url.includes("one.") ? refusal(503, { message: "busy" }) : Response.json(EMBEDDED)
  );
  const gateway = endpointGateway({
    providers: { ...providerOf("one"), ...providerOf("two") },
    models: { fast: ["one/a", "two/b"] },
    host: { fetch: providers.fetch },
  });
  const { fetch, spoken } = noting(gateway);
  await openAiOf(fetch).embeddings.create({ model: "fast", input: "x" });
  const named = providers.arrivals.map(({ url, text }) => [url, JSON.parse(text).model]);
  assert.deepEqual(named, [
    ["http://one.invalid/v1/embeddings", "a"],
    ["http://two.invalid/v1/embeddings", "b"],
  ]);
  assert.equal(spoken[0]?.headers.get("x-sluice-provider"), "two");
  assert.equal(spoken[0]?.headers.get("x-sluice-attempts"), "2");
});

test("a form that is short is sent again, whole", async () => {
  let asked = 0;
  const providers = createProviders(() =>
    ++asked === 1 ? refusal(429, { message: "slow down" }) : Response.json({ text: "hi" })
  );
  const gateway = endpointGateway({
    providers: providerOf("up", undefined, { apiKey: ["first-key-000000", "second-key-00000"] }),
    host: { fetch: providers.fetch },
  });
  const { fetch } = noting(gateway);
  const file = new File([new Uint8Array(9000).fill(7)], "a.mp3");
  await openAiOf(fetch).audio.transcriptions.create({ model: "up/m", file });
  const [first, second] = providers.arrivals;
  assert.ok(first && second);
  assert.deepEqual(second.body, first.body);
  assert.ok(second.body.length > 9000);
  assert.notEqual(first.headers.get("authorization"), second.headers.get("authorization"));
});

test("a provider without the endpoint is passed over", async () => {
  const providers = createProviders(() => Response.json(EMBEDDED));
  const gateway = endpointGateway({
    providers: { ...providerOf("bare", []), ...providerOf("up") },
    models: { fast: ["bare/a", "up/b"] },
    host: { fetch: providers.fetch },
  });
  await openAiOf(noting(gateway).fetch).embeddings.create({ model: "fast", input: "x" });
  assert.deepEqual(providers.arrivals.map(({ url }) => url), ["http://up.invalid/v1/embeddings"]);
});

test("where nobody serves it, the answer says what does", async () => {
  const providers = createProviders(() => assert.fail("was asked"));
  const gateway = endpointGateway({
    providers: { ...providerOf("bare", []), ...providerOf("up", ["embeddings"]) },
    host: { fetch: providers.fetch },
  });
  const client = openAiOf(noting(gateway).fetch);
  const embedding = await thrown(client.embeddings.create({ model: "bare/a", input: "x" }));
  assert.equal(embedding.status, 400);
  assert.equal(embedding.code, "endpoint_not_served");
  assert.equal(embedding.param, "model");
  assert.match(embedding.message, /'embeddings'.*'bare'.*'up'/);
  const completion = await thrown(client.completions.create({ model: "bare/a", prompt: "x" }));
  assert.equal(completion.status, 400);
  assert.match(completion.message, /POST \/v1\/chat\/completions/);
  const moderation = await thrown(client.moderations.create({ input: "x" }));
  assert.match(moderation.message, /no provider has it/);
});

test("without a model the caller chooses among providers, or is told to", async () => {
  const providers = createProviders(() => Response.json({ id: "m", model: "m", results: [] }));
  const gateway = endpointGateway({
    providers: { ...providerOf("one"), ...providerOf("two"), ...providerOf("bare", []) },
    host: { fetch: providers.fetch },
  });
  const client = openAiOf(noting(gateway).fetch);
  const open = await thrown(client.moderations.create({ input: "x" }));
  assert.equal(open.status, 400);
  assert.match(open.message, /'one', 'two' .*x-sluice-provider/);
  const choose = (id: string) =>
    client.moderations.create({ input: "x" }, { headers: { "x-sluice-provider": id } });
  await choose("two");
  assert.equal(providers.arrivals[0]?.url, "http://two.invalid/v1/moderations");
  assert.equal(providers.arrivals[0]?.headers.get("x-sluice-provider"), null);
  for (const id of ["bare", "nobody"]) {
    const wrong = await thrown(choose(id));
    assert.equal(wrong.status, 400);
    assert.match(wrong.message, new RegExp(`'${id}'`));
  }
});

test("a named provider narrows the targets of a model", async () => {
  const providers = createProviders(() => Response.json(EMBEDDED));
  const gateway = endpointGateway({
    providers: { ...providerOf("one"), ...providerOf("two") },
    models: { fast: ["one/a", "two/b"] },
    host: { fetch: providers.fetch },
  });
  const client = openAiOf(noting(gateway).fetch);
  const headers = { "x-sluice-provider": "two" };
  await client.embeddings.create({ model: "fast", input: "x" }, { headers });
  assert.equal(providers.arrivals[0]?.url, "http://two.invalid/v1/embeddings");
});

test("a provider's own refusal keeps its status, type and words", async () => {
  const providers = createProviders(() =>
    refusal(429, { message: "Quota.", type: "tokens", code: "rate_limit_exceeded" }, {
      "retry-after": "7",
    })
  );
  const gateway = endpointGateway({ host: { fetch: providers.fetch } });
  const { fetch, spoken } = noting(gateway);
  const error = await thrown(openAiOf(fetch).embeddings.create({ model: "up/m", input: "x" }));
  assert.equal(error.status, 429);
  assert.equal(error.type, "tokens");
  assert.equal(error.code, "rate_limit_exceeded");
  assert.match(error.message, /Quota\./);
  // The provider's 7 seconds, and up to three for all not to come back at once.
  assert.match(spoken[0]?.headers.get("retry-after") ?? "", /^(7|8|9|10)$/);
});

test("a request without its model, an unknown model and a missing key are the caller's errors", async () => {
  const providers = createProviders(() => assert.fail("was asked"));
  const gateway = endpointGateway({
    providers: { ...providerOf("one"), ...providerOf("two") },
    host: { fetch: providers.fetch },
  });
  const client = openAiOf(noting(gateway).fetch);
  for (const model of [undefined, null, "", 7]) {
    const bare = await thrown(client.post("/embeddings", { body: { model, input: "x" } }));
    assert.equal(bare.status, 400, String(model));
    assert.equal(bare.param, "model");
  }
  const unknown = await thrown(client.embeddings.create({ model: "nothing", input: "x" }));
  assert.equal(unknown.status, 404);
  assert.equal(unknown.code, "model_not_found");
  const stranger = openAiOf(noting(gateway).fetch, "sk-wrong");
  assert.equal(
    (await thrown(stranger.embeddings.create({ model: "one/m", input: "x" }))).status,
    401,
  );
});

test("a body that names two models is nobody's", async () => {
  const providers = createProviders(() => assert.fail("was asked"));
  const gateway = endpointGateway({
    models: { cheap: "up/a", dear: "up/b" },
    host: { fetch: providers.fetch },
  });
  const bodies: [path: string, body: string][] = [
    ["/v1/embeddings", '{"model":"cheap","model":"dear","input":"x"}'],
    ["/v1/embeddings", '{"model":"dear","input":"x","model":"cheap"}'],
    ["/v1/embeddings", '{"model":"cheap","input":"x","mod\\u0065l":"dear"}'],
    ["/v1/embeddings", '{"model":"cheap","model":7}'],
    ["/v1/moderations", '{"model":"cheap","model":null}'],
    ["/v1beta/models/cheap:embedContent", '{"model":"models/dear"}'],
    [
      "/v1beta/models/cheap:batchEmbedContents",
      '{"requests":[{"model":"models/cheap"},{"model":"models/dear"}]}',
    ],
  ];
  for (const [path, body] of bodies) {
    const response = await gateway.fetch(
      new Request(`http://127.0.0.1:4000${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${CLIENT_KEY}`, "content-type": "application/json" },
        body,
      }),
    );
    assert.equal(response.status, 400, body);
    assert.match(await response.text(), /more than one/);
  }
});

test("a stream that breaks off ends in an error, and bytes that break off end in none", async () => {
  const pieces = (type: string, text: string) => () => {
    let told = false;
    return new Response(
      new ReadableStream<Uint8Array>({
        pull(controller) {
          if (told) return controller.error(new Error("gone"));
          told = true;
          controller.enqueue(new TextEncoder().encode(text));
        },
      }),
      { headers: { "content-type": type } },
    );
  };
  const gatewayFor = (answer: () => Response) =>
    endpointGateway({ host: { fetch: createProviders(answer).fetch } });
  const ask = (path: string, gateway: ReturnType<typeof gatewayFor>) =>
    gateway.fetch(
      new Request(`http://127.0.0.1:4000/v1/${path}`, {
        method: "POST",
        headers: { authorization: `Bearer ${CLIENT_KEY}`, "content-type": "application/json" },
        body: '{"model":"up/m"}',
      }),
    );
  const begun = 'data: {"choices":[{"text":"a","finish_reason":null}]}\n\n';
  let body = "";
  const records = await recorded(async () => {
    body = await (await ask("completions", gatewayFor(pieces("text/event-stream", begun)))).text();
  });
  assert.ok(body.startsWith(begun));
  assert.match(body.slice(begun.length), /^data: \{"error":.*upstream_disconnected/);
  assert.equal(records[0]?.outcome, "failed");
  const audio = await ask("audio/speech", gatewayFor(pieces("audio/mpeg", "abc")));
  await assert.rejects(audio.arrayBuffer());
});

test("a stream without its last event is no whole answer", async () => {
  const begun = 'data: {"type":"transcript.text.delta","delta":"a"}\n\n';
  const providers = createProviders(() =>
    new Response(begun, { headers: { "content-type": "text/event-stream" } })
  );
  const gateway = endpointGateway({ host: { fetch: providers.fetch } });
  const { fetch, spoken } = noting(gateway);
  const file = new File(["x"], "a.mp3");
  const stream = await openAiOf(fetch).audio.transcriptions.create({
    model: "up/m",
    file,
    stream: true,
  });
  await assert.rejects(async () => {
    for await (const _event of stream);
  });
  assert.match(new TextDecoder().decode(await spoken[0]?.received()), /"error"/);
});

test("an error as the first event is a true error, tried elsewhere first", async () => {
  const providers = createProviders(({ url }) =>
    new Response(
      url.includes("one.")
        ? 'data: {"error":{"message":"Overloaded","type":"server_error","code":"slow_down"}}\n\n'
        : 'data: {"choices":[{"text":"hi","finish_reason":"stop"}]}\n\ndata: [DONE]\n\n',
      { headers: { "content-type": "text/event-stream" } },
    )
  );
  const gateway = endpointGateway({
    providers: { ...providerOf("one"), ...providerOf("two") },
    models: { fast: ["one/a", "two/b"], slow: ["one/a"] },
    host: { fetch: providers.fetch },
  });
  const client = openAiOf(noting(gateway).fetch);
  const ask = (model: string) => client.completions.create({ model, prompt: "x", stream: true });
  let text = "";
  for await (const chunk of await ask("fast")) text += chunk.choices[0]?.text;
  assert.equal(text, "hi");
  const error = await thrown(ask("slow"));
  assert.equal(error.status, 503);
  assert.equal(error.code, "slow_down");
});

withShared("recorded completions", () => {
  const NAMES = [
    "basic",
    "bad-request",
    "streaming",
    "streaming-usage",
    "suffix",
    "text-batch",
    "token",
    "token-batch",
    "unknown-model",
  ];
  for (const name of NAMES) {
    test(`recorded completion ${name}: as it was sent, as it was answered`, async () => {
      const recording = object(sharedJson(`fixtures/envoy-ai-gateway/completion-${name}.json`));
      const { request, response } = object(array(recording.interactions)[0]) as {
        request: { body: { model: string; stream?: boolean } };
        response: {
          status: number;
          headers: Record<string, string>;
          body?: unknown;
          body_text?: string;
        };
      };
      const text = response.body_text ?? JSON.stringify(response.body);
      const providers = createProviders(() => new Response(text, response));
      const gateway = endpointGateway({
        models: { recorded: [`up/${request.body.model}`] },
        host: { fetch: providers.fetch },
      });
      const { fetch, spoken } = noting(gateway);
      const body = { ...request.body, model: "recorded" };
      const [record] = await recorded(() =>
        openAiOf(fetch).post("/completions", { body, stream: body.stream ?? false }).catch(() => {})
      );
      assert.deepEqual(JSON.parse(providers.arrivals[0]?.text ?? ""), request.body);
      assert.equal(spoken[0]?.status, response.status);
      const received = new TextDecoder().decode(await spoken[0]?.received());
      if (response.status === 200) {
        assert.equal(received, text);
        const { usage } = record as { usage?: { input: number; output: number } };
        const told = [...text.matchAll(/"(prompt|completion)_tokens":(\d+)/g)].map((m) =>
          Number(m[2])
        );
        assert.equal((usage?.input ?? 0) + (usage?.output ?? 0), told.reduce((a, b) => a + b, 0));
      } else {
        const told = object(JSON.parse(received).error);
        const given = object(object(response.body).error);
        for (const key of ["message", "type", "param", "code"]) assert.equal(told[key], given[key]);
      }
    });
  }
});
