/**
 * Streams of the reference's own wire: what a client is sent, and what is made of the streams of
 * gateways that leave out nearly anything.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { piNative } from "../../src/dialects/pi_native/mod.ts";
import { readSse } from "../support/sse.ts";
import { eventsOf, folded, framesOf, read, tokenOf, turn, write } from "./pi_native/answers.ts";

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

describe("a stream of a reference gateway", () => {
  /** The events as it tells them: the whole turn so far in each. */
  const REFERENCE: JsonObject[] = [
    { type: "start", partial: turn([], { responseId: "msg_1" }) },
    { type: "thinking_start", contentIndex: 0, partial: turn([thinking("")]) },
    { type: "thinking_delta", contentIndex: 0, delta: "hm", partial: turn([thinking("hm")]) },
    {
      type: "thinking_end",
      contentIndex: 0,
      content: "hm",
      partial: turn([thinking("hm", "sig")]),
    },
    {
      type: "text_start",
      contentIndex: 2,
      partial: turn([thinking("hm", "sig"), REDACTED(), TEXT("")]),
    },
    {
      type: "text_delta",
      contentIndex: 2,
      delta: 'a ,"partial":{ b',
      partial: turn([thinking("hm", "sig"), REDACTED(), TEXT('a ,"partial":{ b')]),
    },
    {
      type: "text_end",
      contentIndex: 2,
      content: 'a ,"partial":{ b',
      partial: turn([thinking("hm", "sig"), REDACTED(), TEXT('a ,"partial":{ b')]),
    },
    {
      type: "done",
      reason: "stop",
      message: turn([thinking("hm", "sig"), REDACTED(), TEXT('a ,"partial":{ b')]),
    },
  ];

  function thinking(text: string, signature?: string): JsonObject {
    return {
      type: "thinking",
      thinking: text,
      ...(signature ? { thinkingSignature: signature } : {}),
    };
  }

  function REDACTED(): JsonObject {
    return { type: "redactedThinking", data: "zz" };
  }

  function TEXT(text: string): JsonObject {
    return { type: "text", text };
  }

  const CONTENT: AssistantPart[] = [
    { type: "thinking", text: "hm", signature: tokenOf("sig"), origin: "pi-native" },
    { type: "redacted_thinking", data: "zz", origin: "pi-native" },
    { type: "text", text: 'a ,"partial":{ b' },
  ];

  it("is read with its blocks in order, those without events too", () => {
    const reply = folded(read(REFERENCE));
    assert.deepEqual(reply.content, CONTENT);
    assert.equal(reply.id, "msg_1");
    assert.equal(reply.model, "claude");
    assert.deepEqual(reply.usage, { input: 3, cacheRead: 1, cacheWrite: 0, output: 2 });
    assert.deepEqual(reply.finish, { reason: "stop", raw: "stop" });
  });

  it("is whole when only its end comes", () => {
    assert.deepEqual(folded(read(REFERENCE.slice(-1))).content, CONTENT);
  });

  it("is whole when any of its events is missing", () => {
    for (let at = 0; at < REFERENCE.length - 1; at++) {
      const rest = REFERENCE.filter((_, n) => n !== at);
      const text = folded(read(rest)).content.flatMap((part) => "text" in part ? [part.text] : []);
      assert.deepEqual(text, ["hm", 'a ,"partial":{ b'], String(REFERENCE[at]?.type));
    }
  });

  it("is an error without its end, whatever else it says", () => {
    for (const end of [[], ["[DONE]"]]) {
      const last = read([...REFERENCE.slice(0, -1), ...end]).at(-1);
      assert.ok(last?.type === "fault");
      assert.equal(last.fault.code, "stream_truncated");
      assert.equal(last.fault.status, 502);
    }
  });

  it("says nothing after its end", () => {
    assert.deepEqual(read([...REFERENCE, "[DONE]", ...REFERENCE]), read(REFERENCE));
  });

  const call = (more: JsonObject): JsonObject => ({
    type: "toolCall",
    id: "c|fc_1",
    name: "f",
    arguments: {},
    ...more,
  });
  const toolcall = (step: string, block: JsonObject, more: JsonObject = {}): JsonObject => ({
    type: `toolcall_${step}`,
    contentIndex: 0,
    ...more,
    partial: turn([block]),
  });
  const done = (block: JsonObject): JsonObject => ({
    type: "done",
    reason: "toolUse",
    message: turn([block], { stopReason: "toolUse" }),
  });
  const part = (text: string): AssistantPart => ({
    type: "tool_call",
    id: "c|fc_1",
    name: "f",
    arguments: text,
    format: "json",
  });

  const calls: [string, JsonObject[], AssistantPart[]][] = [
    [
      "in deltas",
      [
        toolcall("start", call({})),
        toolcall("delta", call({}), { delta: '{"a":' }),
        toolcall("delta", call({}), { delta: " 1}" }),
        toolcall("end", call({ arguments: { a: 1 } }), { toolCall: call({ arguments: { a: 1 } }) }),
      ],
      [part('{"a": 1}')],
    ],
    [
      "only at its end",
      [
        toolcall("start", call({})),
        toolcall("end", call({}), { toolCall: call({ arguments: { a: 1 } }) }),
      ],
      [part('{"a":1}')],
    ],
    [
      "with its id and name only at its end",
      [
        toolcall("start", call({ id: "", name: "" })),
        toolcall("delta", call({ id: "", name: "" }), { delta: '{"a":1}' }),
        toolcall("end", call({}), { toolCall: call({ arguments: { a: 1 } }) }),
      ],
      [part('{"a":1}')],
    ],
    ["without any event", [], [part('{"a":1}')]],
    [
      "with a signature of its own",
      [toolcall("start", call({ thoughtSignature: "s" }))],
      [
        {
          type: "thinking",
          text: "",
          signature: tokenOf("s", { call: "c|fc_1" }),
          origin: "pi-native",
        },
        part('{"a":1}'),
      ],
    ],
    [
      "with free-form text",
      [
        toolcall("start", call({ customWireName: "f" })),
        toolcall("delta", call({ customWireName: "f" }), { delta: "whatever" }),
        toolcall("end", call({}), {
          toolCall: call({ customWireName: "f", arguments: { input: "*** Begin" } }),
        }),
      ],
      [{ ...part("*** Begin"), format: "text" } as AssistantPart],
    ],
  ];
  for (const [how, events, content] of calls) {
    it(`tells a call ${how}`, () => {
      const end = done(call({ arguments: { a: 1 } }));
      const seen = read([{ type: "start", partial: turn([]) }, ...events, end]);
      assert.deepEqual(folded(seen).content, content);
      assert.equal(folded(seen).finish.reason, "tool_calls");
    });
  }

  it("tells a picture at its end", () => {
    const image = { type: "image", data: "aGk=", mimeType: "image/png" };
    const event = { type: "image_end", contentIndex: 0, content: image, partial: turn([image]) };
    const end = { type: "done", reason: "stop", message: turn([image]) };
    assert.deepEqual(folded(read([event, end])).content, [
      { type: "image", source: { type: "base64", mediaType: "image/png", data: "aGk=" } },
    ]);
  });

  const failures: [string, JsonObject, string, number][] = [
    [
      "with its status",
      turn([], { stopReason: "error", errorMessage: "busy", errorStatus: 529 }),
      "overloaded",
      529,
    ],
    [
      "with its status in words",
      turn([], { stopReason: "error", errorMessage: "400 prompt is too long" }),
      "context_length",
      400,
    ],
    ["without any", turn([], { stopReason: "error", errorMessage: "oh" }), "upstream", 502],
    ["as given up", turn([], { stopReason: "aborted", errorMessage: "aborted" }), "upstream", 502],
  ];
  for (const [how, error, kind, status] of failures) {
    it(`fails ${how}`, () => {
      const last = read([{ type: "error", reason: "error", error }]).at(-1);
      assert.ok(last?.type === "fault");
      assert.equal(last.fault.kind, kind);
      assert.equal(last.fault.status, status);
      assert.equal(last.fault.message, error.errorMessage);
    });
  }

  it("fails with the message alone, as a gateway that threw tells it", () => {
    const last = read([{ type: "error", reason: "error", errorMessage: "HTTP 429: slow" }]).at(-1);
    assert.ok(last?.type === "fault");
    assert.equal(last.fault.kind, "rate_limit");
    assert.equal(last.fault.message, "HTTP 429: slow");
  });

  it("may have been refused, which is no failure", () => {
    const error = turn([TEXT("I")], {
      stopReason: "error",
      errorMessage: "refused",
      stopDetails: { type: "refusal", category: "bio", explanation: "no" },
    });
    const reply = folded(read([{ type: "error", reason: "error", error }]));
    assert.equal(reply.finish.reason, "refusal");
    assert.deepEqual(reply.content, [{ type: "text", text: "I" }]);
  });

  it("is a failure where it is not of this wire", () => {
    for (const data of ["<html>", "[1]", '{"type":"done"}']) {
      const last = read([data]).at(-1);
      assert.ok(last?.type === "fault");
      assert.equal(last.fault.code, "invalid_stream");
    }
  });

  it("is notable at its end alone", () => {
    const notable = REFERENCE.map((event) => piNative.isNotable({ data: JSON.stringify(event) }));
    assert.deepEqual(notable, [...Array(7).fill(false), true]);
  });
});
