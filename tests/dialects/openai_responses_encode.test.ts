/** What the Responses dialect sends to providers. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { AssistantPart, CanonicalRequest, Message } from "../../src/canonical/request.ts";
import { arbitraryMessage } from "./openai_responses/arbitrary.ts";
import { encode, inputOf, refused, text, user } from "./openai_responses/support.ts";

describe("writing a Responses request", () => {
  it("puts one plain system text into instructions, anything more into the input", () => {
    const system = (...texts: string[]): Message => ({
      role: "system",
      authority: "system",
      content: texts.map(text),
    });
    const item = (role: string, ...texts: string[]) => ({
      type: "message",
      role,
      content: texts.map((one) => ({ type: "input_text", text: one })),
    });
    const one = encode({ messages: [system("a"), user] }).body;
    assert.equal(one.instructions, "a");
    assert.deepEqual(one.input, [item("user", "hi")]);
    const parts = encode({ messages: [system("a", "b"), user] }).body;
    assert.equal(parts.instructions, undefined);
    assert.deepEqual(parts.input, [item("system", "a", "b"), item("user", "hi")]);
    const two = encode({ messages: [system("a"), system("b"), user] }).body;
    assert.deepEqual(two.input, [item("system", "a"), item("system", "b"), item("user", "hi")]);
    const developer = encode({
      messages: [{ role: "system", authority: "developer", content: [text("d")] }, user],
    }).body;
    assert.deepEqual(developer.input, [item("developer", "d"), item("user", "hi")]);
  });

  it("stores nothing unless asked to", () => {
    assert.equal(encode({}).body.store, false);
    assert.equal(encode({ store: false }).body.store, false);
    assert.equal(encode({ store: true }).body.store, true);
    assert.deepEqual(encode({ store: false, cacheKey: "k" }).dropped, []);
  });

  it("asks for encrypted reasoning where there may be any", () => {
    const include = (request: Partial<CanonicalRequest>) => encode(request).body.include;
    const asked = ["reasoning.encrypted_content"];
    assert.equal(include({}), undefined);
    assert.equal(include({ reasoning: { mode: "off", effort: "none" } }), undefined);
    assert.deepEqual(include({ reasoning: { mode: "on" } }), asked);
    assert.deepEqual(include({ reasoning: { mode: "adaptive" } }), asked);
    const messages: Message[] = [{
      role: "assistant",
      content: [{ type: "thinking", text: "", signature: "s", origin: "openai-responses" }],
    }];
    assert.equal(include({ messages }), undefined);
    assert.deepEqual(include({ messages, tools: [{ type: "function", name: "f" }] }), asked);
  });

  it("sends back its own reasoning byte for byte, and nobody else's", () => {
    const content: AssistantPart[] = [
      {
        type: "thinking",
        text: "a\n\nb",
        signature: "gAAA+/=",
        origin: "openai-responses",
        id: "rs_1",
      },
      { type: "thinking", text: "x", signature: "s", origin: "anthropic-messages" },
      { type: "redacted_thinking", data: "r", origin: "anthropic-messages" },
      text("ok"),
    ];
    const { body, dropped } = encode({ messages: [{ role: "assistant", content }] });
    assert.deepEqual(body.input, [
      {
        type: "reasoning",
        id: "rs_1",
        summary: [{ type: "summary_text", text: "a\n\nb" }],
        encrypted_content: "gAAA+/=",
      },
      { type: "message", role: "assistant", content: [{ type: "output_text", text: "ok" }] },
    ]);
    assert.deepEqual(dropped, ["thinking"]);
  });

  it("names reasoning by id alone only to a server that keeps it", () => {
    const messages: Message[] = [{
      role: "assistant",
      content: [{
        type: "thinking",
        text: "t",
        signature: "",
        origin: "openai-responses",
        id: "rs_1",
      }],
    }];
    assert.deepEqual(encode({ messages }), {
      body: { model: "m", input: [], store: false },
      dropped: ["thinking"],
    });
    assert.deepEqual(encode({ messages, store: true }).body.input, [
      { type: "reasoning", id: "rs_1", summary: [{ type: "summary_text", text: "t" }] },
    ]);
  });

  it("says what it leaves out", () => {
    const { body, dropped } = encode({
      messages: [
        { role: "user", content: [{ ...text("a"), cache: {} }, { ...text("b"), cache: {} }] },
        {
          role: "assistant",
          content: [{
            type: "hosted",
            origin: "anthropic-messages",
            item: { type: "server_tool_use" },
          }],
        },
      ],
      tools: [{ type: "hosted", origin: "anthropic-messages", definition: { type: "web_search" } }],
      topK: 1,
      stop: ["x"],
      seed: 1,
      presencePenalty: 1,
      frequencyPenalty: 1,
      logitBias: { 1: 1 },
      user: "u".repeat(65),
    });
    assert.deepEqual(dropped.sort(), [
      "cache_control",
      "content[server_tool_use]",
      "frequency_penalty",
      "logit_bias",
      "presence_penalty",
      "seed",
      "stop",
      "tools[web_search]",
      "top_k",
      "user",
    ]);
    assert.deepEqual(Object.keys(body), ["model", "input", "store"]);
  });

  it("refuses what it cannot carry", () => {
    const send = (part: JsonObject) => () =>
      encode({ messages: [{ role: "user", content: [part as never] }] });
    refused(send({ type: "audio", data: "x", format: "wav" }));
    refused(
      send({ type: "image", source: { type: "file", id: "f", origin: "anthropic-messages" } }),
    );
    refused(() => encode({ toolChoice: { type: "tool", name: "f" } }));
    refused(() => encode({ toolChoice: { type: "required" } }));
    refused(() =>
      encode({
        tools: [{ type: "function", name: "f" }],
        toolChoice: { type: "allowed", mode: "auto", names: ["f", "g"] },
      })
    );
  });

  it("turns documents into files, and plain text into text", () => {
    const document = (source: JsonObject, title?: string) =>
      inputOf({
        role: "user",
        content: [{ type: "document", source, ...(title ? { title } : {}) } as never],
      });
    assert.deepEqual(
      document({ type: "base64", mediaType: "application/pdf", data: "AA" })[0]?.content,
      [{
        type: "input_file",
        filename: "document.pdf",
        file_data: "data:application/pdf;base64,AA",
      }],
    );
    assert.deepEqual(document({ type: "url", url: "https://x/a.pdf" }, "a.pdf")[0]?.content, [
      { type: "input_file", filename: "a.pdf", file_url: "https://x/a.pdf" },
    ]);
    const text = { type: "text", mediaType: "text/plain", text: "t" };
    assert.deepEqual(document(text)[0]?.content, [
      { type: "input_text", text: "<document>\nt\n</document>" },
    ]);
    assert.deepEqual(document(text, "notes")[0]?.content, [
      { type: "input_text", text: '<document title="notes">\nt\n</document>' },
    ]);
  });

  it("maps effort, budget and summary", () => {
    const reasoning = (wish: CanonicalRequest["reasoning"]) =>
      encode(wish === undefined ? {} : { reasoning: wish }).body.reasoning;
    assert.deepEqual(reasoning({ mode: "on", effort: "low" }), { effort: "low" });
    assert.deepEqual(reasoning({ mode: "on", effort: "max" }), { effort: "max" });
    assert.deepEqual(reasoning({ mode: "on", budgetTokens: 20000 }), { effort: "high" });
    assert.deepEqual(reasoning({ mode: "off", effort: "none" }), { effort: "none" });
    assert.equal(reasoning({ mode: "off" }), undefined);
    assert.equal(reasoning({ mode: "adaptive" }), undefined);
    assert.equal(reasoning({ mode: "on", summary: "none" }), undefined);
    assert.deepEqual(reasoning({ mode: "adaptive", summary: "auto" }), { summary: "auto" });
  });

  it("says that tools are lenient, as this wire takes silence for strict", () => {
    const { body } = encode({ tools: [{ type: "function", name: "f" }] });
    assert.deepEqual(body.tools, [{
      type: "function",
      name: "f",
      parameters: { type: "object", properties: {} },
      strict: false,
    }]);
  });

  it("shortens call ids that are too long, and keeps them paired and apart", () => {
    const long = (end: string) => `${"x".repeat(80)}${end}`;
    const call = (id: string): AssistantPart => ({
      type: "tool_call",
      id,
      name: "f",
      arguments: "",
      format: "json",
    });
    const items = inputOf(
      { role: "assistant", content: [call(long("a")), call(long("b")), call("c")] },
      {
        role: "tool",
        content: [{ type: "tool_result", callId: long("a"), format: "json", content: [text("r")] }],
      },
    ) as { call_id: string; arguments?: string }[];
    const [a, b, c, result] = items.map((item) => item.call_id);
    assert.equal(a?.length, 64);
    assert.notEqual(a, b);
    assert.equal(c, "c");
    assert.equal(result, a);
    assert.equal(items[0]?.arguments, "{}");
  });

  it("writes a longer conversation so that it begins like the shorter one", () => {
    fc.assert(fc.property(fc.array(arbitraryMessage, { maxLength: 6 }), (messages) => {
      const all = [user, ...messages];
      const long = inputOf(...all);
      for (let end = 1; end <= all.length; end++) {
        const short = inputOf(...all.slice(0, end));
        assert.deepEqual(long.slice(0, short.length), short);
      }
    }));
  });
});
