/** What a client of the Gemini dialect is streamed. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { gatewayFault } from "../../src/canonical/fault.ts";
import { unfold } from "../../src/canonical/fold.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { chunksOf, partsIn, write } from "./gemini/answers.ts";

function eventsOf(...content: AssistantPart[]): CanonicalEvent[] {
  const events: CanonicalEvent[] = [];
  unfold({ content, finish: { reason: "stop" } }, (event) => events.push(event));
  return events;
}

const text: AssistantPart = { type: "text", text: "t" };

describe("a stream to a Gemini client", () => {
  it("is one whole response for each event, the last with the reason and the counts", () => {
    const usage = { input: 5, cacheRead: 2, cacheWrite: 1, output: 9, reasoning: 3 };
    const events: CanonicalEvent[] = [
      ...eventsOf(text).slice(0, -1),
      { type: "usage", usage },
      { type: "finish", finish: { reason: "length" } },
    ];
    const ids = { modelVersion: "m", responseId: "x" };
    assert.deepEqual(chunksOf(write(events)), [
      { candidates: [{ content: { parts: [{ text: "t" }], role: "model" }, index: 0 }], ...ids },
      {
        candidates: [{
          content: { parts: [{ text: "" }], role: "model" },
          finishReason: "MAX_TOKENS",
          index: 0,
        }],
        usageMetadata: {
          promptTokenCount: 8,
          cachedContentTokenCount: 2,
          candidatesTokenCount: 6,
          thoughtsTokenCount: 3,
          totalTokenCount: 17,
        },
        ...ids,
      },
    ]);
  });

  it("has parts in every chunk, or SDKs forget the turn", () => {
    const sse = write(eventsOf(
      { type: "thinking", text: "", signature: "s", origin: "anthropic-messages" },
      { type: "text", text: "" },
      { type: "refusal", text: "no" },
      { type: "hosted", origin: "openai-responses", item: { type: "web_search_call" } },
    ));
    for (const { candidates } of JSON.parse(JSON.stringify(chunksOf(sse)))) {
      const { parts } = candidates[0].content;
      assert.ok(parts.length > 0);
      for (const part of parts) assert.ok(Object.keys(part).length > 0);
    }
    assert.deepEqual(partsIn(sse).at(1), { text: "no" });
  });

  it("is a list where the client wants one, also when it breaks off", () => {
    const events = eventsOf(text);
    const list = JSON.parse(write(events, { alt: "json" }));
    assert.deepEqual(list, chunksOf(write(events)));
    const fault = {
      kind: "timeout" as const,
      origin: "gateway" as const,
      status: 504,
      message: "m",
    };
    const error = { code: 504, message: "m", status: "DEADLINE_EXCEEDED" };
    const broken: CanonicalEvent[] = [...events.slice(0, -1), { type: "fault", fault }];
    assert.deepEqual(JSON.parse(write(broken, { alt: "json" })).at(-1), { error });
    assert.deepEqual(JSON.parse(write([{ type: "fault", fault }], { alt: "json" })), [{ error }]);
    assert.deepEqual(chunksOf(write(broken)).at(-1), { error });
  });

  it("tells calls whole, whatever their arguments are", () => {
    const call = (args: string, format: "json" | "text" = "json"): AssistantPart => ({
      type: "tool_call",
      id: "c",
      name: "f",
      arguments: args,
      format,
    });
    const parts = partsIn(
      write(eventsOf(call('{"a":1}'), call(""), call("{cut"), call("free", "text"))),
    );
    const args = parts.slice(0, -1).map(({ functionCall }) =>
      JSON.parse(JSON.stringify(functionCall)).args
    );
    assert.deepEqual(args, [{ a: 1 }, {}, { input: "{cut" }, { input: "free" }]);
  });

  it("tells calls whose pieces interleave", () => {
    const part = (id: string) => ({
      type: "tool_call" as const,
      id,
      name: "f",
      arguments: "",
      format: "json" as const,
    });
    const parts = partsIn(write([
      { type: "block_start", index: 0, part: part("a") },
      { type: "block_start", index: 1, part: part("b") },
      { type: "arguments_delta", index: 1, text: '{"n":' },
      { type: "arguments_delta", index: 0, text: '{"n":1}' },
      { type: "arguments_delta", index: 1, text: "2}" },
      { type: "block_stop", index: 0 },
      { type: "block_stop", index: 1 },
      { type: "finish", finish: { reason: "tool_calls" } },
    ]));
    assert.deepEqual(parts.slice(0, 2), [
      { functionCall: { id: "a", name: "f", args: { n: 1 } } },
      { functionCall: { id: "b", name: "f", args: { n: 2 } } },
    ]);
  });

  it("has other vendors' signatures as base64, which typed SDKs decode", () => {
    const [sealed] = partsIn(write(eventsOf({
      type: "thinking",
      text: "w",
      signature: "sig:✓",
      origin: "openai-responses",
      id: "rs_1",
    })));
    const signature = String(sealed?.thoughtSignature);
    assert.equal(sealed?.thought, true);
    assert.match(signature, /^[A-Za-z0-9+/]+=*$/);
    const bytes = Uint8Array.from(atob(signature), (byte) => byte.charCodeAt(0));
    assert.equal(new TextDecoder().decode(bytes), "sluice1:openai-responses:rs_1:sig:✓");
  });

  it("has a thought's signature on the last of its text, for clients that keep no empty part", () => {
    const signature = { signature: "s", origin: "anthropic-messages" } as const;
    const parts = partsIn(write([
      { type: "block_start", index: 0, part: { type: "thinking", text: "" } },
      { type: "thinking_delta", index: 0, text: "a" },
      { type: "thinking_delta", index: 0, text: "b" },
      { type: "signature", index: 0, ...signature },
      { type: "block_stop", index: 0 },
    ]));
    assert.deepEqual(parts.map(({ text }) => text), ["a", "b"]);
    assert.deepEqual(parts.map(({ thoughtSignature }) => typeof thoughtSignature), [
      "undefined",
      "string",
    ]);
  });

  for (
    const end of [
      { type: "block_stop", index: 0 },
      { type: "fault", fault: gatewayFault("upstream", "It broke") },
    ] as const
  ) {
    it(`tells the whole of a thought that nobody signed before a ${end.type}`, () => {
      const sse = write([
        { type: "block_start", index: 0, part: { type: "thinking", text: "" } },
        { type: "thinking_delta", index: 0, text: "a" },
        { type: "thinking_delta", index: 0, text: "b" },
        end,
      ]);
      assert.deepEqual([...sse.matchAll(/"text":"(\w)"/g)].map(([, text]) => text), ["a", "b"]);
    });
  }

  it("has the vendor's own signatures on the parts they came on", () => {
    const signed = (signature: string, id?: string): AssistantPart => ({
      type: "thinking",
      text: "",
      signature,
      origin: "gemini",
      ...(id === undefined ? {} : { id }),
    });
    const call: AssistantPart = {
      type: "tool_call",
      id: "c",
      name: "f",
      arguments: "{}",
      format: "json",
    };
    const parts = partsIn(write(
      eventsOf(signed("S1", "call"), signed("S2"), text, call, signed("S3", "call")),
    ));
    assert.deepEqual(parts, [
      { text: "t", thoughtSignature: "S2" },
      { functionCall: { id: "c", name: "f", args: {} }, thoughtSignature: "S1" },
      { text: "", thoughtSignature: "S3" },
      { text: "" },
    ]);
  });

  it("names web pages once each, with every span", () => {
    const url = "https://a.b";
    const citation = { origin: "openai-chat" as const, url, data: {} };
    const events = eventsOf(
      { type: "text", text: "é", citations: [citation] },
      { type: "refusal", text: "" },
      { type: "text", text: "ab", citations: [{ ...citation, start: 1, end: 2 }] },
    );
    const last = JSON.parse(JSON.stringify(chunksOf(write(events)).at(-1)));
    assert.deepEqual(last.candidates[0].groundingMetadata, {
      groundingChunks: [{ web: { uri: url } }],
      groundingSupports: [
        { segment: { endIndex: 2, text: "é" }, groundingChunkIndices: [0] },
        { segment: { startIndex: 3, endIndex: 4, text: "b" }, groundingChunkIndices: [0] },
      ],
    });
  });

  it("may be nothing but its end", () => {
    const sse = write([{ type: "finish", finish: { reason: "stop" } }]);
    assert.deepEqual(partsIn(sse), [{ text: "" }]);
  });
});
