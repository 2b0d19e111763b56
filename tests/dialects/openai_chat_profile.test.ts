/**
 * Members of a profile one by one: what each changes in a request on the chat wire, and what is said
 * of it.
 */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CanonicalRequest, Message, ToolChoice } from "../../src/canonical/request.ts";
import type { WireProfile } from "../../src/dialects/dialect.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";

function encode(request: Partial<CanonicalRequest>, profile: WireProfile) {
  return openAiChat.encodeRequest(
    { model: "public", messages: [], tools: [], stream: false, ...request },
    { model: "m", profile },
  );
}

const text = (words: string) => ({ type: "text", text: words } as const);
const system = (...words: string[]): Message => ({
  role: "system",
  authority: "system",
  content: words.map(text),
});
const user = (...words: string[]): Message => ({ role: "user", content: words.map(text) });
const CALL: Message = {
  role: "assistant",
  content: [{ type: "tool_call", id: "c", name: "f", arguments: "{}", format: "json" }],
};
const RESULT: Message = {
  role: "tool",
  content: [{ type: "tool_result", callId: "c", name: "f", format: "json", content: [text("18")] }],
};

describe("instructions on the chat wire", () => {
  const messages = [system("a"), system("b"), user("Hello."), system("c")];
  const hello = { role: "user", content: "Hello." };

  it("stay where they stand, unless a profile says otherwise", () => {
    assert.deepEqual(encode({ messages }, {}).body.messages, [
      { role: "system", content: "a" },
      { role: "system", content: "b" },
      hello,
      { role: "system", content: "c" },
    ]);
  });

  it("are one message at the beginning, merged", () => {
    const { body, dropped } = encode({ messages }, { system: "merged", plainText: true });
    assert.deepEqual(body.messages, [
      { role: "system", content: "a\n\nb" },
      hello,
      { role: "system", content: "c" },
    ]);
    assert.deepEqual(dropped, []);
  });

  it("lose their authority later where only the first are taken, and that is said", () => {
    const { body, dropped } = encode({ messages }, { system: "first" });
    assert.deepEqual(body.messages, [
      { role: "system", content: [text("a"), text("b")] },
      hello,
      { role: "user", content: "c" },
    ]);
    assert.deepEqual(dropped, ["system_position"]);
  });

  it("are all there is, or nothing", () => {
    assert.deepEqual(encode({ messages: [system("a")] }, { system: "first" }).body.messages, [
      { role: "system", content: "a" },
    ]);
    assert.deepEqual(encode({ messages: [user("a")] }, { system: "first" }).body.messages, [
      { role: "user", content: "a" },
    ]);
  });
});

describe("text on the chat wire", () => {
  it("is one string where only strings are taken, but for what stands beside it", () => {
    const picture = {
      type: "image",
      source: { type: "url", url: "https://x.example/a.png" },
    } as const;
    const messages: Message[] = [
      user("a", "b"),
      { role: "user", content: [text("c"), picture, text("d")] },
    ];
    const [plain, mixed] = encode({ messages }, { plainText: true }).body.messages as {
      content: unknown;
    }[];
    assert.equal(plain?.content, "a\n\nb");
    assert.equal((mixed?.content as unknown[]).length, 3);
  });

  it("keeps the marks of a cache", () => {
    const marked: Message = { role: "user", content: [text("a"), { ...text("b"), cache: {} }] };
    const [message] = encode({ messages: [marked] }, { plainText: true, cacheControl: true }).body
      .messages as { content: unknown }[];
    assert.deepEqual(message?.content, [
      text("a"),
      { ...text("b"), cache_control: { type: "ephemeral" } },
    ]);
  });
});

describe("results on the chat wire", () => {
  it("tell the tool's name, and are answered before a user speaks, where a host wants it", () => {
    const profile: WireProfile = { resultNames: true, afterResults: "Seen." };
    const { body } = encode(
      { messages: [CALL, RESULT, RESULT, user("Go on."), CALL, RESULT] },
      profile,
    );
    const roles = (body.messages as { role: string }[]).map(({ role }) => role);
    assert.deepEqual(roles, [
      "assistant",
      "tool",
      "tool",
      "assistant",
      "user",
      "assistant",
      "tool",
    ]);
    const [, result, , bridge] = body.messages as Record<string, unknown>[];
    assert.deepEqual(result, { role: "tool", tool_call_id: "c", name: "f", content: "18" });
    assert.deepEqual(bridge, { role: "assistant", content: "Seen." });
  });
});

describe("names on the chat wire", () => {
  it("are left out where they are refused, and that is said", () => {
    const messages: Message[] = [{ role: "user", name: "Ada", content: [text("Hello.")] }];
    const { body, dropped } = encode({ messages }, { names: false });
    assert.deepEqual(body.messages, [{ role: "user", content: "Hello." }]);
    assert.deepEqual(dropped, ["name"]);
  });
});

describe("a choice of tools on the chat wire", () => {
  const tools: CanonicalRequest["tools"] = ["a", "b", "c"].map((name) => ({
    type: "function",
    name,
  }));
  const allowed = (mode: "auto" | "required"): ToolChoice => ({
    type: "allowed",
    mode,
    names: ["c", "a"],
  });
  const named = { type: "function", function: { name: "b" } };
  const cases: [NonNullable<WireProfile["toolChoice"]>, ToolChoice, unknown, string[]][] = [
    ["named", allowed("auto"), "auto", ["a", "c"]],
    ["named", allowed("required"), "required", ["a", "c"]],
    ["named", { type: "tool", name: "b" }, named, ["a", "b", "c"]],
    ["words", { type: "tool", name: "b" }, "required", ["b"]],
    ["words", allowed("required"), "required", ["a", "c"]],
    ["words", { type: "required" }, "required", ["a", "b", "c"]],
    ["any", { type: "tool", name: "b" }, named, ["a", "b", "c"]],
  ];
  for (const [toolChoice, choice, sent, offered] of cases) {
    it(`of ${toolChoice}: ${JSON.stringify(choice)}`, () => {
      const { body, dropped } = encode({ tools, toolChoice: choice }, { toolChoice });
      assert.deepEqual(body.tool_choice, sent);
      const names = (body.tools as { function: { name: string } }[]).map((tool) =>
        tool.function.name
      );
      assert.deepEqual(names, offered);
      assert.deepEqual(dropped, []);
    });
  }

  it("of one that is not on offer is refused, however it is told", () => {
    for (const toolChoice of ["any", "named", "words"] as const) {
      const choice: ToolChoice = { type: "tool", name: "x" };
      assert.throws(() => encode({ tools, toolChoice: choice }, { toolChoice }), /not on offer/);
    }
  });
});

describe("options that a host of the chat wire calls otherwise, or refuses", () => {
  it("go by its name, or are left out, and that is said", () => {
    const profile: WireProfile = { fields: { seed: "random_seed", user: null, top_k: "top_k" } };
    const { body, dropped } = encode({ seed: 1, user: "u", topK: 5, topP: 0.5 }, profile);
    assert.deepEqual(body, { model: "m", messages: [], random_seed: 1, top_k: 5, top_p: 0.5 });
    assert.deepEqual(dropped, ["user"]);
    assert.deepEqual(encode({ topK: 5 }, {}).dropped, ["top_k"]);
    assert.deepEqual(encode({}, profile).dropped, []);
  });
});
