/** What the chat dialect sends to providers, the laws of its requests, and its faults. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Fault, FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { CanonicalRequest } from "../../src/canonical/request.ts";
import type { WireProfile } from "../../src/dialects/dialect.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";

function decode(body: JsonObject) {
  return openAiChat.decodeRequest({ model: "m", messages: [], ...body });
}

function encode(request: Partial<CanonicalRequest>, profile: WireProfile = {}) {
  return openAiChat.encodeRequest(
    { model: "public", messages: [], tools: [], stream: false, ...request },
    { model: "m", profile },
  );
}

function refused(act: () => unknown): Fault {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof FaultError, String(error));
    assert.equal(error.fault.status, 400);
    return error.fault;
  }
  return assert.fail("nothing was thrown");
}

describe("writing a chat request", () => {
  it("goes by the host's profile", () => {
    const request: Partial<CanonicalRequest> = {
      maxOutputTokens: 9,
      messages: [{
        role: "system",
        authority: "developer",
        content: [{ type: "text", text: "x" }],
      }],
    };
    assert.deepEqual(encode(request, { developerRole: true }).body, {
      model: "m",
      messages: [{ role: "developer", content: "x" }],
      max_completion_tokens: 9,
    });
    assert.deepEqual(
      encode(request, { maxTokensField: "max_tokens" }).body,
      { model: "m", messages: [{ role: "system", content: "x" }], max_tokens: 9 },
    );
  });

  it("leaves out what OpenAI finds too long, and says so", () => {
    const { body, dropped } = encode({ user: "u".repeat(65), cacheKey: "k".repeat(64) });
    assert.deepEqual(body, { model: "m", messages: [], prompt_cache_key: "k".repeat(64) });
    assert.deepEqual(dropped, ["user"]);
  });

  it("asks a stream for its usage", () => {
    const { body } = encode({ stream: true });
    assert.equal(body.stream, true);
    assert.deepEqual(body.stream_options, { include_usage: true });
    assert.equal("stream" in encode({}).body, false);
    const unasked = encode({ stream: true }, { streamUsage: false }).body;
    assert.deepEqual(unasked, { model: "m", messages: [], stream: true });
  });

  it("names each option that the wire lacks, once", () => {
    const text = { type: "text" as const, text: "x", cache: {} };
    const { dropped } = encode({
      topK: 3,
      cache: {},
      tools: [{
        type: "hosted",
        origin: "anthropic-messages",
        definition: { type: "web_search_20260209" },
      }],
      messages: [
        { role: "user", content: [text, text] },
        {
          role: "assistant",
          content: [
            { type: "thinking", text: "t", signature: "s", origin: "anthropic-messages" },
            {
              type: "hosted",
              origin: "anthropic-messages",
              item: { type: "server_tool_use", id: "x" },
            },
            { type: "image", source: { type: "url", url: "https://x.test" } },
          ],
        },
        {
          role: "tool",
          content: [{
            type: "tool_result",
            callId: "c",
            format: "json",
            content: [],
            isError: true,
          }],
        },
      ],
    });
    assert.deepEqual(dropped, [
      "tools[web_search_20260209]",
      "cache_control",
      "server_tool_use",
      "images",
      "thinking",
      "is_error",
      "top_k",
    ]);
    assert.deepEqual(encode({ store: false, cacheKey: "k" }), {
      body: { model: "m", messages: [], prompt_cache_key: "k" },
      dropped: [],
    });
  });

  it("leaves out a turn of which nothing is left", () => {
    const { body } = encode({
      messages: [
        {
          role: "assistant",
          content: [{ type: "thinking", text: "t", signature: "s", origin: "anthropic-messages" }],
        },
      ],
    });
    assert.deepEqual(body.messages, []);
  });

  it("puts the pictures of a run of results behind the last one", () => {
    const picture = {
      type: "image" as const,
      source: { type: "url" as const, url: "https://x.test" },
    };
    const { body } = encode({
      messages: [{
        role: "tool",
        content: [
          { type: "tool_result", callId: "a", format: "json", content: [picture] },
          {
            type: "tool_result",
            callId: "b",
            format: "json",
            content: [{ type: "text", text: "1" }, { type: "text", text: "2" }],
          },
        ],
      }, { role: "user", content: [{ type: "text", text: "so?" }] }],
    });
    assert.deepEqual(body.messages, [
      { role: "tool", tool_call_id: "a", content: "The result is attached below." },
      {
        role: "tool",
        tool_call_id: "b",
        content: [{ type: "text", text: "1" }, { type: "text", text: "2" }],
      },
      {
        role: "user",
        content: [
          { type: "text", text: "Attached to the result of a:" },
          { type: "image_url", image_url: { url: "https://x.test" } },
        ],
      },
      { role: "user", content: "so?" },
    ]);
  });

  it("carries documents, as text where they are text", () => {
    const { body } = encode({
      messages: [{
        role: "user",
        content: [
          {
            type: "document",
            title: "Notes",
            context: "old",
            source: { type: "text", mediaType: "text/plain", text: "abc" },
          },
          {
            type: "document",
            title: "My report",
            source: { type: "base64", mediaType: "application/pdf", data: "JVBE" },
          },
          { type: "document", source: { type: "file", id: "file-1", origin: "openai-chat" } },
        ],
      }],
    });
    assert.deepEqual(body.messages, [{
      role: "user",
      content: [
        { type: "text", text: "old" },
        { type: "text", text: '<document title="Notes">\nabc\n</document>' },
        {
          type: "file",
          file: { filename: "My report.pdf", file_data: "data:application/pdf;base64,JVBE" },
        },
        { type: "file", file: { file_id: "file-1" } },
      ],
    }]);
  });

  it("refuses content that the wire cannot carry", () => {
    const sources = [
      { type: "url" as const, url: "https://x.test/a.pdf" },
      { type: "file" as const, id: "file_1", origin: "anthropic-messages" as const },
    ];
    for (const source of sources) {
      const fault = refused(() =>
        encode({ messages: [{ role: "user", content: [{ type: "document", source }] }] })
      );
      assert.equal(fault.param, "messages[0].content[0]");
    }
    const image = {
      type: "image" as const,
      source: { type: "file" as const, id: "f", origin: "openai-chat" as const },
    };
    refused(() => encode({ messages: [{ role: "user", content: [image] }] }));
  });

  it("refuses to force a tool that is not there", () => {
    const tools: CanonicalRequest["tools"] = [{ type: "function", name: "f" }];
    refused(() => encode({ toolChoice: { type: "tool", name: "g" }, tools }));
    refused(() => encode({ toolChoice: { type: "required" } }));
    refused(() => encode({ toolChoice: { type: "allowed", mode: "auto", names: ["g"] }, tools }));
    assert.deepEqual(encode({ toolChoice: { type: "auto" } }).body, { model: "m", messages: [] });
  });

  it("chooses each tool under the kind it has", () => {
    const tools: CanonicalRequest["tools"] = [
      { type: "function", name: "f" },
      { type: "text", name: "g" },
    ];
    const f = { type: "function", function: { name: "f" } };
    const g = { type: "custom", custom: { name: "g" } };
    const chosen = (toolChoice: CanonicalRequest["toolChoice"] & object) =>
      encode({ tools, toolChoice }, { customTools: true }).body.tool_choice;
    assert.deepEqual(chosen({ type: "tool", name: "f" }), f);
    assert.deepEqual(chosen({ type: "tool", name: "g" }), g);
    assert.deepEqual(chosen({ type: "allowed", mode: "required", names: ["g", "f"] }), {
      type: "allowed_tools",
      allowed_tools: { mode: "required", tools: [g, f] },
    });
  });

  it("sends arguments as JSON even when there are none", () => {
    const { body } = encode({
      messages: [{
        role: "assistant",
        content: [{ type: "tool_call", id: "c", name: "f", arguments: "", format: "json" }],
      }],
    });
    assert.deepEqual(body.messages, [{
      role: "assistant",
      content: null,
      tool_calls: [{ id: "c", type: "function", function: { name: "f", arguments: "{}" } }],
    }]);
  });

  it("speaks of effort where the caller counted tokens", () => {
    const cases: [CanonicalRequest["reasoning"], unknown][] = [
      [{ mode: "on", effort: "max" }, "max"],
      [{ mode: "on", budgetTokens: 3000 }, "low"],
      [{ mode: "on", budgetTokens: 30000 }, "high"],
      [{ mode: "adaptive", effort: "medium" }, "medium"],
      [{ mode: "adaptive" }, undefined],
      [{ mode: "off" }, undefined],
      [{ mode: "off", effort: "none" }, "none"],
    ];
    for (const [reasoning, effort] of cases) {
      assert.equal(encode({ ...(reasoning ? { reasoning } : {}) }).body.reasoning_effort, effort);
    }
  });

  it("returns a host's own reasoning list as it came", () => {
    const list = [{ type: "reasoning.encrypted", id: "rs_1", data: "gA", format: "x", index: 0 }];
    const { request } = decode({
      messages: [{ role: "assistant", content: "a", reasoning: "r", reasoning_details: list }],
    });
    assert.deepEqual(encode(request).body.messages, [{
      role: "assistant",
      content: "a",
      reasoning_content: "r",
      reasoning_details: list,
    }]);
  });
});
