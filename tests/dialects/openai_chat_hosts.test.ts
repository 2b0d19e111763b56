/**
 * What hosts of the chat wire want done differently in a conversation, as their profiles say.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import * as fc from "fast-check";
import type { CanonicalRequest, Message } from "../../src/canonical/request.ts";
import { fitCallId } from "../../src/dialects/call_ids.ts";
import type { EncodedRequest, WireProfile } from "../../src/dialects/dialect.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";
import { findProvider } from "../../src/providers/mod.ts";

function encode(request: Partial<CanonicalRequest>, profile: WireProfile): EncodedRequest {
  return openAiChat.encodeRequest(
    { model: "public", messages: [], tools: [], stream: false, ...request },
    { model: "m", profile },
  );
}

function profileOf(provider: string): WireProfile {
  return findProvider(provider)?.profile ?? assert.fail(provider);
}

describe("ids of calls", () => {
  const rules = {
    mistral: { longest: 9, exact: true },
    openai: { longest: 40 },
    anthropic: { longest: 64, plain: true },
  } as const;
  const valid = { mistral: /^[a-z\d]{9}$/i, openai: /^.{1,40}$/s, anthropic: /^[\w-]{1,64}$/ };

  for (const name of ["mistral", "openai", "anthropic"] as const) {
    test(`fit ${name}, alike every time, and stay apart`, () => {
      fc.assert(fc.property(fc.string(), fc.string(), (one, other) => {
        const fitted = fitCallId(one, rules[name]);
        assert.match(fitted, valid[name]);
        assert.equal(fitCallId(one, rules[name]), fitted);
        assert.equal(fitCallId(fitted, rules[name]), fitted, "what fits stays");
        if (one !== other) assert.notEqual(fitCallId(other, rules[name]), fitted);
      }));
    });
  }

  test("are the same in a call and in its result", () => {
    const id = "toolu_01AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";
    for (const host of ["mistral", "openai", "groq"]) {
      const profile = profileOf(host);
      const { body } = encode({ messages: [callOf(id), resultOf(id)] }, profile);
      const [turn, result] = body.messages as Record<string, unknown>[];
      const [call] = turn?.tool_calls as { id: string }[];
      assert.equal(call?.id, result?.tool_call_id);
      const length = profile.callIds?.longest;
      assert.equal(call?.id.length, length ?? id.length, host);
    }
  });
});

describe("reasoning of an earlier turn", () => {
  const thought: Message = {
    role: "assistant",
    content: [
      { type: "thinking", text: "hm", signature: "", origin: "openai-chat" },
      { type: "text", text: "Yes." },
    ],
  };
  const said = (profile: WireProfile): unknown => {
    const { body, dropped } = encode({ messages: [thought] }, profile);
    return [(body.messages as unknown[])[0], dropped];
  };

  test("goes back where each host takes it", () => {
    const yes = { role: "assistant", content: "Yes." };
    assert.deepEqual(said({}), [{ ...yes, reasoning_content: "hm" }, []]);
    assert.deepEqual(said(profileOf("deepseek")), [{ ...yes, reasoning_content: "hm" }, []]);
    assert.deepEqual(said(profileOf("openrouter")), [{ ...yes, reasoning: "hm" }, []]);
    for (const host of ["openai", "groq", "mistral", "cerebras"]) {
      assert.deepEqual(said(profileOf(host)), [yes, ["thinking"]], host);
    }
  });

  test("is next to nothing in a turn with calls where the host refuses to do without", () => {
    for (const [host, word] of [["deepseek", " "], ["moonshot", "."]] as const) {
      const { body } = encode({ messages: [callOf("a"), resultOf("a")] }, profileOf(host));
      assert.equal((body.messages as Record<string, unknown>[])[0]?.reasoning_content, word, host);
    }
    const plain = encode({ messages: [callOf("a"), resultOf("a")] }, profileOf("groq"));
    assert.ok(!JSON.stringify(plain.body).includes("reasoning"));
  });
});

describe("free-form tools", () => {
  const grammar = { type: "grammar", syntax: "lark", definition: "start: /x+/" };
  const tools: CanonicalRequest["tools"] = [
    { type: "text", name: "patch", description: "Patches.", format: grammar },
  ];
  const call: Message = {
    role: "assistant",
    content: [{ type: "tool_call", id: "a", name: "patch", arguments: 'x\n"x', format: "text" }],
  };
  const choice = { type: "tool", name: "patch" } as const;

  test("are functions of one string, in tools, choice and history", () => {
    const { body, dropped } = encode({ tools, toolChoice: choice, messages: [call] }, {});
    assert.deepEqual(body.tools, [{
      type: "function",
      function: {
        name: "patch",
        description: "Patches.\n\nThe input must follow this lark grammar:\nstart: /x+/",
        parameters: {
          type: "object",
          properties: { input: { type: "string" } },
          required: ["input"],
        },
      },
    }]);
    assert.deepEqual(body.tool_choice, { type: "function", function: { name: "patch" } });
    const [turn] = body.messages as Record<string, unknown>[];
    assert.deepEqual(turn?.tool_calls, [{
      id: "a",
      type: "function",
      function: { name: "patch", arguments: '{"input":"x\\n\\"x"}' },
    }]);
    assert.deepEqual(dropped, ["tools[patch].format"]);
  });

  test("are themselves at the vendor", () => {
    const { body, dropped } = encode({ tools, messages: [call] }, profileOf("openai"));
    assert.deepEqual(body.tools, [
      { type: "custom", custom: { name: "patch", description: "Patches.", format: grammar } },
    ]);
    const [turn] = body.messages as Record<string, unknown>[];
    assert.deepEqual(turn?.tool_calls, [
      { id: "a", type: "custom", custom: { name: "patch", input: 'x\n"x' } },
    ]);
    assert.deepEqual(dropped, []);
  });
});

describe("cache marks", () => {
  const mark = { type: "ephemeral", ttl: "1h" };
  const text = (words: string): Message => ({
    role: "user",
    content: [{ type: "text", text: words, cache: { ttl: "1h" } }],
  });
  const request: Partial<CanonicalRequest> = {
    tools: [{ type: "function", name: "f", cache: {} }],
    messages: [
      {
        role: "system",
        authority: "system",
        content: [{ type: "text", text: "s", cache: { ttl: "1h" } }],
      },
      callOf("a"),
      {
        role: "tool",
        content: [{
          type: "tool_result",
          callId: "a",
          format: "json",
          content: [{ type: "text", text: "r" }],
          cache: { ttl: "1h" },
        }],
      },
      text("u"),
    ],
  };

  test("go where the host takes them, on tools, instructions, results and words", () => {
    const { body, dropped } = encode(request, profileOf("openrouter"));
    assert.deepEqual(body.tools, [
      { type: "function", function: { name: "f" }, cache_control: { type: "ephemeral" } },
    ]);
    const [system, , result, user] = body.messages as Record<string, unknown>[];
    for (const [message, words] of [[system, "s"], [result, "r"], [user, "u"]] as const) {
      assert.deepEqual(message?.content, [{ type: "text", text: words, cache_control: mark }]);
    }
    assert.deepEqual(dropped, []);
  });

  test("are named where it does not", () => {
    const { body, dropped } = encode(request, {});
    assert.ok(!JSON.stringify(body).includes("cache_control"));
    assert.deepEqual(dropped, ["cache_control"]);
  });

  test("are four at most: the last ones stay", () => {
    const messages = ["1", "2", "3", "4", "5"].map(text);
    const marked = (more: Partial<CanonicalRequest>): unknown[] => {
      const { body, dropped } = encode({ messages, ...more }, profileOf("openrouter"));
      assert.deepEqual(dropped, ["cache_control"]);
      return (body.messages as { content: unknown }[])
        .map(({ content }) => JSON.stringify(content).includes("cache_control"));
    };
    assert.deepEqual(marked({}), [false, true, true, true, true]);
    assert.deepEqual(marked({ cache: {} }), [false, false, true, true, true]);
  });
});

function callOf(id: string): Message {
  const call = { type: "tool_call", id, name: "f", arguments: "{}", format: "json" } as const;
  return { role: "assistant", content: [call] };
}

function resultOf(callId: string): Message {
  return { role: "tool", content: [{ type: "tool_result", callId, format: "json", content: [] }] };
}
