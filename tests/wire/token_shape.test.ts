/**
 * What leaves when a request is signed with a token, byte for byte: on the way over another wire, and
 * where the client's own JSON goes out. Requests signed with an API key stay as they were.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createGateway, defineConfig, type ProviderFile } from "../../mod.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { apiKey, MASTER_KEY, oauth } from "../support/accounts.ts";
import { ask, CLIENT_KEY } from "../support/gateway.ts";
import { answerOf, createInlineUpstream } from "../support/inline_upstream.ts";
import { createScriptedModel } from "../support/scripted_model.ts";

const LEADING = "You work for Example Ltd.";

/** A gateway whose only account is a token, or a key, of this provider. */
async function setUp(provider: "anthropic" | "openai-codex", { leadingText, key }: {
  leadingText?: string;
  key?: boolean;
} = {}) {
  const dialect = provider === "anthropic" ? "anthropic-messages" : "openai-responses";
  const model = createScriptedModel(dialect);
  // What is used is asked for beside; here it is nobody's business.
  const upstream = createInlineUpstream((request) =>
    request.body === ""
      ? new Response(null, { status: 404 })
      : answerOf(model.respond(request.json()))
  );
  const file: ProviderFile = {
    oauth: {
      clientId: "c",
      acceptTerms: true,
      ...(leadingText === undefined ? {} : { leadingText }),
    },
  };
  const gateway = createGateway(
    defineConfig({ keys: [{ name: "test", key: CLIENT_KEY }], providers: { [provider]: file } }),
    {
      store: createMemoryStore(() => 0),
      now: () => 0,
      masterKey: MASTER_KEY,
      fetch: upstream.fetch,
    },
  );
  const token = oauth("email:a", { access: "token-1", expiresAt: 1e9 }, {
    provider,
    attrs: { accountId: "ws-9", residency: "eu" },
  });
  const { credentials } = gateway.accounts;
  await credentials.insert(key === true ? apiKey("key-1", { provider }) : token);
  return {
    gateway,
    async post(path: string, body: string, headers: Record<string, string> = {}) {
      const response = await ask(gateway, path, body, {
        headers: { "content-type": "application/json", ...headers },
      });
      assert.equal(response.status, 200, await response.clone().text());
      await response.text();
      const sent = upstream.requests.findLast((request) => request.body !== "");
      assert.ok(sent);
      return { sent, response };
    },
  };
}

const MESSAGES = "/v1/messages";
const body = (system: string, model = "anthropic/m") =>
  `{ "model":"${model}",\n  "max_tokens": 64, ${system}"x_new": 12345678901234567890,` +
  ` "messages":[ {"role":"user","content":"hi"} ] }`;

test("the client's own JSON goes out with the model's name changed and nothing else", async () => {
  const { post } = await setUp("anthropic");
  const { sent } = await post(MESSAGES, body('"system": "Be kind.", '));
  assert.equal(sent.body, body('"system": "Be kind.", ', "m"));
  assert.equal(sent.url, "https://api.anthropic.com/v1/messages?beta=true");
  assert.equal(sent.headers.get("authorization"), "Bearer token-1");
  assert.equal(sent.headers.get("x-api-key"), null);
  assert.equal(sent.headers.get("anthropic-beta"), "oauth-2025-04-20");
});

test("counting is shaped as asking is", async () => {
  const { post } = await setUp("anthropic");
  const { sent } = await post("/v1/messages/count_tokens", body('"system": "Be kind.", '));
  assert.equal(sent.url, "https://api.anthropic.com/v1/messages/count_tokens?beta=true");
  assert.equal(sent.headers.get("anthropic-beta"), "oauth-2025-04-20");
});

const LEAD = JSON.stringify({ type: "text", text: LEADING });

for (
  const [what, system, expected] of [
    ["no instructions", "", undefined],
    ["null", '"system":null, ', `[${LEAD}]`],
    ["an empty list", '"system": [ ], ', `[${LEAD}]`],
    ["a text", '"system": "Be \\u006bind.", ', `[${LEAD},{"type":"text","text":"Be kind."}]`],
    [
      "blocks",
      '"system": [ {"type":"text","text":"\\u0041","cache_control":{"type":"ephemeral"}} ], ',
      `[${LEAD}, {"type":"text","text":"\\u0041","cache_control":{"type":"ephemeral"}} ]`,
    ],
    ["the same text already", `"system": "${LEADING} And more.", `, `"${LEADING} And more."`],
    [
      "the same block already",
      `"system": [{"type":"text","text":"${LEADING}"},{"type":"text","text":"B"}], `,
      `[{"type":"text","text":"${LEADING}"},{"type":"text","text":"B"}]`,
    ],
  ] as const
) {
  test(`the operator's text comes first, once: ${what}`, async () => {
    const { post } = await setUp("anthropic", { leadingText: LEADING });
    const { sent } = await post(MESSAGES, body(system));
    const changed = expected === undefined
      ? body("", "m").replace(/ \}$/, `,"system":[${LEAD}] }`)
      : body(system.replace(/: ?.*, $/s, `: ${expected}, `), "m");
    const plain = (text: string): string => text.replace(/"system": ?/, '"system":');
    assert.equal(plain(sent.body), plain(changed));
  });
}

