/** What the chat dialect reads from clients. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type Fault, FaultError } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { Message } from "../../src/canonical/request.ts";
import { openAiChat } from "../../src/dialects/openai_chat/mod.ts";

function decode(body: JsonObject) {
  return openAiChat.decodeRequest({ model: "m", messages: [], ...body });
}

function messagesOf(...messages: JsonObject[]): Message[] {
  return decode({ messages }).request.messages;
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

describe("reading a chat request", () => {
  it("keeps every instruction where it stood, with its authority", () => {
    assert.deepEqual(
      messagesOf(
        { role: "system", content: [{ type: "text", text: "a" }, { type: "text", text: "b" }] },
        { role: "user", content: "hi" },
        { role: "developer", content: "c" },
      ),
      [
        {
          role: "system",
          authority: "system",
          content: [{ type: "text", text: "a" }, { type: "text", text: "b" }],
        },
        { role: "user", content: [{ type: "text", text: "hi" }] },
        { role: "system", authority: "developer", content: [{ type: "text", text: "c" }] },
      ],
    );
  });

  it("takes null for absent everywhere", () => {
    const names = "tools tool_choice stream stream_options temperature stop seed user " +
      "metadata logit_bias reasoning_effort response_format n modalities audio logprobs made_up";
    const nulls = Object.fromEntries(names.split(" ").map((name) => [name, null]));
    const { request, dropped } = decode({
      ...nulls,
      messages: [
        { role: "user", content: null },
        { role: "assistant", content: null, tool_calls: null, refusal: null, audio: null },
      ],
    });
    assert.deepEqual(request, {
      model: "m",
      messages: [{ role: "user", content: [] }, { role: "assistant", content: [] }],
      tools: [],
      stream: false,
    });
    assert.deepEqual(dropped, []);
  });

  it("names what it does not know, and keeps quiet about defaults", () => {
    const { dropped } = decode({
      min_p: 0.1,
      logprobs: true,
      web_search_options: {},
      n: 1,
      top_logprobs: 0,
      modalities: ["text"],
      prediction: null,
    });
    assert.deepEqual(dropped.sort(), ["logprobs", "min_p", "web_search_options"]);
    assert.deepEqual(decode({ logprobs: false }).dropped, []);
  });

  it("takes the newer of two names for one wish", () => {
    const { request, dropped } = decode({
      user: "old",
      safety_identifier: "new",
      max_tokens: 1,
      max_completion_tokens: 2,
      messages: [{ role: "system", content: "x", name: "n" }],
    });
    assert.equal(request.user, "new");
    assert.equal(request.maxOutputTokens, 2);
    assert.deepEqual(dropped, ["name"]);
  });

  it("refuses what would change the meaning", () => {
    assert.equal(refused(() => decode({ n: 2 })).param, "n");
    assert.equal(refused(() => decode({ modalities: ["text", "audio"] })).param, "modalities");
    assert.equal(refused(() => decode({ audio: { voice: "ash", format: "wav" } })).param, "audio");
    assert.equal(
      refused(() => messagesOf({ role: "assistant", audio: { id: "a" } })).param,
      "messages[0].audio",
    );
  });

  it("names the path of what it cannot read, never the content", () => {
    const part = refused(() =>
      messagesOf({ role: "user", content: [{ type: "text", text: "x" }, { type: "video_url" }] })
    );
    assert.equal(part.param, "messages[0].content[1].type");
    assert.match(part.message, /video_url/);
    const secret = refused(() =>
      messagesOf({ role: "user", content: [{ type: "text", text: { a: "my secret" } }] })
    );
    assert.equal(secret.param, "messages[0].content[0].text");
    assert.doesNotMatch(secret.message, /secret/);
    assert.equal(refused(() => messagesOf({ role: "robot" })).param, "messages[0].role");
    assert.equal(
      refused(() => messagesOf({ role: "tool", content: "x" })).param,
      "messages[0].tool_call_id",
    );
    assert.equal(refused(() => decode({ temperature: "hot" })).param, "temperature");
    assert.equal(
      refused(() => decode({ tools: [{ type: "function", function: {} }] })).param,
      "tools[0].function.name",
    );
  });

  it("tells inline pictures from addresses, in either spelling", () => {
    const [message] = messagesOf({
      role: "user",
      content: [
        {
          type: "image_url",
          image_url: { url: "DATA:image/PNG;foo=1;base64,AAAA", detail: "low" },
        },
        { type: "image_url", image_url: "https://x.test/a.png" },
        { type: "image_url", image_url: { url: "data:image/svg+xml,%3Csvg%3E é" } },
      ],
    });
    assert.deepEqual(message?.content, [
      {
        type: "image",
        source: { type: "base64", mediaType: "image/png", data: "AAAA" },
        detail: "low",
      },
      { type: "image", source: { type: "url", url: "https://x.test/a.png" } },
      {
        type: "image",
        source: {
          type: "base64",
          mediaType: "image/svg+xml",
          data: btoa("<svg>\x20\xc3\xa9"),
        },
      },
    ]);
    for (const url of ["data:image/png", "data:image/png,%zz"]) {
      assert.equal(
        refused(() =>
          messagesOf({ role: "user", content: [{ type: "image_url", image_url: url }] })
        )
          .param,
        "messages[0].content[0].image_url",
      );
    }
  });

  it("reads files and sounds", () => {
    const [message] = messagesOf({
      role: "user",
      content: [
        {
          type: "file",
          file: { file_data: "data:application/pdf;base64,JVBE", filename: "a.pdf" },
        },
        { type: "file", file: { file_id: "file-1" } },
        { type: "input_audio", input_audio: { data: "UklG", format: "wav" } },
      ],
    });
    assert.deepEqual(message?.content, [
      {
        type: "document",
        source: { type: "base64", mediaType: "application/pdf", data: "JVBE" },
        title: "a.pdf",
      },
      { type: "document", source: { type: "file", id: "file-1", origin: "openai-chat" } },
      { type: "audio", data: "UklG", format: "wav" },
    ]);
    const empty = refused(() =>
      messagesOf({ role: "user", content: [{ type: "file", file: {} }] })
    );
    assert.equal(empty.param, "messages[0].content[0].file");
  });

  it("keeps cache breakpoints in both spellings", () => {
    const [message] = messagesOf({
      role: "user",
      content: [
        { type: "text", text: "a", cache_control: { type: "ephemeral", ttl: "1h" } },
        { type: "text", text: "b", prompt_cache_breakpoint: { mode: "explicit", ttl: "30m" } },
      ],
    });
    assert.deepEqual(message?.content, [
      { type: "text", text: "a", cache: { ttl: "1h" } },
      { type: "text", text: "b", cache: {} },
    ]);
  });

  it("pairs results with their calls, and puts a run of them into one turn", () => {
    const messages = messagesOf(
      {
        role: "assistant",
        content: null,
        tool_calls: [
          {
            id: "c1",
            type: "function",
            function: { name: "f", arguments: '{"n":12345678901234567890}' },
          },
          { id: "c2", type: "custom", custom: { name: "g", input: "raw" } },
        ],
      },
      { role: "tool", tool_call_id: "c2", content: "two" },
      { role: "tool", tool_call_id: "c1", content: [{ type: "text", text: "one" }] },
      { role: "tool", tool_call_id: "gone", name: "h", content: "" },
    );
    assert.deepEqual(messages, [
      {
        role: "assistant",
        content: [
          {
            type: "tool_call",
            id: "c1",
            name: "f",
            arguments: '{"n":12345678901234567890}',
            format: "json",
          },
          { type: "tool_call", id: "c2", name: "g", arguments: "raw", format: "text" },
        ],
      },
      {
        role: "tool",
        content: [
          {
            type: "tool_result",
            callId: "c2",
            name: "g",
            format: "text",
            content: [{ type: "text", text: "two" }],
          },
          {
            type: "tool_result",
            callId: "c1",
            name: "f",
            format: "json",
            content: [{ type: "text", text: "one" }],
          },
          { type: "tool_result", callId: "gone", name: "h", format: "json", content: [] },
        ],
      },
    ]);
  });

  it("translates the older functions", () => {
    const { request } = decode({
      functions: [{ name: "f", parameters: { type: "object" } }],
      function_call: { name: "f" },
      messages: [
        { role: "user", content: "go" },
        { role: "assistant", content: null, function_call: { name: "f", arguments: "{}" } },
        { role: "function", name: "f", content: "done" },
      ],
    });
    assert.deepEqual(request.tools, [{
      type: "function",
      name: "f",
      parameters: { type: "object" },
    }]);
    assert.deepEqual(request.toolChoice, { type: "tool", name: "f" });
    assert.equal(request.parallelToolCalls, false);
    const [, turn, results] = request.messages;
    assert.deepEqual(turn?.content, [
      { type: "tool_call", id: "call_1", name: "f", arguments: "{}", format: "json" },
    ]);
    assert.deepEqual(results?.content, [{
      type: "tool_result",
      callId: "call_1",
      name: "f",
      format: "json",
      content: [{ type: "text", text: "done" }],
    }]);
    assert.equal(
      refused(() => messagesOf({ role: "function", name: "f", content: "x" })).param,
      "messages[0]",
    );
  });

  it("reads tools of every kind", () => {
    const { request } = decode({
      tools: [
        { type: "function", function: { name: "f", strict: true, parameters: null } },
        { type: "custom", custom: { name: "g", format: { type: "text" } } },
        { type: "web_search", depth: 2 },
      ],
    });
    assert.deepEqual(request.tools, [
      { type: "function", name: "f", strict: true },
      { type: "text", name: "g", format: { type: "text" } },
      { type: "hosted", origin: "openai-chat", definition: { type: "web_search", depth: 2 } },
    ]);
  });

  it("reads reasoning in the vendor's and the hosts' forms", () => {
    const cases: [JsonObject, unknown][] = [
      [{ reasoning_effort: "none" }, { mode: "off", effort: "none" }],
      [{ reasoning_effort: "high" }, { mode: "on", effort: "high" }],
      [{ reasoning: { max_tokens: 2000 } }, { mode: "on", budgetTokens: 2000 }],
      [{ reasoning: { effort: "low", exclude: true } }, {
        mode: "on",
        effort: "low",
        summary: "none",
      }],
      [{ reasoning: { enabled: false } }, { mode: "off" }],
      [{ thinking: { type: "disabled" } }, { mode: "off" }],
      [{ thinking: { type: "enabled", budget_tokens: 9 } }, { mode: "on", budgetTokens: 9 }],
      [{}, undefined],
    ];
    for (const [body, reasoning] of cases) {
      assert.deepEqual(decode(body).request.reasoning, reasoning);
    }
  });

  it("takes a host's readable reasoning back as the host's own", () => {
    const [message] = messagesOf({ role: "assistant", reasoning_content: "hm", content: "yes" });
    assert.deepEqual(message?.content, [
      { type: "thinking", text: "hm", signature: "", origin: "openai-chat" },
      { type: "text", text: "yes" },
    ]);
  });

  it("takes sealed signatures back, once each, with the text they sign", () => {
    const details = [
      {
        type: "reasoning.text",
        text: "one",
        signature: "sluice1:anthropic-messages::sig1",
        format: "sluice",
        index: 0,
      },
      {
        type: "reasoning.encrypted",
        data: "sluice1:anthropic-messages::blob",
        format: "sluice",
        index: 1,
      },
      {
        type: "reasoning.text",
        text: "two",
        signature: "sluice1:openai-responses:rs_1:gAAA",
        format: "sluice",
        index: 2,
      },
    ];
    const [message] = messagesOf({
      role: "assistant",
      content: "yes",
      reasoning_content: "onetwo",
      reasoning_details: [...details, ...details],
    });
    assert.deepEqual(message?.content, [
      { type: "thinking", text: "one", signature: "sig1", origin: "anthropic-messages" },
      { type: "redacted_thinking", data: "blob", origin: "anthropic-messages" },
      { type: "thinking", text: "two", signature: "gAAA", origin: "openai-responses", id: "rs_1" },
      { type: "text", text: "yes" },
    ]);
  });

  it("pairs thousands of calls with their results", () => {
    const messages: JsonObject[] = [];
    for (let n = 0; n < 6000; n++) {
      messages.push({
        role: "assistant",
        tool_calls: [{ id: `c${n}`, function: { name: `f${n}`, arguments: "" } }],
      }, { role: "tool", tool_call_id: `c${n}`, content: "x" });
    }
    const last = messagesOf(...messages).at(-1);
    assert.ok(last?.role === "tool");
    assert.equal(last.content[0]?.name, "f5999");
  });
});
