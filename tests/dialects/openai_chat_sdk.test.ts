/** What the vendor's own SDK makes of the chat streams and answers that are written here. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import OpenAI from "openai";
import { createFold, unfold } from "../../src/canonical/fold.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { Reply } from "../../src/canonical/reply.ts";
import { gatewayFault } from "../../src/canonical/fault.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";

type Chat = Omit<OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming, "stream">;

const ASK: Chat = { model: "m", messages: [{ role: "user", content: "hi" }] };

/** A client that is answered with the next of `replies`, streamed or whole, as it asks. */
function clientOf(...replies: (Reply | ((body: JsonObject) => Reply))[]) {
  const bodies: JsonObject[] = [];
  const answer = (init: RequestInit | undefined): Response => {
    const body: JsonObject = JSON.parse(String(init?.body));
    bodies.push(body);
    const next = replies[bodies.length - 1];
    assert.ok(next, "one request too many");
    const reply = typeof next === "function" ? next(body) : next;
    const context = {
      model: "m",
      created: 1,
      request: body,
      estimatedInputTokens: 0,
      newId: (prefix: string) => `${prefix}x`,
    };
    if (body.stream !== true) return Response.json(openAiChat.encodeReply(reply, context));
    const encoder = openAiChat.createStreamEncoder(context);
    let sse = "";
    unfold(reply, (event) => sse += encoder.step(event));
    return new Response(sse, { headers: { "content-type": "text/event-stream" } });
  };
  const client = new OpenAI({
    apiKey: "k",
    baseURL: "https://gateway.test/v1",
    maxRetries: 0,
    fetch: (_url, init) => Promise.resolve(answer(init)),
  });
  return { client, bodies };
}

const FULL: Reply = {
  content: [
    { type: "thinking", text: "one", signature: "sig1", origin: "anthropic-messages" },
    { type: "redacted_thinking", data: "blob", origin: "anthropic-messages" },
    { type: "thinking", text: "two", signature: "sig2", origin: "anthropic-messages" },
    {
      type: "text",
      text: "sunny",
      citations: [{
        origin: "anthropic-messages",
        url: "https://x.test",
        title: "X",
        data: {},
      }],
    },
    { type: "tool_call", id: "c1", name: "f", arguments: '{"a":1}', format: "json" },
    { type: "tool_call", id: "c2", name: "g", arguments: "", format: "json" },
    { type: "tool_call", id: "c3", name: "k", arguments: '{"input":"raw"}', format: "json" },
  ],
  finish: { reason: "tool_calls" },
  usage: { input: 1, cacheRead: 2, cacheWrite: 0, output: 3, reasoning: 1 },
};

const TOOLS: NonNullable<Chat["tools"]> = [
  { type: "function", function: { name: "f", parameters: { type: "object" } } },
  { type: "function", function: { name: "g" } },
  { type: "custom", custom: { name: "k" } },
];

