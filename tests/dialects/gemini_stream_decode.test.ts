/** What a provider's Gemini stream means, tidy and untidy. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { gemini } from "../../src/dialects/gemini/mod.ts";
import { chunk, faultOf, folded, partsOf, read, STOP } from "./gemini/answers.ts";

describe("a Gemini stream", () => {
  it("is a start, blocks, and a finish at its end", () => {
    const counts = { promptTokenCount: 7, candidatesTokenCount: 2, totalTokenCount: 9 };
    assert.deepEqual(
      read([
        chunk([{ text: "Hm", thought: true }]),
        chunk([{ text: "Hel" }]),
        chunk([{ text: "lo" }], { finishReason: "STOP" }),
        { usageMetadata: counts },
      ]),
      [
        { type: "start", id: "r", model: "p" },
        { type: "block_start", index: 0, part: { type: "thinking", text: "" } },
        { type: "thinking_delta", index: 0, text: "Hm" },
        { type: "signature", index: 0, signature: "", origin: "gemini" },
        { type: "block_stop", index: 0 },
        { type: "block_start", index: 1, part: { type: "text", text: "" } },
        { type: "text_delta", index: 1, text: "Hel" },
        { type: "text_delta", index: 1, text: "lo" },
        { type: "block_stop", index: 1 },
        {
          type: "finish",
          finish: { reason: "stop", raw: "STOP" },
          usage: { input: 7, cacheRead: 0, cacheWrite: 0, output: 2 },
        },
      ],
    );
  });

  it("may have a thought, a text and calls in one chunk", () => {
    const parts = partsOf(chunk([
      { text: "t", thought: true },
      { text: "w" },
      { functionCall: { name: "f", args: { a: 1 } }, thoughtSignature: "S" },
      { functionCall: { id: "own", name: "g" } },
    ]));
    assert.deepEqual(parts, [
      { type: "thinking", text: "t", signature: "", origin: "gemini" },
      { type: "text", text: "w" },
      { type: "thinking", text: "", signature: "S", origin: "gemini", id: "call" },
      { type: "tool_call", id: "call_gemini_r_0", name: "f", arguments: '{"a":1}', format: "json" },
      { type: "tool_call", id: "own", name: "g", arguments: "{}", format: "json" },
    ]);
  });

  it("waits for results when it stops after calls", () => {
    const { finish } = folded(read([chunk([{ functionCall: { name: "f" } }]), STOP]));
    assert.deepEqual(finish, { reason: "tool_calls", raw: "STOP" });
  });

  it("may tell a call's arguments piece by piece", () => {
    const piece = (jsonPath: string, value: object, willContinue = true) =>
      chunk([{
        functionCall: { partialArgs: [{ jsonPath, ...value }], willContinue },
      }]);
    const parts = partsOf(
      chunk([{ functionCall: { name: "f", willContinue: true }, thoughtSignature: "S" }]),
      piece("$.list[0].name", { stringValue: "Bo", willContinue: true }),
      piece("$.list[0].name", { stringValue: "ston" }),
      piece("$.list[1].count", { numberValue: 2 }),
      piece("$['odd key']", { boolValue: true }),
      piece("$.none", { nullValue: "NULL_VALUE" }),
      piece("$.list[99999999].x", { numberValue: 1 }),
      piece("$.__proto__.polluted", { boolValue: true }),
      chunk([{ functionCall: {} }]),
      chunk([{ functionCall: { name: "g", willContinue: true } }]),
    );
    const calls = parts.flatMap((part) => part.type === "tool_call" ? [part.arguments] : []);
    assert.deepEqual(calls, [
      '{"list":[{"name":"Boston"},{"count":2}],"odd key":true,"none":null,' +
      '"__proto__":{"polluted":true}}',
      "{}",
    ]);
    assert.equal("polluted" in {}, false);
  });

  it("may sign an empty text at its end, and its citations still find the text", () => {
    const parts = partsOf(
      chunk([{ text: "abc" }]),
      chunk([{ text: "", thoughtSignature: "S" }], {
        groundingMetadata: {
          groundingChunks: [{ web: { uri: "u", title: "t" } }],
          groundingSupports: [{ segment: { endIndex: 2, text: "ab" }, groundingChunkIndices: [0] }],
        },
      }),
    );
    assert.equal(parts[0]?.type === "text" && parts[0].citations?.[0]?.end, 2);
    assert.deepEqual(parts[1], {
      type: "thinking",
      text: "",
      signature: "S",
      origin: "gemini",
      id: "alone",
    });
  });

  it("keeps the text before and behind a signature apart", () => {
    const parts = partsOf(
      chunk([{ text: "a" }]),
      chunk([{ text: "", thoughtSignature: "S" }]),
      chunk([{ text: "b" }]),
      chunk([{ text: "c", thoughtSignature: "T" }]),
      chunk([{ text: "d" }]),
    );
    const signed = { type: "thinking", text: "", origin: "gemini" };
    assert.deepEqual(parts, [
      { type: "text", text: "a" },
      { ...signed, signature: "S", id: "alone" },
      { type: "text", text: "b" },
      { ...signed, signature: "T" },
      { type: "text", text: "c" },
      { type: "text", text: "d" },
    ]);
  });

  it("may have pictures, and things only the vendor understands", () => {
    const data = "QQ==";
    const item = { executableCode: { language: "PYTHON", code: "1" } };
    const sketch = { inlineData: { mimeType: "image/png", data }, thought: true };
    const sound = { inlineData: { mimeType: "audio/wav", data } };
    assert.deepEqual(
      partsOf(chunk([{ inlineData: { mimeType: "image/png", data } }, item, sketch, sound])),
      [
        { type: "image", source: { type: "base64", mediaType: "image/png", data } },
        ...[item, sketch, sound].map((item) => ({ type: "hosted", origin: "gemini", item })),
      ],
    );
  });

  it("counts the vendor's own reading to the prompt and thoughts to the answer", () => {
    const { usage } = folded(read([{
      ...STOP,
      usageMetadata: {
        promptTokenCount: 10,
        cachedContentTokenCount: 4,
        toolUsePromptTokenCount: 3,
        candidatesTokenCount: 5,
        thoughtsTokenCount: 6,
        totalTokenCount: 24,
        promptTokensDetails: [{ modality: "AUDIO", tokenCount: 2 }],
      },
    }]));
    assert.deepEqual(usage, {
      input: 9,
      cacheRead: 4,
      cacheWrite: 0,
      output: 11,
      reasoning: 6,
      inputAudio: 2,
    });
  });

  it("takes the last counts there are, and none for none", () => {
    const early = { promptTokenCount: 3, totalTokenCount: 8 };
    const { usage } = folded(
      read([{ ...chunk([{ text: "t" }]), usageMetadata: early }, {
        ...STOP,
        usageMetadata: { trafficType: "ON_DEMAND" },
      }]),
    );
    assert.deepEqual(usage, { input: 3, cacheRead: 0, cacheWrite: 0, output: 5 });
    assert.equal(folded(read([STOP])).usage, undefined);
  });

  it("is cut short without a reason to end", () => {
    for (const frames of [[], [chunk([{ text: "t" }])], [{ candidates: [{ content: {} }] }]]) {
      const fault = faultOf(read(frames));
      assert.equal(fault.code, "stream_truncated");
      assert.equal(fault.status, 502);
    }
  });

  it("ends with an error in its midst, also one in a list", () => {
    const error = { code: 503, message: "busy", status: "UNAVAILABLE" };
    for (const frame of [{ error }, [{ error }]]) {
      const events = read([chunk([{ text: "t" }]), JSON.stringify(frame), STOP]);
      assert.deepEqual(faultOf(events), {
        kind: "overloaded",
        origin: "upstream",
        status: 503,
        message: "busy",
        type: "UNAVAILABLE",
      });
    }
  });

  it("ends where it is no JSON", () => {
    for (const data of ["{", "7", "[]"]) {
      assert.equal(faultOf(read([data, STOP])).code, "invalid_stream");
    }
  });

  it("may be full of nothing", () => {
    const frames = [
      "",
      "{}",
      { candidates: [] },
      { candidates: null, usageMetadata: null },
      chunk([{}]),
      chunk([{ text: "" }]),
      chunk([{ functionCall: {} }]),
      { candidates: [{ index: 1, content: { parts: [{ text: "other" }] } }] },
      STOP,
    ];
    const { content, finish } = folded(read(frames));
    assert.deepEqual(content, []);
    assert.equal(finish.reason, "stop");
  });

  it("may end with a word of tomorrow", () => {
    const events = read([chunk([{ text: "t" }], { finishReason: "NEW_WORD" })]);
    assert.deepEqual(folded(events).finish, { reason: "stop", raw: "NEW_WORD" });
  });
});

describe("what a relay shows the Gemini decoder", () => {
  it("is every chunk with counts, an error or an end", () => {
    const notable = (data: unknown) => gemini.isNotable({ data: JSON.stringify(data) });
    assert.ok(notable(STOP));
    assert.ok(notable({ usageMetadata: {} }));
    assert.ok(notable({ promptFeedback: {} }));
    assert.ok(notable({ error: {} }));
    assert.ok(gemini.isNotable({ data: '{"usageMetadata" : {}}' }));
    assert.ok(!notable(chunk([{ text: '"usageMetadata":{"error":{' }])));
  });
});
