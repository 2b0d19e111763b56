/**
 * The vendor's own helpers for answers in a form, toward a model that has to be asked by way of a
 * tool: they see nothing of it.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import OpenAI from "openai";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import { CLIENT_KEY, listen } from "../support/gateway.ts";
import { createScriptedModel } from "../support/scripted_model.ts";
import { toolInput } from "../support/sdk.ts";
import { startUpstream } from "../support/upstream.ts";

const ANSWER = { city: "Tromsø", days: 2 };
const QUESTION = [{ role: "user" as const, content: "Where to?" }];
const MODEL = "up/claude-3-7-sonnet";

/** Registers `body` with a client of a gateway before such a model. */
function toward(name: string, body: (client: OpenAI) => Promise<void>): void {
  test(name, async () => {
    const dialect = "anthropic-messages";
    const scripted = createScriptedModel(dialect, { arguments: JSON.stringify(ANSWER) });
    const upstream = await startUpstream(scripted.answer);
    const gateway = await listen({ dialect, baseUrl: upstream.baseUrl });
    try {
      await body(new OpenAI({ baseURL: `${gateway.url}/v1`, apiKey: CLIENT_KEY, maxRetries: 0 }));
    } finally {
      await gateway.close();
      await upstream.close();
    }
  });
}

toward("chat.completions.parse", async (client) => {
  const { choices } = await client.chat.completions.parse({
    model: MODEL,
    messages: QUESTION,
    response_format: zodResponseFormat(toolInput, "trip"),
  });
  assert.deepEqual(choices[0]?.message.parsed, ANSWER);
  assert.equal(choices[0]?.finish_reason, "stop");
  assert.equal(choices[0]?.message.tool_calls, undefined);
});

toward("chat.completions.stream", async (client) => {
  const stream = client.chat.completions.stream({
    model: MODEL,
    messages: QUESTION,
    response_format: zodResponseFormat(toolInput, "trip"),
  });
  let text = "";
  stream.on("content", (delta) => text += delta);
  const { choices } = await stream.finalChatCompletion();
  assert.deepEqual(JSON.parse(text), ANSWER);
  assert.deepEqual(choices[0]?.message.parsed, ANSWER);
});

toward("responses.parse", async (client) => {
  const { output_parsed, output } = await client.responses.parse({
    model: MODEL,
    input: QUESTION,
    text: { format: zodTextFormat(toolInput, "trip") },
  });
  assert.deepEqual(output_parsed, ANSWER);
  assert.deepEqual(output.map(({ type }) => type), ["message"]);
});

toward("responses.stream", async (client) => {
  const stream = client.responses.stream({
    model: MODEL,
    input: QUESTION,
    text: { format: zodTextFormat(toolInput, "trip") },
  });
  let text = "";
  stream.on("response.output_text.delta", ({ delta }) => text += delta);
  const { output_parsed } = await stream.finalResponse();
  assert.deepEqual(JSON.parse(text), ANSWER);
  assert.deepEqual(output_parsed, ANSWER);
});
