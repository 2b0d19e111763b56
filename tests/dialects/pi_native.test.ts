/** Requests of clients of Pi's own wire: who is asked, and the conversation. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type JsonObject, parseJson } from "../../src/canonical/json.ts";
import type { CanonicalRequest } from "../../src/canonical/request.ts";
import { piNative } from "../../src/dialects/pi_native/mod.ts";
import { decode, faultOf, said, turnOf } from "./pi_native/requests.ts";

describe("the model and streaming", () => {
  const context = { messages: [] };

  it("are found wherever clients put them", () => {
    const bodies: JsonObject[] = [
      { modelId: "a/b", context },
      { model: "a/b", context },
      { model: { id: "a/b", provider: "x" }, context },
      { modelId: "a/b", model: "c/d", context },
      { modelId: "", model: "a/b", context },
      { modelId: null, model: { id: "a/b" }, context },
    ];
    for (const body of bodies) {
      assert.deepEqual(piNative.saidIn?.(body), { model: "a/b", stream: true });
      assert.equal(piNative.decodeRequest(body).request.model, "a/b");
    }
  });

  it("are a stream unless `stream` is false", () => {
    for (const stream of [undefined, null, true, "no", 0]) {
      assert.equal(decode(context, { stream }).request.stream, true);
    }
    assert.equal(decode(context, { stream: false }).request.stream, false);
  });

  it("are missed by name", () => {
    for (const body of [{}, { modelId: 7 }, { model: {} }, { model: { id: "" } }]) {
      const { status, param } = faultOf(() => piNative.saidIn?.({ ...body, context }));
      assert.equal(status, 400);
      assert.equal(param, "modelId");
    }
  });

  it("are replaced in a client's own text, and nothing else is", () => {
    const text = `{ "context": {"modelId": "inner", "n": 9007199254740993},\n "modelId":"up/m",` +
      `"options":{"topK":1.0},"model" : {"id":"up/m","headers":{"x":"y"}}}`;
    assert.deepEqual(piNative.readdress?.(text, "m"), {
      text: text.replace('"up/m"', '"m"').replace('{"id":"up/m","headers":{"x":"y"}}', '"m"'),
      dropped: [],
    });
  });

  it("go on without what a client may say to no provider", () => {
    const cases: [options: string, kept: JsonObject, dropped: string[]][] = [
      ['{"headers":{"authorization":"x"},"topK":1}', { topK: 1 }, ["options.headers"]],
      ['{"he\\u0061ders":{"a":"x"},"apiKey":"k"}', {}, ["options.headers", "options.apiKey"]],
      ['{"a":{"headers":1}}', { a: { headers: 1 } }, []],
    ];
    for (const [options, kept, dropped] of cases) {
      const given = `{"modelId":"up/m","options":${options},"context":{"headers":{}}}`;
      const { text, dropped: names } = piNative.readdress?.(given, "m") ?? { text: "" };
      assert.deepEqual(JSON.parse(text), { modelId: "m", options: kept, context: { headers: {} } });
      assert.deepEqual(names, dropped);
    }
  });

  it("hide no headers behind a repeated member", () => {
    const given = '{"options":{"headers":{"a":"b"}},"modelId":"up/m","options":{"topP":1}}';
    assert.doesNotMatch(piNative.readdress?.(given, "m").text ?? "headers", /headers/);
  });
});

describe("a conversation", () => {
  it("keeps every turn in its place", () => {
    const { request, dropped } = decode({
      systemPrompt: ["first", "", "second"],
      messages: [
        { role: "user", content: "hello", timestamp: 1, synthetic: true },
        {
          role: "assistant",
          content: [
            { type: "text", text: "I call" },
            { type: "toolCall", id: "c1", name: "f", arguments: { a: 1 } },
            { type: "toolCall", id: "c2", name: "g", arguments: {} },
          ],
          api: "pi-native",
          provider: "p",
          model: "m",
          stopReason: "toolUse",
          timestamp: 2,
        },
        {
          role: "toolResult",
          toolCallId: "c1",
          toolName: "f",
          content: [{ type: "text", text: "one" }],
          isError: false,
          details: { diff: "…" },
          timestamp: 3,
        },
        {
          role: "toolResult",
          toolCallId: "c2",
          toolName: "g",
          content: [
            { type: "text", text: "two" },
            { type: "image", data: "aGk=", mimeType: "image/png; charset=x" },
          ],
          isError: true,
          timestamp: 4,
        },
        { role: "developer", content: "be brief", timestamp: 5 },
        { role: "user", content: [{ type: "text", text: "go on" }], timestamp: 6 },
      ],
      tools: [{ name: "f", description: "d", parameters: { type: "object" }, strict: true }],
    });
    const expected: Partial<CanonicalRequest> = {
      messages: [
        {
          role: "system",
          authority: "system",
          content: [{ type: "text", text: "first" }, { type: "text", text: "second" }],
        },
        { role: "user", content: [{ type: "text", text: "hello" }] },
        {
          role: "assistant",
          content: [
            { type: "text", text: "I call" },
            { type: "tool_call", id: "c1", name: "f", arguments: '{"a":1}', format: "json" },
            { type: "tool_call", id: "c2", name: "g", arguments: "", format: "json" },
          ],
        },
        {
          role: "tool",
          content: [
            {
              type: "tool_result",
              callId: "c1",
              name: "f",
              format: "json",
              content: [{ type: "text", text: "one" }],
            },
            {
              type: "tool_result",
              callId: "c2",
              name: "g",
              format: "json",
              content: [
                { type: "text", text: "two" },
                {
                  type: "image",
                  source: { type: "base64", mediaType: "image/png", data: "aGk=" },
                },
              ],
              isError: true,
            },
          ],
        },
        {
          role: "system",
          authority: "developer",
          content: [{ type: "text", text: "be brief" }],
        },
        { role: "user", content: [{ type: "text", text: "go on" }] },
      ],
      tools: [{
        type: "function",
        name: "f",
        description: "d",
        parameters: { type: "object" },
        strict: true,
      }],
    };
    assert.deepEqual(request.messages, expected.messages);
    assert.deepEqual(request.tools, expected.tools);
    assert.deepEqual(dropped, []);
  });

  it("may have its instructions as one text", () => {
    const { request } = decode({ systemPrompt: "be kind", messages: [] });
    assert.deepEqual(request.messages, [
      { role: "system", authority: "system", content: [{ type: "text", text: "be kind" }] },
    ]);
  });

  it("keeps the digits of long numbers in arguments", () => {
    const call = '{"type":"toolCall","id":"c","name":"f","arguments":{"id":12345678901234567890}}';
    const turn = parseJson(`[${call}]`) as unknown[];
    const [part] = turnOf(turn) ?? [];
    assert.ok(part?.type === "tool_call");
    assert.equal(part.arguments, '{"id":12345678901234567890}');
  });

  it("has pictures by their bytes, their address, or a vendor's file", () => {
    const images = [
      { type: "image", data: "aGk=", mimeType: "image/webp", detail: "low", url: "https://m" },
      { type: "image", data: "", mimeType: "application/octet-stream", url: "https://x/y.png" },
      { type: "image", data: "", providerFile: { provider: "openai", id: "file-1" } },
      { type: "image", data: "", providerFile: { provider: "google", uri: "files/1" } },
    ];
    const { request } = decode({ messages: [{ role: "user", content: images, timestamp: 1 }] });
    assert.deepEqual(request.messages[0]?.content, [
      {
        type: "image",
        source: { type: "base64", mediaType: "image/webp", data: "aGk=" },
        detail: "low",
      },
      { type: "image", source: { type: "url", url: "https://x/y.png" } },
      { type: "image", source: { type: "file", id: "file-1", origin: "openai-responses" } },
      { type: "image", source: { type: "file", id: "files/1", origin: "gemini" } },
    ]);
  });

  const wrong: [string, unknown, RegExp][] = [
    ["context", undefined, /^context$/],
    ["context.messages", {}, /^context\.messages$/],
    ["a turn that is null", { messages: [null] }, /^context\.messages\[0\]$/],
    ["a turn without content", { messages: [{ role: "user" }] }, /messages\[0\]\.content$/],
    ["an unknown role", { messages: [{ role: "system", content: "x" }] }, /messages\[0\]\.role$/],
    [
      "an unknown part",
      { messages: [{ role: "user", content: [{ type: "audio" }] }] },
      /messages\[0\]\.content\[0\]\.type$/,
    ],
    [
      "a picture without anything",
      { messages: [{ role: "user", content: [{ type: "image" }] }] },
      /messages\[0\]\.content\[0\]$/,
    ],
    ["an unknown block", said([{ type: "hologram" }]), /messages\[1\]\.content\[0\]\.type$/],
    [
      "arguments that are no object",
      said([{ type: "toolCall", id: "c", name: "f", arguments: "{}" }]),
      /messages\[1\]\.content\[0\]\.arguments$/,
    ],
    ["an instruction that is no text", { systemPrompt: [1], messages: [] }, /systemPrompt\[0\]$/],
    ["a tool without a name", { messages: [], tools: [{}] }, /tools\[0\]\.name$/],
  ];
  for (const [what, context, where] of wrong) {
    it(`is refused for ${what}`, () => {
      const { status, param, message } = faultOf(() => decode(context));
      assert.equal(status, 400);
      assert.match(param ?? "", where);
      assert.match(message, /^Cannot read /);
    });
  }
});
