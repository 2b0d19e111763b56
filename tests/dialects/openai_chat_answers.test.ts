/** The laws of the chat dialect's answers, streamed and whole. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { FaultError } from "../../src/canonical/fault.ts";
import { unfold } from "../../src/canonical/fold.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";
import { contextOf, folded, framesOf, read, write } from "./openai_chat/answers.ts";

describe("chat answers that the wire can carry", () => {
  const piece = fc.string({ minLength: 1 });
  const pieces = fc.array(piece, { minLength: 1, maxLength: 4 });
  const signed = fc.record({
    signature: fc.base64String({ minLength: 1 }),
    origin: fc.constantFrom("anthropic-messages" as const, "openai-responses" as const),
  });
  const block = fc.oneof(
    fc.record({ kind: fc.constant("text" as const), pieces }),
    fc.record({ kind: fc.constant("refusal" as const), pieces }),
    fc.record({ kind: fc.constant("thinking" as const), pieces: fc.array(piece), signed }),
    fc.record({ kind: fc.constant("redacted" as const), signed }),
    fc.record({ kind: fc.constant("image" as const), data: fc.base64String() }),
    fc.record({
      kind: fc.constant("call" as const),
      pieces,
      format: fc.constantFrom("json" as const, "text" as const),
    }),
  );
  type Block = typeof block extends fc.Arbitrary<infer T> ? T : never;

  const blocks = fc.array(block, { maxLength: 7 }).map((list) =>
    // The wire does not tell where one text ends and the next begins.
    list.filter((block, n) =>
      block.kind !== list[n - 1]?.kind || (block.kind !== "text" && block.kind !== "refusal")
    )
  );

  function startOf(block: Block, n: number): AssistantPart {
    switch (block.kind) {
      case "call":
        return {
          type: "tool_call",
          id: `c${n}`,
          name: block.format,
          arguments: "",
          format: block.format,
        };
      case "redacted":
        return {
          type: "redacted_thinking",
          data: block.signed.signature,
          origin: block.signed.origin,
        };
      case "image":
        return {
          type: "image",
          source: { type: "base64", mediaType: "image/png", data: block.data },
        };
      default:
        return { type: block.kind, text: "" };
    }
  }

  function deltasFor(block: Block, index: number): CanonicalEvent[] {
    switch (block.kind) {
      case "text":
        return block.pieces.map((text) => ({ type: "text_delta", index, text }));
      case "refusal":
        return block.pieces.map((text) => ({ type: "refusal_delta", index, text }));
      case "call":
        return block.pieces.map((text) => ({ type: "arguments_delta", index, text }));
      case "thinking":
        return [
          ...block.pieces.map((text) => ({ type: "thinking_delta" as const, index, text })),
          { type: "signature", index, ...block.signed },
        ];
      default:
        return [];
    }
  }

  /** The client declares the tool that is called with text, and no other, as free-form. */
  const REQUEST = {
    stream_options: { include_usage: true },
    tools: [{ type: "custom", custom: { name: "text" } }],
  };

  /** Calls stop at the end, as a decoder of this wire has them. */
  function eventsOf(blocks: readonly Block[]): CanonicalEvent[] {
    const events: CanonicalEvent[] = [{ type: "start", id: "chatcmpl-x", model: "m" }];
    const late: CanonicalEvent[] = [];
    blocks.forEach((block, index) => {
      events.push({ type: "block_start", index, part: startOf(block, index) });
      events.push(...deltasFor(block, index));
      (block.kind === "call" ? late : events).push({ type: "block_stop", index });
    });
    const reason = late.length > 0 ? "tool_calls" : "stop";
    const usage = { input: 5, cacheRead: 2, cacheWrite: 1, output: 9, reasoning: 3 };
    return [...events, ...late, { type: "finish", finish: { reason, raw: reason }, usage }];
  }

  it("come back as they went, streamed", () => {
    fc.assert(
      fc.property(blocks, (blocks) => {
        const events = eventsOf(blocks);
        const sse = write(events, REQUEST);
        const back = read(framesOf(sse));
        assert.deepEqual(back, events);
      }),
      { numRuns: 500 },
    );
  });

  /** The one order in which a whole message tells its parts. */
  const ORDER = ["thinking", "redacted_thinking", "text", "refusal", "image", "tool_call"];
  const ordered = blocks.map((blocks) => {
    const { content, ...reply } = folded(eventsOf(blocks));
    const rank = ({ type }: AssistantPart) => Math.max(1, ORDER.indexOf(type));
    const sorted = content.toSorted((a, b) => rank(a) - rank(b));
    const once = sorted.filter((part, n) =>
      part.type !== sorted[n - 1]?.type || (part.type !== "text" && part.type !== "refusal")
    );
    return { ...reply, content: once };
  });

  it("come back as they went, whole", () => {
    fc.assert(
      fc.property(ordered, (reply) => {
        const body = openAiChat.encodeReply(reply, contextOf(REQUEST));
        assert.deepEqual(openAiChat.decodeReply(JSON.parse(JSON.stringify(body))), reply);
      }),
      { numRuns: 300 },
    );
  });

  it("are the same streamed and whole", () => {
    fc.assert(
      fc.property(ordered, (reply) => {
        const events: CanonicalEvent[] = [];
        unfold(reply, (event) => events.push(event));
        const sse = write(events, REQUEST);
        const body = openAiChat.encodeReply(reply, contextOf(REQUEST));
        assert.deepEqual(folded(read(framesOf(sse))), openAiChat.decodeReply(body));
      }),
      { numRuns: 300 },
    );
  });

  it("are refused when they are none", () => {
    for (const body of [{}, { choices: [] }, { choices: null }, { error: { message: "x" } }]) {
      assert.throws(() => openAiChat.decodeReply(body), FaultError);
    }
    const busy = { choices: [{ index: 0, error: { code: 503, message: "busy" } }] };
    assert.throws(
      () => openAiChat.decodeReply(busy),
      (error) => error instanceof FaultError && error.fault.status === 503,
    );
  });
});
