/**
 * Streams of the Messages wire, written for clients.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { createFold } from "../../src/canonical/fold.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { AnswerContext } from "../../src/dialects/dialect.ts";
import { anthropicMessages as dialect } from "../../src/dialects/anthropic_messages/mod.ts";

const OWN = "anthropic-messages";

function context(): AnswerContext {
  let count = 0;
  return {
    model: "asked",
    created: 1,
    request: {},
    estimatedInputTokens: 42,
    newId: (prefix) => `${prefix}${++count}`,
  };
}

function encode(events: CanonicalEvent[]): JsonObject[] {
  const encoder = dialect.createStreamEncoder(context());
  return framesOf(events.map((event) => encoder.step(event)).join(""));
}

/** Every frame is named after its data's type, which is how the SDK tells them apart. */
function framesOf(sse: string): JsonObject[] {
  return sse.split("\n\n").filter((frame) => frame !== "").map((frame) => {
    const [name, data] = frame.split("\n");
    const body = JSON.parse(String(data).slice("data: ".length)) as JsonObject;
    assert.equal(name, `event: ${String(body.type)}`);
    return body;
  });
}

const block = (index: number, content_block: JsonObject): JsonObject => ({
  type: "content_block_start",
  index,
  content_block,
});
const delta = (index: number, body: JsonObject): JsonObject => ({
  type: "content_block_delta",
  index,
  delta: body,
});
const text = (index: number, words: string) => delta(index, { type: "text_delta", text: words });
const stop = (index: number): JsonObject => ({ type: "content_block_stop", index });
const types = (events: { type?: unknown }[]) => events.map((event) => event.type);

