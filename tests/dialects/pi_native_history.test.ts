/** Reasoning, tools and what to cache in requests of clients of Pi's own wire. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import { piNative } from "../../src/dialects/pi_native/mod.ts";
import { decode, turnOf } from "./pi_native/requests.ts";

describe("reasoning in a conversation", () => {
  const thought = (thinkingSignature?: string) => [
    { type: "thinking", thinking: "t", ...(thinkingSignature ? { thinkingSignature } : {}) },
    { type: "text", text: "a" },
  ];
  const answer = { type: "text", text: "a" };

  it("goes back to whoever sealed it", () => {
    assert.deepEqual(turnOf(thought("sluice1:openai-responses:rs_1:gAAA")), [
      { type: "thinking", text: "t", signature: "gAAA", origin: "openai-responses", id: "rs_1" },
      answer,
    ]);
  });

  const stamped: [api: string, signature: string, part: JsonObject][] = [
    ["anthropic-messages", "sig", { signature: "sig", origin: "anthropic-messages" }],
    ["google-generative-ai", "sig", { signature: "sig", origin: "gemini" }],
    ["google-vertex", "sig", { signature: "sig", origin: "gemini" }],
    [
      "openai-codex-responses",
      '{"type":"reasoning","id":"rs_1","encrypted_content":"gAAA","summary":[]}',
      { signature: "gAAA", origin: "openai-responses", id: "rs_1" },
    ],
    ["openai-responses", '{"type":"reasoning","id":"rs_1"}', {}],
    ["openai-responses", "rs_legacy", {}],
    ["openai-completions", "reasoning_content", { signature: "", origin: "openai-chat" }],
    [
      "bedrock-converse-stream",
      "sig",
      {
        signature: '{"api":"bedrock-converse-stream","provider":"p","model":"m","signature":"sig"}',
        origin: "pi-native",
      },
    ],
  ];
  for (const [api, signature, more] of stamped) {
    it(`is that of the provider that is stamped on the turn: ${api}, ${signature}`, () => {
      const [part] = turnOf(thought(signature), { api }) ?? [];
      assert.deepEqual(part, { type: "thinking", text: "t", ...more });
    });
  }

  it("is nobody's without a signature", () => {
    assert.deepEqual(turnOf(thought())?.[0], { type: "thinking", text: "t" });
  });

  it("keeps what its producer encrypted whole", () => {
    const block = (data: string) => [{ type: "redactedThinking", data }, answer];
    assert.deepEqual(turnOf(block("sluice1:gemini::xx"))?.[0], {
      type: "redacted_thinking",
      data: "xx",
      origin: "gemini",
    });
    assert.deepEqual(turnOf(block("xx"))?.[0], {
      type: "redacted_thinking",
      data: "xx",
      origin: "anthropic-messages",
    });
  });

  it("belongs to a call where Google put it there", () => {
    const call = { type: "toolCall", id: "c", name: "f", arguments: {}, thoughtSignature: "s" };
    const part = { type: "tool_call", id: "c", name: "f", arguments: "", format: "json" };
    assert.deepEqual(turnOf([call], { api: "google-generative-ai" }), [
      { type: "thinking", text: "", signature: "s", origin: "gemini", id: "call" },
      part,
    ]);
    // With the Responses API it is the id of an item.
    assert.deepEqual(turnOf([call], { api: "openai-responses" }), [part]);
  });

  it("is not believed at the end of a turn that broke off", () => {
    const cut = [answer, { type: "thinking", thinking: "t", thinkingSignature: "s" }];
    for (const stopReason of ["aborted", "error"]) {
      assert.deepEqual(turnOf(cut, { api: "anthropic-messages", stopReason }), [
        answer,
        { type: "thinking", text: "t" },
      ]);
      assert.equal(turnOf(cut.slice(1), { stopReason }), undefined);
      assert.equal(turnOf([], { stopReason }), undefined);
    }
  });
});

describe("tools", () => {
  function toolsOf(tool: JsonObject) {
    const { request, dropped } = decode({ messages: [], tools: [tool] });
    return { tool: request.tools[0], dropped };
  }
  const customFormat = { syntax: "lark", definition: "start: /x/" };

  it("are held to a grammar where they have no schema", () => {
    assert.deepEqual(toolsOf({ name: "edit", customFormat, customWireName: "apply_patch" }), {
      tool: { type: "text", name: "apply_patch", format: { type: "grammar", ...customFormat } },
      dropped: [],
    });
    const parameters = { type: "object" };
    assert.deepEqual(toolsOf({ name: "edit", parameters, customFormat }), {
      tool: { type: "function", name: "edit", parameters },
      dropped: ["tools.customFormat"],
    });
  });

  it("are named where something of them is lost", () => {
    const { dropped } = toolsOf({ name: "f", deferLoading: true, examples: [{ call: {} }] });
    assert.deepEqual(dropped, ["tools.deferLoading", "tools.examples"]);
  });

  it("of the vendor's own are kept for it", () => {
    const native = { type: "computer" };
    assert.deepEqual(toolsOf({ name: "computer", native }).tool, {
      type: "hosted",
      origin: "pi-native",
      definition: { type: "computer", name: "computer", native },
    });
  });

  it("with free-form text have it in `input`, both ways", () => {
    const call = {
      type: "toolCall",
      id: "c",
      name: "apply_patch",
      customWireName: "apply_patch",
      arguments: { input: "*** Begin" },
    };
    const part = {
      type: "tool_call" as const,
      id: "c",
      name: "apply_patch",
      arguments: "*** Begin",
      format: "text" as const,
    };
    assert.deepEqual(turnOf([call]), [part]);
    const { body } = piNative.encodeRequest(
      {
        model: "m",
        messages: [{ role: "assistant", content: [part] }],
        tools: [],
        stream: true,
      },
      { model: "m", profile: {} },
    );
    const wire = JSON.parse(JSON.stringify(body));
    assert.deepEqual(wire.context.messages[0].content, [call]);
  });
});

describe("what to cache", () => {
  const cacheOf = (options: JsonObject) => decode({ messages: [] }, { options }).request.cache;

  it("is for the other end to say, unless the client does", () => {
    assert.deepEqual(cacheOf({}), { byDefault: true });
    assert.deepEqual(cacheOf({ cacheRetention: "short" }), {});
    assert.deepEqual(cacheOf({ cacheRetention: "long" }), { ttl: "1h" });
    assert.equal(cacheOf({ cacheRetention: "none" }), undefined);
  });
});
