/** The laws of answers on Pi's own wire, streamed and whole. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import { FINISH_REASONS, type Reply } from "../../src/canonical/reply.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { openSignature } from "../../src/canonical/seal.ts";
import { piNative } from "../../src/dialects/pi_native/mod.ts";
import { cut } from "../support/chunking.ts";
import {
  CONTEXT,
  eventsOf,
  folded,
  framesOf,
  read,
  readBytes,
  turn,
  write,
} from "./pi_native/answers.ts";

const text = fc.string({ minLength: 1, unit: "grapheme" });
const origin = fc.constantFrom(
  "anthropic-messages" as const,
  "openai-responses" as const,
  "gemini" as const,
  "pi-native" as const,
);
const args = fc.dictionary(text, fc.oneof(fc.integer(), text), { minKeys: 1 })
  .map((value) => JSON.stringify(value));
const part: fc.Arbitrary<AssistantPart> = fc.oneof(
  fc.string().map((text) => ({ type: "text" as const, text })),
  fc.tuple(fc.string(), text, origin).map(([text, signature, origin]) => ({
    type: "thinking" as const,
    text,
    signature,
    origin,
  })),
  fc.tuple(text, origin).map(([data, origin]) => ({
    type: "redacted_thinking" as const,
    data,
    origin,
  })),
  fc.tuple(fc.constantFrom("f", "g"), fc.oneof(fc.constant(""), args), fc.boolean()).map((
    [name, text, free],
  ) => ({
    type: "tool_call" as const,
    id: "c",
    name,
    arguments: text,
    format: free ? "text" as const : "json" as const,
  })),
  fc.base64String({ minLength: 4 }).map((data) => ({
    type: "image" as const,
    source: { type: "base64" as const, mediaType: "image/png", data },
  })),
  text.map((query) => ({
    type: "hosted" as const,
    origin: "anthropic-messages" as const,
    item: { type: "server_tool_use", id: "s", name: "web_search", input: { query } },
  })),
);
const content = fc.array(part, { maxLength: 6 }).map((parts) =>
  parts.map((part, n) => part.type === "tool_call" ? { ...part, id: `c_${n}` } : part)
);
const usage = fc.record({
  input: fc.nat(1000),
  cacheRead: fc.nat(1000),
  cacheWrite: fc.integer({ min: 10, max: 1000 }),
  output: fc.integer({ min: 1, max: 1000 }),
  reasoning: fc.constant(1),
  cacheWrite1h: fc.constant(7),
  webSearches: fc.constant(2),
}, { requiredKeys: ["input", "cacheRead", "cacheWrite", "output"], noNullPrototype: true });
const reply: fc.Arbitrary<Reply> = fc.record({
  id: fc.constant("r"),
  content,
  finish: fc.constantFrom(...FINISH_REASONS).map((reason) => ({ reason })),
  usage,
}, { requiredKeys: ["content", "finish"] });

/** What is left of a part on a wire whose other end knows only its own signatures. */
function seenThrough(part: AssistantPart): AssistantPart[] {
  switch (part.type) {
    case "thinking":
    case "redacted_thinking":
      return [{
        ...part,
        origin: "pi-native",
        ...("data" in part ? { data: "*" } : { signature: "*" }),
      }];
    case "hosted":
      return [{
        type: "hosted",
        origin: "pi-native",
        item: { type: "anthropicServerTool", block: part.item },
      }];
    default:
      return [part];
  }
}

/** The same with every signature out of sight. */
function masked(parts: readonly AssistantPart[]): AssistantPart[] {
  return parts.map((part) =>
    part.type === "thinking"
      ? { ...part, signature: "*" }
      : part.type === "redacted_thinking"
      ? { ...part, data: "*" }
      : part
  );
}

const jsonOf = (value: unknown): JsonObject => JSON.parse(JSON.stringify(value));

function decode(reply: Reply): Reply {
  return piNative.decodeReply(jsonOf(piNative.encodeReply(reply, CONTEXT)));
}

function told(reply: Reply): CanonicalEvent[] {
  const events = eventsOf(reply.content, reply.finish);
  return events.map((event) =>
    event.type === "start" && reply.id !== undefined
      ? { ...event, id: reply.id }
      : event.type === "finish" && reply.usage !== undefined
      ? { ...event, usage: reply.usage }
      : event
  );
}