describe("writing a client's stream", () => {
  const open = (index: number, words = ""): CanonicalEvent => ({
    type: "block_start",
    index,
    part: { type: "text", text: words },
  });
  const say = (index: number, words: string): CanonicalEvent => ({
    type: "text_delta",
    index,
    text: words,
  });
  const close = (index: number): CanonicalEvent => ({ type: "block_stop", index });
  const call = (index: number, id: string): CanonicalEvent => ({
    type: "block_start",
    index,
    part: { type: "tool_call", id, name: "f", arguments: "", format: "json" },
  });
  const args = (index: number, words: string): CanonicalEvent => ({
    type: "arguments_delta",
    index,
    text: words,
  });
  const finish: CanonicalEvent = { type: "finish", finish: { reason: "stop" } };

  test("a message has every key the SDK's types name", () => {
    const [first, ...rest] = encode([{ type: "start", id: "resp_1", model: "gpt" }, finish]);
    assert.deepEqual(first?.message, {
      id: "msg_1",
      type: "message",
      role: "assistant",
      model: "asked",
      content: [],
      stop_reason: null,
      stop_sequence: null,
      stop_details: null,
      container: null,
      diagnostics: null,
      usage: {
        input_tokens: 42,
        cache_creation_input_tokens: 0,
        cache_read_input_tokens: 0,
        output_tokens: 0,
        output_tokens_details: null,
        server_tool_use: null,
        cache_creation: null,
        inference_geo: null,
        service_tier: null,
        speed: null,
      },
    });
    assert.deepEqual(rest, [
      {
        type: "message_delta",
        delta: {
          stop_reason: "end_turn",
          stop_sequence: null,
          stop_details: null,
          container: null,
        },
        usage: {
          input_tokens: null,
          cache_creation_input_tokens: null,
          cache_read_input_tokens: null,
          output_tokens: 0,
          output_tokens_details: null,
          server_tool_use: null,
        },
      },
      { type: "message_stop" },
    ]);
  });

  test("the vendor's own message ids are kept", () => {
    const [first] = encode([{ type: "start", id: "msg_abc" }]);
    assert.equal((first?.message as JsonObject).id, "msg_abc");
  });

  test("one block is open at a time, in the order they began", () => {
    const frames = encode([
      call(0, "a"),
      call(1, "b"),
      args(1, '{"b":'),
      args(0, '{"a":1}'),
      open(2),
      args(1, "2}"),
      close(1),
      say(2, "Hi"),
      close(0),
      close(2),
      finish,
    ]);
    assert.deepEqual(frames.slice(1, -2).map((frame) => [frame.type, frame.index]), [
      ["content_block_start", 0],
      ["content_block_delta", 0],
      ["content_block_stop", 0],
      ["content_block_start", 1],
      ["content_block_delta", 1],
      ["content_block_delta", 1],
      ["content_block_stop", 1],
      ["content_block_start", 2],
      ["content_block_delta", 2],
      ["content_block_stop", 2],
    ]);
    assert.equal((frames.at(-2)?.delta as JsonObject).stop_reason, "tool_use");
  });

  test("what has no place gets no number", () => {
    const frames = encode([
      {
        type: "block_start",
        index: 0,
        part: { type: "image", source: { type: "url", url: "https://x.test" } },
      },
      close(0),
      {
        type: "block_start",
        index: 1,
        part: { type: "hosted", origin: "openai-responses", item: { type: "web_search_call" } },
      },
      close(1),
      open(2),
      say(2, "Hi"),
      {
        type: "citation",
        index: 2,
        citation: { origin: "openai-responses", data: { type: "file_citation" } },
      },
      {
        type: "citation",
        index: 2,
        citation: {
          origin: "openai-responses",
          url: "https://x.test",
          title: "X",
          data: { type: "url_citation" },
        },
      },
      close(2),
      finish,
    ]);
    assert.deepEqual(frames.slice(1, -2), [
      block(0, { type: "text", text: "", citations: null }),
      text(0, "Hi"),
      delta(0, {
        type: "citations_delta",
        citation: {
          type: "web_search_result_location",
          cited_text: "",
          encrypted_index: 'sluice1:openai-responses::{"type":"url_citation"}',
          title: "X",
          url: "https://x.test",
        },
      }),
      stop(0),
    ]);
  });

  test("signatures of other dialects travel sealed, absent ones not at all", () => {
    const thought = (index: number, id?: string): CanonicalEvent => ({
      type: "block_start",
      index,
      part: { type: "thinking", text: "", ...(id === undefined ? {} : { id }) },
    });
    const frames = encode([
      thought(0, "rs_1"),
      { type: "thinking_delta", index: 0, text: "hm" },
      { type: "signature", index: 0, signature: "gAAA", origin: "openai-responses" },
      close(0),
      thought(1),
      { type: "signature", index: 1, signature: "", origin: OWN },
      close(1),
      {
        type: "block_start",
        index: 2,
        part: { type: "redacted_thinking", data: "d", origin: "openai-chat" },
      },
      close(2),
      finish,
    ]);
    assert.deepEqual(frames.slice(1, -2), [
      block(0, { type: "thinking", thinking: "", signature: "" }),
      delta(0, { type: "thinking_delta", thinking: "hm" }),
      delta(0, { type: "signature_delta", signature: "sluice1:openai-responses:rs_1:gAAA" }),
      stop(0),
      block(1, { type: "thinking", thinking: "", signature: "" }),
      stop(1),
      block(2, { type: "redacted_thinking", data: "sluice1:openai-chat::d" }),
      stop(2),
    ]);
  });

  test("free-form calls and refusals have a form here", () => {
    const frames = encode([
      {
        type: "block_start",
        index: 0,
        part: { type: "tool_call", id: "a", name: "patch", arguments: "", format: "text" },
      },
      args(0, 'a "quote"\n'),
      args(0, "\ud83d"),
      args(0, "\ude00"),
      close(0),
      { type: "block_start", index: 1, part: { type: "refusal", text: "" } },
      { type: "refusal_delta", index: 1, text: "No." },
      close(1),
      finish,
    ]);
    const json = frames.filter((frame) => frame.index === 0)
      .map((frame) => (frame.delta as JsonObject | undefined)?.partial_json ?? "").join("");
    assert.deepEqual(JSON.parse(json), { input: 'a "quote"\n\u{1f600}' });
    assert.deepEqual(frames.filter((frame) => frame.index === 1), [
      block(1, { type: "text", text: "", citations: null }),
      text(1, "No."),
      stop(1),
    ]);
  });

  test("a fault is the last word", () => {
    const encoder = dialect.createStreamEncoder(context());
    const fault = {
      kind: "rate_limit",
      origin: "upstream",
      status: 429,
      message: "Slow down",
      code: "rate_limit_exceeded",
    } as const;
    assert.deepEqual(framesOf(encoder.step({ type: "fault", fault })), [{
      type: "error",
      error: {
        type: "rate_limit_error",
        message: "Slow down",
        details: { error_code: "rate_limit_exceeded" },
      },
      request_id: null,
    }]);
    assert.equal(encoder.step(finish), "");
    assert.deepEqual(framesOf(dialect.encodeStreamFault(fault)).length, 1);
  });

  test("a stream that leaves blocks open is closed all the same", () => {
    const frames = encode([open(0), call(1, "a"), args(1, "{}"), finish]);
    assert.deepEqual(types(frames), [
      "message_start",
      "content_block_start",
      "content_block_stop",
      "content_block_start",
      "content_block_delta",
      "content_block_stop",
      "message_delta",
      "message_stop",
    ]);
  });

  test("what is written reads the same", () => {
    const events: CanonicalEvent[] = [
      open(0),
      say(0, "one\n\ndata: x"),
      close(0),
      call(1, "a"),
      args(1, "{}"),
      close(1),
      { type: "finish", finish: { reason: "length" } },
    ];
    const fold = createFold();
    const decoder = dialect.createStreamDecoder();
    for (const frame of encode(events)) decoder.step({ data: JSON.stringify(frame) }, fold.step);
    assert.deepEqual(fold.reply().content, [
      { type: "text", text: "one\n\ndata: x" },
      { type: "tool_call", id: "a", name: "f", arguments: "{}", format: "json" },
    ]);
    assert.equal(fold.reply().finish.reason, "length");
  });
});
