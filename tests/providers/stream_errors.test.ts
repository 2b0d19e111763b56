/**
 * Failures in the middle of a stream, as the vendors of the chat wire tell them: a client of another
 * wire is told of each, with a class of its own, and never that the answer is whole.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createGateway, defineConfig } from "../../mod.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";
import { CLIENT_KEY, requestTo } from "../support/gateway.ts";

const HEAD = { id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "m" };
const FIRST = {
  ...HEAD,
  choices: [{ index: 0, delta: { content: "It is" }, finish_reason: null }],
};

/** What follows the first words, and the type that a client of Anthropic's wire is told. */
const FAILURES: [host: string, frames: string, type: string, says: RegExp][] = [
  [
    "openrouter",
    `data: ${
      JSON.stringify({
        ...HEAD,
        provider: "Anthropic",
        error: { code: 429, message: "Rate limited upstream" },
        choices: [{ index: 0, delta: { content: "" }, finish_reason: "error" }],
      })
    }\n\n`,
    "rate_limit_error",
    /Rate limited upstream/,
  ],
  [
    "groq",
    `event: error\ndata: ${
      JSON.stringify({
        error: {
          message: "Failed to call a function.",
          type: "invalid_request_error",
          code: "tool_use_failed",
        },
      })
    }\n\n`,
    "api_error",
    /Failed to call a function/,
  ],
  [
    "deepinfra",
    `data: ${
      JSON.stringify({
        object: "error",
        message: "Engine is dead",
        type: "InternalServerError",
        code: 500,
      })
    }\n\n`,
    "api_error",
    /Engine is dead/,
  ],
  [
    "deepseek",
    `data: ${
      JSON.stringify({
        ...HEAD,
        choices: [{ index: 0, delta: {}, finish_reason: "insufficient_system_resource" }],
      })
    }\n\ndata: [DONE]\n\n`,
    "overloaded_error",
    /./,
  ],
  [
    "zai",
    `data: ${
      JSON.stringify({
        ...HEAD,
        choices: [{ index: 0, delta: {}, finish_reason: "network_error" }],
      })
    }\n\ndata: [DONE]\n\n`,
    "api_error",
    /./,
  ],
  ["mistral", "", "api_error", /ended early/],
];

/** The pieces one by one: what comes before the first words would be told by the status. */
function inPieces(...pieces: string[]): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(piece));
    },
  }, { highWaterMark: 0 });
}

for (const [host, frames, type, says] of FAILURES) {
  describe(`${host} that fails in the middle of a stream`, () => {
    it("is told so to a client of Anthropic's wire", async () => {
      const upstream = createInlineUpstream(({ method }) =>
        method === "POST"
          ? new Response(inPieces(`data: ${JSON.stringify(FIRST)}\n\n`, frames), {
            headers: { "content-type": "text/event-stream" },
          })
          : new Response(null, { status: 404 })
      );
      const config = defineConfig({
        keys: [{ name: "test", key: CLIENT_KEY }],
        providers: { [host]: { apiKey: "host-secret-1", dialect: "openai-chat" } },
      });
      const gateway = createGateway(config, { fetch: upstream.fetch });
      const body = {
        model: `${host}/m`,
        max_tokens: 10,
        stream: true,
        messages: [{ role: "user", content: "Hello." }],
      };
      const text = await (await gateway.fetch(requestTo("/v1/messages", body))).text();
      const events = [...text.matchAll(/^data: (\{.*\})$/gm)].map(([, json = ""]) =>
        JSON.parse(json)
      );
      const last = events.at(-1);
      assert.match(text, /It is/);
      assert.equal(last?.type, "error", text);
      assert.equal(last?.error.type, type);
      assert.match(last?.error.message, says);
      assert.doesNotMatch(text, /message_stop/);
      assert.equal(upstream.requests.filter(({ method }) => method === "POST").length, 1);
    });
  });
}
