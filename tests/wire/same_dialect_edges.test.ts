/**
 * Where passing things on within one dialect has its limits: what comes after the last event, and
 * what another vendor sealed.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import { sealSignature } from "../../src/canonical/seal.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import { wireOf } from "../support/wires.ts";

test("bytes after the last event are passed on, in a chunk of their own too", async () => {
  const chunk = (delta: string, finish: string) =>
    `data: {"id":"i","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,` +
    `"delta":${delta},"finish_reason":${finish}}]}\n\n`;
  const pieces = [
    chunk('{"role":"assistant","content":"Hi"}', "null"),
    chunk("{}", '"stop"') + "data: [DONE]\n\n",
    ": and good bye\n\n",
  ];
  const bytes = pieces.map((piece) => new TextEncoder().encode(piece));
  const { fetch } = createInlineUpstream(() => streamOf(bytes));
  const wire = wireOf("openai-chat");
  const response = await ask(gatewayOf({ host: { fetch } }), wire.path, wire.request("hi", true));
  assert.equal(await response.text(), pieces.join(""));
});

test("reasoning that another vendor sealed never reaches this one, the rest does", async () => {
  const upstream = createInlineUpstream(() =>
    Response.json({
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "m",
      content: [{ type: "text", text: "ok" }],
      stop_reason: "end_turn",
      stop_sequence: null,
      usage: { input_tokens: 1, output_tokens: 1 },
    })
  );
  const gateway = gatewayOf({ dialect: "anthropic-messages", host: { fetch: upstream.fetch } });
  const foreign = sealSignature(
    { signature: "gAAAAcipher", origin: "openai-responses", id: "rs_1" },
    "anthropic-messages",
  );
  const response = await ask(gateway, "/v1/messages", {
    model: "up/m",
    max_tokens: 100,
    messages: [
      { role: "user", content: "first" },
      {
        role: "assistant",
        content: [
          { type: "thinking", thinking: "theirs", signature: foreign },
          { type: "thinking", thinking: "own", signature: "EqQBown" },
          { type: "text", text: "second" },
        ],
      },
      { role: "user", content: "third" },
    ],
  });
  assert.equal(response.status, 200, await response.text());
  const sent = upstream.requests[0]?.body ?? "";
  for (const gone of ["sluice1:", "gAAAAcipher", "theirs"]) assert.ok(!sent.includes(gone), gone);
  for (const kept of ["first", "own", "EqQBown", "second", "third"]) {
    assert.ok(sent.includes(kept), kept);
  }
  assert.equal(response.headers.get("x-sluice-dropped"), "thinking");
});