describe("an answer on this wire", () => {
  it("comes back as it went", () => {
    fc.assert(fc.property(reply, (reply) => {
      const back = decode(reply);
      assert.deepEqual(masked(back.content), reply.content.flatMap(seenThrough));
      assert.equal(back.finish.reason, reply.finish.reason);
      assert.deepEqual(back.usage, reply.usage);
      assert.equal(back.id, reply.id);
    }));
  });

  it("is the same streamed and whole", () => {
    fc.assert(fc.property(reply, (reply) => {
      assert.deepEqual(
        folded(readBytes([new TextEncoder().encode(write(told(reply)))])),
        decode(reply),
      );
    }));
  });

  it("ends a stream with the very turn that a whole answer has", () => {
    fc.assert(fc.property(reply, (reply) => {
      const last = framesOf(write(told(reply))).at(-1);
      const { message } = jsonOf(piNative.encodeReply(reply, CONTEXT));
      assert.deepEqual(last?.message ?? last?.error, message);
    }));
  });

  it("means the same in every chunking", () => {
    fc.assert(
      fc.property(reply, fc.nat(), (reply, seed) => {
        const bytes = new TextEncoder().encode(write(told(reply)));
        const events = readBytes(cut(bytes, "whole"));
        assert.deepEqual(readBytes(cut(bytes, "bytes")), events);
        assert.deepEqual(readBytes(cut(bytes, "random", seed)), events);
      }),
      { numRuns: 30 },
    );
  });

  it("gives every signature back to whoever made it", () => {
    fc.assert(fc.property(text, origin, (signature, origin) => {
      const thought: AssistantPart = { type: "thinking", text: "t", signature, origin };
      const sealed: AssistantPart = { type: "redacted_thinking", data: signature, origin };
      const content: AssistantPart[] = [thought, sealed, { type: "text", text: "a" }];
      const { message } = jsonOf(
        piNative.encodeReply({ content, finish: { reason: "stop" } }, CONTEXT),
      );
      const body = { modelId: "up/m", context: { messages: [message as JsonObject] } };
      assert.deepEqual(piNative.decodeRequest(body).request.messages, [
        { role: "assistant", content },
      ]);
    }));
  });

  it("says it was refused, cut or paused in the words of Pi", () => {
    const ends = FINISH_REASONS.map((reason) => {
      const { message } = jsonOf(
        piNative.encodeReply({ content: [], finish: { reason, stopSequence: "END" } }, CONTEXT),
      );
      const { stopReason, stopDetails, errorMessage } = message as JsonObject;
      return [reason, stopReason, (stopDetails as JsonObject)?.type, errorMessage !== undefined];
    });
    assert.deepEqual(ends, [
      ["stop", "stop", undefined, false],
      ["stop_sequence", "stop", "stop_sequence", false],
      ["length", "length", undefined, false],
      ["context_length", "length", "context_length", false],
      ["tool_calls", "toolUse", undefined, false],
      ["content_filter", "error", "content_filter", true],
      ["refusal", "error", "refusal", true],
      ["pause", "stop", "pause_turn", false],
    ]);
  });

  it("counts every token once", () => {
    const usage = {
      input: 5,
      cacheRead: 2,
      cacheWrite: 9,
      cacheWrite1h: 4,
      output: 7,
      reasoning: 3,
    };
    const { message } = jsonOf(
      piNative.encodeReply({ content: [], finish: { reason: "stop" }, usage }, CONTEXT),
    );
    assert.deepEqual((message as JsonObject).usage, {
      input: 5,
      output: 7,
      cacheRead: 2,
      cacheWrite: 9,
      totalTokens: 23,
      reasoningTokens: 3,
      cttl: { ephemeral5m: 5, ephemeral1h: 4 },
      cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, total: 0 },
    });
  });

  it("keeps the digits of long numbers in a call", () => {
    const call: AssistantPart = {
      type: "tool_call",
      id: "c",
      name: "f",
      arguments: '{"id":12345678901234567890}',
      format: "json",
    };
    const reply: Reply = { content: [call], finish: { reason: "tool_calls" } };
    const digits = /"arguments":\{"id":12345678901234567890\}/;
    assert.match(JSON.stringify(piNative.encodeReply(reply, CONTEXT)), digits);
    const sse = write(told(reply));
    for (const frame of sse.split("\n\n")) {
      if (/toolcall_end|done/.test(frame)) assert.match(frame, digits);
    }
    assert.deepEqual(folded(readBytes([new TextEncoder().encode(sse)])).content, [call]);
  });

  it("has a call whose arguments are no object under one name", () => {
    const call: AssistantPart = {
      type: "tool_call",
      id: "c",
      name: "f",
      arguments: '{"a":',
      format: "json",
    };
    const { message } = jsonOf(
      piNative.encodeReply({ content: [call], finish: { reason: "length" } }, CONTEXT),
    );
    const [block] = (message as { content: JsonObject[] }).content;
    assert.deepEqual(block?.arguments, { input: '{"a":' });
  });
});

describe("a whole answer of a provider", () => {
  it("is a failure when its turn says so", () => {
    const message = turn([], { stopReason: "error", errorMessage: "429 slow down" });
    assert.throws(() => piNative.decodeReply({ message }), (error) => {
      assert.ok(error instanceof FaultError);
      assert.equal(error.fault.kind, "rate_limit");
      assert.equal(error.fault.status, 429);
      return true;
    });
    assert.throws(() => piNative.decodeReply({}), /sent no message/);
    assert.throws(() => piNative.decodeReply({ error: { message: "no" } }), /^FaultError: no$/);
  });

  it("keeps what nobody knows", () => {
    const block = { type: "fallback", from: { model: "a" }, to: { model: "b" } };
    assert.deepEqual(piNative.decodeReply({ message: turn([block]) }).content, [
      { type: "hosted", origin: "pi-native", item: block },
    ]);
  });
});

describe("a sealed signature", () => {
  it("is opaque to a gateway in front of the one that sealed it", () => {
    const block = {
      type: "thinking",
      thinking: "t",
      thinkingSignature: "sluice1:anthropic-messages::sig",
    };
    const [part] = piNative.decodeReply({ message: turn([block]) }).content;
    assert.ok(part?.type === "thinking");
    assert.equal(part.origin, "pi-native");
    assert.equal(openSignature(part.signature ?? "", "pi-native").origin, "pi-native");
    const { body } = piNative.encodeRequest(
      {
        model: "m",
        messages: [{ role: "assistant", content: [part, { type: "text", text: "a" }] }],
        tools: [],
        stream: true,
      },
      { model: "m", profile: {} },
    );
    const wire = JSON.parse(JSON.stringify(body));
    assert.deepEqual(wire.context.messages[0].content[0], block);
    assert.equal(read([]).at(-1)?.type, "fault");
  });
});
