/**
 * Streams of the Messages wire, read from providers.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { SseFrame } from "../../src/dialects/dialect.ts";
import { anthropicMessages as dialect } from "../../src/dialects/anthropic_messages/mod.ts";

const OWN = "anthropic-messages";

function decode(events: (JsonObject | string)[]): CanonicalEvent[] {
  const seen: CanonicalEvent[] = [];
  const decoder = dialect.createStreamDecoder();
  for (const event of events) {
    const frame: SseFrame = typeof event === "string"
      ? { data: event }
      : { event: String(event.type), data: JSON.stringify(event) };
    decoder.step(frame, (emitted) => seen.push(emitted));
  }
  decoder.end((emitted) => seen.push(emitted));
  return seen;
}

const start = (message: JsonObject = {}): JsonObject => ({
  type: "message_start",
  message: {
    id: "msg_1",
    model: "claude",
    usage: { input_tokens: 9, output_tokens: 1 },
    ...message,
  },
});
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
const end = (stop_reason: string, usage: JsonObject = { output_tokens: 5 }): JsonObject => ({
  type: "message_delta",
  delta: { stop_reason, stop_sequence: null },
  usage,
});
const STOP: JsonObject = { type: "message_stop" };

const types = (events: { type?: unknown }[]) => events.map((event) => event.type);

describe("reading a provider's stream", () => {
  test("every kind of block", () => {
    const citation = { type: "web_search_result_location", url: "https://x.test", title: "X" };
    const events = decode([
      start(),
      { type: "ping" },
      block(0, { type: "thinking", thinking: "", signature: "" }),
      delta(0, { type: "thinking_delta", thinking: "hm" }),
      delta(0, { type: "thinking_delta", thinking: "" }),
      delta(0, { type: "signature_delta", signature: "sig" }),
      stop(0),
      block(1, { type: "redacted_thinking", data: "xx" }),
      stop(1),
      block(2, { type: "server_tool_use", id: "s", name: "web_search", input: {} }),
      delta(2, { type: "input_json_delta", partial_json: '{"q":' }),
      delta(2, { type: "input_json_delta", partial_json: '"a"}' }),
      stop(2),
      block(3, { type: "text", text: "" }),
      delta(3, { type: "citations_delta", citation }),
      text(3, "Hi"),
      stop(3),
      block(4, { type: "tool_use", id: "t", name: "f", input: {} }),
      delta(4, { type: "input_json_delta", partial_json: "" }),
      delta(4, { type: "input_json_delta", partial_json: '{"x":1}' }),
      stop(4),
      end("tool_use", { output_tokens: 7, server_tool_use: { web_search_requests: 1 } }),
      STOP,
    ]);
    const usage = { input: 9, cacheRead: 0, cacheWrite: 0, output: 7, webSearches: 1 };
    assert.deepEqual(events, [
      {
        type: "start",
        id: "msg_1",
        model: "claude",
        usage: { input: 9, cacheRead: 0, cacheWrite: 0, output: 1 },
      },
      { type: "block_start", index: 0, part: { type: "thinking", text: "" } },
      { type: "thinking_delta", index: 0, text: "hm" },
      { type: "signature", index: 0, signature: "sig", origin: OWN },
      { type: "block_stop", index: 0 },
      {
        type: "block_start",
        index: 1,
        part: { type: "redacted_thinking", data: "xx", origin: OWN },
      },
      { type: "block_stop", index: 1 },
      {
        type: "block_start",
        index: 2,
        part: {
          type: "hosted",
          origin: OWN,
          item: { type: "server_tool_use", id: "s", name: "web_search", input: { q: "a" } },
        },
      },
      { type: "block_stop", index: 2 },
      { type: "block_start", index: 3, part: { type: "text", text: "" } },
      {
        type: "citation",
        index: 3,
        citation: { origin: OWN, url: "https://x.test", title: "X", data: citation },
      },
      { type: "text_delta", index: 3, text: "Hi" },
      { type: "block_stop", index: 3 },
      {
        type: "block_start",
        index: 4,
        part: { type: "tool_call", id: "t", name: "f", arguments: "", format: "json" },
      },
      { type: "arguments_delta", index: 4, text: '{"x":1}' },
      { type: "block_stop", index: 4 },
      { type: "finish", finish: { reason: "tool_calls", raw: "tool_use" }, usage },
    ]);
  });

  test("arguments given whole with the block are one delta", () => {
    const events = decode([
      block(0, { type: "tool_use", id: "t", name: "f", input: { a: 1 } }),
      stop(0),
      block(1, { type: "tool_use", id: "u", name: "g" }),
      stop(1),
      end("end_turn"),
      STOP,
    ]);
    const deltas = events.filter((event) => event.type === "arguments_delta");
    assert.deepEqual(deltas, [
      { type: "arguments_delta", index: 0, text: '{"a":1}' },
      { type: "arguments_delta", index: 1, text: "{}" },
    ]);
    const last = events.at(-1);
    assert.equal(last?.type === "finish" && last.finish.reason, "tool_calls");
  });

  test("totals of the end replace those of the beginning, null replaces nothing", () => {
    const usage = {
      input_tokens: 9,
      output_tokens: 1,
      cache_creation_input_tokens: 6,
      cache_creation: { ephemeral_1h_input_tokens: 4, ephemeral_5m_input_tokens: 2 },
      service_tier: "standard",
    };
    const later = {
      input_tokens: null,
      output_tokens: 5,
      output_tokens_details: { thinking_tokens: 3 },
    };
    const last = decode([start({ usage }), end("end_turn", later), STOP]).at(-1);
    assert.deepEqual(last?.type === "finish" && last.usage, {
      input: 9,
      cacheRead: 0,
      cacheWrite: 6,
      cacheWrite1h: 4,
      output: 5,
      reasoning: 3,
      serviceTier: "standard",
    });
  });

  const REASONS: [string, string][] = [
    ["end_turn", "stop"],
    ["stop_sequence", "stop_sequence"],
    ["max_tokens", "length"],
    ["model_context_window_exceeded", "context_length"],
    ["tool_use", "tool_calls"],
    ["pause_turn", "pause"],
    ["refusal", "refusal"],
    ["something_new", "stop"],
  ];
  for (const [word, reason] of REASONS) {
    test(`${word} means ${reason}`, () => {
      const last = decode([start(), end(word), STOP]).at(-1);
      assert.deepEqual(last?.type === "finish" && last.finish, { reason, raw: word });
    });
  }

  test("the matched stop string and a refusal's details are kept", () => {
    const details = { type: "refusal", category: "cyber", explanation: null };
    const last = decode([start(), {
      type: "message_delta",
      delta: { stop_reason: "refusal", stop_sequence: "END", stop_details: details },
    }, STOP]).at(-1);
    assert.deepEqual(last?.type === "finish" && last.finish, {
      reason: "refusal",
      raw: "refusal",
      stopSequence: "END",
      details,
    });
  });

  test("an end is message_stop, or a reason with nothing behind it; anything less is a fault", () => {
    const cut = [start(), block(0, { type: "text", text: "" }), text(0, "Hi")];
    assert.deepEqual(types(decode([...cut, end("max_tokens"), STOP])).slice(-2), [
      "block_stop",
      "finish",
    ]);
    const unstopped = decode([...cut, end("max_tokens")]).at(-1);
    assert.equal(unstopped?.type === "finish" && unstopped.finish.reason, "length");
    for (const events of [[], [start()], cut]) {
      const last = decode(events).at(-1);
      assert.deepEqual(last?.type === "fault" && last.fault, {
        kind: "upstream",
        origin: "gateway",
        status: 502,
        message: "Cannot finish the answer: the provider's stream ended early",
        code: "stream_truncated",
      });
    }
  });

  test("an error in the stream ends it, with the type's own status", () => {
    const events = decode([
      start(),
      { type: "error", error: { type: "overloaded_error", message: "Overloaded" } },
      end("end_turn"),
      STOP,
    ]);
    assert.deepEqual(types(events), ["start", "fault"]);
    assert.deepEqual(events[1]?.type === "fault" && events[1].fault, {
      kind: "overloaded",
      origin: "upstream",
      status: 529,
      message: "Overloaded",
      type: "overloaded_error",
    });
  });

  test("what cannot be read is a fault, what is not known is passed over", () => {
    const broken = decode([start(), '{"type":']).at(-1);
    assert.equal(broken?.type === "fault" && broken.fault.code, "invalid_stream");
    const events = decode([
      start(),
      start(),
      { type: "brand_new" },
      stop(7),
      text(7, "nowhere"),
      block(0, { type: "text", text: "" }),
      delta(0, { type: "brand_new_delta" }),
      delta(0, { type: "text_delta", text: null }),
      { type: "content_block_delta", index: 0, delta: null },
      text(0, "Hi"),
      stop(0),
      stop(0),
      "[DONE]",
      end("end_turn"),
      STOP,
      STOP,
      start(),
    ]);
    assert.deepEqual(types(events), [
      "start",
      "block_start",
      "text_delta",
      "block_start",
      "text_delta",
      "block_stop",
      "block_stop",
      "finish",
    ]);
  });

  test("text that nobody said begins is told, text behind a block's stop is not", () => {
    const events = decode([
      start(),
      block(0, { type: "text", text: "" }),
      stop(0),
      text(0, "late"),
      text(1, "early"),
      end("end_turn"),
      STOP,
    ]);
    const told = events.map((event) => event.type === "text_delta" ? event.text : "").join("");
    assert.equal(told, "early");
  });

  test("a reconnecting host may repeat itself, but not amid a call", () => {
    const again = decode([
      start(),
      block(0, { type: "text", text: "" }),
      text(0, "One"),
      start({ id: "msg_2" }),
      block(0, { type: "text", text: "" }),
      text(0, "Two"),
      stop(0),
      end("end_turn"),
      STOP,
    ]);
    const starts = again.filter((event) => event.type === "block_start");
    assert.deepEqual(starts.map((event) => event.index), [0, 1]);
    const amid = decode([start(), block(0, { type: "tool_use", id: "t", name: "f" }), start()]);
    const last = amid.at(-1);
    assert.equal(last?.type === "fault" && last.fault.code, "invalid_stream");
  });

  test("only frames that can matter to a tap are notable", () => {
    const seen = (event: JsonObject, named: boolean) =>
      dialect.isNotable({
        data: JSON.stringify(event),
        ...(named ? { event: String(event.type) } : {}),
      });
    for (const named of [true, false]) {
      for (const event of [start(), end("end_turn"), STOP, { type: "error", error: {} }]) {
        assert.equal(seen(event, named), true, String(event.type));
      }
      for (const event of [block(0, { type: "text" }), text(0, "Hi"), stop(0), { type: "ping" }]) {
        assert.equal(seen(event, named), false, String(event.type));
      }
    }
  });
});
