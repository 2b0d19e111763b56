/** The laws of Pi's own wire: requests there and back, and every kind of fault. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { defaultStatus, type Fault, FAULT_KINDS, FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest, Message } from "../../src/canonical/request.ts";
import { piNative } from "../../src/dialects/pi_native/mod.ts";
import { framesOf, tokenOf } from "./pi_native/answers.ts";

function encode(request: Partial<CanonicalRequest>, model = "x/m") {
  return piNative.encodeRequest(
    { model, messages: [], tools: [], stream: false, ...request },
    { model, profile: {} },
  );
}

/** A token whose stamp is that of no dialect of ours, so that it stays this wire's own. */
function ownToken(signature: string, more: JsonObject): string {
  const stamps = { api: "bedrock-converse-stream", provider: "amazon-bedrock", model: "claude" };
  return JSON.stringify({ ...stamps, signature, ...more });
}

const HELLO: Message[] = [{ role: "user", content: [{ type: "text", text: "q" }] }];

describe("a request that the wire can carry", () => {
  const text = fc.string({ minLength: 1 });
  const textPart = text.map((text) => ({ type: "text" as const, text }));
  const image = fc.oneof(
    fc.base64String({ minLength: 4 }).map((data) => ({
      type: "image" as const,
      source: { type: "base64" as const, mediaType: "image/png", data },
    })),
    fc.webUrl().map((url) => ({ type: "image" as const, source: { type: "url" as const, url } })),
    fc.constantFrom("openai-responses" as const, "anthropic-messages" as const, "gemini" as const)
      .map((origin) => ({
        type: "image" as const,
        source: { type: "file" as const, id: "file-1", origin },
        detail: "high",
      })),
  );
  const input = fc.array(fc.oneof(textPart, image), { minLength: 1, maxLength: 3 });
  const args = fc.dictionary(text, fc.oneof(fc.integer(), text), { minKeys: 1 })
    .map((value) => JSON.stringify(value));
  const signature = text.filter((text) => !text.startsWith("sluice1:"));
  const thinking = fc.tuple(fc.string(), signature, fc.boolean()).map((
    [text, signature, hasId],
  ) => ({
    type: "thinking" as const,
    text,
    signature: ownToken(signature, hasId ? { itemId: "i" } : {}),
    origin: "pi-native" as const,
  }));
  const called = fc.record({
    name: fc.constantFrom("f", "g"),
    arguments: fc.oneof(fc.constant(""), args),
    answer: fc.array(fc.oneof(textPart, image), { maxLength: 2 }),
    isError: fc.boolean(),
    free: fc.boolean(),
  });
  const exchange = fc.record({
    said: fc.array(fc.oneof(textPart, thinking), { maxLength: 3 }),
    calls: fc.array(called, { maxLength: 3 }),
  }).filter(({ said, calls }) => calls.length > 0 || said.some(({ type }) => type === "text"));
  const conversation = fc.tuple(
    fc.array(fc.tuple(input, fc.boolean(), exchange), { minLength: 1, maxLength: 4 }),
    fc.array(textPart, { maxLength: 2 }),
  ).map(([turns, instructions]) => {
    const messages: Message[] = instructions.length === 0
      ? []
      : [{ role: "system", authority: "system", content: instructions }];
    turns.forEach(([content, instructed, { said, calls }], n) => {
      messages.push({ role: "user", content });
      if (instructed) {
        messages.push(
          { role: "system", authority: "developer", content: [content[0] ?? HELLO] } as Message,
        );
      }
      messages.push({
        role: "assistant",
        content: [
          ...said,
          ...calls.map((call, i) => ({
            type: "tool_call" as const,
            id: `c_${n}_${i}`,
            name: call.name,
            arguments: call.arguments,
            format: call.free ? "text" as const : "json" as const,
          })),
        ],
      });
      if (calls.length === 0) return;
      messages.push({
        role: "tool",
        content: calls.map(({ name, answer, isError, free }, i) => ({
          type: "tool_result",
          callId: `c_${n}_${i}`,
          name,
          format: free ? "text" : "json",
          content: answer,
          ...(isError ? { isError } : {}),
        })),
      });
    });
    return messages;
  });
  const effort = fc.constantFrom("minimal", "low", "medium", "high", "xhigh", "max");
  const summary = fc.constantFrom("auto" as const, "none" as const);
  const options = fc.record({
    maxOutputTokens: fc.integer({ min: 1 }),
    temperature: fc.double({ noNaN: true, noDefaultInfinity: true }),
    topP: fc.constant(0.5),
    topK: fc.nat(),
    stop: fc.array(text, { minLength: 1, maxLength: 4 }),
    presencePenalty: fc.constant(1),
    frequencyPenalty: fc.constant(-1),
    reasoning: fc.oneof(
      fc.constant({ mode: "off" as const }),
      fc.record({ mode: fc.constant("on" as const), effort, summary }),
      fc.record({ mode: fc.constant("on" as const), effort, budgetTokens: fc.nat(), summary }),
    ),
    serviceTier: fc.constantFrom("auto", "default", "flex", "scale", "priority"),
    metadata: fc.constant({ team: "a" }),
    user: text,
    cacheKey: text,
    cache: fc.constantFrom({}, { ttl: "1h" as const }),
    toolChoice: fc.constantFrom<NonNullable<CanonicalRequest["toolChoice"]>>(
      { type: "auto" },
      { type: "none" },
      { type: "required" },
      { type: "tool", name: "f" },
    ),
  }, { requiredKeys: [] });
  const TOOLS: CanonicalRequest["tools"] = [
    { type: "function", name: "f", description: "d", parameters: { type: "object" }, strict: true },
    { type: "function", name: "g", description: "", parameters: { type: "object" } },
    {
      type: "hosted",
      origin: "pi-native",
      definition: { type: "computer", name: "c", native: { type: "computer" } },
    },
  ];

  it("comes back as it went, in the same bytes", () => {
    fc.assert(
      fc.property(conversation, options, fc.boolean(), (messages, options, stream) => {
        const request = JSON.parse(JSON.stringify({ messages, tools: TOOLS, stream, ...options }));
        const { body, dropped } = encode(request);
        assert.deepEqual(dropped, []);
        const back = piNative.decodeRequest(JSON.parse(JSON.stringify(body)));
        assert.deepEqual(back.dropped, []);
        const cache = options.cache ?? { byDefault: true };
        assert.deepEqual(back.request, { model: "x/m", ...request, cache });
        assert.equal(JSON.stringify(encode(back.request).body), JSON.stringify(body));
      }),
      { numRuns: 400 },
    );
  });

  it("has the bytes of an earlier turn as its beginning", () => {
    fc.assert(fc.property(conversation, conversation, (first, more) => {
      const tail = more.filter(({ role }) => role === "user");
      const bytes = (messages: Message[]) => JSON.stringify(encode({ messages }).body);
      const end = ']},"options"';
      const early = bytes(first);
      const shared = early.slice(0, early.lastIndexOf(end));
      assert.ok(bytes([...first, ...tail]).startsWith(shared));
    }));
  });
});

