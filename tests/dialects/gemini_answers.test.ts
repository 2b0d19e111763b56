/** The laws of the Gemini dialect's answers, streamed and whole. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { FaultError } from "../../src/canonical/fault.ts";
import { unfold } from "../../src/canonical/fold.ts";
import { FINISH_REASONS } from "../../src/canonical/reply.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { gemini } from "../../src/dialects/gemini/mod.ts";
import { chunk, chunksOf, contextOf, folded, partsOf, read, write } from "./gemini/answers.ts";

describe("Gemini answers that the wire can carry", () => {
  const piece = fc.string({ minLength: 1 });
  const pieces = fc.array(piece, { minLength: 1, maxLength: 4 });
  const foreign = fc.record({
    signature: fc.base64String(),
    origin: fc.constantFrom("anthropic-messages" as const, "openai-responses" as const),
  });
  const own = fc.record({
    signature: fc.base64String({ minLength: 4 }),
    origin: fc.constant("gemini" as const),
  });
  const place = fc.constantFrom("alone", "thought", undefined);
  const block = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), pieces }),
    fc.record({
      kind: fc.constant("thinking" as const),
      pieces,
      signed: fc.oneof(own, foreign),
    }),
    fc.record({ kind: fc.constant("signed" as const), signed: own, place }),
    fc.record({ kind: fc.constant("bare" as const), signed: foreign }),
    fc.record({ kind: fc.constant("redacted" as const), signed: foreign }),
    fc.record({ kind: fc.constant("image" as const), data: fc.base64String() }),
    fc.record({ kind: fc.constant("hosted" as const), code: piece }),
    fc.record({
      kind: fc.constant("call" as const),
      args: fc.dictionary(piece, fc.integer()),
      signed: fc.option(own, { nil: undefined }),
    }),
  );
  type Block = typeof block extends fc.Arbitrary<infer T> ? T : never;

  /** Where the wire cannot tell: neighbouring texts, and a signature without its part. */
  const blocks = fc.array(block, { maxLength: 7 }).map((list) =>
    list.filter((block, n) => {
      const next = list[n + 1];
      if (block.kind === "signed" && block.place === undefined) {
        return next?.kind === "text" || next?.kind === "image";
      }
      return block.kind !== "text" || list[n - 1]?.kind !== "text";
    })
  ).map((list) => list.filter((block, n) => block.kind !== "text" || list[n - 1]?.kind !== "text"))
    // What is signed comes in one piece.
    .map((list) =>
      list.map((block, n) =>
        block.kind === "text" && list[n - 1]?.kind === "signed"
          ? { ...block, pieces: [block.pieces.join("")] }
          : block
      )
    );

  function partsFor(block: Block, n: number): { part: AssistantPart; texts: string[] }[] {
    switch (block.kind) {
      case "text":
        return [{ part: { type: "text", text: "" }, texts: block.pieces }];
      case "thinking":
        return [{ part: { type: "thinking", text: "", ...block.signed }, texts: block.pieces }];
      case "signed": {
        const id = block.place === undefined ? {} : { id: block.place };
        return [{ part: { type: "thinking", text: "", ...block.signed, ...id }, texts: [] }];
      }
      case "bare":
        return [{ part: { type: "thinking", text: "", ...block.signed }, texts: [] }];
      case "redacted": {
        const { signature: data, origin } = block.signed;
        return [{ part: { type: "redacted_thinking", data, origin }, texts: [] }];
      }
      case "image": {
        const source = { type: "base64" as const, mediaType: "image/png", data: block.data };
        return [{ part: { type: "image", source }, texts: [] }];
      }
      case "hosted": {
        const item = { executableCode: { language: "PYTHON", code: block.code } };
        return [{ part: { type: "hosted", origin: "gemini", item }, texts: [] }];
      }
      case "call": {
        const call = {
          type: "tool_call" as const,
          id: `c${n}`,
          name: "f",
          arguments: "",
          format: "json" as const,
        };
        const told = { part: call, texts: [JSON.stringify(block.args)] };
        if (block.signed === undefined) return [told];
        const signature = { type: "thinking" as const, text: "", ...block.signed, id: "call" };
        return [{ part: signature, texts: [] }, told];
      }
    }
  }

  const DELTAS = {
    text: "text_delta",
    thinking: "thinking_delta",
    tool_call: "arguments_delta",
  } as const;

  function eventsOf(blocks: readonly Block[]): CanonicalEvent[] {
    const events: CanonicalEvent[] = [{ type: "start", id: "x", model: "m" }];
    const parts = blocks.flatMap(partsFor);
    parts.forEach(({ part, texts }, index) => {
      if (part.type === "thinking") {
        const { signature = "", origin = "gemini", ...bare } = part;
        events.push({ type: "block_start", index, part: bare });
        for (const text of texts) events.push({ type: "thinking_delta", index, text });
        events.push({ type: "signature", index, signature, origin });
      } else {
        events.push({ type: "block_start", index, part });
        for (const text of texts) {
          if (part.type === "text" || part.type === "tool_call") {
            events.push({ type: DELTAS[part.type], index, text });
          }
        }
      }
      events.push({ type: "block_stop", index });
    });
    const calls = parts.some(({ part }) => part.type === "tool_call");
    events.push({
      type: "finish",
      finish: { reason: calls ? "tool_calls" : "stop", raw: "STOP" },
      usage: { input: 5, cacheRead: 2, cacheWrite: 0, output: 9, reasoning: 3 },
    });
    return events;
  }

  it("come back as they went, streamed", () => {
    fc.assert(
      fc.property(blocks, (blocks) => {
        const events = eventsOf(blocks);
        assert.deepEqual(read(chunksOf(write(events))), events);
      }),
      { numRuns: 500 },
    );
  });

  it("come back as they went as the items of a list", () => {
    fc.assert(
      fc.property(blocks, (blocks) => {
        const events = eventsOf(blocks);
        const list = JSON.parse(write(events, { alt: "json" }));
        assert.deepEqual(list, chunksOf(write(events, { alt: "sse" })));
      }),
      { numRuns: 100 },
    );
  });

  it("come back as they went, whole", () => {
    fc.assert(
      fc.property(blocks, (blocks) => {
        const reply = folded(eventsOf(blocks));
        const body = JSON.parse(JSON.stringify(gemini.encodeReply(reply, contextOf())));
        assert.deepEqual(gemini.decodeReply(body), reply);
      }),
      { numRuns: 500 },
    );
  });

  it("are the same streamed and whole", () => {
    fc.assert(
      fc.property(blocks, (blocks) => {
        const reply = folded(eventsOf(blocks));
        const events: CanonicalEvent[] = [];
        unfold(reply, (event) => events.push(event));
        const body = gemini.encodeReply(reply, contextOf());
        assert.deepEqual(folded(read(chunksOf(write(events)))), gemini.decodeReply(body));
      }),
      { numRuns: 300 },
    );
  });

  it("come back to the provider with every signature on its part", () => {
    fc.assert(
      fc.property(blocks.filter((blocks) => blocks.length > 0), (blocks) => {
        const reply = folded(eventsOf(blocks));
        const { candidates } = JSON.parse(JSON.stringify(gemini.encodeReply(reply, contextOf())));
        const contents = [candidates[0].content];
        const { request } = gemini.decodeRequest({ model: "m", contents });
        const target = { model: "gemini-2.5-flash", profile: {} };
        const sent = gemini.encodeRequest(request, target).body.contents;
        const whole = gemini.encodeRequest(
          { ...request, messages: [{ role: "assistant", content: reply.content }] },
          target,
        );
        assert.deepEqual(sent, whole.body.contents);
      }),
      { numRuns: 300 },
    );
  });

  it("have their citations, counted in bytes on the wire", () => {
    const citation = {
      origin: "gemini" as const,
      url: "https://a.b/c",
      title: "T",
      quote: "schön",
      start: 2,
      end: 7,
      data: {},
    };
    const reply = {
      content: [{ type: "text" as const, text: "ä schön", citations: [citation] }],
      finish: { reason: "stop" as const, raw: "STOP" },
    };
    const body = JSON.parse(JSON.stringify(gemini.encodeReply(reply, contextOf())));
    const { groundingMetadata } = body.candidates[0];
    assert.deepEqual(groundingMetadata, {
      groundingChunks: [{ web: { uri: "https://a.b/c", title: "T" } }],
      groundingSupports: [{
        segment: { startIndex: 3, endIndex: 9, text: "schön" },
        groundingChunkIndices: [0],
      }],
    });
    const [part] = gemini.decodeReply(body).content;
    const [back] = part?.type === "text" ? part.citations ?? [] : [];
    assert.deepEqual({ ...back, data: {} }, citation);
  });

  it("are cited from recited passages too", () => {
    const [part] = partsOf(
      chunk([{ text: "abc" }]),
      chunk([{ text: "def" }], {
        citationMetadata: { citationSources: [{ startIndex: 1, endIndex: 4, uri: "u" }, {}] },
      }),
    );
    assert.deepEqual(part?.type === "text" && part.citations, [{
      origin: "gemini",
      url: "u",
      start: 1,
      end: 4,
      data: { startIndex: 1, endIndex: 4, uri: "u" },
    }]);
  });

  it("are refused when they are none", () => {
    for (const body of [{}, { candidates: [] }, { error: { message: "x" } }]) {
      assert.throws(() => gemini.decodeReply(body), FaultError);
    }
    const busy = { error: { code: 503, message: "busy", status: "UNAVAILABLE" } };
    assert.throws(
      () => gemini.decodeReply(busy),
      (error) => error instanceof FaultError && error.fault.kind === "overloaded",
    );
  });
});

