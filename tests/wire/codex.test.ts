/**
 * The backend of Codex: what leaves, over a socket and over HTTP, for Codex itself and for everybody
 * else.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { createGateway, defineConfig, type Host, type ProviderFile } from "../../mod.ts";
import { createMemoryStore } from "../../src/store/memory.ts";
import { MASTER_KEY, oauth } from "../support/accounts.ts";
import { clientRequests } from "../support/client_requests.ts";
import { ask, CLIENT_KEY } from "../support/gateway.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { type Json, object } from "../support/json.ts";
import { withShared } from "../support/shared.ts";
import {
  asStream,
  createSocketUpstream,
  eventsIn,
  letGo,
  saying,
  type SocketUpstreamOptions,
} from "../support/socket_upstream.ts";

interface Wanted extends SocketUpstreamOptions {
  /** Whether the runtime lends sockets. */
  readonly lends?: boolean;
  readonly file?: ProviderFile;
  /** Headers of answers over HTTP. */
  readonly answered?: Record<string, string>;
}

/** A gateway whose accounts are ChatGPT's, `names` by name. */
async function setUp(
  { lends = true, file = {}, answered = {}, ...options }: Wanted = {},
  names: readonly string[] = ["a"],
) {
  let count = 0;
  const sockets = createSocketUpstream((_message, socket) => {
    for (const event of saying(`resp_${++count}`, ["Hello"])) socket.tell(event);
  }, options);
  const http = createInlineUpstream(({ body }) => {
    if (body === "") return new Response(null, { status: 404 });
    const answer = asStream(saying(`resp_${++count}`, ["Hello"]));
    for (const [name, value] of Object.entries(answered)) answer.headers.set(name, value);
    return answer;
  });
  const host: Partial<Host> = {
    store: createMemoryStore(() => 0),
    now: () => 0,
    masterKey: MASTER_KEY,
    fetch: http.fetch,
    ...(lends ? { connect: sockets.connect } : {}),
  };
  const config = defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY }, { name: "other", key: `${CLIENT_KEY}-other` }],
    providers: {
      "openai-codex": { oauth: { clientId: "c", acceptTerms: true }, ...file },
      "up": {
        dialect: "openai-responses",
        baseUrl: "https://up.example/v1",
        apiKey: "up-secret-1",
      },
    },
  });
  const gateway = letGo(createGateway(config, host));
  for (const name of names) {
    await gateway.accounts.credentials.insert(
      oauth(`email:${name}`, { access: `token-${name}`, expiresAt: 1e9 }, {
        provider: "openai-codex",
        attrs: { accountId: `ws-${name}` },
      }),
    );
  }
  const post = async (body: Json, headers: Record<string, string> = {}, path = "/v1/responses") => {
    const response = await ask(gateway, path, body, { headers });
    const text = await response.text();
    assert.equal(response.status, 200, text);
    return { response, text, sent: http.requests.findLast((one) => one.body !== "") };
  };
  return { gateway, sockets, http, post };
}

const hello: Json = { model: "openai-codex/m", input: "hi", stream: true };

/** What Codex says of itself, over the years. */
const OWN: Record<string, string> = {
  "user-agent": "codex_exec/0.169.0 (Debian 12.0.0; x86_64)",
  "originator": "codex_exec",
  "version": "0.169.0",
  "session_id": "11111111-1111-4111-8111-111111111111",
  "session-id": "11111111-1111-4111-8111-111111111111",
  "thread-id": "11111111-1111-4111-8111-111111111111",
  "x-client-request-id": "11111111-1111-4111-8111-111111111111",
  "x-codex-beta-features": "remote_compaction_v2",
  "x-codex-turn-metadata": '{"turn_id":"t1"}',
  "x-codex-window-id": "w:0",
  "x-codex-turn-state": "its-own",
};

/** What would be somebody else's word, or another account's. */
const FOREIGN: Record<string, string> = {
  "chatgpt-account-id": "somebody-else",
  "x-openai-internal-codex-residency": "us",
  "x-oai-attestation": "sealed",
  "cookie": "a=b",
};

