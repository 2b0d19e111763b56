/**
 * Anthropic's SDK through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import { betaZodTool } from "@anthropic-ai/sdk/helpers/beta/zod";
import { zodOutputFormat } from "@anthropic-ai/sdk/helpers/zod";
import { checkClient } from "../support/behaviours.ts";
import { afterTool, ARGUMENTS, TOOL } from "../support/scripted_speech.ts";
import { eachUpstream, runTool, TOOL_RESULT, toolInput } from "../support/sdk.ts";
import { anthropicMessages, anthropicOf } from "./drivers/anthropic.ts";

checkClient(anthropicMessages);

const QUESTION = [{ role: "user" as const, content: "Hello?" }];

eachUpstream("how a message ends", { thinks: true }, async (served) => {
  const { messages } = anthropicOf(served);
  const thinking = { type: "enabled" as const, budget_tokens: 1024 };
  const request = { model: served.model, max_tokens: 4000, messages: QUESTION, thinking };
  const message = await messages.create(request);
  assert.equal(message.stop_reason, "end_turn");
  const proofs = message.content.filter((block) => block.type === "thinking");
  assert.ok(proofs.length > 0);
  for (const { signature } of proofs) assert.equal(typeof signature, "string");
});

eachUpstream("the SDK parses what is held to a schema", {}, async (served) => {
  const message = await anthropicOf(served).messages.parse({
    model: served.model,
    max_tokens: 1000,
    messages: QUESTION,
    output_config: { format: zodOutputFormat(toolInput) },
  });
  assert.deepEqual(message.parsed_output, JSON.parse(ARGUMENTS));
});

eachUpstream("messages.countTokens", {}, async (served, dialect) => {
  const { input_tokens: tokens } = await anthropicOf(served).messages.countTokens({
    model: served.model,
    messages: [{ role: "user", content: "How many tokens are these words?" }],
  });
  assert.ok(tokens > 4 && tokens < 30, String(tokens));
  // Who speaks the client's wire is asked, the others' prompts are estimated.
  assert.equal(served.upstream.requests.length, dialect === "anthropic-messages" ? 1 : 0);
});

for (const stream of [false, true]) {
  eachUpstream(`beta.messages.toolRunner, stream ${stream}`, {}, async (served) => {
    const tool = betaZodTool({
      name: TOOL,
      description: "The weather.",
      inputSchema: toolInput,
      run: runTool,
    });
    const runner = anthropicOf(served).beta.messages.toolRunner({
      model: served.model,
      max_tokens: 1000,
      messages: QUESTION,
      tools: [tool],
      stream,
    });
    const { content } = await runner.runUntilDone();
    const text = content.map((block) => block.type === "text" ? block.text : "").join("");
    assert.equal(text, afterTool(TOOL_RESULT));
    assert.equal(served.scripted.asked.at(-1)?.result, TOOL_RESULT);
  });
}
