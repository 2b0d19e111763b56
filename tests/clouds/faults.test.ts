/**
 * What becomes of clouds' failures: limits, refusals, filters, and keys that have run out.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type AccountFile,
  createGateway,
  defineConfig,
  type JsonObject,
  type ProviderFile,
} from "../../mod.ts";
import { chat, chatAnswer, keyOf, messageAnswer, setUp, START } from "../support/cloud_gateway.ts";
import { createNetwork } from "../support/cloud_network.ts";
import { ask, CLIENT_KEY } from "../support/gateway.ts";
import type { SentRequest } from "../support/inline_upstream.ts";
import { signatureFlaw } from "../support/sigv4.ts";
import { sseFrame } from "../support/sse.ts";

const AZURE = "https://res.openai.azure.com/";
const two: AccountFile[] = [
  { name: "a", apiKey: "azure-key-a", priority: 2 },
  { name: "b", apiKey: "azure-key-b", priority: 1 },
];

describe("Azure", () => {
  const limited = (): Response =>
    Response.json(
      {
        error: { code: "429", message: "Requests have exceeded call rate limit. Retry after 7 s." },
      },
      { status: 429, headers: { "retry-after-ms": "6500", "retry-after": "7" } },
    );

  it("is asked with another key when one is limited, and not with that one for a while", async () => {
    const { gateway, network, clock } = setUp(
      "azure",
      { azure: { resource: "res" }, accounts: two },
      {
        [`POST ${AZURE}`]: (request) => keyOf(request) === "azure-key-a" ? limited() : chatAnswer(),
      },
    );
    assert.equal((await chat(gateway, "azure/m")).response.status, 200);
    assert.equal((await chat(gateway, "azure/m")).response.status, 200);
    assert.deepEqual(network.requests.map(keyOf), ["azure-key-a", "azure-key-b", "azure-key-b"]);
    await clock.advance(6600);
    await chat(gateway, "azure/m", { user: "another conversation" });
    assert.ok(network.requests.length >= 4);
  });

  it("says how long to wait when there is no other", async () => {
    const { gateway } = setUp(
      "azure",
      { azure: { resource: "res" }, apiKey: "azure-key-a" },
      { [`POST ${AZURE}`]: limited },
    );
    const { response } = await chat(gateway, "azure/m");
    assert.equal(response.status, 429);
    // It is told in milliseconds, to the caller in whole seconds.
    const wait = Number(response.headers.get("retry-after"));
    assert.ok(wait >= 7 && wait <= 8, String(wait));
  });

  it("filters for good: nobody else is asked, and the caller is told what it says", async () => {
    const { gateway, network } = setUp(
      "azure",
      { azure: { resource: "res" }, accounts: two },
      {
        [`POST ${AZURE}`]: () =>
          Response.json({
            error: {
              message: "The response was filtered",
              type: null,
              param: "prompt",
              code: "content_filter",
              status: 400,
              innererror: { code: "ResponsibleAIPolicyViolation", content_filter_result: {} },
            },
          }, { status: 400 }),
      },
    );
    const { response, answer } = await chat(gateway, "azure/m");
    assert.equal(response.status, 400);
    assert.equal((answer.error as JsonObject).code, "content_filter");
    assert.equal(network.requests.length, 1);
  });

  /** A stream as Azure's: what it makes of the prompt comes first, in a chunk without choices. */
  const filtered = [
    { choices: [], created: 0, id: "", model: "", object: "", prompt_filter_results: [{}] },
    {
      id: "c",
      object: "chat.completion.chunk",
      created: 1,
      model: "m",
      choices: [
        { index: 0, delta: { role: "assistant", content: "Hel" }, content_filter_results: {} },
      ],
    },
    {
      id: "c",
      object: "chat.completion.chunk",
      created: 1,
      model: "m",
      choices: [
        { index: 0, delta: {}, finish_reason: "content_filter", content_filter_results: {} },
      ],
    },
  ].map((chunk) => sseFrame(chunk)).join("") + "data: [DONE]\n\n";

  it("tells in a stream what it filtered, and ends it as filtered", async () => {
    const { gateway } = setUp(
      "azure",
      { azure: { resource: "res", apiVersion: "2024-10-21" }, apiKey: "azure-key-a" },
      {
        [`POST ${AZURE}`]: () =>
          new Response(filtered, { headers: { "content-type": "text/event-stream" } }),
      },
    );
    const same = await chat(gateway, "azure/m", { stream: true });
    const text = await same.response.text();
    assert.match(text, /prompt_filter_results/);
    assert.match(text, /"finish_reason":"content_filter"/);
    const other = await ask(gateway, "/v1/messages", {
      model: "azure/m",
      max_tokens: 9,
      stream: true,
      messages: [{ role: "user", content: "hi" }],
    });
    const events = await other.text();
    assert.match(events, /"text":"Hel"/);
    assert.match(events, /"stop_reason":"refusal"/);
  });
});

