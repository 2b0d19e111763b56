/**
 * Requests of real clients reach a provider of each dialect with their prompt, their tools and
 * their images intact.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { DialectId } from "../support/dialects.ts";
import { clientRequests } from "../support/client_requests.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { answerOf, createInlineUpstream, jsonOf } from "../support/inline_upstream.ts";
import { type Json, object } from "../support/json.ts";
import { readRequest } from "../support/read_requests.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { createSchemaCheck } from "../support/schemas.ts";
import { withShared } from "../support/shared.ts";
import { type Wire, wireOf, WIRES } from "../support/wires.ts";

/** Continues a conversation that only the vendor keeps. */
const THREAD = "sdk__anthropic_beta_toolrunner_stream.json";

/** Sends `body` through a gateway whose provider says no; what reached it, and the client's view. */
async function send(wire: Wire, dialect: DialectId, body: Json, headers = {}) {
  const upstream = createInlineUpstream(() => jsonOf({ error: { message: "no" } }, 400));
  const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
  const response = await ask(gateway, wire.path, { ...body, model: `up/${body.model}` }, {
    headers,
  });
  return { sent: upstream.requests, response, answer: object(await response.json()) };
}

/** Client headers without its credentials: the gateway's own key is sent in their place. */
function withoutKeys(headers: Record<string, string>): Record<string, string> {
  const { authorization: _bearer, "x-api-key": _key, ...rest } = headers;
  return rest;
}

withShared("requests of real clients", () => {
  const requests = clientRequests();
  const check = createSchemaCheck();

  test("all requests are here", () => assert.equal(requests.length, 16));

  for (const { name, wire, headers, body } of requests.filter(({ name }) => name !== THREAD)) {
    for (const { dialect } of WIRES) {
      test(`${name} reaches ${dialect}`, async () => {
        const { sent, answer } = await send(wire, dialect, body, withoutKeys(headers));
        assert.equal(sent.length, 1, JSON.stringify(answer));
        const upstream = sent[0]?.json() ?? {};
        assert.ok(sent[0]?.url.endsWith(wireOf(dialect).upstreamPath.slice("/v1".length)));
        assert.deepEqual(readRequest(dialect, upstream), readRequest(wire.dialect, body));
        assert.equal(upstream.stream, body.stream);
        assert.equal(check(dialect, "request", upstream), undefined);
      });
    }
  }

  test("a hosted tool is a declared loss, a namespace is part of the name", async () => {
    const codex = requests.find(({ name }) => name.startsWith("codex"));
    assert.ok(codex);
    for (const dialect of ["openai-chat", "anthropic-messages"] as const) {
      const { respond, asked } = createScriptedModel(dialect);
      const upstream = createInlineUpstream((request) => answerOf(respond(request.json())));
      const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
      const body = { ...codex.body, model: "up/m" };
      const response = await ask(gateway, codex.wire.path, body);
      const text = await response.text();
      assert.equal(response.status, 200, text);
      const dropped = response.headers.get("x-sluice-dropped")?.split(", ") ?? [];
      assert.ok(dropped.includes("tools[web_search]"), dropped.join());
      assert.equal(asked.length, 1);
      const sent = upstream.requests[0]?.body ?? "";
      assert.ok(!sent.includes('"web_search"'));
      assert.ok(sent.includes('"multi_agent_v1__close_agent"'));
    }
  });

  test("a thread is continued by its vendor only", async () => {
    const thread = requests.find(({ name }) => name === THREAD);
    assert.ok(thread);
    for (const { dialect } of WIRES) {
      const { sent, response, answer } = await send(thread.wire, dialect, thread.body);
      if (dialect === "anthropic-messages") {
        assert.deepEqual(sent[0]?.json(), thread.body);
        continue;
      }
      // The SDK's own class for this code is the one of 404.
      assert.equal(sent.length, 0);
      assert.equal(response.status, 404);
      const details = object(object(answer.error).details);
      assert.equal(details.error_code, "thread_not_found");
    }
  });
});

const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** One conversation with images in a user's turn and in a tool's result, in each wire. */
const WITH_IMAGES: Readonly<Record<DialectId, Json>> = {
  "openai-chat": {
    model: "m",
    max_tokens: 100,
    messages: [
      { role: "system", content: "Look closely." },
      {
        role: "user",
        content: [
          { type: "text", text: "What is this?" },
          { type: "image_url", image_url: { url: `data:image/png;base64,${PIXEL}` } },
          { type: "image_url", image_url: { url: "https://example.com/a.png" } },
        ],
      },
    ],
  },
  "openai-responses": {
    model: "m",
    max_output_tokens: 100,
    instructions: "Look closely.",
    input: [
      {
        role: "user",
        content: [
          { type: "input_text", text: "What is this?" },
          { type: "input_image", image_url: `data:image/png;base64,${PIXEL}`, detail: "auto" },
          { type: "input_image", image_url: "https://example.com/a.png", detail: "auto" },
        ],
      },
      { type: "function_call", call_id: "call_1", name: "shot", arguments: '{"of":"screen"}' },
      {
        type: "function_call_output",
        call_id: "call_1",
        output: [
          { type: "input_text", text: "Here it is." },
          { type: "input_image", image_url: `data:image/png;base64,${PIXEL}`, detail: "auto" },
        ],
      },
    ],
    tools: [{ type: "function", name: "shot", parameters: { type: "object", properties: {} } }],
  },
  "anthropic-messages": {
    model: "m",
    max_tokens: 100,
    system: "Look closely.",
    messages: [
      {
        role: "user",
        content: [
          { type: "text", text: "What is this?" },
          { type: "image", source: { type: "base64", media_type: "image/png", data: PIXEL } },
          { type: "image", source: { type: "url", url: "https://example.com/a.png" } },
        ],
      },
      {
        role: "assistant",
        content: [{ type: "tool_use", id: "call_1", name: "shot", input: { of: "screen" } }],
      },
      {
        role: "user",
        content: [{
          type: "tool_result",
          tool_use_id: "call_1",
          content: [
            { type: "text", text: "Here it is." },
            { type: "image", source: { type: "base64", media_type: "image/png", data: PIXEL } },
          ],
        }],
      },
    ],
    tools: [{ name: "shot", input_schema: { type: "object", properties: {} } }],
  },
};

for (const wire of WIRES) {
  for (const { dialect } of WIRES) {
    test(`images of ${wire.dialect} reach ${dialect}`, async () => {
      const body = WITH_IMAGES[wire.dialect];
      const { sent, answer } = await send(wire, dialect, body);
      assert.equal(sent.length, 1, JSON.stringify(answer));
      const told = readRequest(dialect, sent[0]?.json() ?? {});
      const asked = readRequest(wire.dialect, body);
      assert.deepEqual(told.texts.slice(0, 2), asked.texts.slice(0, 2));
      assert.deepEqual(told.tools, asked.tools);
      assert.deepEqual(told.calls, asked.calls);
      if (dialect === "openai-chat") {
        // A tool's answer is text on the chat wire: its image may follow in a turn of the user's.
        const all = sent[0]?.body.split(PIXEL).length ?? 0;
        assert.equal(all - 1, JSON.stringify(body).split(PIXEL).length - 1);
      } else {
        assert.deepEqual(told.images, asked.images);
        assert.deepEqual(told.results, asked.results);
      }
    });
  }
}
