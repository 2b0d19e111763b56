/** The laws of the Gemini dialect's requests, and its faults. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { defaultStatus, type Fault, FAULT_KINDS } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest, Message } from "../../src/canonical/request.ts";
import { gemini } from "../../src/dialects/gemini/mod.ts";

function encode(request: Partial<CanonicalRequest>, model: string = "gemini-2.5-flash") {
  return gemini.encodeRequest(
    { model, messages: [], tools: [], stream: false, ...request },
    { model, profile: {} },
  );
}

describe("a Gemini request that the wire can carry", () => {
  const text = fc.string({ minLength: 1 });
  const textPart = text.map((text) => ({ type: "text" as const, text }));
  const media = fc.record({
    type: fc.constant("image" as const),
    source: fc.base64String().map((data) => ({
      type: "base64" as const,
      mediaType: "image/png",
      data,
    })),
  });
  const file = fc.base64String().map((data) => ({
    type: "document" as const,
    source: { type: "base64" as const, mediaType: "application/pdf", data },
  }));
  const audio = fc.base64String().map((data) => ({ type: "audio" as const, data, format: "wav" }));
  const user = fc.array(fc.oneof(textPart, media, file, audio), { minLength: 1, maxLength: 4 });
  const signature = fc.base64String({ minLength: 4 });
  const args = fc.dictionary(text, fc.oneof(fc.integer(), text, fc.boolean())).map((value) =>
    JSON.stringify(value)
  );
  const said = fc.oneof(
    textPart.map((part) => [part]),
    fc.tuple(signature, textPart).map(([signature, part]) => [
      { type: "thinking" as const, text: "", signature, origin: "gemini" as const },
      part,
    ]),
    fc.tuple(signature, fc.constantFrom("alone", "thought")).map(([signature, id]) => [
      { type: "thinking" as const, text: "", signature, origin: "gemini" as const, id },
    ]),
    fc.tuple(text, fc.option(signature, { nil: "" })).map(([text, signature]) => [
      { type: "thinking" as const, text, signature, origin: "gemini" as const },
    ]),
  );
  const called = fc.record({
    name: fc.constantFrom("f", "g"),
    arguments: args,
    signature: fc.option(signature, { nil: undefined }),
    answer: text.filter((text) => !text.trim().startsWith("{")),
    isError: fc.boolean(),
    madeUp: fc.boolean(),
  });
  const exchange = fc.record({
    said: fc.array(said, { maxLength: 3 }),
    calls: fc.array(called, { maxLength: 3 }),
  }).filter((turn) => turn.said.length + turn.calls.length > 0);

  /** Two turns of one side that stand together are one on this wire. */
  const conversation = fc.tuple(
    fc.array(fc.tuple(user, exchange), { maxLength: 5 }),
    fc.boolean(),
  ).map(([turns, instructed]) => {
    const messages: Message[] = instructed
      ? [{ role: "system", authority: "system", content: [{ type: "text", text: "s" }] }]
      : [];
    let count = 0;
    turns.forEach(([content, { said, calls }], n) => {
      messages.push({ role: "user", content });
      const ids = calls.map((call, i) => call.madeUp ? `call_${count++}` : `own_${n}_${i}`);
      messages.push({
        role: "assistant",
        content: [
          ...said.flat(),
          ...calls.flatMap(({ name, arguments: text, signature }, i) => [
            ...(signature === undefined ? [] : [{
              type: "thinking" as const,
              text: "",
              signature,
              origin: "gemini" as const,
              id: "call",
            }]),
            {
              type: "tool_call" as const,
              id: ids[i] ?? "",
              name,
              arguments: text,
              format: "json" as const,
            },
          ]),
        ],
      });
      if (calls.length === 0) return;
      messages.push({
        role: "tool",
        content: calls.map(({ name, answer, isError }, i) => ({
          type: "tool_result",
          callId: ids[i] ?? "",
          name,
          format: "json",
          content: [{ type: "text", text: answer }],
          ...(isError ? { isError } : {}),
        })),
      });
    });
    return messages.length > 1
      ? messages
      : [{ role: "user" as const, content: [{ type: "text" as const, text: "u" }] }];
  });

  const options = fc.record({
    maxOutputTokens: fc.nat(),
    temperature: fc.float({ noNaN: true, noDefaultInfinity: true }),
    topP: fc.constant(0.5),
    topK: fc.nat(),
    stop: fc.array(text, { minLength: 1, maxLength: 4 }),
    seed: fc.integer(),
    presencePenalty: fc.constant(1),
    frequencyPenalty: fc.constant(-1),
    reasoning: fc.constantFrom<NonNullable<CanonicalRequest["reasoning"]>>(
      { mode: "off" },
      { mode: "adaptive" },
      { mode: "adaptive", summary: "auto" },
      { mode: "on", budgetTokens: 5000 },
    ),
    responseFormat: fc.constant<CanonicalRequest["responseFormat"]>({ type: "text" }),
    serviceTier: fc.constantFrom("default", "flex", "priority"),
    toolChoice: fc.constantFrom<NonNullable<CanonicalRequest["toolChoice"]>>(
      { type: "auto" },
      { type: "none" },
      { type: "required" },
      { type: "tool", name: "f" },
      { type: "allowed", mode: "required", names: ["f", "g"] },
      { type: "allowed", mode: "auto", names: ["g"] },
    ),
  }, { requiredKeys: [] });

  const TOOLS: CanonicalRequest["tools"] = [
    { type: "function", name: "f", description: "d", parameters: { type: "object" } },
    { type: "function", name: "g" },
    {
      type: "hosted",
      origin: "gemini",
      definition: { type: "codeExecution", codeExecution: {} },
    },
  ];

  it("comes back as it went", () => {
    fc.assert(
      fc.property(conversation, options, (messages, options) => {
        const request = JSON.parse(JSON.stringify({ messages, tools: TOOLS, ...options }));
        const { body, dropped } = encode(request);
        assert.deepEqual(dropped, []);
        const wire: JsonObject = JSON.parse(JSON.stringify(body));
        const back = gemini.decodeRequest({ ...wire, model: "gemini-2.5-flash", stream: false });
        assert.deepEqual(back.dropped, []);
        assert.deepEqual(back.request, {
          model: "gemini-2.5-flash",
          stream: false,
          ...request,
        });
        assert.equal(JSON.stringify(encode(back.request).body), JSON.stringify(body));
      }),
      { numRuns: 400 },
    );
  });
});

