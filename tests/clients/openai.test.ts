/**
 * OpenAI's SDK through the gateway, against an upstream of each dialect.
 *
 * @module
 */

import assert from "node:assert/strict";
import { zodResponseFormat, zodTextFormat } from "openai/helpers/zod";
import { checkClient } from "../support/behaviours.ts";
import { afterTool, ARGUMENTS, TOOL, USAGE } from "../support/scripted_speech.ts";
import { eachUpstream, runTool, TOOL_RESULT, toolInput } from "../support/sdk.ts";
import { FUNCTION, openaiChat, openaiOf, openaiResponses } from "./drivers/openai.ts";

checkClient(openaiChat);
checkClient(openaiResponses);

const QUESTION = [{ role: "user" as const, content: "Hello?" }];
const TOTAL = USAGE.prompt + USAGE.output;

eachUpstream("how a chat completion ends", {}, async (served) => {
  const { completions } = openaiOf(served).chat;
  const completion = await completions.create({ model: served.model, messages: QUESTION });
  assert.equal(completion.choices[0]?.finish_reason, "stop");
  assert.equal(completion.usage?.total_tokens, TOTAL);
});

eachUpstream("how a response ends", {}, async (served) => {
  const { responses } = openaiOf(served);
  const response = await responses.create({ model: served.model, input: "Hello?" });
  assert.equal(response.status, "completed");
  assert.equal(response.usage?.total_tokens, TOTAL);
});

eachUpstream("the SDK parses what is held to a schema", {}, async (served) => {
  const client = openaiOf(served);
  const expected = JSON.parse(ARGUMENTS);
  const completion = await client.chat.completions.parse({
    model: served.model,
    messages: QUESTION,
    response_format: zodResponseFormat(toolInput, "weather"),
  });
  assert.deepEqual(completion.choices[0]?.message.parsed, expected);
  const response = await client.responses.parse({
    model: served.model,
    input: "Hello?",
    text: { format: zodTextFormat(toolInput, "weather") },
  });
  assert.deepEqual(response.output_parsed, expected);
});

for (const stream of [false, true]) {
  eachUpstream(`chat.completions.runTools, stream ${stream}`, {}, async (served) => {
    const tool = {
      type: "function" as const,
      function: {
        ...FUNCTION,
        parse: (text: string) => toolInput.parse(JSON.parse(text)),
        function: runTool,
      },
    };
    const request = { model: served.model, messages: QUESTION, tools: [tool] };
    const { completions } = openaiOf(served).chat;
    const runner = stream
      ? completions.runTools({ ...request, stream: true })
      : completions.runTools(request);
    assert.equal(await runner.finalContent(), afterTool(TOOL_RESULT));
    assert.deepEqual(served.scripted.asked.map(({ result }) => result), [undefined, TOOL_RESULT]);
    assert.equal((await runner.finalFunctionToolCall())?.name, TOOL);
  });
}