for (const lends of [true, false]) {
  const way = lends ? "a socket" : "HTTP";

  test(`over ${way} Codex itself passes as it is, and signs with the account that is lent`, async () => {
    const { post, sockets } = await setUp({ lends });
    const { sent } = await post(hello, { ...OWN, ...FOREIGN });
    const headers = lends ? sockets.sockets[0]?.headers : sent?.headers;
    assert.ok(headers);
    for (const [name, value] of Object.entries(OWN)) assert.equal(headers.get(name), value, name);
    assert.equal(headers.get("authorization"), "Bearer token-a");
    assert.equal(headers.get("chatgpt-account-id"), "ws-a");
    for (const name of ["x-oai-attestation", "cookie", "x-openai-internal-codex-residency"]) {
      assert.equal(headers.get(name), null, name);
    }
  });

  test(`over ${way} everybody else goes under our own name, in a session of the conversation`, async () => {
    const { post, sockets, http, gateway } = await setUp({ lends });
    const { sent } = await post(hello);
    const headers = lends ? sockets.sockets[0]?.headers : sent?.headers;
    assert.ok(headers);
    assert.equal(headers.get("originator"), "sluice");
    assert.match(headers.get("user-agent") ?? "", /^sluice\//);
    assert.equal(headers.get("version"), null);
    assert.deepEqual([...headers.keys()].filter((name) => name.startsWith("x-codex-")), []);
    const beta = lends ? "responses_websockets=2026-02-06" : "responses=experimental";
    assert.equal(headers.get("openai-beta"), beta);
    const session = headers.get("session-id");
    assert.match(session ?? "", /^[0-9a-f-]{36}$/);
    const body = lends ? sockets.messages[0] : sent?.json();
    assert.equal(body?.prompt_cache_key, session);
    assert.equal(body?.store, false);
    assert.deepEqual(body?.include, ["reasoning.encrypted_content"]);
    // The same words of another caller are another session.
    await (await ask(gateway, "/v1/responses", hello, {
      headers: { authorization: `Bearer ${CLIENT_KEY}-other` },
    })).text();
    const other = lends ? sockets.messages[1] : http.requests.at(-1)?.json();
    assert.match(String(other?.prompt_cache_key), /^[0-9a-f-]{36}$/);
    assert.notEqual(other?.prompt_cache_key, session);
  });
}

test("what Codex says of itself goes to no other host", async () => {
  const { post, sockets } = await setUp();
  const { sent } = await post({ ...hello, model: "up/m" }, { ...OWN, ...FOREIGN });
  assert.equal(sockets.attempts, 0);
  const names = [...sent?.headers.keys() ?? []];
  const told = names.filter((name) => /^(?:x-codex-|originator|version|x-oai|chatgpt)/.test(name));
  assert.deepEqual(told, []);
  const moved = await setUp({
    file: {
      baseUrl: "https://elsewhere.example/codex",
      oauth: { clientId: "c", acceptTerms: true, flow: "chatgpt" },
    },
  });
  const there = (await moved.post(hello, OWN)).sent?.headers;
  assert.equal(there?.get("originator"), "sluice");
  assert.equal(there?.get("x-codex-turn-metadata"), null);
  assert.equal(moved.sockets.attempts, 0);
});

test("a configuration without sockets has none", async () => {
  const { post, sockets } = await setUp({ file: { transports: ["sse"] } });
  await post(hello);
  assert.equal(sockets.attempts, 0);
});

test("an answer that is wanted whole is put together from the socket", async () => {
  const { post, sockets } = await setUp();
  const { text } = await post({ model: "openai-codex/m", input: "hi" });
  assert.equal(sockets.messages.length, 1);
  const [item] = object(JSON.parse(text)).output as { content: { text: string }[] }[];
  assert.equal(item?.content[0]?.text, "Hello");
});

test("items lose their ids", async () => {
  const { post, sockets } = await setUp({ file: { enabled: true } });
  const input: Json[] = [
    { type: "message", id: "msg_1", role: "user", content: "a" },
    { type: "reasoning", id: "rs_1", summary: [], encrypted_content: "sealed" },
    { type: "function_call", id: "fc_1", call_id: "call_1", name: "f", arguments: '{"id":"x"}' },
    { type: "function_call_output", call_id: "call_1", output: "done" },
    { type: "computer_call", id: "cu_1", call_id: "call_2", action: { type: "wait" } },
    { type: "computer_call_output", call_id: "call_2", output: { type: "computer_screenshot" } },
    { role: "user", content: [{ type: "input_file", file_url: "https://x.example/a.pdf" }] },
  ];
  const { response } = await post({ ...hello, input });
  const bare = input.map(({ id, ...item }) =>
    item.type === "computer_call" ? { id, ...item } : item
  );
  assert.deepEqual(sockets.messages[0]?.input, bare);
  assert.equal(response.headers.get("x-sluice-dropped"), null);
});

test("an answer that the backend does not keep is kept here, so that it can be gone on from", async () => {
  const { post, sockets } = await setUp();
  await post(hello);
  await post({ ...hello, previous_response_id: "resp_1", input: "and?" });
  // Over the same socket only what is new is sent, by the provider's own reference.
  assert.equal(sockets.sockets.length, 2, "the opening is another, so the conversation is too");
  const items = sockets.messages[1]?.input as Json[];
  assert.equal(items.length, 3);
  assert.ok(items.every((item) => item.id === undefined));
  assert.equal(sockets.messages[1]?.previous_response_id, undefined);
});

const user = (text: string): Json => ({ type: "message", role: "user", content: text });
const call: Json = { type: "function_call", call_id: "c1", name: "f", arguments: "{}" };
const result: Json = { type: "function_call_output", call_id: "c1", output: "1" };

test("within a turn the backend's word goes back to it, and to the same account only", async () => {
  const { post, http } = await setUp(
    { lends: false, answered: { "x-codex-turn-state": "word-1" } },
    ["a"],
  );
  const words = (): (string | null)[] =>
    http.requests.filter(({ body }) => body !== "")
      .map(({ headers }) => headers.get("x-codex-turn-state"));
  const more = { prompt_cache_key: "talk" };
  await post({ ...hello, ...more, input: [user("a")] });
  await post({ ...hello, ...more, input: [user("a"), call, result] });
  // The person speaks again: another turn.
  await post({ ...hello, ...more, input: [user("a"), call, result, user("b")] });
  // Another conversation.
  await post({ ...hello, prompt_cache_key: "other", input: [user("a"), call, result] });
  assert.deepEqual(words(), [null, "word-1", null, null]);
});

test("how much of the account is used is read, and not told to the caller", async () => {
  const { post, sockets, gateway } = await setUp();
  const { answer } = sockets;
  sockets.answer = (message, socket) => {
    socket.tell({
      type: "codex.rate_limits",
      plan_type: "pro",
      rate_limits: {
        primary: { used_percent: 42, window_minutes: 300, reset_at: 1_700_000_000 },
        secondary: null,
      },
    });
    answer(message, socket);
  };
  const { text } = await post(hello);
  assert.ok(!text.includes("codex."));
  const [account] = await gateway.accounts.pool.explain({ provider: "openai-codex", model: "m" });
  const used = account?.usage?.limits.find(({ window }) => window?.id === "primary");
  assert.equal(used?.amount.usedFraction, 0.42);
});

test("an account at its limit is left for another, whichever way it says so", async () => {
  const error = { type: "usage_limit_reached", message: "The usage limit has been reached" };
  for (
    const refusal of [
      { type: "error", status: 429, error: { ...error, resets_in_seconds: 3600 } },
      { type: "error", error },
      { type: "error", status: 403, error: { code: "usage_not_included", message: "Upgrade" } },
      {
        type: "error",
        status: 400,
        error: {
          message: "The 'm' model is not supported when using Codex with a ChatGPT account.",
        },
      },
      {
        type: "response.failed",
        sequence_number: 1,
        response: { id: "resp_x", status: "failed", error: { code: "usage_limit_reached" } },
      },
      {
        type: "response.failed",
        sequence_number: 1,
        response: { id: "resp_x", status: "failed", error: { code: "cyber_policy" } },
      },
    ]
  ) {
    const { post, sockets } = await setUp({}, ["a", "b"]);
    const { answer } = sockets;
    sockets.answer = (message, socket) => {
      if (sockets.messages.length === 1) socket.tell(refusal);
      else answer(message, socket);
    };
    const { response, text } = await post(hello);
    assert.equal(response.headers.get("x-sluice-attempts"), "2", JSON.stringify(refusal));
    const said = eventsIn(text).filter(({ type }) => type === "response.output_text.delta");
    assert.equal(said.length, 1);
    const tokens = sockets.sockets.map(({ headers }) => headers.get("authorization"));
    assert.equal(new Set(tokens).size, 2);
  }
});

test("a renewed token is another socket", async () => {
  const { post, sockets, gateway } = await setUp();
  await post(hello);
  const { credentials } = gateway.accounts;
  await credentials.insert(
    oauth("email:a", { access: "token-new", expiresAt: 2e9 }, { provider: "openai-codex" }),
  );
  await gateway.accounts.pool.sync();
  await post(hello);
  const tokens = sockets.sockets.map(({ headers }) => headers.get("authorization"));
  assert.deepEqual(tokens, ["Bearer token-a", "Bearer token-new"]);
});

withShared("Codex, as it was recorded", () => {
  for (const lends of [true, false]) {
    test(`goes through ${lends ? "a socket" : "HTTP"} with its body as it is`, async () => {
      const codex = clientRequests().find(({ name }) => name.startsWith("codex"));
      assert.ok(codex);
      const { post, sockets } = await setUp({ lends });
      const { accept: _a, authorization: _b, "content-type": _c, ...headers } = codex.headers;
      const { response, sent } = await post(
        { ...codex.body, model: "openai-codex/gpt-5" },
        headers,
      );
      const { type, ...message } = sockets.messages[0] ?? {};
      const got = lends ? { ...message, stream: true } : sent?.json() ?? {};
      if (lends) assert.equal(type, "response.create");
      const input = (codex.body.input as Json[]).map(({ id: _, ...item }) => item);
      assert.deepEqual(got, {
        ...codex.body,
        model: "gpt-5",
        input,
        // Its own, and no other caller's.
        prompt_cache_key: got.prompt_cache_key,
      });
      assert.notEqual(got.prompt_cache_key, codex.body.prompt_cache_key);
      const there = lends ? sockets.sockets[0]?.headers : sent?.headers;
      for (const [name, value] of Object.entries(headers)) {
        assert.equal(there?.get(name), value, name);
      }
      assert.equal(response.headers.get("x-sluice-dropped"), null);
    });
  }
});
