/**
 * OpenAI's SDK through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import OpenAI from "openai";
import { z } from "zod";
import type { Json } from "../support/json.ts";
import { array, object } from "../support/json.ts";
import { afterTool, GREETING, THOUGHT, TOOL, USAGE } from "../support/scripted_speech.ts";
import { eachUpstream, runTool, type Served, TOOL_RESULT, toolInput } from "../support/sdk.ts";

const QUESTION = [{ role: "user" as const, content: "Hello?" }];
const PARAMETERS = z.toJSONSchema(toolInput) as Record<string, unknown>;

function clientOf({ url, key }: Served): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey: key, maxRetries: 0 });
}

function checkChatUsage(usage: OpenAI.CompletionUsage | null | undefined): void {
  assert.equal(usage?.prompt_tokens, USAGE.prompt);
  assert.equal(usage?.completion_tokens, USAGE.output);
  assert.equal(usage?.total_tokens, USAGE.prompt + USAGE.output);
  assert.equal(usage?.prompt_tokens_details?.cached_tokens, USAGE.cached);
}

function checkResponseUsage(usage: OpenAI.Responses.ResponseUsage | null | undefined): void {
  assert.equal(usage?.input_tokens, USAGE.prompt);
  assert.equal(usage?.output_tokens, USAGE.output);
  assert.equal(usage?.total_tokens, USAGE.prompt + USAGE.output);
  assert.equal(usage?.input_tokens_details.cached_tokens, USAGE.cached);
}

eachUpstream("chat.completions.create", {}, async (served) => {
  const completion = await clientOf(served).chat.completions.create({
    model: served.model,
    messages: QUESTION,
  });
  const choice = completion.choices[0];
  assert.equal(choice?.message.content, GREETING);
  assert.equal(choice?.finish_reason, "stop");
  checkChatUsage(completion.usage);
});

eachUpstream("chat.completions.stream", {}, async (served) => {
  const stream = clientOf(served).chat.completions.stream({
    model: served.model,
    messages: QUESTION,
    stream_options: { include_usage: true },
  });
  let deltas = "";
  stream.on("content", (delta) => deltas += delta);
  const completion = await stream.finalChatCompletion();
  assert.equal(completion.choices[0]?.message.content, GREETING);
  assert.equal(deltas, GREETING);
  checkChatUsage(completion.usage);
});

eachUpstream("chat.completions with thinking", { thinks: true }, async (served) => {
  const client = clientOf(served);
  const request = { model: served.model, messages: QUESTION, reasoning_effort: "low" } as const;
  const whole = await client.chat.completions.create(request);
  const message = object(whole.choices[0]?.message);
  assert.equal(message.reasoning_content, THOUGHT);
  assert.equal(message.content, GREETING);

  let thought = "";
  const stream = await client.chat.completions.create({ ...request, stream: true });
  for await (const chunk of stream) {
    thought += String((chunk.choices[0]?.delta as Json | undefined)?.reasoning_content ?? "");
  }
  assert.equal(thought, THOUGHT);
});

for (const stream of [false, true]) {
  eachUpstream(`chat.completions.runTools, stream ${stream}`, {}, async (served) => {
    const tool = {
      type: "function" as const,
      function: {
        name: TOOL,
        description: "The weather.",
        parameters: PARAMETERS,
        parse: (text: string) => toolInput.parse(JSON.parse(text)),
        function: runTool,
      },
    };
    const request = { model: served.model, messages: QUESTION, tools: [tool] };
    const { completions } = clientOf(served).chat;
    const runner = stream
      ? completions.runTools({ ...request, stream: true })
      : completions.runTools(request);
    assert.equal(await runner.finalContent(), afterTool(TOOL_RESULT));
    assert.deepEqual(served.scripted.asked.map(({ result }) => result), [undefined, TOOL_RESULT]);
    assert.equal((await runner.finalFunctionToolCall())?.name, TOOL);
  });
}

eachUpstream("responses.create", {}, async (served) => {
  const response = await clientOf(served).responses.create({
    model: served.model,
    input: "Hello?",
  });
  assert.equal(response.output_text, GREETING);
  assert.equal(response.status, "completed");
  checkResponseUsage(response.usage);
});

eachUpstream("responses.stream", { thinks: true }, async (served) => {
  const stream = clientOf(served).responses.stream({
    model: served.model,
    input: "Hello?",
    reasoning: { effort: "low", summary: "auto" },
  });
  let deltas = "";
  stream.on("response.output_text.delta", ({ delta }) => deltas += delta);
  const response = await stream.finalResponse();
  assert.equal(deltas, GREETING);
  assert.equal(response.output_text, GREETING);
  const reasoning = object(response.output[0]);
  assert.equal(reasoning.type, "reasoning");
  const told = [...array(reasoning.summary), ...array(reasoning.content ?? [])];
  assert.equal(told.map((part) => object(part).text).join(""), THOUGHT);
  checkResponseUsage(response.usage);
});

for (const stream of [false, true]) {
  eachUpstream(`responses tool loop, stream ${stream}`, { thinks: true }, async (served, up) => {
    const client = clientOf(served);
    const settings = {
      model: served.model,
      store: false,
      reasoning: { effort: "low" as const, summary: "auto" as const },
      include: ["reasoning.encrypted_content" as const],
      tools: [{
        type: "function" as const,
        name: TOOL,
        description: "The weather.",
        parameters: PARAMETERS,
        strict: true,
      }],
    };
    const ask = (input: OpenAI.Responses.ResponseInput) =>
      stream
        ? client.responses.stream({ ...settings, input }).finalResponse()
        : client.responses.create({ ...settings, input });

    const history: OpenAI.Responses.ResponseInput = [{ role: "user", content: "Hello?" }];
    const first = await ask(history);
    history.push(...first.output as OpenAI.Responses.ResponseInput);
    const call = first.output.find((item: { type: string }) => item.type === "function_call");
    assert.ok(call?.type === "function_call");
    assert.equal(call.name, TOOL);
    const output = runTool(toolInput.parse(JSON.parse(call.arguments)));
    history.push({ type: "function_call_output", call_id: call.call_id, output });
    const second = await ask(history);
    assert.equal(second.output_text, afterTool(TOOL_RESULT));
    // Encrypted reasoning goes back to the upstream that made it, whatever its wire.
    if (up !== "openai-chat") assert.equal(served.scripted.asked[1]?.thinkingReturned, true);
  });
}