describe("a request that the wire cannot carry whole", () => {
  const json = { type: "json_schema" as const, schema: { type: "object" } };
  const document = {
    type: "document" as const,
    source: { type: "base64" as const, mediaType: "application/pdf", data: "aGk=" },
  };
  const refused: [string, Partial<CanonicalRequest>, string][] = [
    ["a schema for the answer", { responseFormat: json }, "response_format.json_schema"],
    [
      "a tool that must be called and is not on offer",
      { tools: [{ type: "function", name: "f" }], toolChoice: { type: "tool", name: "g" } },
      "tool_choice",
    ],
    ["a call that must be made without tools", { toolChoice: { type: "required" } }, "tool_choice"],
    [
      "a call of one of some tools that are not on offer",
      {
        tools: [{ type: "function", name: "f" }],
        toolChoice: { type: "allowed", mode: "required", names: ["g"] },
      },
      "tool_choice",
    ],
    [
      "a document",
      { messages: [{ role: "user", content: [document] }] },
      "messages[0].content[0]",
    ],
    [
      "sound",
      { messages: [{ role: "user", content: [{ type: "audio", data: "x", format: "wav" }] }] },
      "messages[0].content[0]",
    ],
    [
      "arguments that are no object",
      {
        messages: [{
          role: "assistant",
          content: [{ type: "tool_call", id: "c", name: "f", arguments: "[", format: "json" }],
        }],
      },
      "messages[0].content",
    ],
  ];
  for (const [what, request, param] of refused) {
    it(`is refused for ${what}`, () => {
      assert.throws(() => encode(request), (error) => {
        assert.ok(error instanceof FaultError);
        assert.equal(error.fault.status, 400);
        assert.equal(error.fault.param, param);
        return true;
      });
    });
  }

  it("names what is left out", () => {
    const { body, dropped } = encode({
      messages: [
        ...HELLO,
        {
          role: "assistant",
          name: "n",
          content: [
            { type: "thinking", text: "t", signature: "s", origin: "anthropic-messages" },
            { type: "hosted", origin: "gemini", item: { type: "codeExecution" } },
            { type: "text", text: "a" },
          ],
        },
      ],
      tools: [{ type: "hosted", origin: "gemini", definition: { type: "googleSearch" } }],
      seed: 1,
      logitBias: { 1: 2 },
      verbosity: "low",
      parallelToolCalls: false,
      store: true,
      serviceTier: "batch",
      responseFormat: { type: "json" },
      reasoning: { mode: "on", effort: "ultra", summary: "concise" },
    });
    assert.deepEqual(
      new Set(dropped),
      new Set([
        "seed",
        "logit_bias",
        "response_format",
        "verbosity",
        "parallel_tool_calls",
        "store",
        "service_tier",
        "name",
        "thinking",
        "codeExecution",
        "tools[googleSearch]",
        "reasoning",
        "reasoning.summary",
      ]),
    );
    const wire = JSON.parse(JSON.stringify(body));
    assert.deepEqual(wire.context.messages[1].content, [{ type: "text", text: "a" }]);
    assert.deepEqual(wire.options, { reasoning: "medium" });
  });

  it("says a tier in the wire's own word", () => {
    const tierOf = (serviceTier: string) =>
      JSON.parse(
        JSON.stringify(encode({ messages: HELLO, serviceTier }).body),
      ).options.serviceTier;
    assert.equal(tierOf("fast"), "priority");
    assert.equal(tierOf("flex"), "flex");
    assert.equal(tierOf("batch"), undefined);
  });

  it("offers only the tools that are allowed", () => {
    const tools: CanonicalRequest["tools"] = [
      { type: "function", name: "f" },
      { type: "function", name: "g" },
    ];
    const toolChoice = { type: "allowed" as const, mode: "required" as const, names: ["g"] };
    const wire = JSON.parse(JSON.stringify(encode({ messages: HELLO, tools, toolChoice }).body));
    assert.deepEqual(wire.context.tools.map(({ name }: JsonObject) => name), ["g"]);
    assert.equal(wire.options.toolChoice, "required");
  });

  it("gives a call's signature back on the call", () => {
    const call = {
      type: "tool_call" as const,
      id: "c",
      name: "f",
      arguments: '{"n":12345678901234567890}',
      format: "json" as const,
    };
    const signed = { type: "thinking" as const, text: "", origin: "pi-native" as const };
    const { body } = encode({
      messages: [...HELLO, {
        role: "assistant",
        content: [{ ...signed, signature: tokenOf("s", { call: "c" }) }, call],
      }],
    });
    const text = JSON.stringify(body);
    assert.match(text, /"arguments":\{"n":12345678901234567890\},"thoughtSignature":"s"/);
    assert.match(text, /"api":"anthropic-messages","provider":"anthropic","model":"claude"/);
  });
});