describe("how a Gemini answer ends", () => {
  const WORDS: Record<string, string> = {
    length: "MAX_TOKENS",
    context_length: "MAX_TOKENS",
    content_filter: "SAFETY",
    refusal: "SAFETY",
  };
  for (const reason of FINISH_REASONS) {
    it(`is told for ${reason}`, () => {
      const body = gemini.encodeReply({ content: [], finish: { reason } }, contextOf());
      const { candidates } = JSON.parse(JSON.stringify(body));
      assert.equal(candidates[0].finishReason, WORDS[reason] ?? "STOP");
      assert.deepEqual(candidates[0].content, { role: "model", parts: [{ text: "" }] });
    });
  }

  const filters = [
    "SAFETY",
    "RECITATION",
    "BLOCKLIST",
    "PROHIBITED_CONTENT",
    "SPII",
    "IMAGE_SAFETY",
  ];
  for (const word of filters) {
    it(`keeps the filter's word ${word}`, () => {
      const reply = gemini.decodeReply(chunk([{ text: "t" }], { finishReason: word }));
      assert.deepEqual(reply.finish, { reason: "content_filter", raw: word });
      const { candidates } = JSON.parse(JSON.stringify(gemini.encodeReply(reply, contextOf())));
      assert.equal(candidates[0].finishReason, word);
    });
  }

  it("is a failure where the model made nothing, and its own word where it did", () => {
    const more = { finishReason: "MALFORMED_FUNCTION_CALL", finishMessage: "why" };
    assert.throws(
      () => gemini.decodeReply(chunk([], more)),
      (error) =>
        error instanceof FaultError && error.fault.code === "MALFORMED_FUNCTION_CALL" &&
        error.fault.status === 502,
    );
    assert.deepEqual(gemini.decodeReply(chunk([{ text: "t" }], more)).finish, {
      reason: "stop",
      raw: "MALFORMED_FUNCTION_CALL",
      details: { finishMessage: "why" },
    });
  });

  it("is the filter's doing where the prompt was blocked", () => {
    const blocked = { promptFeedback: { blockReason: "SAFETY", blockReasonMessage: "why" } };
    const { content, finish } = gemini.decodeReply(blocked);
    assert.deepEqual(content, []);
    assert.deepEqual(finish, {
      reason: "content_filter",
      raw: "SAFETY",
      details: { blockReasonMessage: "why" },
    });
  });
});