describe("the vendor's SDK", () => {
  it("gathers from a stream what it is told whole", async () => {
    const { client } = clientOf(FULL, FULL);
    const stream = client.chat.completions.stream({
      ...ASK,
      tools: TOOLS,
      stream_options: { include_usage: true },
    });
    const streamed = await stream.finalChatCompletion();
    const whole = await client.chat.completions.create({ ...ASK, tools: TOOLS });
    const [first] = streamed.choices;
    const { reasoning_content: _, parsed: __, ...gathered }: Record<string, unknown> = {
      ...first?.message,
    };
    const { reasoning_content, ...told }: Record<string, unknown> = {
      ...whole.choices[0]?.message,
    };
    assert.equal(reasoning_content, "onetwo");
    const bare = JSON.parse(
      JSON.stringify(gathered, (key, value) => key === "parsed_arguments" ? undefined : value),
    );
    assert.deepEqual(bare, told);
    assert.equal(first?.finish_reason, "tool_calls");
    assert.deepEqual(streamed.usage, whole.usage);
    assert.equal(streamed.id, whole.id);
  });

  it("brings signatures back in its history, however it gathered them", async () => {
    const { client } = clientOf(FULL, FULL);
    const streamed = await client.chat.completions.stream({ ...ASK, tools: TOOLS })
      .finalChatCompletion();
    const whole = await client.chat.completions.create({ ...ASK, tools: TOOLS });
    for (const { choices } of [streamed, whole]) {
      const messages = JSON.parse(JSON.stringify([choices[0]?.message]));
      const { request } = openAiChat.decodeRequest({ model: "m", messages });
      assert.deepEqual(request.messages[0]?.content.slice(0, 3), FULL.content.slice(0, 3));
    }
  });

  it("runs its tool loop, streamed", async () => {
    const { client, bodies } = clientOf(
      {
        content: [{ type: "tool_call", id: "c1", name: "f", arguments: "", format: "json" }],
        finish: { reason: "tool_calls" },
      },
      (body) => {
        const { request } = openAiChat.decodeRequest(body);
        assert.deepEqual(request.messages.map((message) => message.role), [
          "user",
          "assistant",
          "tool",
        ]);
        return { content: [{ type: "text", text: "done" }], finish: { reason: "stop" } };
      },
    );
    const asked: unknown[] = [];
    const runner = client.chat.completions.runTools({
      ...ASK,
      stream: true,
      tools: [{
        type: "function",
        function: {
          name: "f",
          description: "d",
          parameters: { type: "object", properties: {} },
          parse: JSON.parse,
          function: (args: unknown) => {
            asked.push(args);
            return "sunny";
          },
        },
      }],
    });
    assert.equal(await runner.finalContent(), "done");
    assert.deepEqual(asked, [{}]);
    assert.equal(bodies.length, 2);
  });

  it("parses structured output, and sees a refusal as one", async () => {
    const answer: Reply = {
      content: [{ type: "text", text: '{"a":1}' }],
      finish: { reason: "stop" },
    };
    const refusal: Reply = {
      content: [{ type: "refusal", text: "no" }],
      finish: { reason: "stop" },
    };
    const { client } = clientOf(answer, refusal);
    const ask: Chat = {
      ...ASK,
      response_format: {
        type: "json_schema",
        json_schema: { name: "n", strict: true, schema: { type: "object" } },
      },
    };
    const parsed = await client.chat.completions.parse(ask);
    assert.deepEqual(parsed.choices[0]?.message.parsed, { a: 1 });
    const declined = await client.chat.completions.stream(ask).finalChatCompletion();
    assert.equal(declined.choices[0]?.message.refusal, "no");
    assert.equal(declined.choices[0]?.message.content, null);
  });

  it("throws what a stream breaks off with", async () => {
    const context = {
      model: "m",
      created: 1,
      request: {},
      estimatedInputTokens: 0,
      newId: (prefix: string) => `${prefix}x`,
    };
    const encoder = openAiChat.createStreamEncoder(context);
    const fold = createFold();
    let sse = "";
    for (
      const event of [
        { type: "block_start", index: 0, part: { type: "text", text: "" } },
        { type: "text_delta", index: 0, text: "a" },
        { type: "fault", fault: gatewayFault("overloaded", "busy") },
      ] as const
    ) {
      fold.step(event);
      sse += encoder.step(event);
    }
    const client = new OpenAI({
      apiKey: "k",
      maxRetries: 0,
      fetch: () =>
        Promise.resolve(new Response(sse, { headers: { "content-type": "text/event-stream" } })),
    });
    const stream = await client.chat.completions.create({ ...ASK, stream: true });
    const seen: unknown[] = [];
    await assert.rejects(
      async () => {
        for await (const chunk of stream) seen.push(chunk.choices[0]?.delta.content);
      },
      (error) => error instanceof OpenAI.APIError && error.code === "server_is_overloaded",
    );
    assert.deepEqual(seen, ["", "a"]);
    assert.throws(() => fold.reply(), /busy/);
  });

  it("is refused with the status and the words it acts on", async () => {
    const fault = gatewayFault("rate_limit", "too fast");
    const client = new OpenAI({
      apiKey: "k",
      maxRetries: 0,
      fetch: () =>
        Promise.resolve(
          Response.json(openAiChat.encodeFault(fault, "req_1"), { status: fault.status }),
        ),
    });
    await assert.rejects(
      client.chat.completions.create(ASK),
      (error) => error instanceof OpenAI.RateLimitError && error.code === "rate_limit_exceeded",
    );
  });
});
