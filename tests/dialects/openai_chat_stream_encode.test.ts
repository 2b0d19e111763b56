/** What the chat dialect writes to a client's stream. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { unfold } from "../../src/canonical/fold.ts";
import { isJsonObject, type JsonObject } from "../../src/canonical/json.ts";
import { FINISH_REASONS, type Reply } from "../../src/canonical/reply.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";
import { contextOf, deltasOf, folded, framesOf, write } from "./openai_chat/answers.ts";

describe("writing a client's chat stream", () => {
  const call: CanonicalEvent = {
    type: "block_start",
    index: 0,
    part: { type: "tool_call", id: "c", name: "f", arguments: "", format: "json" },
  };
  const stop: CanonicalEvent = { type: "block_stop", index: 0 };
  const finish: CanonicalEvent = {
    type: "finish",
    finish: { reason: "tool_calls" },
    usage: { input: 1, cacheRead: 2, cacheWrite: 0, output: 3 },
  };

  it("says nothing before the first block, then the role, and ends with [DONE]", () => {
    const encoder = openAiChat.createStreamEncoder(contextOf());
    assert.equal(encoder.step({ type: "start", id: "p" }), "");
    const frames = framesOf(
      encoder.step({ type: "block_start", index: 0, part: { type: "text", text: "" } }) +
        encoder.step({ type: "text_delta", index: 0, text: "a\n\n" }) +
        encoder.step({ type: "block_stop", index: 0 }) +
        encoder.step({ type: "finish", finish: { reason: "stop" } }),
    );
    const chunk = (delta: JsonObject, finish_reason: string | null) => ({
      id: "chatcmpl-x",
      object: "chat.completion.chunk",
      created: 7,
      model: "m",
      choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    });
    assert.equal(frames.pop(), "[DONE]");
    assert.deepEqual(frames.map((frame) => JSON.parse(frame)), [
      chunk({ role: "assistant", content: "", refusal: null }, null),
      chunk({ content: "a\n\n" }, null),
      chunk({}, "stop"),
    ]);
  });

  it("tells usage when asked, and then on a chunk of its own", () => {
    assert.ok(!write([call, stop, finish]).includes("usage"));
    const frames = framesOf(
      write([call, stop, finish], { stream_options: { include_usage: true } }),
    );
    const last = JSON.parse(frames.at(-2) ?? "");
    assert.deepEqual(last.choices, []);
    assert.equal(last.usage.prompt_tokens, 3);
    assert.equal(last.usage.total_tokens, 6);
    assert.equal(last.usage.prompt_tokens_details.cached_tokens, 2);
    assert.ok(!("reasoning_tokens" in last.usage.completion_tokens_details));
    for (const frame of frames.slice(0, -2)) assert.equal(JSON.parse(frame).usage, null);
  });

  it("tells a call without arguments as an empty object", () => {
    assert.deepEqual(deltasOf(write([call, stop, finish])).slice(1, 3), [
      {
        tool_calls: [{
          index: 0,
          id: "c",
          type: "function",
          function: { name: "f", arguments: "" },
        }],
      },
      { tool_calls: [{ index: 0, function: { arguments: "{}" } }] },
    ]);
  });

  it("gives a free-form tool its text back", () => {
    const request = { tools: [{ type: "custom", custom: { name: "f" } }] };
    const told = (text: string) => {
      const events: CanonicalEvent[] = [
        call,
        { type: "arguments_delta", index: 0, text: text.slice(0, 3) },
        { type: "arguments_delta", index: 0, text: text.slice(3) },
        stop,
        finish,
      ];
      const streamed = deltasOf(write(events, request)).slice(1, 3);
      const { choices } = openAiChat.encodeReply(folded(events), contextOf(request));
      assert.ok(Array.isArray(choices) && isJsonObject(choices[0]));
      const { message } = choices[0];
      assert.ok(isJsonObject(message));
      return { streamed, whole: message.tool_calls };
    };
    for (
      const [text, input] of [['{"input":"go \\n"}', "go \n"], ["not json", "not json"]] as const
    ) {
      assert.deepEqual(told(text), {
        streamed: [
          { tool_calls: [{ index: 0, id: "c", type: "custom", custom: { name: "f", input: "" } }] },
          { tool_calls: [{ index: 0, custom: { input } }] },
        ],
        whole: [{ id: "c", type: "custom", custom: { name: "f", input } }],
      });
    }
  });

  it("gives a tool that the client did not declare free-form a function call", () => {
    const made: CanonicalEvent = {
      type: "block_start",
      index: 0,
      part: { type: "tool_call", id: "c", name: "f", arguments: "", format: "text" },
    };
    const words: CanonicalEvent = { type: "arguments_delta", index: 0, text: 'say "hi"' };
    assert.deepEqual(deltasOf(write([made, words, stop, finish])).slice(1, 3), [
      {
        tool_calls: [{
          index: 0,
          id: "c",
          type: "function",
          function: { name: "f", arguments: "" },
        }],
      },
      {
        tool_calls: [{
          index: 0,
          function: { arguments: JSON.stringify({ input: 'say "hi"' }) },
        }],
      },
    ]);
  });

  it("answers a client of the older functions in kind, with one call", () => {
    const request = { functions: [{ name: "f" }] };
    const second: CanonicalEvent = {
      type: "block_start",
      index: 1,
      part: { type: "tool_call", id: "d", name: "g", arguments: "", format: "json" },
    };
    const events: CanonicalEvent[] = [
      call,
      { type: "arguments_delta", index: 0, text: "{}" },
      stop,
      second,
      { type: "arguments_delta", index: 1, text: "{}" },
      { type: "block_stop", index: 1 },
      finish,
    ];
    const sse = write(events, request);
    assert.deepEqual(deltasOf(sse).slice(1), [
      { function_call: { name: "f", arguments: "" } },
      { function_call: { arguments: "{}" } },
      {},
    ]);
    assert.ok(sse.includes('"finish_reason":"function_call"'));
    const { choices } = openAiChat.encodeReply(folded(events), contextOf(request));
    assert.deepEqual(choices, [{
      index: 0,
      message: {
        role: "assistant",
        content: null,
        refusal: null,
        function_call: { name: "f", arguments: "{}" },
      },
      logprobs: null,
      finish_reason: "function_call",
    }]);
  });

  it("tells citations once, with their place in the whole text", () => {
    const data = { type: "web_search_result_location" };
    const web = { origin: "anthropic-messages" as const, url: "https://x.test", title: "X", data };
    const reply: Reply = {
      content: [
        { type: "text", text: "ab" },
        { type: "text", text: "cde", citations: [web, { ...web, start: 1, end: 2 }] },
        { type: "text", text: "f", citations: [{ origin: "anthropic-messages", data }] },
      ],
      finish: { reason: "stop" },
    };
    const events: CanonicalEvent[] = [];
    unfold(reply, (event) => events.push(event));
    const at = (start_index: number, end_index: number) => ({
      type: "url_citation",
      url_citation: { url: "https://x.test", title: "X", start_index, end_index },
    });
    const told = deltasOf(write(events)).filter((delta) => "annotations" in delta);
    assert.deepEqual(told, [{ annotations: [at(2, 5), at(3, 4)] }]);
    const whole = JSON.stringify(openAiChat.encodeReply(reply, contextOf()));
    assert.ok(whole.includes(JSON.stringify(told[0]?.annotations)));
  });

  it("ends a failed stream with the error alone", () => {
    const fault = {
      kind: "overloaded",
      origin: "upstream",
      status: 529,
      message: "busy",
      type: "overloaded_error",
    } as const;
    assert.deepEqual(framesOf(write([{ type: "fault", fault }])), [
      '{"error":{"message":"busy","type":"overloaded_error","param":null,"code":"server_is_overloaded"}}',
    ]);
    assert.ok(!write([call, { type: "fault", fault }]).includes("[DONE]"));
  });

  it("writes a stream that only ends", () => {
    assert.deepEqual(deltasOf(write([{ type: "finish", finish: { reason: "stop" } }])), [
      { role: "assistant", content: null, refusal: null },
      {},
    ]);
  });

  it("has one of the vendor's words for every reason", () => {
    const words = FINISH_REASONS.map((reason) => {
      const sse = write([{ type: "finish", finish: { reason } }]);
      const [, word] = /"finish_reason":"(\w+)"/.exec(sse) ?? [];
      const { choices } = openAiChat.encodeReply({ content: [], finish: { reason } }, contextOf());
      assert.ok(JSON.stringify(choices).includes(`"finish_reason":"${word}"`));
      return [reason, word];
    });
    assert.deepEqual(Object.fromEntries(words), {
      stop: "stop",
      stop_sequence: "stop",
      length: "length",
      context_length: "length",
      tool_calls: "tool_calls",
      content_filter: "content_filter",
      refusal: "content_filter",
      pause: "stop",
    });
  });
});
