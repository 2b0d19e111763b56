/** What is made of the streams of gateways that leave out nearly anything. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { piNative } from "../../src/dialects/pi_native/mod.ts";
import { folded, read, tokenOf, turn } from "./pi_native/answers.ts";

describe("a stream of Pi's own gateway", () => {
  /** The events as it tells them: the whole turn so far in each. */
  const TOLD: JsonObject[] = [
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
    const reply = folded(read(TOLD));
    assert.deepEqual(reply.content, CONTENT);
    assert.equal(reply.id, "msg_1");
    assert.equal(reply.model, "claude");
    assert.deepEqual(reply.usage, { input: 3, cacheRead: 1, cacheWrite: 0, output: 2 });
    assert.deepEqual(reply.finish, { reason: "stop", raw: "stop" });
  });

  it("is whole when only its end comes", () => {
    assert.deepEqual(folded(read(TOLD.slice(-1))).content, CONTENT);
  });

  it("is whole when any of its events is missing", () => {
    for (let at = 0; at < TOLD.length - 1; at++) {
      const rest = TOLD.filter((_, n) => n !== at);
      const text = folded(read(rest)).content.flatMap((part) => "text" in part ? [part.text] : []);
      assert.deepEqual(text, ["hm", 'a ,"partial":{ b'], String(TOLD[at]?.type));
    }
  });

  it("is an error without its end, whatever else it says", () => {
    for (const end of [[], ["[DONE]"]]) {
      const last = read([...TOLD.slice(0, -1), ...end]).at(-1);
      assert.ok(last?.type === "fault");
      assert.equal(last.fault.code, "stream_truncated");
      assert.equal(last.fault.status, 502);
    }
  });

  it("says nothing after its end", () => {
    assert.deepEqual(read([...TOLD, "[DONE]", ...TOLD]), read(TOLD));
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
    [
      "as given up",
      turn([], { stopReason: "aborted", errorMessage: "aborted", errorStatus: 499 }),
      "upstream",
      502,
    ],
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
    const notable = TOLD.map((event) => piNative.isNotable({ data: JSON.stringify(event) }));
    assert.deepEqual(notable, [...Array(7).fill(false), true]);
  });
});
