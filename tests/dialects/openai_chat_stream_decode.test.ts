/** What the chat dialect reads from a provider's stream. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";
import { delta, DONE, faultOf, folded, partsOf, read } from "./openai_chat/answers.ts";

describe("reading a provider's chat stream", () => {
  it("tells text, then the end, with the counts that came after it", () => {
    assert.deepEqual(
      read([
        delta({ role: "assistant", content: "" }),
        delta({ content: "Hel" }),
        delta({ content: "lo" }),
        DONE,
        {
          id: "i",
          choices: [],
          service_tier: "default",
          usage: {
            prompt_tokens: 10,
            completion_tokens: 4,
            total_tokens: 14,
            prompt_tokens_details: { cached_tokens: 6, cache_write_tokens: 1 },
            completion_tokens_details: { reasoning_tokens: 0 },
          },
        },
        "[DONE]",
        delta({ content: "late" }),
      ]),
      [
        { type: "start", id: "i", model: "p" },
        { type: "block_start", index: 0, part: { type: "text", text: "" } },
        { type: "text_delta", index: 0, text: "Hel" },
        { type: "text_delta", index: 0, text: "lo" },
        { type: "block_stop", index: 0 },
        {
          type: "finish",
          finish: { reason: "stop", raw: "stop" },
          usage: {
            input: 3,
            cacheRead: 6,
            cacheWrite: 1,
            output: 4,
            reasoning: 0,
            serviceTier: "default",
          },
        },
      ],
    );
  });

  it("waits for a call's id and name, and keeps interleaved pieces apart", () => {
    const call = (index: number, more: JsonObject) => delta({ tool_calls: [{ index, ...more }] });
    const events = read([
      call(0, { function: { arguments: "{" } }),
      call(0, { id: "a", function: { name: "f" } }),
      call(1, { id: "b", type: "function", function: { name: "g", arguments: "" } }),
      call(1, { function: { arguments: "[" } }),
      call(0, { id: "a", function: { name: "f", arguments: "}" } }),
      call(1, { id: null, function: { name: null, arguments: "]" } }),
      call(2, { function: { name: "h", arguments: "1" } }),
      call(3, { id: "d", type: "custom", custom: { name: "k", input: "raw" } }),
      DONE,
      "[DONE]",
    ]);
    assert.deepEqual(events.filter((event) => event.type === "block_start").map((e) => e.part), [
      { type: "tool_call", id: "a", name: "f", arguments: "", format: "json" },
      { type: "tool_call", id: "b", name: "g", arguments: "", format: "json" },
      { type: "tool_call", id: "d", name: "k", arguments: "", format: "text" },
      { type: "tool_call", id: "call_i_2", name: "h", arguments: "", format: "json" },
    ]);
    const reply = folded(events);
    assert.deepEqual(reply.content.map((part) => part.type === "tool_call" && part.arguments), [
      "{}",
      "[]",
      "raw",
      "1",
    ]);
    assert.deepEqual(reply.finish, { reason: "tool_calls", raw: "stop" });
  });

  it("tells parallel calls apart by id where a host gives them one index", () => {
    const parts = partsOf(
      ["a", "b"].map((id) =>
        delta({ tool_calls: [{ index: 0, id, function: { name: "f", arguments: { x: id } } }] })
      ),
    );
    assert.deepEqual(parts.map((part) => part.type === "tool_call" && [part.id, part.arguments]), [
      ["a", '{"x":"a"}'],
      ["b", '{"x":"b"}'],
    ]);
  });

  it("reads the older function_call", () => {
    assert.deepEqual(
      partsOf([
        delta({ function_call: { name: "f", arguments: "" } }),
        delta({ function_call: { arguments: "{}" } }),
      ]),
      [{ type: "tool_call", id: "call_i_0", name: "f", arguments: "{}", format: "json" }],
    );
  });

  it("reads reasoning under each of its names, once", () => {
    const thinking = { type: "thinking", text: "hm", signature: "", origin: "openai-chat" };
    const text = { type: "text", text: "yes" };
    for (
      const shape of [
        { reasoning_content: "hm" },
        { reasoning: "hm", reasoning_content: "" },
        { reasoning_content: "hm", reasoning: "hm" },
        { reasoning: "hm", reasoning_details: [{ type: "reasoning.text", text: "hm", index: 0 }] },
        { reasoning_details: [{ type: "reasoning.summary", summary: "hm", index: 0 }] },
        { content: [{ type: "thinking", thinking: [{ type: "text", text: "hm" }] }] },
      ]
    ) {
      assert.deepEqual(partsOf([delta(shape), delta({ content: "yes" })]), [thinking, text]);
    }
  });

  it("keeps a host's signed reasoning list whole", () => {
    const entry = { type: "reasoning.text", format: "anthropic-claude-v1", index: 0 };
    const [thinking] = partsOf([
      delta({ reasoning: "a", reasoning_details: [{ ...entry, text: "a" }] }),
      delta({ reasoning: "b", reasoning_details: [{ ...entry, text: "b", signature: null }] }),
      delta({ reasoning_details: [{ ...entry, signature: "sig" }] }),
      delta({ content: "yes" }),
    ]);
    assert.ok(thinking?.type === "thinking");
    assert.equal(thinking.text, "ab");
    assert.deepEqual(JSON.parse(thinking.signature ?? ""), [
      { ...entry, text: "ab", signature: "sig" },
    ]);
  });

  it("reads refusals, citations and pictures", () => {
    const annotation = {
      type: "url_citation",
      url_citation: { url: "https://x.test", title: "X", start_index: 0, end_index: 2 },
    };
    assert.deepEqual(
      partsOf([
        delta({ content: "ok" }),
        delta({ annotations: [annotation, { type: "file_citation" }] }),
        delta({ images: [{ type: "image_url", image_url: { url: "data:image/png;base64,AA" } }] }),
        delta({ refusal: "no" }),
      ]),
      [
        {
          type: "text",
          text: "ok",
          citations: [{
            origin: "openai-chat",
            url: "https://x.test",
            title: "X",
            start: 0,
            end: 2,
            data: annotation,
          }],
        },
        { type: "image", source: { type: "base64", mediaType: "image/png", data: "AA" } },
        { type: "refusal", text: "no" },
      ],
    );
  });

  it("reads only the first of several choices", () => {
    const both = (content: string) => ({
      id: "i",
      choices: [
        { index: 1, delta: { content: "other" }, finish_reason: "length" },
        { index: 0, delta: { content } },
      ],
    });
    const other = { id: "i", choices: [{ index: 1, delta: { content: "other" } }] };
    assert.deepEqual(partsOf([both("a"), other, both("b")]), [{ type: "text", text: "ab" }]);
  });

  it("knows every word for the end", () => {
    const cases: [string, string][] = [
      ["stop", "stop"],
      ["STOP", "stop"],
      ["eos", "stop"],
      ["length", "length"],
      ["model_length", "length"],
      ["tool_calls", "tool_calls"],
      ["function_call", "tool_calls"],
      ["content_filter", "content_filter"],
    ];
    for (const [raw, reason] of cases) {
      assert.deepEqual(folded(read([delta({}, { finish_reason: raw })])).finish, { reason, raw });
    }
  });

  it("does not take a stream that broke off for a whole one", () => {
    for (const frames of [[], [delta({ content: "a" })], ["[DONE]"]]) {
      const fault = faultOf(read(frames));
      assert.deepEqual([fault.kind, fault.status, fault.code], [
        "upstream",
        502,
        "stream_truncated",
      ]);
    }
    assert.equal(folded(read([delta({ content: "a" }), "[DONE]"])).finish.reason, "stop");
    assert.equal(folded(read([DONE])).finish.reason, "stop");
  });

  it("reads failures in the stream, and nothing after them", () => {
    const error = { message: "slow", code: "rate_limit_exceeded" };
    for (
      const frame of [{ error }, delta({}, { error }), { id: "i", choices: [], error }]
    ) {
      const events = read([delta({ content: "a" }), frame, delta({ content: "b" }), "[DONE]"]);
      const fault = faultOf(events);
      assert.deepEqual([fault.kind, fault.status, fault.message], ["rate_limit", 429, "slow"]);
      assert.equal(events.filter((event) => event.type === "text_delta").length, 1);
    }
    assert.equal(faultOf(read([{ error: { message: "x", code: 429 } }])).status, 429);
    assert.equal(faultOf(read([{ error: "plain" }])).message, "plain");
    assert.equal(
      faultOf(read([delta({}, { finish_reason: "insufficient_system_resource" })])).kind,
      "overloaded",
    );
    for (const data of ["{", "[]", "<html>"]) {
      assert.equal(faultOf(read([data])).code, "invalid_stream");
    }
  });

  it("counts as the hosts count", () => {
    const usage = (counts: JsonObject) => folded(read([{ ...DONE, usage: counts }])).usage;
    assert.deepEqual(
      usage({ prompt_tokens: 10, completion_tokens: 2, prompt_cache_hit_tokens: 4 }),
      { input: 6, cacheRead: 4, cacheWrite: 0, output: 2 },
    );
    assert.deepEqual(
      usage({
        prompt_tokens: 12,
        completion_tokens: 2,
        total_tokens: 354,
        completion_tokens_details: { reasoning_tokens: 340 },
      }),
      { input: 12, cacheRead: 0, cacheWrite: 0, output: 342, reasoning: 340 },
    );
    assert.deepEqual(
      folded(read([delta({}, {
        finish_reason: "stop",
        usage: { prompt_tokens: 1, completion_tokens: 1 },
      })])).usage?.output,
      1,
    );
  });

  it("marks the frames that a relay must look at", () => {
    const plain = [
      delta({ content: 'so "usage":{ and "error":{ and "finish_reason":"stop"' }),
      { ...delta({ content: "x" }), usage: null },
      delta({ tool_calls: [{ index: 0, function: { arguments: '{"error":"x"}' } }] }),
    ];
    for (const frame of plain) {
      assert.equal(openAiChat.isNotable({ data: JSON.stringify(frame) }), false);
    }
    const notable = [
      "[DONE]",
      JSON.stringify(DONE),
      JSON.stringify(delta({ role: "assistant" })),
      '{"choices": [], "usage": {"prompt_tokens": 1}}',
      '{"error":"x"}',
      '{"error":{"message":"x"}}',
    ];
    for (const data of notable) assert.equal(openAiChat.isNotable({ data }), true, data);
    assert.equal(openAiChat.isNotable({ event: "error", data: "{}" }), true);
  });
});
