/**
 * Requests on the Messages wire, read from clients.
 *
 * @module
 */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest, Message } from "../../src/canonical/request.ts";
import { sealSignature } from "../../src/canonical/seal.ts";
import { anthropicMessages as dialect } from "../../src/dialects/anthropic_messages/mod.ts";

const HI: JsonObject = { role: "user", content: "Hi" };

function decode(more: JsonObject): { request: CanonicalRequest; dropped: string[] } {
  return dialect.decodeRequest({ model: "m", max_tokens: 100, messages: [HI], ...more });
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

describe("reading a client's request", () => {
  test("null means absent, and defaults are no losses", () => {
    const { request, dropped } = decode({
      system: null,
      temperature: null,
      stop_sequences: null,
      tools: null,
      thinking: null,
      metadata: null,
      container: null,
      mcp_servers: [],
      speed: "standard",
    });
    assert.deepEqual(request, {
      model: "m",
      messages: user("Hi"),
      tools: [],
      stream: false,
      maxOutputTokens: 100,
    });
    assert.deepEqual(dropped, []);
  });

  test("fields without a place are named", () => {
    const { dropped } = decode({
      context_management: { edits: [{ type: "clear_thinking_20251015" }] },
      speed: "fast",
      novelty: 1,
      metadata: { user_id: "u", team: "t" },
      output_config: { task_budget: { type: "tokens", total: 5 } },
    });
    assert.deepEqual(dropped.sort(), [
      "context_management",
      "metadata.team",
      "novelty",
      "output_config.task_budget",
      "speed",
    ]);
  });

  test("a user's turn with results becomes turns in order", () => {
    const { request } = decode({
      messages: [
        HI,
        {
          role: "assistant",
          content: [
            { type: "tool_use", id: "a", name: "look", input: { x: 1 } },
            { type: "tool_use", id: "b", name: "see", input: {} },
          ],
        },
        {
          role: "user",
          content: [
            { type: "tool_result", tool_use_id: "a", content: "one" },
            { type: "tool_result", tool_use_id: "b", is_error: true, content: [] },
            { type: "text", text: "go on" },
          ],
        },
      ],
    });
    assert.deepEqual(request.messages.slice(1), [
      {
        role: "assistant",
        content: [
          { type: "tool_call", id: "a", name: "look", arguments: '{"x":1}', format: "json" },
          { type: "tool_call", id: "b", name: "see", arguments: "{}", format: "json" },
        ],
      },
      {
        role: "tool",
        content: [
          {
            type: "tool_result",
            callId: "a",
            name: "look",
            format: "json",
            content: [{ type: "text", text: "one" }],
          },
          {
            type: "tool_result",
            callId: "b",
            name: "see",
            format: "json",
            content: [],
            isError: true,
          },
        ],
      },
      { role: "user", content: [{ type: "text", text: "go on" }] },
    ]);
  });

  test("instructions keep their place and their blocks", () => {
    const { request } = decode({
      system: [
        { type: "text", text: "one" },
        { type: "text", text: "two", cache_control: { type: "ephemeral", ttl: "1h", scope: "x" } },
      ],
      messages: [HI, { role: "system", content: "later" }],
    });
    assert.deepEqual(request.messages, [
      {
        role: "system",
        authority: "system",
        content: [{ type: "text", text: "one" }, {
          type: "text",
          text: "two",
          cache: { ttl: "1h" },
        }],
      },
      ...user("Hi"),
      { role: "system", authority: "system", content: [{ type: "text", text: "later" }] },
    ]);
  });

  test("pictures, documents and search results", () => {
    const { request } = decode({
      messages: [{
        role: "user",
        content: [
          { type: "image", source: { type: "url", url: "https://x.test/a.png" } },
          { type: "image", source: { type: "file", file_id: "file_1" } },
          {
            type: "document",
            source: { type: "base64", media_type: "application/pdf", data: "JVBE" },
            title: "T",
            context: "C",
            citations: { enabled: true },
          },
          {
            type: "search_result",
            source: "https://x.test",
            title: "S",
            content: [{ type: "text", text: "a" }, { type: "text", text: "b" }],
          },
        ],
      }],
    });
    assert.deepEqual(request.messages[0]?.content, [
      { type: "image", source: { type: "url", url: "https://x.test/a.png" } },
      { type: "image", source: { type: "file", id: "file_1", origin: "anthropic-messages" } },
      {
        type: "document",
        source: { type: "base64", mediaType: "application/pdf", data: "JVBE" },
        title: "T",
        context: "C",
        citations: true,
      },
      {
        type: "document",
        source: { type: "text", mediaType: "text/plain", text: "a\n\nb" },
        title: "S",
        context: "https://x.test",
      },
    ]);
  });

  test("tools with a schema are functions, those that Anthropic defines are kept whole", () => {
    const bash = { type: "bash_20250124", name: "bash", cache_control: { type: "ephemeral" } };
    const { request, dropped } = decode({
      tools: [
        { name: "f", input_schema: { type: "object" }, description: "d", strict: true },
        { type: "custom", name: "g", input_schema: { type: "object" }, defer_loading: true },
        bash,
      ],
      tool_choice: { type: "any", disable_parallel_tool_use: true },
    });
    assert.deepEqual(request.tools, [
      {
        type: "function",
        name: "f",
        description: "d",
        parameters: { type: "object" },
        strict: true,
      },
      { type: "function", name: "g", parameters: { type: "object" } },
      { type: "hosted", origin: "anthropic-messages", definition: bash },
    ]);
    assert.deepEqual(request.toolChoice, { type: "required" });
    assert.equal(request.parallelToolCalls, false);
    assert.deepEqual(dropped, ["tools[].defer_loading"]);
  });

  test("blocks of the vendor's servers are kept whole, signatures are opened", () => {
    const block = { type: "server_tool_use", id: "s", name: "web_search", input: { query: "q" } };
    const sealed = sealSignature(
      { signature: "gAAA", origin: "openai-responses", id: "rs_1" },
      "anthropic-messages",
    );
    const { request } = decode({
      messages: [HI, {
        role: "assistant",
        content: [
          { type: "thinking", thinking: "hm", signature: "own" },
          { type: "thinking", thinking: "", signature: sealed },
          { type: "redacted_thinking", data: "xx" },
          block,
        ],
      }],
    });
    assert.deepEqual(request.messages[1]?.content, [
      { type: "thinking", text: "hm", signature: "own", origin: "anthropic-messages" },
      { type: "thinking", text: "", signature: "gAAA", origin: "openai-responses", id: "rs_1" },
      { type: "redacted_thinking", data: "xx", origin: "anthropic-messages" },
      { type: "hosted", origin: "anthropic-messages", item: block },
    ]);
  });

  test("thinking in all its forms", () => {
    const reasoning = (more: JsonObject) => decode(more).request.reasoning;
    assert.equal(reasoning({}), undefined);
    assert.deepEqual(reasoning({ thinking: { type: "enabled", budget_tokens: 2000 } }), {
      mode: "on",
      budgetTokens: 2000,
      summary: "auto",
    });
    assert.deepEqual(
      reasoning({
        thinking: { type: "adaptive", display: "omitted" },
        output_config: { effort: "high" },
      }),
      { mode: "adaptive", effort: "high", summary: "none" },
    );
    assert.deepEqual(reasoning({ thinking: { type: "disabled" } }), { mode: "off" });
    assert.deepEqual(reasoning({ output_config: { effort: "low" } }), {
      mode: "adaptive",
      effort: "low",
    });
  });

  const refused: [string, JsonObject, string][] = [
    ["a missing limit", { max_tokens: undefined }, "max_tokens"],
    ["an empty model", { model: "" }, "model"],
    ["an unknown role", { messages: [{ role: "tool", content: "x" }] }, "messages[0].role"],
    [
      "an unknown block",
      { messages: [HI, { role: "user", content: [{ type: "video" }] }] },
      "messages[1].content[0]",
    ],
    [
      "a result in an assistant's turn",
      { messages: [{ role: "assistant", content: [{ type: "tool_result", tool_use_id: "a" }] }] },
      "messages[0].content[0]",
    ],
    [
      "a picture given as text",
      {
        messages: [{
          role: "user",
          content: [{ type: "image", source: { type: "text", data: "" } }],
        }],
      },
      "messages[0].content[0].source.type",
    ],
    ["a tool without a schema", { tools: [{ name: "f" }] }, "tools[0].input_schema"],
    ["servers to call", { mcp_servers: [{ type: "url" }] }, "mcp_servers"],
    ["a container", { container: "c_1" }, "container"],
  ];
  for (const [what, more, param] of refused) {
    test(`${what} is refused by its path`, () => {
      const fault = faultOf(() => decode(more));
      assert.equal(fault.status, 400);
      assert.equal(fault.param, param);
      assert.match(fault.message, /^Cannot /);
    });
  }

  test("a complaint names the block's type and none of its content", () => {
    const fault = faultOf(() =>
      decode({ messages: [{ role: "user", content: [{ type: "video", data: "secret" }] }] })
    );
    assert.match(fault.message, /'video'/);
    assert.doesNotMatch(fault.message, /secret/);
  });

  test("threads are refused in the words after which the SDK sends the whole history", () => {
    const create = faultOf(() => decode({ thread: { type: "create" } }));
    assert.deepEqual(dialect.encodeFault(create, "r").error, {
      type: "invalid_request_error",
      message: create.message,
      details: { error_code: "thread_unsupported_request", unsupported: ["thread"] },
    });
    const next = faultOf(() =>
      decode({ thread: { type: "continue", previous_message_id: "msg_1" } })
    );
    assert.equal(next.status, 404);
    assert.deepEqual(dialect.encodeFault(next, "r").error, {
      type: "not_found_error",
      message: next.message,
      details: { error_code: "thread_not_found" },
    });
  });
});
