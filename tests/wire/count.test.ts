/**
 * Counting a prompt's tokens: by the provider where it has a way, by a marked guess where not.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import Anthropic from "@anthropic-ai/sdk";
import { sealSignature } from "../../src/canonical/seal.ts";
import { CLIENT_KEY, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream } from "../support/inline_upstream.ts";

const PROMPT = {
  model: "up/m",
  system: "be brief",
  messages: [{ role: "user" as const, content: "How many tokens are these words?" }],
};

/** The SDK in front of a gateway whose provider answers with `respond`. */
function clientOf(
  dialect: "anthropic-messages" | "openai-chat",
  respond: () => Response,
) {
  const upstream = createInlineUpstream(respond);
  const gateway = gatewayOf({ dialect, host: { fetch: upstream.fetch } });
  const headers: Headers[] = [];
  const client = new Anthropic({
    apiKey: CLIENT_KEY,
    baseURL: "http://127.0.0.1:4000",
    maxRetries: 0,
    fetch: async (input, init) => {
      const response = await gateway.fetch(new Request(input, init));
      headers.push(response.headers);
      return response;
    },
  });
  return { client, asked: upstream.requests, headers };
}

test("a provider of the same dialect counts itself", async () => {
  const { client, asked, headers } = clientOf(
    "anthropic-messages",
    () => Response.json({ input_tokens: 1234, of: "its own" }),
  );
  const count = await client.messages.countTokens(PROMPT);
  assert.deepEqual({ ...count }, { input_tokens: 1234, of: "its own" });
  assert.equal(asked[0]?.url, "http://upstream.invalid/v1/messages/count_tokens");
  assert.deepEqual(JSON.parse(asked[0]?.body ?? ""), { ...PROMPT, model: "m" });
  assert.equal(headers[0]?.get("x-sluice-estimated"), null);
  assert.equal(headers[0]?.get("x-sluice-provider"), "up");
});

test("a provider of another is not asked, and the guess is marked", async () => {
  const { client, asked, headers } = clientOf("openai-chat", () => assert.fail("was asked"));
  const { input_tokens } = await client.messages.countTokens(PROMPT);
  assert.ok(input_tokens >= 8 && input_tokens <= 20, `${input_tokens}`);
  assert.equal(asked.length, 0);
  assert.equal(headers[0]?.get("x-sluice-estimated"), "true");
});

test("a prompt that holds another vendor's reasoning is guessed at", async () => {
  const { client, asked, headers } = clientOf("anthropic-messages", () => assert.fail("was asked"));
  const signature = sealSignature({ signature: "s", origin: "openai-chat" }, "anthropic-messages");
  const { input_tokens } = await client.messages.countTokens({
    ...PROMPT,
    messages: [
      ...PROMPT.messages,
      { role: "assistant", content: [{ type: "thinking", thinking: "Well", signature }] },
      { role: "user", content: "Go on" },
    ],
  });
  assert.ok(input_tokens > 8, `${input_tokens}`);
  assert.equal(asked.length, 0);
  assert.equal(headers[0]?.get("x-sluice-estimated"), "true");
});

test("a refusal to count is told as it is", async () => {
  const error = { type: "error", error: { type: "overloaded_error", message: "Overloaded" } };
  const { client } = clientOf("anthropic-messages", () => Response.json(error, { status: 529 }));
  await assert.rejects(client.messages.countTokens(PROMPT), (thrown) => {
    assert.ok(thrown instanceof Anthropic.APIError);
    assert.equal(thrown.status, 529);
    assert.equal(thrown.type, "overloaded_error");
    return true;
  });
});

test("what is no prompt is refused", async () => {
  const { client } = clientOf("openai-chat", () => assert.fail("was asked"));
  const wrong = { model: "up/m", messages: "none" } as unknown as typeof PROMPT;
  await assert.rejects(client.messages.countTokens(wrong), Anthropic.BadRequestError);
});