test("the vendor's own client passes as it is, and nothing is there twice", async () => {
  const { post } = await setUp("anthropic", { leadingText: LEADING });
  const own = {
    "user-agent": "own-client/1.2.3 (external)",
    "anthropic-beta": "own-feature-1, oauth-2025-04-20,own-feature-2",
    "x-app": "cli",
    "x-stainless-lang": "js",
    "anthropic-version": "2023-06-01",
  };
  const text = body(`"system": [{"type":"text","text":"${LEADING}"}], `);
  const { sent } = await post(MESSAGES, text, own);
  for (const [name, value] of Object.entries(own)) {
    assert.equal(sent.headers.get(name), value, name);
  }
  assert.equal(sent.body, text.replace("anthropic/m", "m"));
  const other = await post(MESSAGES, text, { ...own, "anthropic-beta": "own-feature-1" });
  assert.equal(other.sent.headers.get("anthropic-beta"), "own-feature-1,oauth-2025-04-20");
});

test("over another wire the same is added", async () => {
  const { post } = await setUp("anthropic", { leadingText: LEADING });
  const chat = JSON.stringify({
    model: "anthropic/m",
    messages: [{ role: "system", content: "Be kind." }, { role: "user", content: "hi" }],
  });
  const { sent } = await post("/v1/chat/completions", chat, { "user-agent": "openai/js 7" });
  const [first, second] = sent.json().system as { text: string }[];
  assert.deepEqual([first?.text, second?.text], [LEADING, "Be kind."]);
  assert.equal(sent.url, "https://api.anthropic.com/v1/messages?beta=true");
  assert.equal(sent.headers.get("anthropic-beta"), "oauth-2025-04-20");
  assert.match(sent.headers.get("user-agent") ?? "", /^sluice\//);
});

test("a request signed with a key is not shaped", async () => {
  const { post } = await setUp("anthropic", { leadingText: LEADING, key: true });
  const { sent } = await post(MESSAGES, body(""));
  assert.equal(sent.body, body("", "m"));
  assert.equal(sent.url, "https://api.anthropic.com/v1/messages");
  assert.equal(sent.headers.get("anthropic-beta"), null);
  assert.equal(sent.headers.get("x-api-key"), "key-1");
  assert.equal(sent.headers.get("authorization"), null);
});

const RESPONSES = "/v1/responses";

test("what the backend refuses is taken out, with notice, and the rest keeps its bytes", async () => {
  const { post } = await setUp("openai-codex");
  const { sent, response } = await post(
    RESPONSES,
    '{"model":"openai-codex/m", "temperature": 0.2,"input":"hi" , "max_output_tokens":9,' +
      '"top_p":null, "store":true, "stream":true, "metadata":{"a":"1"}}',
  );
  const session = sent.headers.get("session-id");
  assert.equal(
    sent.body,
    `{"model":"m","input":"hi", "store":false, "stream":true, "metadata":{"a":"1"},` +
      `"include":["reasoning.encrypted_content"],"prompt_cache_key":"${session}"}`,
  );
  assert.equal(response.headers.get("x-sluice-dropped"), "temperature, max_output_tokens, store");
  assert.equal(sent.headers.get("chatgpt-account-id"), "ws-9");
  assert.equal(sent.headers.get("x-openai-internal-codex-residency"), "eu");
  assert.equal(sent.headers.get("openai-beta"), "responses=experimental");
  assert.equal(sent.headers.get("originator"), "sluice");
});

test("a client that names its options otherwise is told its own names", async () => {
  const { post } = await setUp("openai-codex");
  const chat = JSON.stringify({
    model: "openai-codex/m",
    messages: [{ role: "user", content: "hi" }],
    max_completion_tokens: 9,
    temperature: 0.2,
  });
  const { sent, response } = await post("/v1/chat/completions", chat);
  assert.equal(sent.json().max_output_tokens, undefined);
  assert.equal(sent.json().temperature, undefined);
  const dropped = response.headers.get("x-sluice-dropped") ?? "";
  assert.match(dropped, /temperature/);
  assert.match(dropped, /max_/);
});

test("an answer that is wanted whole is put together from the stream", async () => {
  const { post } = await setUp("openai-codex");
  const { sent, response } = await post(RESPONSES, '{"model":"openai-codex/m","input":"hi"}');
  assert.equal(sent.json().stream, true);
  assert.equal(sent.headers.get("accept"), "text/event-stream");
  assert.match(response.headers.get("content-type") ?? "", /^application\/json/);
});

test("instructions as a text are led as a text", async () => {
  const { post } = await setUp("openai-codex", { leadingText: LEADING });
  for (
    const [given, expected] of [
      ["", LEADING],
      ['"instructions":"Be kind.",', `${LEADING}\n\nBe kind.`],
      [`"instructions":"${LEADING} Yes.",`, `${LEADING} Yes.`],
    ] as const
  ) {
    const { sent } = await post(RESPONSES, `{${given}"model":"openai-codex/m","input":"hi"}`);
    assert.equal(sent.json().instructions, expected);
  }
});

test("the client's own account is never sent in the place of the one that is lent", async () => {
  const { post } = await setUp("openai-codex");
  const { sent } = await post(RESPONSES, '{"model":"openai-codex/m","input":"hi"}', {
    "chatgpt-account-id": "somebody-else",
    "x-openai-internal-codex-residency": "us",
  });
  assert.equal(sent.headers.get("chatgpt-account-id"), "ws-9");
  assert.equal(sent.headers.get("x-openai-internal-codex-residency"), "eu");
});