describe("a Gemini fault", () => {
  const STATUSES =
    /^(INVALID_ARGUMENT|UNAUTHENTICATED|PERMISSION_DENIED|FAILED_PRECONDITION|NOT_FOUND|UNIMPLEMENTED|ABORTED|RESOURCE_EXHAUSTED|UNAVAILABLE|DEADLINE_EXCEEDED|INTERNAL|CANCELLED)$/;

  for (const kind of FAULT_KINDS) {
    it(`of the kind ${kind} has a status and a word`, () => {
      const status = defaultStatus(kind);
      const fault: Fault = { kind, origin: "gateway", status, message: "m" };
      const { error } = JSON.parse(JSON.stringify(gemini.encodeFault(fault, "r")));
      assert.equal(error.code, status);
      assert.equal(error.message, "m");
      assert.match(error.status, STATUSES);
      const sse = gemini.encodeStreamFault(fault);
      assert.equal(sse, `data: ${JSON.stringify({ error })}\n\n`);
    });
  }

  function decode(error: JsonObject, status: number, headers: HeadersInit = {}): Fault {
    return gemini.decodeFault({
      status,
      headers: new Headers(headers),
      body: JSON.stringify({ error }),
      receivedAt: 0,
    });
  }
  const TYPE = "type.googleapis.com/google.rpc.";

  const words: [string, number, string][] = [
    ["INVALID_ARGUMENT", 400, "invalid_request"],
    ["FAILED_PRECONDITION", 400, "invalid_request"],
    ["UNAUTHENTICATED", 401, "authentication"],
    ["PERMISSION_DENIED", 403, "permission"],
    ["NOT_FOUND", 404, "not_found"],
    ["RESOURCE_EXHAUSTED", 429, "rate_limit"],
    ["INTERNAL", 500, "upstream"],
    ["UNAVAILABLE", 503, "overloaded"],
    ["DEADLINE_EXCEEDED", 504, "timeout"],
  ];
  for (const [status, code, kind] of words) {
    it(`is read from ${status}`, () => {
      const fault = decode({ code, message: "m", status }, code);
      assert.deepEqual(fault, {
        kind,
        origin: "upstream",
        status: code,
        message: "m",
        type: status,
      });
    });
  }

  it("knows a bad key, a long prompt and a spent day by their details", () => {
    const error = { code: 400, message: "m", status: "INVALID_ARGUMENT" };
    const info = { "@type": `${TYPE}ErrorInfo`, reason: "API_KEY_INVALID" };
    const bad = decode({ ...error, details: [info] }, 400);
    assert.equal(bad.kind, "authentication");
    assert.equal(bad.code, "API_KEY_INVALID");
    const long = "The input token count (9) exceeds the maximum number of tokens allowed (8).";
    assert.equal(decode({ ...error, message: long }, 400).kind, "context_length");
    const spent = {
      "@type": `${TYPE}QuotaFailure`,
      violations: [{ quotaId: "GenerateRequestsPerDayPerProject" }],
    };
    const exhausted = { code: 429, message: "m", status: "RESOURCE_EXHAUSTED" };
    assert.equal(decode({ ...exhausted, details: [spent] }, 429).kind, "quota");
  });

  it("tells how long to wait, both ways", () => {
    const info = { "@type": `${TYPE}RetryInfo`, retryDelay: "34.4s" };
    const error = { code: 429, message: "m", status: "RESOURCE_EXHAUSTED", details: [info] };
    const fault = decode(error, 429);
    assert.equal(fault.retryAfterMs, 34_400);
    assert.equal(decode(error, 429, { "retry-after": "2" }).retryAfterMs, 2000);
    assert.deepEqual(gemini.encodeFault(fault, "r"), { error });
  });

  it("comes in a list, or as no JSON at all", () => {
    const answer = { status: 503, headers: new Headers(), receivedAt: 0 };
    const error = { code: 503, message: "busy", status: "UNAVAILABLE" };
    const listed = gemini.decodeFault({ ...answer, body: JSON.stringify([{ error }]) });
    assert.equal(listed.message, "busy");
    const html = gemini.decodeFault({ ...answer, body: "<html>secret</html>" });
    assert.equal(html.kind, "overloaded");
    assert.doesNotMatch(html.message, /secret/);
  });

  it("never passes on what the provider says for its own eyes", () => {
    const debug = { "@type": `${TYPE}DebugInfo`, detail: "Invalid API key: k123" };
    const fault = decode({ code: 400, message: "m", status: "INTERNAL", details: [debug] }, 400);
    assert.doesNotMatch(JSON.stringify(fault), /k123/);
  });

  it("is not the caller's doing when the provider cancelled its own work", () => {
    const fault = decode({ code: 499, message: "m", status: "CANCELLED" }, 499);
    assert.equal(fault.kind, "upstream");
    assert.equal(fault.status, 502);
  });
});
