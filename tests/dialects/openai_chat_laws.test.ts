/** The laws of the chat dialect's requests, and its faults. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { defaultStatus, type Fault, FAULT_KINDS } from "../../src/canonical/fault.ts";
import { isJsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest, Message } from "../../src/canonical/request.ts";
import type { WireProfile } from "../../src/dialects/dialect.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";

function encode(
  request: Partial<CanonicalRequest>,
  profile: WireProfile = { developerRole: true },
) {
  return openAiChat.encodeRequest(
    { model: "public", messages: [], tools: [], stream: false, ...request },
    { model: "m", profile },
  );
}

describe("a chat request that the wire can carry", () => {
  const text = fc.string({ minLength: 1 });
  const textPart = text.map((text) => ({ type: "text" as const, text }));
  const source = fc.oneof(
    fc.webUrl().map((url) => ({ type: "url" as const, url })),
    fc.base64String().map((data) => ({ type: "base64" as const, mediaType: "image/png", data })),
  );
  const image = source.map((source) => ({ type: "image" as const, source }));
  const file = fc.oneof(
    fc.record({
      type: fc.constant("document" as const),
      title: fc.constant("a.pdf"),
      source: fc.base64String().map((data) => ({
        type: "base64" as const,
        mediaType: "application/pdf",
        data,
      })),
    }),
    text.map((id) => ({
      type: "document" as const,
      source: { type: "file" as const, id, origin: "openai-chat" as const },
    })),
  );
  const audio = fc.base64String().map((data) => ({ type: "audio" as const, data, format: "wav" }));
  const system: fc.Arbitrary<Message> = fc.record({
    role: fc.constant("system" as const),
    authority: fc.constantFrom("system" as const, "developer" as const),
    content: fc.array(textPart, { minLength: 1, maxLength: 3 }),
  });
  const user: fc.Arbitrary<Message> = fc.record({
    role: fc.constant("user" as const),
    content: fc.array(fc.oneof(textPart, image, file, audio), { maxLength: 4 }),
  });
  const call = fc.record({
    type: fc.constant("tool_call" as const),
    name: fc.constantFrom("f", "g"),
    arguments: text,
    format: fc.constantFrom("json" as const, "text" as const),
  });
  const thinking = text.map((text) => ({
    type: "thinking" as const,
    text,
    signature: "",
    origin: "openai-chat" as const,
  }));
  const refusal = text.map((text) => ({ type: "refusal" as const, text }));

  /** A turn with its results; ids are numbered so that pairs are unambiguous. */
  const exchange = fc.record({
    thinking: fc.option(thinking, { nil: undefined }),
    words: fc.array(textPart, { maxLength: 2 }),
    refusal: fc.option(refusal, { nil: undefined }),
    calls: fc.array(fc.tuple(call, fc.array(textPart, { maxLength: 2 })), { maxLength: 3 }),
  }).filter((turn) => Object.values(turn).some((x) => Array.isArray(x) ? x.length > 0 : x));

  const conversation = fc.array(fc.oneof(system, user, exchange), { maxLength: 8 }).map((turns) => {
    const messages: Message[] = [];
    turns.forEach((turn, n) => {
      if ("role" in turn) return void messages.push(turn);
      const calls = turn.calls.map(([call], i) => ({ ...call, id: `c${n}_${i}` }));
      messages.push({
        role: "assistant",
        content: [turn.thinking, ...turn.words, turn.refusal, ...calls].filter((x) =>
          x !== undefined
        ),
      });
      if (calls.length === 0) return;
      messages.push({
        role: "tool",
        content: calls.map((call, i) => ({
          type: "tool_result",
          callId: call.id,
          name: call.name,
          format: call.format,
          content: turn.calls[i]?.[1] ?? [],
        })),
      });
    });
    return messages;
  });

  const options = fc.record({
    maxOutputTokens: fc.nat(),
    temperature: fc.float({ noNaN: true, noDefaultInfinity: true }),
    topP: fc.constant(0.5),
    stop: fc.array(text, { minLength: 1, maxLength: 4 }),
    seed: fc.integer(),
    presencePenalty: fc.constant(1),
    frequencyPenalty: fc.constant(-1),
    logitBias: fc.constant({ "50256": -100 }),
    parallelToolCalls: fc.boolean(),
    reasoning: fc.constantFrom<NonNullable<CanonicalRequest["reasoning"]>>(
      { mode: "off", effort: "none" },
      { mode: "on", effort: "minimal" },
      { mode: "on", effort: "xhigh" },
    ),
    responseFormat: fc.constantFrom<NonNullable<CanonicalRequest["responseFormat"]>>(
      { type: "text" },
      { type: "json" },
      { type: "json_schema", name: "n", schema: { type: "object" }, strict: true },
    ),
    verbosity: fc.constantFrom("low", "high"),
    serviceTier: fc.constantFrom("flex", "priority"),
    user: text,
    cacheKey: text,
    toolChoice: fc.constantFrom<NonNullable<CanonicalRequest["toolChoice"]>>(
      { type: "none" },
      { type: "required" },
      { type: "tool", name: "g" },
      { type: "allowed", mode: "required", names: ["f", "g"] },
    ),
  }, { requiredKeys: [] });

  const tools: CanonicalRequest["tools"] = [
    {
      type: "function",
      name: "f",
      description: "d",
      parameters: { type: "object" },
      strict: false,
    },
    { type: "text", name: "g", format: { type: "text" } },
    { type: "hosted", origin: "openai-chat", definition: { type: "web_search" } },
  ];

  it("comes back as it went", () => {
    fc.assert(
      fc.property(
        conversation,
        options,
        fc.boolean(),
        (messages, more, stream) => {
          const request: CanonicalRequest = { model: "m", messages, tools, stream, ...more };
          const encoded = openAiChat.encodeRequest(request, {
            model: "m",
            profile: { developerRole: true, customTools: true },
          });
          assert.deepEqual(encoded.dropped, []);
          const back = openAiChat.decodeRequest(JSON.parse(JSON.stringify(encoded.body)));
          assert.deepEqual(back.request, JSON.parse(JSON.stringify(request)));
          assert.deepEqual(back.dropped, []);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("begins as its own beginning did", () => {
    fc.assert(
      fc.property(conversation, fc.nat(8), (messages, cut) => {
        const whole = encode({ messages, tools }).body;
        const begun = encode({ messages: messages.slice(0, cut), tools }).body;
        assert.ok(Array.isArray(whole.messages) && Array.isArray(begun.messages));
        assert.deepEqual(whole.messages.slice(0, begun.messages.length), begun.messages);
        const head = JSON.stringify(begun).slice(0, -2);
        assert.ok(JSON.stringify(whole).startsWith(head));
      }),
      { numRuns: 100 },
    );
  });
});

describe("faults on the chat wire", () => {
  it("tells every kind in the vendor's envelope", () => {
    for (const kind of FAULT_KINDS) {
      const fault: Fault = { kind, origin: "gateway", status: defaultStatus(kind), message: "why" };
      const { error } = openAiChat.encodeFault(fault, "req_1");
      assert.ok(isJsonObject(error));
      assert.equal(error.message, "why");
      assert.equal(typeof error.type, "string");
      assert.deepEqual(Object.keys(error), ["message", "type", "param", "code"]);
      const back = openAiChat.decodeFault({
        status: fault.status,
        headers: new Headers(),
        body: JSON.stringify({ error }),
        receivedAt: 0,
      });
      assert.equal(back.status, fault.status);
      assert.equal(
        openAiChat.encodeStreamFault(fault),
        `data: ${JSON.stringify({ error })}\n\n`,
      );
    }
  });

  it("reads the provider's own words, listed or not, and no web page", () => {
    const read = (status: number, body: string, headers = {}) =>
      openAiChat.decodeFault({ status, headers: new Headers(headers), body, receivedAt: 0 });
    const error = { message: "too long", type: "x", code: "context_length_exceeded", param: "p" };
    assert.deepEqual(read(400, JSON.stringify({ error })), {
      kind: "context_length",
      origin: "upstream",
      status: 400,
      message: "too long",
      type: "x",
      code: "context_length_exceeded",
      param: "p",
    });
    assert.equal(read(400, JSON.stringify([{ error }])).message, "too long");
    const limited = read(429, "[", { "retry-after": "3" });
    assert.equal(limited.kind, "rate_limit");
    assert.equal(limited.retryAfterMs, 3000);
    const page = read(502, "<html>internal.host</html>");
    assert.equal(page.kind, "upstream");
    assert.doesNotMatch(page.message, /html|internal/);
  });
});