describe("Vertex", () => {
  it("is asked in another project when one is exhausted", async () => {
    const { gateway, network } = setUp("google-vertex", {
      google: { project: "p" },
      accounts: [
        { name: "a", ambient: true, priority: 2 },
        { name: "b", ambient: true, google: { project: "q" }, priority: 1 },
      ],
    }, {
      "POST https://aiplatform.googleapis.com/v1beta1/projects/p/": () =>
        Response.json({
          error: { code: 429, message: "Resource exhausted.", status: "RESOURCE_EXHAUSTED" },
        }, { status: 429 }),
      "POST https://aiplatform.googleapis.com/v1beta1/projects/q/": () =>
        Response.json({
          candidates: [{
            content: { role: "model", parts: [{ text: "hi" }] },
            finishReason: "STOP",
          }],
        }),
    }, { env: { GOOGLE_CLOUD_ACCESS_TOKEN: "google-token" } });
    const { response } = await chat(gateway, "google-vertex/gemini-x");
    assert.equal(response.status, 200);
    const projects = network.requests.map(({ url }) => /projects\/(\w+)/.exec(url)?.[1]);
    // The wall that was hit may be the model's own: it is asked for elsewhere at once.
    assert.equal(projects[0], "p");
    assert.equal(projects.at(-1), "q");
  });

  it("is told no ids of calls", async () => {
    const { gateway, network } = setUp("google-vertex", {
      google: { project: "p" },
      accounts: [{ name: "a", ambient: true }],
    }, {
      "POST https://aiplatform.googleapis.com/": () =>
        Response.json({
          candidates: [{
            content: { role: "model", parts: [{ text: "hi" }] },
            finishReason: "STOP",
          }],
        }),
    }, { env: { GOOGLE_CLOUD_ACCESS_TOKEN: "google-token" } });
    await chat(gateway, "google-vertex/gemini-2.5-pro", {
      messages: [
        { role: "user", content: "hi" },
        {
          role: "assistant",
          content: null,
          tool_calls: [{
            id: "call_x",
            type: "function",
            function: { name: "f", arguments: "{}" },
          }],
        },
        { role: "tool", tool_call_id: "call_x", content: "done" },
      ],
    });
    const body = network.requests[0]?.body ?? "";
    assert.match(body, /functionCall.*functionResponse/);
    assert.doesNotMatch(body, /call_x|"id"|safetySettings/);
  });

  it("is asked in the name of whoever pays", async () => {
    const user = {
      type: "authorized_user",
      client_id: "c",
      client_secret: "s",
      refresh_token: "r",
      quota_project_id: "billed",
    };
    const { gateway, to } = setUp("google-vertex", {
      accounts: [{ name: "me", ambient: true }],
    }, {
      "POST https://oauth2.googleapis.com/token": () =>
        Response.json({ access_token: "t", expires_in: 3600 }),
      "POST https://aiplatform.googleapis.com/": chatAnswer,
    }, { env: { GOOGLE_APPLICATION_CREDENTIALS: "/me" }, files: { "/me": JSON.stringify(user) } });
    await chat(gateway, "google-vertex/meta/llama");
    const [request] = to("https://aiplatform.googleapis.com/");
    assert.match(request?.url ?? "", /\/projects\/billed\//);
    assert.equal(request?.headers.get("x-goog-user-project"), "billed");
  });
});

const BEDROCK = "https://bedrock-runtime.us-east-1.amazonaws.com/";
const refusal = (status: number, type: string, message: string) => (): Response =>
  Response.json({ message }, {
    status,
    headers: { "x-amzn-errortype": `${type}:http://internal.amazon.com/coral/` },
  });

describe("Bedrock", () => {
  const keys = (id: string) => ({ accessKeyId: id, secretAccessKey: `secret-of-${id}` });
  const signer = ({ headers }: SentRequest): string =>
    /Credential=(\w+)\//.exec(headers.get("authorization") ?? "")?.[1] ?? "";

  it("is asked with other keys when some are throttled", async () => {
    const { gateway, network } = setUp("amazon-bedrock", {
      accounts: [
        { name: "a", aws: keys("AKIAA"), priority: 2 },
        { name: "b", aws: keys("AKIAB"), priority: 1 },
      ],
    }, {
      [`POST ${BEDROCK}`]: (request) =>
        signer(request) === "AKIAA"
          ? refusal(
            429,
            "ThrottlingException",
            "Too many tokens, please wait before trying again.",
          )()
          : messageAnswer(),
    });
    assert.equal((await chat(gateway, "amazon-bedrock/anthropic.c")).response.status, 200);
    assert.deepEqual(network.requests.map(signer), ["AKIAA", "AKIAB"]);
  });

  it("looks for keys anew, once, when those it found have run out", async () => {
    let asked = 0;
    const roles = {
      "GET http://169.254.170.2/role": () => {
        const id = `ASIA${++asked}`;
        return Response.json({
          AccessKeyId: id,
          SecretAccessKey: `secret-of-${id}`,
          Token: `session-of-${id}`,
          Expiration: new Date(START + 3_600_000).toISOString(),
        });
      },
    };
    const env = { AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: "/role" };
    const file: ProviderFile = { accounts: [{ name: "role", ambient: true }] };
    const expired = refusal(
      403,
      "ExpiredTokenException",
      "The security token included in the request is expired",
    );
    const first = setUp("amazon-bedrock", file, {
      ...roles,
      [`POST ${BEDROCK}`]: (request) => signer(request) === "ASIA1" ? expired() : messageAnswer(),
    }, { env });
    assert.equal((await chat(first.gateway, "amazon-bedrock/anthropic.c")).response.status, 200);
    const questions = first.to(BEDROCK);
    assert.deepEqual(questions.map(signer), ["ASIA1", "ASIA2"]);
    for (const request of questions) {
      const id = signer(request);
      const flaw = signatureFlaw(request, { ...keys(id), sessionToken: `session-of-${id}` }, {
        service: "bedrock",
        region: "us-east-1",
      });
      assert.equal(flaw, undefined);
    }
    asked = 0;
    const always = setUp("amazon-bedrock", file, { ...roles, [`POST ${BEDROCK}`]: expired }, {
      env,
    });
    const { response } = await chat(always.gateway, "amazon-bedrock/anthropic.c");
    assert.ok(response.status >= 400);
    assert.equal(asked, 2);
    assert.equal(always.to(BEDROCK).length, 2);
  });

  it("says no to whom it will not serve, in its own words and with its status", async () => {
    const { gateway } = setUp("amazon-bedrock", { apiKey: "bedrock-key-1" }, {
      [`POST ${BEDROCK}`]: refusal(400, "ValidationException", "The provided model is invalid."),
    });
    const { response, answer } = await chat(gateway, "amazon-bedrock/anthropic.c");
    assert.equal(response.status, 400);
    assert.match(JSON.stringify(answer), /The provided model is invalid\./);
  });
});

describe("what a cloud's account is good for", () => {
  it("is told to nobody, though AWS quotes what it would have signed", async () => {
    const keys = {
      accessKeyId: "AKIAA",
      secretAccessKey: "secret-key-1234567",
      sessionToken: "session-token-1234567",
    };
    const { gateway } = setUp("amazon-bedrock", { accounts: [{ name: "a", aws: keys }] }, {
      [`POST ${BEDROCK}`]: (request) =>
        refusal(
          403,
          "InvalidSignatureException",
          `The canonical string should have been x-amz-security-token:${
            request.headers.get("x-amz-security-token")
          }`,
        )(),
    });
    const { answer } = await chat(gateway, "amazon-bedrock/anthropic.c");
    assert.doesNotMatch(JSON.stringify(answer), /session-token-1234567|secret-key-1234567/);
    const seen = await gateway.accounts.pool.explain({ provider: "amazon-bedrock" });
    assert.doesNotMatch(JSON.stringify(seen), /session-token-1234567|secret-key-1234567/);
    assert.match(JSON.stringify(seen), /x-amz-security-token:\[secret\]/);
  });

  it("is lent to nobody, and shown to nobody", async () => {
    const { gateway } = setUp("amazon-bedrock", {
      accounts: [{ name: "a", aws: { accessKeyId: "AKIAA", secretAccessKey: "aws-secret-9" } }],
    }, { [`POST ${BEDROCK}`]: messageAnswer });
    await chat(gateway, "amazon-bedrock/anthropic.c");
    const seen = JSON.stringify(
      await gateway.accounts.pool.explain({ provider: "amazon-bedrock" }),
    );
    assert.match(seen, /"kind":"aws"/);
    assert.doesNotMatch(seen, /aws-secret-9/);
  });

  it("needs a loan of the runtime's where it is to be found here", async () => {
    const config = defineConfig({
      keys: [{ name: "test", key: CLIENT_KEY }],
      providers: { "amazon-bedrock": { accounts: [{ name: "here", ambient: true }] } },
    });
    const gateway = createGateway(config, { fetch: createNetwork({}).fetch });
    const { response } = await chat(gateway, "amazon-bedrock/anthropic.c");
    assert.ok(response.status >= 500);
  });
});
