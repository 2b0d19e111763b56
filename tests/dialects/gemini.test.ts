/** What a client of the Gemini dialect sends. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { AssistantPart, CanonicalRequest } from "../../src/canonical/request.ts";
import { gemini } from "../../src/dialects/gemini/mod.ts";

function decode(body: JsonObject) {
  return gemini.decodeRequest({ model: "m", stream: false, contents: [], ...body });
}

function request(body: JsonObject): CanonicalRequest {
  return decode(body).request;
}

function turn(...parts: JsonObject[]): AssistantPart[] {
  const { messages } = request({ contents: [{ role: "model", parts }] });
  return messages.flatMap((message) => message.role === "assistant" ? message.content : []);
}

function refusal(body: JsonObject): { message: string; param: string | undefined } {
  try {
    decode(body);
  } catch (error) {
    assert.ok(error instanceof FaultError);
    assert.equal(error.fault.status, 400);
    return { message: error.fault.message, param: error.fault.param };
  }
  assert.fail("was not refused");
}

describe("a Gemini request", () => {
  it("has what the address says of it in the body", () => {
    const { request, dropped } = decode({ model: "models/g", stream: true, alt: "sse" });
    assert.deepEqual(request, { model: "g", messages: [], tools: [], stream: true });
    assert.deepEqual(dropped, []);
  });

  it("is read in either spelling", () => {
    const camel = {
      systemInstruction: { parts: [{ text: "s" }] },
      contents: [{
        role: "user",
        parts: [
          { inlineData: { mimeType: "image/png", data: "AA" } },
          { fileData: { mimeType: "application/pdf", fileUri: "https://a/b" } },
        ],
      }, {
        role: "model",
        parts: [{
          functionCall: { name: "f", args: { snake_case: { deep_er: 1 } } },
          thoughtSignature: "S",
        }],
      }],
      generationConfig: {
        topP: 0.5,
        maxOutputTokens: 9,
        thinkingConfig: { thinkingBudget: 7, includeThoughts: true },
      },
      toolConfig: { functionCallingConfig: { mode: "ANY", allowedFunctionNames: ["f"] } },
      tools: [{ functionDeclarations: [{ name: "f", parametersJsonSchema: { a_b: 1 } }] }],
    };
    const text = JSON.stringify(camel);
    const arguments_ = ["snake_case", "deep_er", "a_b"];
    const snake = text.replace(
      /"(\w+)":/g,
      (whole, name: string) =>
        arguments_.includes(name)
          ? whole
          : `"${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}":`,
    );
    assert.notEqual(snake, text);
    assert.deepEqual(request(JSON.parse(snake)), request(camel));
    const [call] = request(camel).messages.at(-1)?.content.slice(-1) ?? [];
    assert.equal(
      call?.type === "tool_call" && call.arguments,
      '{"snake_case":{"deep_er":1}}',
    );
  });

  it("reads null as absent and numbers as text", () => {
    const { request } = decode({
      systemInstruction: null,
      generationConfig: { temperature: null, topK: "40", topP: 0.5 },
    });
    assert.deepEqual(request, {
      model: "m",
      messages: [],
      tools: [],
      stream: false,
      topK: 40,
      topP: 0.5,
    });
  });

  it("has its instructions first, also as bare text", () => {
    const system = (text: string) => [
      { role: "system", authority: "system", content: [{ type: "text", text }] },
    ];
    assert.deepEqual(request({ systemInstruction: "be brief" }).messages, system("be brief"));
    const object = { role: "user", parts: [{ text: "b" }] };
    assert.deepEqual(request({ systemInstruction: object }).messages, system("b"));
  });

  it("tells pictures, sounds and files by their media type", () => {
    const blob = (mimeType: string) => ({ inlineData: { mimeType, data: "QQ==" } });
    const parts = [blob("image/png"), blob("audio/mpeg"), blob("audio/wav"), blob("video/mp4")];
    const base64 = (mediaType: string) => ({ type: "base64", mediaType, data: "QQ==" });
    assert.deepEqual(request({ contents: [{ parts }] }).messages, [{
      role: "user",
      content: [
        { type: "image", source: base64("image/png") },
        { type: "audio", data: "QQ==", format: "mp3" },
        { type: "audio", data: "QQ==", format: "wav" },
        { type: "document", source: base64("video/mp4") },
      ],
    }]);
  });

  it("pairs results by id, else by name and order", () => {
    const { messages } = request({
      contents: [
        {
          role: "model",
          parts: [
            { functionCall: { name: "f", args: { n: 1 } } },
            { functionCall: { name: "g", id: "own" } },
            { functionCall: { name: "f", args: { n: 2 } } },
          ],
        },
        {
          role: "user",
          parts: [
            { functionResponse: { name: "f", response: { output: "one" } } },
            { functionResponse: { name: "g", id: "own", response: { error: "no" } } },
            { functionResponse: { name: "f", response: { rows: [2] } } },
            { text: "go on" },
          ],
        },
      ],
    });
    const result = (callId: string, name: string, text: string) => ({
      type: "tool_result",
      callId,
      name,
      format: "json",
      content: [{ type: "text", text }],
    });
    assert.deepEqual(messages.slice(1), [
      {
        role: "tool",
        content: [
          result("call_0", "f", "one"),
          { ...result("own", "g", "no"), isError: true },
          result("call_1", "f", '{"rows":[2]}'),
        ],
      },
      { role: "user", content: [{ type: "text", text: "go on" }] },
    ]);
  });

  it("keeps signatures in their places", () => {
    const signed = (id?: string) => ({
      type: "thinking",
      text: "",
      signature: "U0lH",
      origin: "gemini",
      ...(id === undefined ? {} : { id }),
    });
    const thoughtSignature = "U0lH";
    assert.deepEqual(turn({ text: "t", thoughtSignature }), [signed(), {
      type: "text",
      text: "t",
    }]);
    assert.deepEqual(turn({ text: "", thoughtSignature }), [signed("alone")]);
    assert.deepEqual(turn({ text: "", thought: true, thoughtSignature }), [signed("thought")]);
    assert.deepEqual(turn({ text: "w", thought: true, thoughtSignature }), [
      { ...signed(), text: "w" },
    ]);
    assert.deepEqual(turn({ functionCall: { name: "f" }, thoughtSignature }), [
      signed("call"),
      { type: "tool_call", id: "call_0", name: "f", arguments: "", format: "json" },
    ]);
  });

  it("keeps what only the vendor understands", () => {
    const items = [
      { executableCode: { language: "PYTHON", code: "1" }, thoughtSignature: "S" },
      { codeExecutionResult: { outcome: "OUTCOME_OK", output: "1" } },
    ];
    assert.deepEqual(
      turn(...items),
      items.map((item) => ({ type: "hosted", origin: "gemini", item })),
    );
  });

  it("puts together what an SDK kept chunk by chunk", () => {
    const seal = "c2x1aWNlMTphbnRocm9waWMtbWVzc2FnZXM6OnNpZ0E=";
    const model = (part: JsonObject) => ({ role: "model", parts: [part] });
    const { messages } = request({
      contents: [
        model({ text: "h", thought: true }),
        model({ text: "m", thought: true }),
        model({ text: "", thought: true, thoughtSignature: seal }),
        model({ text: "Hel" }),
        model({ text: "lo" }),
        model({ text: "" }),
      ],
    });
    assert.deepEqual(messages, [{
      role: "assistant",
      content: [
        { type: "thinking", text: "hm", signature: "sigA", origin: "anthropic-messages" },
        { type: "text", text: "Hello" },
      ],
    }]);
  });

  it("gives another vendor's signature all of its text, in either alphabet of base64", () => {
    const seal = btoa("sluice1:anthropic-messages::a?>~");
    assert.match(seal, /[+/]/);
    const safe = seal.replaceAll("+", "-").replaceAll("/", "_");
    for (const thoughtSignature of [seal, safe]) {
      const parts = turn(
        { text: "one ", thought: true },
        { text: "two", thought: true },
        { text: "", thought: true, thoughtSignature },
      );
      assert.deepEqual(parts, [
        { type: "thinking", text: "one two", signature: "a?>~", origin: "anthropic-messages" },
      ]);
    }
  });

  it("never joins parts of one turn, nor signed text", () => {
    assert.equal(turn({ text: "a" }, { text: "b" }).length, 2);
    const { messages } = request({
      contents: [
        { role: "model", parts: [{ text: "a", thoughtSignature: "S" }] },
        { role: "model", parts: [{ text: "b" }] },
      ],
    });
    assert.deepEqual(messages[0]?.content.map((part) => "text" in part && part.text), [
      "",
      "a",
      "b",
    ]);
  });

  it("has tools of its own and the vendor's", () => {
    const { request, dropped } = decode({
      tools: [{
        functionDeclarations: [
          { name: "f", description: "d", parametersJsonSchema: { type: "object" } },
          {
            name: "g",
            parameters: {
              type: "OBJECT",
              properties: {
                at: { type: "STRING", nullable: true },
                list: { type: "ARRAY", items: { type: "INTEGER" }, minItems: "1" },
              },
              propertyOrdering: ["at"],
            },
            behavior: "NON_BLOCKING",
          },
        ],
        google_search: {},
      }],
    });
    assert.deepEqual(request.tools, [
      { type: "function", name: "f", description: "d", parameters: { type: "object" } },
      {
        type: "function",
        name: "g",
        parameters: {
          type: "object",
          properties: {
            at: { type: ["string", "null"] },
            list: { type: "array", items: { type: "integer" }, minItems: 1 },
          },
        },
      },
      {
        type: "hosted",
        origin: "gemini",
        definition: { type: "googleSearch", googleSearch: {} },
      },
    ]);
    assert.deepEqual(dropped, ["tools[].functionDeclarations[].behavior"]);
  });

  const choices: [JsonObject, CanonicalRequest["toolChoice"]][] = [
    [{ mode: "AUTO" }, { type: "auto" }],
    [{ mode: "NONE" }, { type: "none" }],
    [{ mode: "ANY" }, { type: "required" }],
    [{ mode: "any", allowedFunctionNames: ["f"] }, { type: "tool", name: "f" }],
    [
      { mode: "ANY", allowedFunctionNames: ["f", "g"] },
      { type: "allowed", mode: "required", names: ["f", "g"] },
    ],
    [{ mode: "VALIDATED" }, { type: "auto" }],
    [
      { mode: "VALIDATED", allowedFunctionNames: ["f"] },
      { type: "allowed", mode: "auto", names: ["f"] },
    ],
    [{ mode: "MODE_UNSPECIFIED" }, undefined],
  ];
  for (const [functionCallingConfig, choice] of choices) {
    it(`reads the choice ${JSON.stringify(functionCallingConfig)}`, () => {
      assert.deepEqual(request({ toolConfig: { functionCallingConfig } }).toolChoice, choice);
    });
  }

  const thoughts: [JsonObject, CanonicalRequest["reasoning"]][] = [
    [{ thinkingBudget: 0 }, { mode: "off" }],
    [{ thinkingBudget: -1 }, { mode: "adaptive" }],
    [{ thinkingBudget: 99, includeThoughts: false }, {
      mode: "on",
      budgetTokens: 99,
      summary: "none",
    }],
    [{ thinkingLevel: "HIGH" }, { mode: "on", effort: "high" }],
    [{ includeThoughts: true }, { mode: "adaptive", summary: "auto" }],
    [{}, undefined],
  ];
  for (const [thinkingConfig, reasoning] of thoughts) {
    it(`reads the thinking ${JSON.stringify(thinkingConfig)}`, () => {
      assert.deepEqual(request({ generationConfig: { thinkingConfig } }).reasoning, reasoning);
    });
  }

  it("names what it has no place for", () => {
    const { dropped } = decode({
      safety_settings: [{ category: "X", threshold: "OFF" }],
      safetySettings: [],
      contents: [{ parts: [{ text: "t", videoMetadata: { fps: 1 } }] }],
      generationConfig: {
        responseLogprobs: true,
        mediaResolution: "MEDIA_RESOLUTION_LOW",
        responseModalities: ["TEXT", "IMAGE"],
      },
      toolConfig: { retrievalConfig: { languageCode: "de" } },
    });
    assert.deepEqual(dropped.toSorted(), [
      "generationConfig.mediaResolution",
      "generationConfig.responseLogprobs",
      "generationConfig.responseModalities",
      "safety_settings",
      "toolConfig.retrievalConfig",
      "videoMetadata",
    ]);
  });

  const refused: [JsonObject, string | undefined, RegExp][] = [
    [{ contents: null }, "contents", /expected an array|missing/],
    [{ contents: [{ role: "system" }] }, "contents[0].role", /found 'system'/],
    [{ contents: [{ parts: [{ hologram: {} }] }] }, "contents[0].parts[0]", /'hologram'/],
    [
      { contents: [{ parts: [{ functionCall: { name: "f" } }] }] },
      "contents[0].parts[0]",
      /functionCall/,
    ],
    [
      { contents: [{ parts: [{ functionResponse: { name: "f" } }] }] },
      "contents[0].parts[0].functionResponse",
      /no call/,
    ],
    [
      { generationConfig: { candidateCount: 2 } },
      "generationConfig.candidateCount",
      /one/,
    ],
    [
      { generationConfig: { responseModalities: ["AUDIO"] } },
      "generationConfig.responseModalities",
      /sound/,
    ],
    [{ generationConfig: { responseMimeType: "text/x.enum" } }, undefined, /media type/],
    [{ cachedContent: "cachedContents/1" }, "cachedContent", /stored/],
    [{ generationConfig: { topP: "secret" } }, "generationConfig.topP", /^(?!.*secret)/],
  ];
  for (const [body, param, message] of refused) {
    it(`refuses ${JSON.stringify(body)}`, () => {
      const told = refusal(body);
      if (param !== undefined) assert.equal(told.param, param);
      assert.match(told.message, message);
    });
  }
});