describe("a fault on this wire", () => {
  const TYPES =
    /^(invalid_request_error|authentication_error|rate_limit_error|upstream_error|request_aborted)$/;
  const answer = { headers: new Headers(), receivedAt: 0 };

  for (const kind of FAULT_KINDS) {
    const status = defaultStatus(kind);
    const fault: Fault = { kind, origin: "gateway", status, message: "m", param: "options.topK" };

    it(`of the kind ${kind} has a word of Pi's, and comes back as what it is`, () => {
      const body = JSON.stringify(piNative.encodeFault(fault, "r-1"));
      const { error } = JSON.parse(body);
      assert.match(error.type, TYPES);
      assert.equal(error.message, "m");
      assert.equal(error.request_id, "r-1");
      const back = piNative.decodeFault({ ...answer, status, body });
      assert.equal(back.kind, kind);
      assert.equal(back.status, status);
      assert.equal(back.param, "options.topK");
    });

    it(`of the kind ${kind} ends a stream with a turn that says so`, () => {
      const sse = piNative.encodeStreamFault(fault);
      assert.ok(sse.endsWith("data: [DONE]\n\n"));
      const [event, ...more] = framesOf(sse);
      assert.deepEqual(more, []);
      const { type, reason, error } = JSON.parse(JSON.stringify(event));
      assert.equal(type, "error");
      assert.equal(reason, kind === "aborted" ? "aborted" : "error");
      assert.equal(error.stopReason, reason);
      assert.equal(error.errorMessage, "m");
      assert.equal(error.errorStatus, status);
      assert.deepEqual(error.content, []);
    });
  }

  const bodies: [status: number, body: string, kind: string, message: RegExp][] = [
    [401, '{"error":"unauthorized"}', "authentication", /^unauthorized$/],
    [429, '{"error":{"type":"rate_limit_error","message":"slow"}}', "rate_limit", /^slow$/],
    [
      400,
      '{"error":{"type":"invalid_request_error","message":"prompt is too long: 9 > 8"}}',
      "context_length",
      /too long/,
    ],
    [502, "<html>secret</html>", "upstream", /status 502/],
    [503, "", "overloaded", /status 503/],
  ];
  for (const [status, body, kind, message] of bodies) {
    it(`is read from ${status} ${body}`, () => {
      const fault = piNative.decodeFault({ ...answer, status, body });
      assert.equal(fault.kind, kind);
      assert.equal(fault.status, status);
      assert.match(fault.message, message);
    });
  }

  it("tells how long to wait", () => {
    const headers = new Headers({ "retry-after": "2" });
    const fault = piNative.decodeFault({ ...answer, headers, status: 429, body: "{}" });
    assert.equal(fault.retryAfterMs, 2000);
  });
});
