/** What providers of the Converse wire answer, whole and streamed. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import type { Fault } from "../../src/canonical/fault.ts";
import { createFold } from "../../src/canonical/fold.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { Reply } from "../../src/canonical/reply.ts";
import { bedrockConverse } from "../../src/dialects/bedrock_converse/mod.ts";

type WireEvent = Record<string, JsonObject>;

function eventsOf(stream: readonly WireEvent[]): CanonicalEvent[] {
  const events: CanonicalEvent[] = [];
  const decoder = bedrockConverse.createStreamDecoder();
  for (const one of stream) {
    for (const [event, body] of Object.entries(one)) {
      decoder.step({ event, data: JSON.stringify(body) }, (event) => events.push(event));
    }
  }
  decoder.end((event) => events.push(event));
  return events;
}

function folded(stream: readonly WireEvent[]): Reply {
  const fold = createFold();
  eventsOf(stream).forEach(fold.step);
  return fold.reply();
}

function faultOf(stream: readonly WireEvent[]): Fault | undefined {
  const last = eventsOf(stream).at(-1);
  return last?.type === "fault" ? last.fault : undefined;
}

function reply(content: JsonObject[], more: JsonObject = {}): Reply {
  return bedrockConverse.decodeReply({
    output: { message: { role: "assistant", content } },
    stopReason: "end_turn",
    ...more,
  });
}

const START: WireEvent = { messageStart: { role: "assistant", p: "abcdef" } };
const USAGE = { inputTokens: 3, outputTokens: 5, totalTokens: 8 };
const METADATA: WireEvent = { metadata: { usage: USAGE, metrics: { latencyMs: 1 } } };

function delta(contentBlockIndex: number, delta: JsonObject): WireEvent {
  return { contentBlockDelta: { contentBlockIndex, delta, p: "abc" } };
}

function stop(contentBlockIndex: number): WireEvent {
  return { contentBlockStop: { contentBlockIndex } };
}

function ended(stopReason = "end_turn", more: JsonObject = {}): WireEvent {
  return { messageStop: { stopReason, ...more } };
}

describe("a whole Converse answer", () => {
  it("holds text, reasoning, calls and pictures in their order", () => {
    const { content, finish, usage } = reply([
      { reasoningContent: { reasoningText: { text: "So.", signature: "EqQB" } } },
      { reasoningContent: { redactedContent: "cmVk" } },
      { text: "Look:" },
      { image: { format: "png", source: { bytes: "AAAA" } } },
      { toolUse: { toolUseId: "t1", name: "f", input: { a: [1] } } },
    ], { stopReason: "tool_use", usage: USAGE });
    assert.deepEqual(content, [
      { type: "thinking", text: "So.", signature: "EqQB", origin: "bedrock-converse" },
      { type: "redacted_thinking", data: "cmVk", origin: "bedrock-converse" },
      { type: "text", text: "Look:" },
      { type: "image", source: { type: "base64", mediaType: "image/png", data: "AAAA" } },
      { type: "tool_call", id: "t1", name: "f", arguments: '{"a":[1]}', format: "json" },
    ]);
    assert.deepEqual(finish, { reason: "tool_calls", raw: "tool_use" });
    assert.deepEqual(usage, { input: 3, cacheRead: 0, cacheWrite: 0, output: 5 });
  });

  it("says where statements come from", () => {
    const citation = {
      title: "Page",
      sourceContent: [{ text: "It " }, { text: "is." }],
      location: { web: { url: "https://a.invalid/1", domain: "a.invalid" } },
    };
    assert.deepEqual(
      reply([{ citationsContent: { content: [{ text: "So it is." }], citations: [citation] } }])
        .content,
      [{
        type: "text",
        text: "So it is.",
        citations: [{
          origin: "bedrock-converse",
          url: "https://a.invalid/1",
          title: "Page",
          quote: "It is.",
          data: citation,
        }],
      }],
    );
  });

  it("keeps what it does not know, and the calls that the vendor carries out", () => {
    const search = {
      toolUse: { toolUseId: "s", name: "search", input: {}, type: "server_tool_use" },
    };
    const { content, finish } = reply([search, { novelty: { a: 1 } }, { text: "" }]);
    assert.deepEqual(content, [
      { type: "hosted", origin: "bedrock-converse", item: search },
      { type: "hosted", origin: "bedrock-converse", item: { novelty: { a: 1 } } },
    ]);
    assert.equal(finish.reason, "stop");
  });

  it("counts what was read from and written to a cache beside the rest of the prompt", () => {
    const { usage } = reply([], {
      usage: {
        ...USAGE,
        cacheReadInputTokens: 10,
        cacheWriteInputTokens: 20,
        totalTokens: 38,
        cacheDetails: [{ ttl: "1h", inputTokens: 15 }, { ttl: "5m", inputTokens: 5 }],
      },
      serviceTier: { type: "priority" },
    });
    assert.deepEqual(usage, {
      input: 3,
      cacheRead: 10,
      cacheWrite: 20,
      cacheWrite1h: 15,
      output: 5,
      serviceTier: "priority",
    });
  });

  it("ends for one reason", () => {
    const reasons: [string, string][] = [
      ["end_turn", "stop"],
      ["stop_sequence", "stop_sequence"],
      ["max_tokens", "length"],
      ["model_context_window_exceeded", "context_length"],
      ["guardrail_intervened", "content_filter"],
      ["content_filtered", "content_filter"],
      ["refusal", "refusal"],
      ["something_new", "stop"],
    ];
    for (const [raw, reason] of reasons) {
      assert.deepEqual(reply([{ text: "a" }], { stopReason: raw }).finish, { reason, raw });
      assert.deepEqual(folded([delta(0, { text: "a" }), ended(raw)]).finish, { reason, raw });
    }
    const stopped = reply([], {
      stopReason: "stop_sequence",
      additionalModelResponseFields: { stop_sequence: "END" },
    });
    assert.equal(stopped.finish.stopSequence, "END");
    const streamed = ended("stop_sequence", {
      additionalModelResponseFields: { delta: { stop_sequence: "END" } },
    });
    assert.equal(folded([streamed]).finish.stopSequence, "END");
    // Some models end with a plain stop after a call.
    const call = { toolUse: { toolUseId: "t", name: "f", input: {} } };
    assert.equal(reply([call]).finish.reason, "tool_calls");
  });

  it("is none without a message, or where the model made nothing that can be read", () => {
    for (const body of [{}, { output: {} }, { message: "Hi" }]) {
      assert.throws(() => bedrockConverse.decodeReply(body), /no message/);
    }
    for (const stopReason of ["malformed_model_output", "malformed_tool_use"]) {
      assert.throws(() => reply([{ text: "a" }], { stopReason }), new RegExp(stopReason));
      assert.equal(faultOf([delta(0, { text: "a" }), ended(stopReason)])?.code, stopReason);
    }
  });
});

describe("a streamed Converse answer", () => {
  it("says what the whole one says", () => {
    const text = fc.string({ minLength: 1 });
    const pieces = fc.array(text, { minLength: 1, maxLength: 4 });
    type Said = { block: JsonObject; events: (at: number) => WireEvent[] };
    const block: fc.Arbitrary<Said> = fc.oneof(
      pieces.map((list) => ({
        block: { text: list.join("") },
        events: (at: number) => list.map((text) => delta(at, { text })),
      })),
      fc.tuple(pieces, fc.base64String({ minLength: 4 })).map(([list, signature]) => ({
        block: { reasoningContent: { reasoningText: { text: list.join(""), signature } } },
        events: (at: number) => [
          ...list.map((text) => delta(at, { reasoningContent: { text } })),
          delta(at, { reasoningContent: { signature } }),
        ],
      })),
      fc.base64String({ minLength: 4 }).map((data) => ({
        block: { reasoningContent: { redactedContent: data } },
        events: (at: number) => [delta(at, { reasoningContent: { redactedContent: data } })],
      })),
      fc.tuple(fc.dictionary(text, fc.oneof(text, fc.integer())), fc.nat()).map(([input, cut]) => {
        const json = JSON.stringify(input);
        const at = cut % json.length;
        return {
          block: { toolUse: { toolUseId: "t", name: "f", input } },
          events: (place: number) => [
            {
              contentBlockStart: {
                contentBlockIndex: place,
                start: { toolUse: { toolUseId: "t", name: "f" } },
              },
            },
            ...[json.slice(0, at), json.slice(at)].map((input) =>
              delta(place, { toolUse: { input } })
            ),
          ],
        };
      }),
      fc.base64String({ minLength: 4 }).map((bytes) => ({
        block: { image: { format: "webp", source: { bytes } } },
        events: (at: number) => [
          { contentBlockStart: { contentBlockIndex: at, start: { image: { format: "webp" } } } },
          delta(at, { image: { source: { bytes } } }),
        ],
      })),
    );
    fc.assert(fc.property(fc.array(block, { maxLength: 5 }), fc.boolean(), (blocks, stops) => {
      const stream = [
        START,
        ...blocks.flatMap(({ events }, at) => [...events(at), ...(stops ? [stop(at)] : [])]),
        ended(),
        METADATA,
      ];
      const whole = reply(blocks.map(({ block }) => JSON.parse(JSON.stringify(block))), {
        usage: USAGE,
      });
      const read = stops ? (reply: Reply) => reply : sorted;
      assert.deepEqual(read(folded(stream)), read(whole));
    }));

    /** Without a word for their end, pictures are told when the answer ends. */
    function sorted({ content, ...rest }: Reply): unknown {
      return { ...rest, content: content.map((part) => JSON.stringify(part)).sort() };
    }
  });

  it("keeps the grammar of events", () => {
    const events = eventsOf([
      START,
      delta(0, { reasoningContent: { text: "So" } }),
      delta(0, { reasoningContent: { text: "." } }),
      delta(0, { reasoningContent: { signature: "EqQB" } }),
      stop(0),
      { contentBlockStart: { contentBlockIndex: 1, start: {} } },
      delta(1, { text: "" }),
      delta(1, { text: "Yes" }),
      delta(1, { citation: { title: "P", location: { web: { url: "https://a.invalid" } } } }),
      stop(1),
      {
        contentBlockStart: {
          contentBlockIndex: 2,
          start: { toolUse: { toolUseId: "t", name: "f" } },
        },
      },
      stop(2),
      ended("tool_use"),
      METADATA,
      delta(3, { text: "late" }),
    ]);
    const citation = { title: "P", location: { web: { url: "https://a.invalid" } } };
    assert.deepEqual(events, [
      { type: "start" },
      { type: "block_start", index: 0, part: { type: "thinking", text: "" } },
      { type: "thinking_delta", index: 0, text: "So" },
      { type: "thinking_delta", index: 0, text: "." },
      { type: "signature", index: 0, signature: "EqQB", origin: "bedrock-converse" },
      { type: "block_stop", index: 0 },
      { type: "block_start", index: 1, part: { type: "text", text: "" } },
      { type: "text_delta", index: 1, text: "Yes" },
      {
        type: "citation",
        index: 1,
        citation: {
          origin: "bedrock-converse",
          url: "https://a.invalid",
          title: "P",
          data: citation,
        },
      },
      { type: "block_stop", index: 1 },
      {
        type: "block_start",
        index: 2,
        part: { type: "tool_call", id: "t", name: "f", arguments: "", format: "json" },
      },
      { type: "arguments_delta", index: 2, text: "{}" },
      { type: "block_stop", index: 2 },
      {
        type: "finish",
        finish: { reason: "tool_calls", raw: "tool_use" },
        usage: { input: 3, cacheRead: 0, cacheWrite: 0, output: 5 },
      },
    ]);
  });

  it("holds the steps of the vendor's own tools whole", () => {
    const { content, finish } = folded([
      {
        contentBlockStart: {
          contentBlockIndex: 0,
          start: { toolUse: { toolUseId: "s", name: "search", type: "server_tool_use" } },
        },
      },
      delta(0, { toolUse: { input: '{"q":' } }),
      delta(0, { toolUse: { input: '"x"}' } }),
      stop(0),
      { contentBlockStart: { contentBlockIndex: 1, start: { toolResult: { toolUseId: "s" } } } },
      delta(1, { toolResult: [{ text: "found" }] }),
      stop(1),
      delta(2, { text: "Yes." }),
      ended(),
    ]);
    assert.deepEqual(content, [
      {
        type: "hosted",
        origin: "bedrock-converse",
        item: {
          toolUse: { toolUseId: "s", name: "search", type: "server_tool_use", input: '{"q":"x"}' },
        },
      },
      {
        type: "hosted",
        origin: "bedrock-converse",
        item: { toolResult: { toolUseId: "s", content: [{ text: "found" }] } },
      },
      { type: "text", text: "Yes." },
    ]);
    assert.equal(finish.reason, "stop");
  });

  it("tells blocks apart that a host numbers alike", () => {
    const { content } = folded([
      delta(0, { reasoningContent: { text: "So." } }),
      delta(0, { text: "Yes." }),
      ended(),
    ]);
    assert.deepEqual(content, [
      { type: "thinking", text: "So.", signature: "", origin: "bedrock-converse" },
      { type: "text", text: "Yes." },
    ]);
  });

  it("is whole without its counts, and is not without its reason", () => {
    const said = [START, delta(0, { text: "Hi" }), stop(0)];
    assert.equal(folded([...said, ended()]).usage, undefined);
    for (let length = 0; length <= said.length; length++) {
      const fault = faultOf(said.slice(0, length));
      assert.equal(fault?.code, "stream_truncated");
      assert.equal(fault?.kind, "upstream");
    }
    // The counts alone are no reason either.
    assert.equal(faultOf([...said, METADATA])?.code, "stream_truncated");
  });

  it("passes over events that nobody knows, and fails at what is no event", () => {
    assert.equal(folded([{ novelty: {} }, ended()]).finish.reason, "stop");
    const events: CanonicalEvent[] = [];
    const decoder = bedrockConverse.createStreamDecoder();
    decoder.step({ event: "messageStart", data: "no JSON" }, (event) => events.push(event));
    decoder.end((event) => events.push(event));
    assert.equal(events.length, 1);
    assert.equal(events[0]?.type === "fault" && events[0].fault.code, "invalid_stream");
  });
});
