/**
 * A vendor's own host passes byte for byte, whatever its bytes are: it decides what its wire is. Any
 * other host is held to what the vendor's SDKs can read.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { type ConfigFile, createGateway, defineConfig } from "../../mod.ts";
import { PROVIDERS } from "../../src/providers/mod.ts";
import { cut } from "../support/chunking.ts";
import { ask, CLIENT_KEY, UPSTREAM_KEY } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import type { WireId } from "../support/dialects.ts";
import { pathOf, wireOf } from "../support/wires.ts";

type ProviderFile = NonNullable<ConfigFile["providers"]>[string];

/** Answers that a lint would mend: a stream and a whole one. */
interface Odd {
  readonly provider: string;
  readonly dialect: WireId;
  readonly stream: string;
  readonly whole: string;
}

const ODD: readonly Odd[] = [
  {
    provider: "openai",
    dialect: "openai-chat",
    stream:
      `data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{"content":"Hi"},"finish_reason":null}]}

data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

data: [DONE]

`,
    whole:
      `{"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":{}}}]},"finish_reason":"tool_calls"}]}`,
  },
  {
    provider: "openai",
    dialect: "openai-responses",
    stream: `event: response.created
data: {"type":"response.created","sequence_number":0,"response":{"id":"r","object":"response","created_at":1,"status":"in_progress","model":"m","output":[]}}

event: response.output_text.delta
data: {"type":"response.output_text.delta","sequence_number":1,"item_id":"i","output_index":0,"content_index":0,"delta":"Hi"}

event: response.completed
data: {"type":"response.completed","sequence_number":2,"response":{"id":"r","object":"response","created_at":1,"status":"completed","model":"m","output":[{"type":"message","id":"i","role":"assistant","status":"completed","content":[{"type":"output_text","text":"Hi","annotations":[]}]}]}}

`,
    whole:
      `{"id":"r","object":"response","created_at":1,"status":"completed","model":"m","output":[{"type":"function_call","name":"f","arguments":"{}"}]}`,
  },
  {
    provider: "anthropic",
    dialect: "anthropic-messages",
    stream: `event: message_start
data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"m","content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}}

event: content_block_start
data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hi"}}

event: content_block_stop
data: {"type":"content_block_stop","index":0}

event: message_delta
data: {"type":"message_delta","delta":{"stop_reason":"a_word_of_tomorrow"}}

event: message_stop
data: {"type":"message_stop"}

`,
    whole:
      `{"id":"m","type":"message","role":"assistant","model":"m","content":[{"type":"tool_use","id":"a","name":"f"}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}`,
  },
  {
    provider: "gemini",
    dialect: "gemini",
    stream: `event: message
data: {"candidates":[{"content":{"role":"model","parts":[{"text":"Hi"}]},"index":0,"finish_reason":"STOP"}],"modelVersion":"m","responseId":"r"}

`,
    whole:
      `{"candidates":[{"content":{"role":"model","parts":[{"text":"Hi"}]},"index":0,"finish_reason":"STOP"}],"modelVersion":"m","responseId":"r"}`,
  },
];

/** What a caller of the row's wire gets, when the provider answers in these pieces. */
async function get(
  { provider, dialect }: Odd,
  stream: boolean,
  pieces: Iterable<Uint8Array>,
  file: ProviderFile,
): Promise<string> {
  const { fetch } = createInlineUpstream(() => {
    const response = new Response(streamOf(pieces).body);
    response.headers.set("content-type", stream ? "text/event-stream" : "application/json");
    return response;
  });
  const config = defineConfig({
    keys: [{ name: "test", key: CLIENT_KEY }],
    providers: { [provider]: { apiKey: UPSTREAM_KEY, dialect, ...file } },
    models: { "up/m": [`${provider}/m`] },
    responses: { store: false },
  });
  const wire = wireOf(dialect);
  const answer = await ask(
    createGateway(config, { fetch }),
    pathOf(wire, stream),
    wire.request("Hi", stream),
  );
  assert.equal(answer.status, 200);
  return await answer.text();
}

for (const row of ODD) {
  for (const [way, sent] of [["stream", row.stream], ["whole", row.whole]] as const) {
    const bytes = new TextEncoder().encode(sent);
    const name = `${row.dialect}, ${way}`;

    for (const chunking of ["whole", "bytes", "random"] as const) {
      test(`${name}: the vendor's own host passes byte for byte, in ${chunking} chunks`, async () => {
        const got = await get(row, way === "stream", cut(bytes, chunking, 7), {});
        assert.equal(got, sent);
      });
    }

    test(`${name}: another host behind the vendor's name is mended`, async () => {
      const elsewhere = { baseUrl: "http://elsewhere.invalid/v1" };
      assert.notEqual(await get(row, way === "stream", [bytes], elsewhere), sent);
    });
  }
}

test("a vendor's host is taken at its word only in the wires that are its own", () => {
  const { providers } = defineConfig({
    providers: { anthropic: { apiKey: UPSTREAM_KEY, dialect: "openai-chat" } },
  });
  const trueTo = providers.get("anthropic")?.provider.trueTo;
  assert.deepEqual(trueTo, ["anthropic-messages"]);
});

test("only the vendors that made a wire are taken at their word", () => {
  const rows = PROVIDERS.filter(({ trueTo }) => trueTo !== undefined).map(({ id }) => id);
  assert.deepEqual(rows, ["openai", "anthropic", "gemini"]);
});
