/** What a provider of the Gemini dialect is sent. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest, Message, Reasoning } from "../../src/canonical/request.ts";
import { gemini } from "../../src/dialects/gemini/mod.ts";

const FLASH = "gemini-2.5-flash";

function encode(request: Partial<CanonicalRequest>, model: string = FLASH) {
  return gemini.encodeRequest(
    { model: "public", messages: [], tools: [], stream: true, ...request },
    { model, profile: {} },
  );
}

function contents(messages: Message[], model?: string) {
  return encode({ messages }, model).body.contents;
}

function refused(request: Partial<CanonicalRequest>): string {
  try {
    encode(request);
  } catch (error) {
    assert.ok(error instanceof FaultError);
    assert.equal(error.fault.kind, "invalid_request");
    return error.fault.message;
  }
  assert.fail("was not refused");
}

const hi: Message = { role: "user", content: [{ type: "text", text: "hi" }] };

function calls(...content: Extract<Message, { role: "assistant" }>["content"]): Message {
  return { role: "assistant", content };
}

function call(id: string, text: string = "{}", format: "json" | "text" = "json") {
  return { type: "tool_call" as const, id, name: "f", arguments: text, format };
}

function result(callId: string, text: string, more: JsonObject = {}): Message {
  const content = [{ type: "text" as const, text }];
  return {
    role: "tool",
    content: [{ type: "tool_result", callId, name: "f", format: "json", content, ...more }],
  };
}

describe("a request for Gemini", () => {
  it("goes where the model and the stream say", () => {
    assert.equal(gemini.path("gemini-x", true), "/models/gemini-x:streamGenerateContent?alt=sse");
    assert.equal(gemini.path("gemini-x", false), "/models/gemini-x:generateContent");
    assert.equal(gemini.path("../x?y", false), "/models/..%2Fx%3Fy:generateContent");
  });

  it("has neither the model nor the stream in its body", () => {
    assert.deepEqual(encode({ messages: [hi] }).body, {
      contents: [{ role: "user", parts: [{ text: "hi" }] }],
    });
  });

  it("has no ids where the wire's own conversation had none", () => {
    const conversation = [
      { role: "model", parts: [{ functionCall: { name: "f", args: { a: 1 } } }] },
      { role: "user", parts: [{ functionResponse: { name: "f", response: { output: "o" } } }] },
    ];
    const { request } = gemini.decodeRequest({ model: "m", contents: conversation });
    assert.deepEqual(contents(request.messages), conversation);
  });

  it("has leading instructions apart and later ones in their place", () => {
    const system: Message = {
      role: "system",
      authority: "developer",
      content: [{ type: "text", text: "s" }],
    };
    const { body, dropped } = encode({ messages: [system, hi, system] });
    assert.deepEqual(body.systemInstruction, { parts: [{ text: "s" }] });
    assert.deepEqual(body.contents, [
      { role: "user", parts: [{ text: "hi" }] },
      { role: "user", parts: [{ text: "s" }] },
    ]);
    assert.deepEqual(dropped, ["system_position"]);
    assert.equal(encode({ messages: [system] }).body.systemInstruction, undefined);
  });

  it("has calls and results, objects as they are", () => {
    assert.deepEqual(
      contents([
        calls(call("a", '{"x":1}'), call("b", ""), call("c", "raw", "text")),
        result("a", '{"y":2}'),
        result("b", "plain"),
        result("c", "bad", { isError: true }),
      ]),
      [
        {
          role: "model",
          parts: [
            { functionCall: { id: "a", name: "f", args: { x: 1 } } },
            { functionCall: { id: "b", name: "f" } },
            { functionCall: { id: "c", name: "f", args: { input: "raw" } } },
          ],
        },
        {
          role: "user",
          parts: [
            { functionResponse: { id: "a", name: "f", response: { y: 2 } } },
            { functionResponse: { id: "b", name: "f", response: { output: "plain" } } },
            { functionResponse: { id: "c", name: "f", response: { error: "bad" } } },
          ],
        },
      ],
    );
  });

  it("has pictures in results inside or beside them", () => {
    const source = { type: "base64" as const, mediaType: "image/png", data: "QQ==" };
    const messages: Message[] = [calls(call("a")), {
      role: "tool",
      content: [{
        type: "tool_result",
        callId: "a",
        name: "f",
        format: "json",
        content: [{ type: "image", source }],
      }],
    }];
    const image = { inlineData: { mimeType: "image/png", data: "QQ==" } };
    const functionResponse = { id: "a", name: "f", response: { output: "" } };
    const [, inside] = JSON.parse(JSON.stringify(contents(messages, "gemini-3-flash")));
    assert.deepEqual(inside.parts, [{ functionResponse: { ...functionResponse, parts: [image] } }]);
    const [, alone, beside] = JSON.parse(JSON.stringify(contents(messages)));
    assert.deepEqual(alone.parts, [{ functionResponse }]);
    assert.deepEqual(beside.parts, [{ text: "Attached to the result of f:" }, image]);
  });

  it("has signatures on the parts they came on, whatever order a client kept", () => {
    const signed = (signature: string, id?: string) => ({
      type: "thinking" as const,
      text: "",
      signature,
      origin: "gemini" as const,
      ...(id === undefined ? {} : { id }),
    });
    const [{ parts }] = JSON.parse(JSON.stringify(contents([calls(
      { ...signed("S0"), text: "thought" },
      signed("S1", "call"),
      signed("S2"),
      { type: "text", text: "t" },
      call("a"),
      call("b"),
      signed("S3", "alone"),
    )])));
    assert.deepEqual(parts, [
      { text: "thought", thought: true, thoughtSignature: "S0" },
      { text: "t", thoughtSignature: "S2" },
      { functionCall: { id: "a", name: "f", args: {} }, thoughtSignature: "S1" },
      { functionCall: { id: "b", name: "f", args: {} } },
      { text: "", thoughtSignature: "S3" },
    ]);
  });

  it("has no reasoning of others, and says so", () => {
    const foreign = { type: "thinking" as const, text: "t", signature: "s" };
    const { body, dropped } = encode({
      messages: [
        hi,
        calls({ ...foreign, origin: "anthropic-messages" }),
        calls({ type: "redacted_thinking", data: "d", origin: "anthropic-messages" }),
      ],
    });
    assert.deepEqual(body.contents, [{ role: "user", parts: [{ text: "hi" }] }]);
    assert.deepEqual(dropped, ["thinking"]);
  });

  it("marks calls from elsewhere for models that refuse unsigned ones", () => {
    const [{ parts }] = JSON.parse(
      JSON.stringify(contents([calls(call("a"), call("b"))], "gemini-3-pro-preview")),
    );
    assert.equal(parts[0].thoughtSignature, "skip_thought_signature_validator");
    assert.equal(parts[1].thoughtSignature, undefined);
  });

  it("tells the media type of an address that a client told", () => {
    const file = { fileData: { mimeType: "image/x-odd", fileUri: "https://a/b" } };
    const { request } = gemini.decodeRequest({ model: "m", contents: [{ parts: [file] }] });
    const [{ parts }] = JSON.parse(JSON.stringify(contents(request.messages)));
    assert.deepEqual(parts, [file]);
    const guessed = (url: string) => ({
      type: "image" as const,
      source: { type: "url" as const, url },
    });
    const [{ parts: more }] = JSON.parse(JSON.stringify(contents([{
      role: "user",
      content: [guessed("https://a/b.webp?c"), guessed("https://a/b")],
    }])));
    assert.deepEqual(more, [
      { fileData: { mimeType: "image/webp", fileUri: "https://a/b.webp?c" } },
      { fileData: { mimeType: "image/jpeg", fileUri: "https://a/b" } },
    ]);
  });

  it("has tools, the vendor's own verbatim and free-form ones as functions", () => {
    const { body, dropped } = encode({
      tools: [
        { type: "function", name: "f", parameters: { type: "object" }, strict: true },
        { type: "text", name: "g", description: "d" },
        {
          type: "hosted",
          origin: "gemini",
          definition: { type: "googleSearch", googleSearch: {} },
        },
        { type: "hosted", origin: "openai-responses", definition: { type: "web_search" } },
      ],
      toolChoice: { type: "allowed", mode: "auto", names: ["f"] },
    });
    const input = {
      type: "object",
      properties: { input: { type: "string" } },
      required: ["input"],
    };
    assert.deepEqual(body.tools, [
      {
        functionDeclarations: [
          { name: "f", parametersJsonSchema: { type: "object" } },
          { name: "g", description: "d", parametersJsonSchema: input },
        ],
      },
      { googleSearch: {} },
    ]);
    assert.deepEqual(body.toolConfig, {
      functionCallingConfig: { mode: "VALIDATED", allowedFunctionNames: ["f"] },
    });
    assert.deepEqual(dropped, ["strict", "tools[web_search]"]);
  });

  const thoughts: [string, Reasoning, JsonObject | undefined, ...string[]][] = [
    [FLASH, { mode: "off" }, { thinkingBudget: 0 }],
    [
      "gemini-2.5-pro",
      { mode: "off", effort: "none" },
      { thinkingBudget: 128 },
      "reasoning.budget_tokens=0->128",
    ],
    [
      "gemini-3-flash",
      { mode: "off" },
      { thinkingLevel: "MINIMAL" },
      "reasoning.effort=none->minimal",
    ],
    ["gemini-3.1-pro", { mode: "off" }, { thinkingLevel: "LOW" }, "reasoning.effort=none->low"],
    [FLASH, { mode: "on", effort: "low" }, { thinkingBudget: 4096 }],
    [FLASH, { mode: "on", effort: "max" }, { thinkingBudget: 24576 }],
    [
      "gemini-2.5-flash-lite",
      { mode: "on", budgetTokens: 1 },
      { thinkingBudget: 512 },
      "reasoning.budget_tokens=1->512",
    ],
    [FLASH, { mode: "adaptive", summary: "auto" }, { thinkingBudget: -1, includeThoughts: true }],
    ["gemini-3-pro", { mode: "on", budgetTokens: 6000, summary: "none" }, {
      thinkingLevel: "LOW",
    }, "reasoning.budget_tokens=6000->low"],
    ["gemini-3.1-pro", { mode: "on", effort: "medium" }, { thinkingLevel: "MEDIUM" }],
    [
      "gemini-3.8-flash",
      { mode: "on", effort: "minimal" },
      { thinkingLevel: "LOW" },
      "reasoning.effort=minimal->low",
    ],
    ["gemini-3-pro", { mode: "on", effort: "strange" }, undefined, "reasoning.effort"],
    [
      "gemini-flash-latest",
      { mode: "on", effort: "xhigh" },
      { thinkingLevel: "HIGH" },
      "reasoning.effort=xhigh->high",
    ],
    ["gemini-3-pro", { mode: "adaptive" }, undefined],
  ];
  for (const [model, reasoning, config, ...notices] of thoughts) {
    it(`tells ${model} to think ${JSON.stringify(reasoning)}`, () => {
      const { body, dropped } = encode({ reasoning }, model);
      assert.deepEqual(body.generationConfig, config && { thinkingConfig: config });
      assert.deepEqual(dropped, notices);
    });
  }

  it("tells a model that cannot think nothing of it", () => {
    const { body, dropped } = encode(
      { reasoning: { mode: "on", effort: "low" } },
      "gemma-3-27b-it",
    );
    assert.equal(body.generationConfig, undefined);
    assert.deepEqual(dropped, ["reasoning"]);
  });

  it("names what it leaves out", () => {
    const { dropped } = encode({
      messages: [{ role: "user", name: "n", content: [{ type: "text", text: "t", cache: {} }] }],
      logitBias: { "1": 2 },
      verbosity: "low",
      metadata: { a: "b" },
      user: "u",
      parallelToolCalls: false,
      serviceTier: "scale",
      cacheKey: "k",
    });
    assert.deepEqual(dropped.toSorted(), [
      "cache_control",
      "logit_bias",
      "metadata",
      "name",
      "parallel_tool_calls",
      "service_tier",
      "user",
      "verbosity",
    ]);
  });

  it("is refused where leaving out would change its meaning", () => {
    assert.match(refused({ toolChoice: { type: "required" } }), /no tool/);
    assert.match(refused({ toolChoice: { type: "tool", name: "f" } }), /'f'/);
    assert.match(refused({ messages: [calls(call("c9", "[1]"))] }), /'c9'/);
    assert.match(
      refused({
        messages: [{
          role: "user",
          content: [{
            type: "document",
            source: { type: "file", id: "file_1", origin: "anthropic-messages" },
          }],
        }],
      }),
      /another vendor/,
    );
    const orphan: Message = {
      role: "tool",
      content: [{ type: "tool_result", callId: "x", format: "json", content: [] }],
    };
    assert.match(refused({ messages: [orphan] }), /not in the conversation/);
  });

  it("begins as the shorter conversation did", () => {
    const messages = [hi, calls(call("a")), result("a", "r"), hi];
    const whole = JSON.parse(JSON.stringify(contents(messages)));
    for (let length = 1; length <= messages.length; length++) {
      const part = JSON.parse(JSON.stringify(contents(messages.slice(0, length))));
      assert.deepEqual(part, whole.slice(0, part.length));
    }
  });
});
