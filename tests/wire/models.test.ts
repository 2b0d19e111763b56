/**
 * `GET /v1/models`: what can be asked for now, in the shape of whoever asks, and read by the vendors'
 * own clients.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import OpenAI from "openai";
import {
  type ConfigFile,
  createGateway,
  defineConfig,
  type Gateway,
  type Host,
} from "../../mod.ts";
import { createClock } from "../support/clock.ts";
import { ask, CLIENT_KEY } from "../support/gateway.ts";
import { type Json, object, objects } from "../support/json.ts";
import { readFault } from "../support/read_fault.ts";

const SMALL = {
  name: "Small",
  context: 8000,
  maxInput: 7000,
  maxOutput: 1000,
  input: ["text" as const, "image" as const],
  output: ["text" as const],
  tools: true,
  reasoning: false,
  price: { input: 2.5, output: 10, cacheRead: 0.25, webSearch: 0.01 },
};
const LARGE = { context: 100_000, maxOutput: 500, input: ["text" as const], tools: false };

const FILE: ConfigFile = {
  keys: [{ name: "test", key: CLIENT_KEY }],
  providers: {
    lab: {
      dialect: "openai-chat",
      baseUrl: "http://lab.invalid/v1",
      apiKey: "lab-1",
      models: ["plain"],
      facts: { small: SMALL, large: LARGE, vectors: { output: ["embedding"] } },
    },
  },
  models: { fast: "lab/small", both: ["lab/small", "lab/large"] },
};

function gatewayOf(file: ConfigFile = FILE, host: Partial<Host> = {}): Gateway {
  return createGateway(defineConfig(file), host);
}

async function listed(gateway: Gateway, path = "/v1/models", headers = {}): Promise<Json> {
  const answer = await ask(gateway, path, undefined, { headers });
  assert.equal(answer.status, 200);
  return object(await answer.json());
}

async function idsOf(gateway: Gateway): Promise<unknown[]> {
  return objects((await listed(gateway)).data).map(({ id }) => id);
}

const ANTHROPIC = { "anthropic-version": "2023-06-01" };

describe("a model's facts", () => {
  const gateway = gatewayOf();

  it("are told as OpenRouter tells them to clients of OpenAI's", async () => {
    const models = objects((await listed(gateway)).data);
    assert.deepEqual(models.find(({ id }) => id === "lab/small"), {
      id: "lab/small",
      object: "model",
      created: 0,
      owned_by: "lab",
      name: "Small",
      context_length: 8000,
      max_output_tokens: 1000,
      input_modalities: ["text", "image"],
      architecture: {
        input_modalities: ["text", "image"],
        output_modalities: ["text"],
        modality: "text+image->text",
      },
      top_provider: { context_length: 8000, max_completion_tokens: 1000 },
      supported_parameters: ["tools", "tool_choice"],
      pricing: {
        prompt: "0.0000025",
        completion: "0.00001",
        input_cache_read: "0.00000025",
        web_search: "0.01",
      },
    });
    assert.deepEqual(models.find(({ id }) => id === "lab/plain"), {
      id: "lab/plain",
      object: "model",
      created: 0,
      owned_by: "lab",
    });
  });

  it("are told in the fields of the other wires", async () => {
    const { data } = await listed(gateway, "/v1/models", ANTHROPIC);
    const [, , one] = objects(data);
    assert.equal(one?.id, "lab/plain");
    assert.deepEqual([one?.max_input_tokens, one?.max_tokens], [null, null]);
    const small = objects(data).find(({ id }) => id === "lab/small");
    assert.deepEqual([small?.max_input_tokens, small?.max_tokens], [7000, 1000]);
    assert.equal(small?.display_name, "Small");

    const { models } = await listed(gateway, "/v1beta/models");
    const gemini = new Map(objects(models).map((model) => [model.name, model]));
    assert.deepEqual(gemini.get("models/lab/small"), {
      name: "models/lab/small",
      displayName: "Small",
      inputTokenLimit: 7000,
      outputTokenLimit: 1000,
      thinking: false,
      supportedGenerationMethods: ["generateContent", "streamGenerateContent", "countTokens"],
    });
    const { supportedGenerationMethods } = gemini.get("models/lab/vectors") ?? {};
    assert.deepEqual(supportedGenerationMethods, ["embedContent", "batchEmbedContents"]);
  });

  it("of a name that leads to several are what holds for all of them", async () => {
    const models = objects((await listed(gateway)).data);
    const { id: _, owned_by, ...fast } = models.find(({ id }) => id === "fast") ?? {};
    assert.equal(owned_by, "sluice");
    assert.equal(fast.context_length, 8000);
    assert.ok("pricing" in fast);
    assert.deepEqual(models.find(({ id }) => id === "both"), {
      id: "both",
      object: "model",
      created: 0,
      owned_by: "sluice",
      context_length: 8000,
      max_output_tokens: 500,
      input_modalities: ["text"],
      architecture: { input_modalities: ["text"] },
      top_provider: { context_length: 8000, max_completion_tokens: 500 },
      supported_parameters: [],
      supports_tools: false,
    });
  });

  it("are told of one model, too, listed or not", async () => {
    const one = await listed(gateway, "/v1/models/lab/small", ANTHROPIC);
    assert.equal(one.max_tokens, 1000);
    assert.equal((await listed(gateway, "/v1/models/lab/unheard-of")).id, "lab/unheard-of");
    assert.equal((await listed(gateway, "/v1beta/models/fast")).inputTokenLimit, 7000);
  });
});

describe("what is listed", () => {
  it("is what is known of each provider, and nothing of one that is not configured", async () => {
    const openai = gatewayOf({ ...FILE, providers: { openai: { apiKey: "sk-1" } }, models: {} });
    const ids = await idsOf(openai);
    assert.ok(ids.includes("openai/gpt-4o") && ids.includes("openai/text-embedding-3-small"));
    assert.ok(ids.every((id) => String(id).startsWith("openai/")));
    assert.equal(new Set(ids).size, ids.length);
  });

  it("leaves out providers without an account, and names that lead nowhere else", async () => {
    const closed: ConfigFile = {
      ...FILE,
      providers: { ...FILE.providers, openai: { accounts: [] } },
      models: { fast: "lab/small", gone: "openai/gpt-4o", either: ["openai/gpt-4o", "lab/small"] },
    };
    const gateway = gatewayOf(closed);
    const ids = await idsOf(gateway);
    assert.ok(ids.includes("fast") && ids.includes("either"));
    assert.equal(ids.includes("gone"), false);
    assert.ok(ids.every((id) => !String(id).startsWith("openai/")));
    // Only the target that can be used counts.
    const either = objects((await listed(gateway)).data).find(({ id }) => id === "either");
    assert.equal(either?.context_length, 8000);
  });

  it("leaves out a provider that refuses its account, and keeps one that is only busy", async () => {
    const refusals = [
      { status: 429, retryAfter: "30", code: "rate_limit_exceeded", there: true },
      { status: 429, retryAfter: "7200", code: "insufficient_quota", there: false },
      { status: 401, retryAfter: "0", code: "invalid_api_key", there: false },
    ];
    for (const { status, retryAfter, code, there } of refusals) {
      const clock = createClock();
      const headers = { "retry-after": retryAfter };
      const error = { message: "no", code };
      const fetch = () => Promise.resolve(Response.json({ error }, { status, headers }));
      const limits = { attempts: 1, retrySeconds: 0 };
      const gateway = gatewayOf({ ...FILE, limits }, { ...clock.host, fetch });
      const body = { model: "lab/small", messages: [{ role: "user", content: "Hi" }] };
      await (await ask(gateway, "/v1/chat/completions", body)).text();
      const ids = await idsOf(gateway);
      assert.equal(ids.includes("lab/small"), there, `${status} ${retryAfter}`);
    }
  });

  it("has the demo only where that is configured, or all there is", async () => {
    assert.ok(
      (await idsOf(gatewayOf({ keys: FILE.keys ?? [] }))).every((id) =>
        String(id).startsWith("demo/")
      ),
    );
    assert.ok((await idsOf(gatewayOf())).every((id) => !String(id).startsWith("demo/")));
  });
});

describe("lists", () => {
  const many = Array.from({ length: 55 }, (_, n) => `m${n}`);
  const providers = {
    lab: { dialect: "openai-chat" as const, baseUrl: "http://lab.invalid/v1", models: many },
  };
  const gateway = gatewayOf({ keys: FILE.keys ?? [], providers });
  const fetch = (input: string | URL | Request, init?: RequestInit) =>
    gateway.fetch(new Request(input, init));
  const all = many.map((model) => `lab/${model}`);

  it("are read by Anthropic's SDK, page by page", async () => {
    const client = new Anthropic({ apiKey: CLIENT_KEY, baseURL: "http://127.0.0.1:4000", fetch });
    for (const limit of [1, 10, 54, 55, 1000]) {
      const ids: string[] = [];
      for await (const { id } of client.models.list({ limit })) ids.push(id);
      assert.deepEqual(ids, all);
    }
    const before = await client.models.list({ limit: 10, before_id: "lab/m10" });
    assert.deepEqual(before.data.map(({ id }) => id), all.slice(0, 10));
    assert.equal((await client.models.retrieve("lab/m3")).lifecycle, "active");
  });

  it("are read by OpenAI's SDK", async () => {
    const client = new OpenAI({ apiKey: CLIENT_KEY, baseURL: "http://127.0.0.1:4000/v1", fetch });
    const ids: string[] = [];
    for await (const { id } of client.models.list()) ids.push(id);
    assert.deepEqual(ids, all);
  });

  it("are paged as Google's are", async () => {
    for (const size of [1, 10, 54, 55, 0]) {
      const names: unknown[] = [];
      for (let token: unknown = ""; token !== undefined;) {
        const page = await listed(gateway, `/v1beta/models?pageSize=${size}&pageToken=${token}`);
        names.push(...objects(page.models).map(({ name }) => name));
        token = page.nextPageToken;
      }
      assert.deepEqual(names, all.map((id) => `models/${id}`));
    }
  });

  it("refuse pages that cannot be", async () => {
    for (const query of ["pageSize=x", "pageSize=1001", "pageToken=lab/none"]) {
      const answer = await ask(gateway, `/v1beta/models?${query}`);
      assert.equal(answer.status, 400);
      readFault("gemini", object(await answer.json()));
    }
    const answer = await ask(gateway, "/v1/models?limit=0", undefined, { headers: ANTHROPIC });
    assert.equal(answer.status, 400);
  });
});
