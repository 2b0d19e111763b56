/**
 * Where known providers are asked, on which wire, and with the secret in which header; and what
 * routers over many vendors are told beside the question.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createGateway, defineConfig } from "../../mod.ts";
import type { ProviderFile } from "../../mod.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { CLIENT_KEY, requestTo } from "../support/gateway.ts";

const SECRET = "host-secret-1";

const CHAT = { messages: [{ role: "user", content: "Hello." }] };
const MESSAGES = { max_tokens: 100, messages: [{ role: "user", content: "Hello." }] };
const ASKED = { chat: CHAT, messages: MESSAGES } as const;
const PATHS = { chat: "/v1/chat/completions", messages: "/v1/messages" } as const;

/** What each wire answers. */
function answerOf(url: string): unknown {
  if (url.endsWith("/messages")) {
    return {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "m",
      content: [{ type: "text", text: "Hi." }],
      stop_reason: "end_turn",
      usage: { input_tokens: 3, output_tokens: 2 },
    };
  }
  if (url.endsWith("/responses")) {
    return {
      id: "resp_1",
      object: "response",
      status: "completed",
      output: [{
        type: "message",
        id: "msg_1",
        role: "assistant",
        status: "completed",
        content: [{ type: "output_text", text: "Hi.", annotations: [] }],
      }],
      usage: { input_tokens: 3, output_tokens: 2, total_tokens: 5 },
    };
  }
  if (url.includes(":generateContent")) {
    return {
      candidates: [{ content: { role: "model", parts: [{ text: "Hi." }] }, finishReason: "STOP" }],
    };
  }
  return {
    id: "chatcmpl-1",
    object: "chat.completion",
    choices: [{ index: 0, message: { role: "assistant", content: "Hi." }, finish_reason: "stop" }],
    usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
  };
}

/** Asks the known `provider` for `model`, and answers what it was sent. */
async function ask(
  provider: string,
  model: string,
  wire: keyof typeof PATHS,
  file: ProviderFile = {},
  more: object = {},
) {
  const upstream = createInlineUpstream(({ url }) => Response.json(answerOf(url)));
  const config = defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY }],
    providers: { [provider]: { apiKey: SECRET, ...file } },
  });
  const gateway = createGateway(config, { fetch: upstream.fetch });
  const body = { model: `${provider}/${model}`, ...ASKED[wire], ...more };
  const response = await gateway.fetch(requestTo(PATHS[wire], body));
  assert.equal(response.status, 200, await response.text());
  const [sent] = upstream.requests.filter(({ method }) => method === "POST");
  assert.ok(sent);
  return sent;
}

type Case = [
  provider: string,
  model: string,
  wire: keyof typeof PATHS,
  url: string,
  header: string,
  file?: ProviderFile,
];

const ZEN = "https://opencode.ai/zen/v1";
const CASES: Case[] = [
  ["opencode-zen", "glm-5.3", "chat", `${ZEN}/chat/completions`, "authorization"],
  ["opencode-zen", "glm-5.3", "messages", `${ZEN}/chat/completions`, "authorization"],
  ["opencode-zen", "claude-opus-5", "chat", `${ZEN}/messages`, "x-api-key"],
  ["opencode-zen", "claude-opus-5", "messages", `${ZEN}/messages`, "x-api-key"],
  ["opencode-zen", "gpt-5.5", "chat", `${ZEN}/responses`, "authorization"],
  [
    "opencode-zen",
    "gemini-3-flash",
    "chat",
    `${ZEN}/models/gemini-3-flash:generateContent`,
    "x-goog-api-key",
  ],
  ["zenmux", "m", "chat", "https://zenmux.ai/api/v1/chat/completions", "authorization"],
  ["zenmux", "m", "messages", "https://zenmux.ai/api/anthropic/v1/messages", "authorization"],
  ["umans", "m", "messages", "https://api.code.umans.ai/v1/messages", "x-api-key"],
  ["umans", "m", "chat", "https://api.code.umans.ai/v1/chat/completions", "authorization"],
  ["deepseek", "m", "messages", "https://api.deepseek.com/anthropic/v1/messages", "x-api-key"],
  ["kimi-code", "m", "messages", "https://api.kimi.com/coding/v1/messages", "x-api-key"],
  ["openrouter", "m", "messages", "https://openrouter.ai/api/v1/messages", "authorization"],
  [
    "cloudflare-ai-gateway",
    "openai/gpt-5",
    "messages",
    "https://gateway.ai.cloudflare.com/v1/acc/default/compat/chat/completions",
    "cf-aig-authorization",
    { settings: { account: "acc" } },
  ],
  [
    "cloudflare-anthropic",
    "claude-opus-5",
    "messages",
    "https://gateway.ai.cloudflare.com/v1/acc/gw/anthropic/v1/messages",
    "cf-aig-authorization",
    { settings: { account: "acc", gateway: "gw" } },
  ],
  [
    "zenmux",
    "m",
    "messages",
    "https://proxy.example/v1/messages",
    "authorization",
    { baseUrl: "https://proxy.example/v1" },
  ],
  [
    "deepseek",
    "m",
    "messages",
    "https://api.deepseek.com/anthropic/v1/messages",
    "authorization",
    { auth: "bearer" },
  ],
  [
    "opencode-zen",
    "claude-opus-5",
    "messages",
    `${ZEN}/chat/completions`,
    "authorization",
    { dialect: "openai-chat" },
  ],
];

const SECRET_HEADERS = ["authorization", "x-api-key", "x-goog-api-key", "cf-aig-authorization"];

