/** What a client of Pi's own wire is streamed, and what that costs. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { piNative } from "../../src/dialects/pi_native/mod.ts";
import { readSse } from "../support/sse.ts";
import { eventsOf, framesOf, write } from "./pi_native/answers.ts";

const DONE_EVENTS: CanonicalEvent[] = [{ type: "finish", finish: { reason: "stop" } }];

/** A stream of one text in `deltas` pieces. */
function spoken(deltas: number): CanonicalEvent[] {
  return [
    { type: "start" },
    { type: "block_start", index: 0, part: { type: "text", text: "" } },
    ...Array.from({ length: deltas }, (_, n): CanonicalEvent => ({
      type: "text_delta",
      index: 0,
      text: String(n % 10).repeat(5),
    })),
    { type: "block_stop", index: 0 },
    ...DONE_EVENTS,
  ];
}

describe("what a stream costs", () => {
  it("is linear in the number of deltas", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 400 }), (deltas) => {
      const one = write(spoken(deltas)).length;
      const two = write(spoken(deltas * 2)).length;
      const three = write(spoken(deltas * 3)).length;
      assert.equal(three - two, two - one);
    }));
  });

  it("is the same for every delta, however much was said before", () => {
    for (const name of ["text", "thinking", "toolcall"] as const) {
      const part: AssistantPart = name === "toolcall"
        ? { type: "tool_call", id: "c", name: "f", arguments: "", format: "json" }
        : { type: name, text: "" };
      const type = ({
        text: "text_delta",
        thinking: "thinking_delta",
        toolcall: "arguments_delta",
      } as const)[name];
      const encoder = piNative.createStreamEncoder({
        model: "up/m",
        created: 7,
        request: {},
        estimatedInputTokens: 0,
        newId: () => "x",
      });
      encoder.step({ type: "start" });
      encoder.step({ type: "block_start", index: 0, part });
      const sizes = Array.from(
        { length: 500 },
        () => encoder.step({ type, index: 0, text: "12345" }).length,
      );
      assert.equal(new Set(sizes).size, 1, name);
      assert.ok((sizes[0] ?? Infinity) < 400, `${name}: ${sizes[0]}`);
    }
  });
});

describe("what a client is sent", () => {
  it("starts once, ends once, and says done", () => {
    for (const events of [DONE_EVENTS, spoken(2), spoken(2).slice(1)]) {
      const { frames, rest } = readSse(write(events));
      assert.equal(rest, "");
      const types = frames.map(({ data }) => data === "[DONE]" ? data : JSON.parse(data).type);
      assert.equal(types[0], "start");
      assert.deepEqual(types.slice(-2), ["done", "[DONE]"]);
      assert.equal(types.filter((type) => type === "start").length, 1);
    }
  });

  it("has the turn's frame in every event, and the block where one starts or ends", () => {
    const call: AssistantPart = {
      type: "tool_call",
      id: "c",
      name: "f",
      arguments: '{"a":1}',
      format: "json",
    };
    const sealed: AssistantPart = {
      type: "redacted_thinking",
      data: "x",
      origin: "anthropic-messages",
    };
    const thought: AssistantPart = {
      type: "thinking",
      text: "t",
      signature: "s",
      origin: "anthropic-messages",
    };
    const frames = framesOf(write(eventsOf([thought, sealed, call], { reason: "tool_calls" })));
    for (const { type, partial } of frames) {
      if (type === "done") continue;
      const { content, ...rest } = partial as JsonObject;
      assert.ok(Array.isArray(content), String(type));
      assert.deepEqual(rest, {
        role: "assistant",
        api: "pi-native",
        provider: "up",
        model: "m",
        usage: {
          input: 0,
          output: 0,
          cacheRead: 0,
          cacheWrite: 0,
          totalTokens: 0,
          cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, total: 0 },
        },
        stopReason: "stop",
        timestamp: 7000,
      });
    }
    const empty = { type: "text", text: "" };
    const redacted = { type: "redactedThinking", data: "sluice1:anthropic-messages::x" };
    const signed = {
      type: "thinking",
      thinking: "t",
      thinkingSignature: "sluice1:anthropic-messages::s",
    };
    const bare = { type: "toolCall", id: "c", name: "f", arguments: {} };
    const whole = { ...bare, arguments: { a: 1 } };
    assert.deepEqual(
      frames.map(({ type, contentIndex, partial }) => [
        type,
        contentIndex,
        (partial as JsonObject | undefined)?.content,
      ]),
      [
        ["start", undefined, []],
        ["thinking_start", 0, [{ type: "thinking", thinking: "" }]],
        ["thinking_delta", 0, []],
        ["thinking_end", 0, [signed]],
        ["toolcall_start", 2, [empty, redacted, bare]],
        ["toolcall_delta", 2, []],
        ["toolcall_end", 2, [empty, redacted, whole]],
        ["done", undefined, undefined],
      ],
    );
    const { message } = frames.at(-1) ?? {};
    assert.deepEqual((message as JsonObject).content, [signed, redacted, whole]);
  });

  it("is told of parallel calls by their places", () => {
    const events: CanonicalEvent[] = [
      { type: "start" },
      ...["a", "b"].map((id, index): CanonicalEvent => ({
        type: "block_start",
        index,
        part: { type: "tool_call", id, name: "f", arguments: "", format: "json" },
      })),
      { type: "arguments_delta", index: 1, text: '{"n":' },
      { type: "arguments_delta", index: 0, text: "{}" },
      { type: "arguments_delta", index: 1, text: "2}" },
      { type: "block_stop", index: 1 },
      { type: "block_stop", index: 0 },
      { type: "finish", finish: { reason: "tool_calls" } },
    ];
    const frames = framesOf(write(events));
    const told = frames.filter(({ type }) => type === "toolcall_delta")
      .map(({ contentIndex, delta }) => [contentIndex, delta]);
    assert.deepEqual(told, [[1, '{"n":'], [0, "{}"], [1, "2}"]]);
    const { message } = JSON.parse(JSON.stringify(frames.at(-1)));
    assert.deepEqual(message.content.map(({ id, arguments: args }: JsonObject) => [id, args]), [
      ["a", {}],
      ["b", { n: 2 }],
    ]);
  });

  it("hears of a failure with what was said until then, and of no call that was cut off", () => {
    const events: CanonicalEvent[] = [
      { type: "start" },
      { type: "block_start", index: 0, part: { type: "text", text: "" } },
      { type: "text_delta", index: 0, text: "half" },
      {
        type: "block_start",
        index: 1,
        part: { type: "tool_call", id: "c", name: "f", arguments: "", format: "json" },
      },
      { type: "arguments_delta", index: 1, text: '{"path":' },
      { type: "usage", usage: { input: 4, cacheRead: 0, cacheWrite: 0, output: 1 } },
      {
        type: "fault",
        fault: { kind: "overloaded", origin: "upstream", status: 529, message: "busy" },
      },
    ];
    const { type, reason, error } = JSON.parse(JSON.stringify(framesOf(write(events)).at(-1)));
    assert.equal(type, "error");
    assert.equal(reason, "error");
    assert.deepEqual(error.content, [{ type: "text", text: "half" }]);
    assert.equal(error.errorMessage, "busy");
    assert.equal(error.errorStatus, 529);
    assert.equal(error.usage.input, 4);
  });
});
