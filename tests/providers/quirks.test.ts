/**
 * A request that asks for everything, from a client of another wire, to hosts that refuse what their
 * vendors refuse: with the provider's profile it is answered, without it is not.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createGateway, defineConfig } from "../../mod.ts";
import type { ProviderFile } from "../../mod.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { CLIENT_KEY, requestTo } from "../support/gateway.ts";
import { answerAs, STRICT_HOSTS, type StrictHost } from "./strict_hosts.ts";

const SCHEMA = { type: "object", properties: { city: { type: "string" } }, required: ["city"] };
const CALL = "toolu_01AbCdEfGhIjKlMnOpQrStUv";

/** Instructions in two blocks, a turn with calls, a user's turn after results, and a forced call. */
const MESSAGES_BODY = {
  max_tokens: 4000,
  temperature: 1,
  top_p: 0.9,
  top_k: 40,
  stop_sequences: ["END"],
  stream: true,
  metadata: { user_id: "user-1" },
  system: [{ type: "text", text: "Be brief." }, { type: "text", text: "Say degrees." }],
  messages: [
    {
      role: "user",
      content: [{ type: "text", text: "Hello." }, { type: "text", text: "Weather?" }],
    },
    {
      role: "assistant",
      content: [
        { type: "text", text: "Let me see." },
        { type: "tool_use", id: CALL, name: "weather", input: { city: "Oslo" } },
      ],
    },
    {
      role: "user",
      content: [
        {
          type: "tool_result",
          tool_use_id: CALL,
          content: [{ type: "text", text: "18" }, { type: "text", text: "degrees" }],
        },
        { type: "text", text: "And tomorrow?" },
      ],
    },
  ],
  tools: [
    { name: "weather", description: "Tells it.", input_schema: SCHEMA },
    { name: "clock", description: "Tells it.", input_schema: SCHEMA },
  ],
  tool_choice: { type: "tool", name: "weather" },
};

/** Instructions amid the conversation, and a choice among several tools. */
const RESPONSES_BODY = {
  max_output_tokens: 4000,
  stream: true,
  store: false,
  user: "user-1",
  prompt_cache_key: "key-1",
  service_tier: "auto",
  parallel_tool_calls: true,
  reasoning: { effort: "low" },
  instructions: "Be brief.",
  input: [
    { role: "developer", content: "Say degrees." },
    { role: "user", content: "Weather?" },
    { type: "function_call", call_id: CALL, name: "weather", arguments: '{"city":"Oslo"}' },
    { type: "function_call_output", call_id: CALL, output: "18 degrees" },
    { role: "system", content: "It is late." },
    { role: "user", content: "And tomorrow?" },
  ],
  tools: ["weather", "clock", "news"].map((name) => ({
    type: "function",
    name,
    parameters: SCHEMA,
    strict: false,
  })),
  tool_choice: {
    type: "allowed_tools",
    mode: "auto",
    tools: [{ type: "function", name: "weather" }, { type: "function", name: "clock" }],
  },
};

/** Asks `host` as the known provider it is, or as one of which nothing is known. */
async function ask(host: StrictHost, path: string, body: object, known: boolean) {
  const upstream = createInlineUpstream(answerAs(host));
  const plain: ProviderFile = { dialect: "openai-chat", baseUrl: "https://plain.example/v1" };
  // Spoken to on the chat wire, whatever else it knows.
  const row: ProviderFile = { dialect: "openai-chat" };
  const config = defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY }],
    providers: {
      [known ? host.provider : "plain"]: { apiKey: "host-secret-1", ...(known ? row : plain) },
    },
    models: { it: `${known ? host.provider : "plain"}/${host.model}` },
  });
  const limits = { ...config.limits, retryMs: 0 };
  const gateway = createGateway({ ...config, limits }, { fetch: upstream.fetch });
  const response = await gateway.fetch(requestTo(path, { model: "it", ...body }));
  const text = await response.text();
  // What is used of an account is asked for beside.
  const asked = upstream.requests.filter(({ method }) => method === "POST");
  return { response, text, asked };
}

function dataOf(text: string): Record<string, unknown>[] {
  return [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, json = ""]) => JSON.parse(json));
}

/** The deltas called `name` of one kind, joined. */
function joined(events: Record<string, unknown>[], type: string, name: string): string {
  return events.filter((event) => event.type === type)
    .map(({ delta }) =>
      typeof delta === "string" ? delta : (delta as Record<string, string>)[name] ?? ""
    )
    .join("");
}

for (const host of STRICT_HOSTS) {
  describe(`${host.provider} as its vendor has made it`, () => {
    it("answers a client of Anthropic's wire", async () => {
      const { response, text, asked } = await ask(host, "/v1/messages", MESSAGES_BODY, true);
      assert.equal(response.status, 200, text);
      assert.equal(asked.length, 1, "at the first try");
      const events = dataOf(text);
      assert.equal(joined(events, "content_block_delta", "text"), host.says.text);
      assert.equal(joined(events, "content_block_delta", "thinking"), host.says.thought);
      assert.equal(events.at(-1)?.type, "message_stop");
    });

    it("answers a client of Responses", async () => {
      const { response, text, asked } = await ask(host, "/v1/responses", RESPONSES_BODY, true);
      assert.equal(response.status, 200, text);
      assert.equal(asked.length, 1, "at the first try");
      const events = dataOf(text);
      assert.equal(joined(events, "response.output_text.delta", ""), host.says.text);
      assert.equal(events.at(-1)?.type, "response.completed");
    });

    it("answers a client of its own wire as it is", async () => {
      const body = { messages: [{ role: "user", content: "Hello." }], stream: true };
      const { response, text } = await ask(host, "/v1/chat/completions", body, true);
      assert.equal(response.status, 200, text);
    });

    it("says what is lost", async () => {
      const thinking = { thinking: { type: "enabled", budget_tokens: 2000 } };
      const body = { ...MESSAGES_BODY, ...thinking };
      const { response, text } = await ask(host, "/v1/messages", body, true);
      assert.equal(response.status, 200, text);
      const lost = (response.headers.get("x-sluice-dropped") ?? "").split(", ");
      const names = new Map([["user", "metadata.user_id"], ["reasoning", "thinking"]]);
      for (const name of host.loses) {
        const wanted = names.get(name) ?? name;
        assert.ok(lost.some((one) => one === wanted || one === name), `${wanted}: ${lost}`);
      }
    });

    it("refuses one or the other when nothing is known of it", async () => {
      const answers = await Promise.all([
        ask(host, "/v1/messages", MESSAGES_BODY, false),
        ask(host, "/v1/responses", RESPONSES_BODY, false),
      ]);
      const statuses = answers.map(({ response }) => response.status);
      assert.ok(statuses.some((status) => status === 400 || status === 422), String(statuses));
    });
  });
}