describe("a known provider", () => {
  for (const [provider, model, wire, url, header, file] of CASES) {
    it(`${provider}/${model} is asked at ${url} by a client of ${wire}`, async () => {
      const sent = await ask(provider, model, wire, file);
      assert.equal(sent.url, url);
      const bearer = header === "authorization" || header === "cf-aig-authorization";
      for (const name of SECRET_HEADERS) {
        const wanted = name === header ? (bearer ? `Bearer ${SECRET}` : SECRET) : null;
        assert.equal(sent.headers.get(name), wanted, name);
      }
    });
  }
});

describe("counting at a provider that serves a model on some of its wires", () => {
  for (const [model, counted] of [["claude-opus-5", true], ["glm-5.3", false]] as const) {
    it(`asks it for ${model}: ${counted}`, async () => {
      const upstream = createInlineUpstream(() => Response.json({ input_tokens: 7 }));
      const config = defineConfig({
        keys: [{ name: "test", key: CLIENT_KEY }],
        providers: { "opencode-zen": { apiKey: SECRET } },
      });
      const gateway = createGateway(config, { fetch: upstream.fetch });
      const body = { ...MESSAGES, model: `opencode-zen/${model}` };
      const response = await gateway.fetch(requestTo("/v1/messages/count_tokens", body));
      assert.equal(response.headers.get("x-sluice-estimated") === null, counted);
      assert.equal(upstream.requests.length, counted ? 1 : 0);
    });
  }
});

describe("a router over many vendors", () => {
  const OWN = {
    provider: { order: ["anthropic"], allow_fallbacks: false },
    models: ["a/b", "c/d"],
    route: "fallback",
    transforms: ["middle-out"],
    plugins: [{ id: "web" }],
    usage: { include: true },
  };

  it("is given its own options by a client of its own wire, as they stand", async () => {
    const { model: _, ...rest } = (await ask("openrouter", "a/b", "chat", {}, OWN)).json();
    assert.deepEqual(rest, { ...CHAT, ...OWN });
  });

  it("is given what the configuration says, to clients of any wire, and theirs goes first", async () => {
    const provider = { sort: "price" };
    const file: ProviderFile = { body: { provider, plugins: [{ id: "web" }] } };
    for (const wire of ["chat", "messages"] as const) {
      const body = (await ask("openrouter", "a/b", wire, file)).json();
      assert.deepEqual(body.provider, provider);
      assert.deepEqual(body.plugins, file.body?.plugins);
    }
    const own = (await ask("openrouter", "a/b", "chat", file, { provider: { only: ["x"] } }))
      .json();
    assert.deepEqual(own.provider, { only: ["x"] });
    const cut = { dialect: "openai-chat", body: { provider, temperature: 0.1 } } as const;
    const warm = await ask("openrouter", "a/b", "messages", cut, { temperature: 0.9 });
    assert.equal(warm.json().temperature, 0.9);
    assert.deepEqual((await ask("openrouter", "a/b", "messages", cut)).json().provider, provider);
  });

  it("is given nothing that nobody asked for: no app's name, no cache of answers", async () => {
    const { headers } = await ask("openrouter", "a/b", "chat");
    const names = [...headers.keys()].filter((name) => /openrouter|referer|title|cache/.test(name));
    assert.deepEqual(names, []);
    const named = await ask("openrouter", "a/b", "chat", {
      headers: { "HTTP-Referer": "https://app.example", "X-Title": "App" },
    });
    assert.equal(named.headers.get("http-referer"), "https://app.example");
    assert.equal(named.headers.get("x-title"), "App");
  });
});

describe("signed reasoning of OpenRouter's", () => {
  const DETAILS = [
    {
      type: "reasoning.text",
      text: "Look it up.",
      signature: "c2ln",
      format: "anthropic-claude-v1",
      index: 0,
    },
    { type: "reasoning.encrypted", data: "b3BhcXVl", format: "anthropic-claude-v1", index: 1 },
  ];

  it("comes back to it as it went out, through a client of Anthropic's wire", async () => {
    const upstream = createInlineUpstream(({ url, method }) => {
      if (method !== "POST") return new Response(null, { status: 404 });
      const answer = answerOf(url) as { choices: { message: object }[] };
      const message = {
        role: "assistant",
        content: null,
        reasoning: "Look it up.",
        reasoning_details: DETAILS,
        tool_calls: [{ id: "c1", type: "function", function: { name: "f", arguments: "{}" } }],
      };
      return Response.json({
        ...answer,
        choices: [{ index: 0, message, finish_reason: "tool_calls" }],
      });
    });
    const config = defineConfig({
      keys: [{ name: "test", key: CLIENT_KEY }],
      providers: { openrouter: { apiKey: SECRET, dialect: "openai-chat" } },
      models: { it: "openrouter/anthropic/claude-sonnet-5" },
    });
    const gateway = createGateway(config, { fetch: upstream.fetch });
    const tools = [{ name: "f", input_schema: { type: "object" } }];
    const first = { model: "it", ...MESSAGES, tools };
    const told = await (await gateway.fetch(requestTo("/v1/messages", first))).json();
    const messages = [
      ...MESSAGES.messages,
      { role: "assistant", content: told.content },
      { role: "user", content: [{ type: "tool_result", tool_use_id: "c1", content: "18" }] },
    ];
    await gateway.fetch(requestTo("/v1/messages", { ...first, messages }));
    const [, turn] = upstream.requests.filter(({ method }) => method === "POST").at(-1)
      ?.json().messages as Record<string, unknown>[];
    assert.deepEqual(turn?.reasoning_details, DETAILS);
    assert.equal(turn?.reasoning, "Look it up.");
  });
});
