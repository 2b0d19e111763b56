/**
 * Anthropic's SDK through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import Anthropic from "@anthropic-ai/sdk";
import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
import { afterTool, GREETING, THOUGHT, TOOL, USAGE } from "../support/scripted_speech.ts";
import { eachUpstream, runTool, type Served, TOOL_RESULT, toolInput } from "../support/sdk.ts";

const QUESTION = [{ role: "user" as const, content: "Hello?" }];
const THINKING = { type: "enabled" as const, budget_tokens: 1024 };

function clientOf({ url, key }: Served): Anthropic {
  return new Anthropic({ baseURL: url, apiKey: key, maxRetries: 0 });
}

function checkUsage(usage: Anthropic.Usage): void {
  assert.equal(usage.input_tokens, USAGE.prompt - USAGE.cached);
  assert.equal(usage.cache_read_input_tokens, USAGE.cached);
  assert.equal(usage.output_tokens, USAGE.output);
}

function textOf(message: { content: { type: string }[] }): string {
  return message.content.map((block) => "text" in block ? String(block.text) : "").join("");
}

eachUpstream("messages.create", {}, async (served) => {
  const message = await clientOf(served).messages.create({
    model: served.model,
    max_tokens: 1000,
    messages: QUESTION,
  });
  assert.equal(textOf(message), GREETING);
  assert.equal(message.stop_reason, "end_turn");
  checkUsage(message.usage);
});

eachUpstream("messages.stream", {}, async (served) => {
  const stream = clientOf(served).messages.stream({
    model: served.model,
    max_tokens: 1000,
    messages: QUESTION,
  });
  let deltas = "";
  stream.on("text", (delta) => deltas += delta);
  const message = await stream.finalMessage();
  assert.equal(deltas, GREETING);
  assert.equal(textOf(message), GREETING);
  checkUsage(message.usage);
});

for (const stream of [false, true]) {
  eachUpstream(`messages with thinking, stream ${stream}`, { thinks: true }, async (served) => {
    const client = clientOf(served);
    const request = {
      model: served.model,
      max_tokens: 4000,
      messages: QUESTION,
      thinking: THINKING,
    };
    const message = stream
      ? await client.messages.stream(request).finalMessage()
      : await client.messages.create(request);
    const [thinking, text] = message.content;
    assert.ok(thinking?.type === "thinking");
    assert.equal(thinking.thinking, THOUGHT);
    assert.equal(typeof thinking.signature, "string");
    assert.ok(text?.type === "text");
    assert.equal(text.text, GREETING);
  });

  eachUpstream(`thinking goes back, stream ${stream}`, { thinks: true }, async (served, up) => {
    const client = clientOf(served);
    const settings = {
      model: served.model,
      max_tokens: 4000,
      thinking: THINKING,
      tools: [{ name: TOOL, input_schema: { type: "object" as const } }],
    };
    const ask = (messages: Anthropic.MessageParam[]) =>
      stream
        ? client.messages.stream({ ...settings, messages }).finalMessage()
        : client.messages.create({ ...settings, messages });
    const first = await ask(QUESTION);
    const call = first.content.find((block) => block.type === "tool_use");
    assert.ok(call);
    assert.equal(first.stop_reason, "tool_use");
    const second = await ask([
      ...QUESTION,
      { role: "assistant", content: first.content as Anthropic.ContentBlockParam[] },
      { role: "user", content: [{ type: "tool_result", tool_use_id: call.id, content: "ok" }] },
    ]);
    assert.equal(textOf(second), afterTool("ok"));
    if (up !== "openai-chat") assert.equal(served.scripted.asked[1]?.thinkingReturned, true);
  });

  eachUpstream(`beta.messages.toolRunner, stream ${stream}`, {}, async (served) => {
    const tool = betaZodTool({
      name: TOOL,
      description: "The weather.",
      inputSchema: toolInput,
      run: runTool,
    });
    const runner = clientOf(served).beta.messages.toolRunner({
      model: served.model,
      max_tokens: 1000,
      messages: QUESTION,
      tools: [tool],
      stream,
    });
    const message = await runner.runUntilDone();
    assert.equal(textOf(message), afterTool(TOOL_RESULT));
    assert.equal(served.scripted.asked.at(-1)?.result, TOOL_RESULT);
  });
}
