/**
 * Conversations and tools on the Messages wire, written for providers.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fitCallId } from "../../src/dialects/call_ids.ts";
import { FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest, ImagePart, Message } from "../../src/canonical/request.ts";
import { anthropicMessages as dialect } from "../../src/dialects/anthropic_messages/mod.ts";

function encode(
  more: Partial<CanonicalRequest>,
  model = "claude-sonnet-4-5",
): { body: JsonObject; dropped: string[] } {
  const request = { model: "m", messages: user("Hi"), tools: [], stream: false, ...more };
  return dialect.encodeRequest(request, { model, profile: {} });
}

function user(...texts: string[]): Message[] {
  return texts.map((text) => ({ role: "user", content: [{ type: "text", text }] }));
}

function faultOf(run: () => unknown): FaultError["fault"] {
  try {
    run();
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
  throw new assert.AssertionError({ message: "Nothing was thrown" });
}

const call = (id: string, args = "{}"): Message => ({
  role: "assistant",
  content: [{ type: "tool_call", id, name: "look", arguments: args, format: "json" }],
});

const result = (callId: string, text: string): Message => ({
  role: "tool",
  content: [{ type: "tool_result", callId, format: "json", content: [{ type: "text", text }] }],
});

describe("writing a provider's request", () => {
  test("the prompt comes first, options last, and nothing that was not said", () => {
    const { body } = encode({ messages: [{ ...system("S") }, ...user("Hi")], stream: true });
    assert.deepEqual(Object.keys(body), ["model", "system", "messages", "max_tokens", "stream"]);
    assert.equal(body.max_tokens, 32_000);
    assert.equal(body.model, "claude-sonnet-4-5");
  });

  test("turns of one side become one, results first and calls last", () => {
    const { body } = encode({
      messages: [
        ...user("a", "b"),
        call("call|1"),
        { role: "assistant", content: [{ type: "text", text: "said" }] },
        ...user("before"),
        result("call|1", "r"),
      ],
    });
    assert.deepEqual(body.messages, [
      { role: "user", content: [{ type: "text", text: "a" }, { type: "text", text: "b" }] },
      {
        role: "assistant",
        content: [{ type: "text", text: "said" }, {
          type: "tool_use",
          id: fitCallId("call|1", { longest: 64, plain: true }),
          name: "look",
          input: {},
        }],
      },
      {
        role: "user",
        content: [
          {
            type: "tool_result",
            tool_use_id: fitCallId("call|1", { longest: 64, plain: true }),
            content: [{ type: "text", text: "r" }],
          },
          { type: "text", text: "before" },
        ],
      },
    ]);
  });

  test("later instructions are told by the user, with a notice", () => {
    const { body, dropped } = encode({ messages: [system("S"), ...user("Hi"), system("T")] });
    assert.deepEqual(body.system, [{ type: "text", text: "S" }]);
    assert.deepEqual(body.messages, [{
      role: "user",
      content: [{ type: "text", text: "Hi" }, { type: "text", text: "T" }],
    }]);
    assert.deepEqual(dropped, ["system_position"]);
  });

  test("a prompt of instructions alone still has a turn", () => {
    const { body } = encode({ messages: [system("S")] });
    assert.deepEqual(body.messages, [{ role: "user", content: [{ type: "text", text: "S" }] }]);
  });

  test("turns that come to nothing do not keep their neighbours apart", () => {
    const blank: Message = { role: "user", content: [{ type: "text", text: " \n" }] };
    const { body } = encode({
      messages: [
        ...user("Hi"),
        { role: "assistant", content: [{ type: "text", text: "a" }] },
        blank,
        { role: "assistant", content: [{ type: "text", text: "b" }] },
        { role: "assistant", content: [] },
      ],
    });
    assert.deepEqual((body.messages as JsonObject[]).map((message) => message.role), [
      "user",
      "assistant",
    ]);
  });

  test("reasoning goes to its own dialect alone", () => {
    const thoughts: Message = {
      role: "assistant",
      content: [
        { type: "thinking", text: "own", signature: "s", origin: "anthropic-messages" },
        { type: "thinking", text: "unsigned", signature: "", origin: "anthropic-messages" },
        { type: "thinking", text: "theirs", signature: "g", origin: "openai-responses" },
        { type: "redacted_thinking", data: "d", origin: "anthropic-messages" },
        { type: "redacted_thinking", data: "e", origin: "openai-chat" },
        { type: "text", text: "so" },
      ],
    };
    const { body, dropped } = encode({ messages: [...user("Hi"), thoughts] });
    const texts = (sent: JsonObject) => JSON.stringify((sent.messages as JsonObject[])[1]);
    assert.match(texts(body), /own.*"d".*so/);
    assert.doesNotMatch(texts(body), /theirs|unsigned|"e"/);
    assert.deepEqual(dropped, ["thinking"]);
    const elsewhere = encode({ messages: [...user("Hi"), thoughts] }, "glm-5");
    assert.match(texts(elsewhere.body), /"thinking":"unsigned","signature":""/);
  });

  test("what the wire cannot carry is refused by its path", () => {
    const parts: [Message["content"][number], RegExp][] = [
      [{ type: "audio", data: "", format: "wav" }, /audio/],
      [
        { type: "image", source: { type: "file", id: "f", origin: "openai-chat" } },
        /another vendor/,
      ],
      [
        { type: "image", source: { type: "base64", mediaType: "image/bmp", data: "" } },
        /JPEG/,
      ],
      [
        { type: "document", source: { type: "base64", mediaType: "text/rtfx+zip", data: "%" } },
        /base64/,
      ],
    ];
    for (const [part, message] of parts) {
      const messages = [{ role: "user", content: [part] }] as Message[];
      const fault = faultOf(() => encode({ messages }));
      assert.equal(fault.param, "messages[0].content[0]");
      assert.match(fault.message, message);
    }
  });

  test("arguments that are no object are refused by the call's id", () => {
    const fault = faultOf(() => encode({ messages: [...user("Hi"), call("c1", "[1]")] }));
    assert.match(fault.message, /'c1'/);
  });

  test("a failed call tells text, and something", () => {
    const failed = (content: ImagePart[]) =>
      encode({
        messages: [...user("Hi"), call("a"), {
          role: "tool",
          content: [{ type: "tool_result", callId: "a", format: "json", content, isError: true }],
        }],
      }).body.messages as JsonObject[];
    const image: ImagePart = { type: "image", source: { type: "url", url: "https://x.test" } };
    assert.deepEqual(failed([image])[2]?.content, [
      {
        type: "tool_result",
        tool_use_id: "a",
        content: [{ type: "text", text: "The tool call failed." }],
        is_error: true,
      },
      image,
    ]);
  });

  test("text documents in base64 are told as text", () => {
    const messages: Message[] = [{
      role: "user",
      content: [{
        type: "document",
        source: { type: "base64", mediaType: "text/markdown; charset=utf-8", data: "w6Q=" },
      }],
    }];
    const sent = encode({ messages }).body.messages as JsonObject[];
    assert.deepEqual(sent[0]?.content, [
      { type: "document", source: { type: "text", media_type: "text/plain", data: "ä" } },
    ]);
  });

  test("at most four cache marks stay, the last ones", () => {
    const marked = (text: string): Message => ({
      role: "user",
      content: [{ type: "text", text, cache: {} }],
    });
    const tools = [{ type: "function" as const, name: "f", cache: {} }];
    const four = encode({ tools, messages: ["a", "b", "c"].map(marked) });
    assert.equal(marksIn(four.body), 4);
    assert.deepEqual(four.dropped, []);
    const five = encode({ tools, messages: ["a", "b", "c", "d"].map(marked) });
    assert.equal(marksIn(five.body), 4);
    assert.equal(marksIn({ tools: five.body.tools }), 0);
    assert.deepEqual(five.dropped, ["cache_control"]);
    const whole = encode({ cache: { ttl: "1h" }, tools, messages: ["a", "b", "c"].map(marked) });
    assert.deepEqual(whole.body.cache_control, { type: "ephemeral", ttl: "1h" });
    assert.equal(marksIn(whole.body), 4);
  });

  test("dropping a mark leaves the caller's own objects alone", () => {
    const definition = {
      type: "bash_20250124",
      name: "bash",
      cache_control: { type: "ephemeral" },
    };
    const marked: Message = {
      role: "user",
      content: ["a", "b", "c", "d"].map((text) => ({ type: "text", text, cache: {} })),
    };
    encode({
      tools: [{ type: "hosted", origin: "anthropic-messages", definition }],
      messages: [marked],
    });
    assert.deepEqual(definition.cache_control, { type: "ephemeral" });
  });
});

describe("tools for a provider", () => {
  const f = { type: "function" as const, name: "f" };
  const g = { type: "function" as const, name: "g", parameters: { properties: {} } };

  test("a schema is always an object's", () => {
    assert.deepEqual(encode({ tools: [f, g] }).body.tools, [
      { name: "f", input_schema: { type: "object", properties: {} } },
      { name: "g", input_schema: { type: "object", properties: {} } },
    ]);
  });

  test("free-form tools become functions of one string", () => {
    const format = { type: "grammar", syntax: "lark", definition: "start: WORD" };
    const { body, dropped } = encode({
      tools: [{ type: "text", name: "patch", description: "Patches.", format }],
      messages: [...user("Hi"), {
        role: "assistant",
        content: [{ type: "tool_call", id: "a", name: "patch", arguments: "x\n", format: "text" }],
      }],
    });
    const [tool] = body.tools as JsonObject[];
    assert.deepEqual(tool?.input_schema, {
      type: "object",
      properties: { input: { type: "string" } },
      required: ["input"],
    });
    assert.match(String(tool?.description), /^Patches\.\n\n.*lark.*\nstart: WORD$/s);
    assert.deepEqual(dropped, ["tools[patch].format"]);
    assert.match(JSON.stringify(body.messages), /"input":\{"input":"x\\n"\}/);
  });

  test("another dialect's tools are left out with a notice", () => {
    const { body, dropped } = encode({
      tools: [{
        type: "hosted",
        origin: "openai-responses",
        definition: { type: "web_search" },
      }],
      toolChoice: { type: "auto" },
    });
    assert.equal(body.tools, undefined);
    assert.equal(body.tool_choice, undefined);
    assert.deepEqual(dropped, ["tools[web_search]"]);
  });

  test("every choice", () => {
    const choose = (more: Partial<CanonicalRequest>) => encode({ tools: [f, g], ...more }).body;
    assert.equal(choose({}).tool_choice, undefined);
    assert.equal(choose({ parallelToolCalls: true }).tool_choice, undefined);
    assert.deepEqual(choose({ parallelToolCalls: false }).tool_choice, {
      type: "auto",
      disable_parallel_tool_use: true,
    });
    assert.deepEqual(choose({ toolChoice: { type: "none" } }).tool_choice, { type: "none" });
    assert.deepEqual(choose({ toolChoice: { type: "required" } }).tool_choice, { type: "any" });
    assert.deepEqual(choose({ toolChoice: { type: "tool", name: "g" } }).tool_choice, {
      type: "tool",
      name: "g",
    });
    const some = choose({ toolChoice: { type: "allowed", mode: "required", names: ["g"] } });
    assert.deepEqual(some.tool_choice, { type: "any" });
    assert.deepEqual((some.tools as JsonObject[]).map((tool) => tool.name), ["g"]);
  });

  test("a tool that is not there cannot be forced", () => {
    for (
      const toolChoice of [
        { type: "tool", name: "h" },
        { type: "allowed", mode: "required", names: ["h"] },
      ] as const
    ) {
      const choice = toolChoice.type === "tool"
        ? toolChoice
        : { ...toolChoice, names: [...toolChoice.names] };
      assert.equal(faultOf(() => encode({ tools: [f], toolChoice: choice })).param, "tool_choice");
    }
    assert.equal(faultOf(() => encode({ toolChoice: { type: "required" } })).status, 400);
  });
});

function system(text: string): Message {
  return { role: "system", authority: "developer", content: [{ type: "text", text }] };
}

function marksIn(body: JsonObject): number {
  return JSON.stringify(body).split('"cache_control"').length - 1;
}
