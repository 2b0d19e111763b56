/** What the Responses dialect reads from clients. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { JsonObject } from "../../src/canonical/json.ts";
import { sealSignature } from "../../src/canonical/seal.ts";
import {
  decode,
  encode,
  inputOf,
  messagesOf,
  refused,
  text,
  user,
} from "./openai_responses/support.ts";

describe("reading a Responses request", () => {
  it("makes one assistant turn of what stands between two things said to the model", () => {
    const messages = messagesOf(
      { role: "user", content: "weather?" },
      { type: "reasoning", id: "rs_1", summary: [{ type: "summary_text", text: "look" }] },
      {
        type: "message",
        role: "assistant",
        id: "msg_1",
        phase: "commentary",
        content: [{ type: "output_text", text: "Looking." }, { type: "refusal", refusal: "No." }],
      },
      { type: "function_call", id: "fc_1", call_id: "c1", name: "f", arguments: '{ "a": 1 }' },
      { type: "custom_tool_call", call_id: "c2", name: "g", input: "free" },
      { type: "function_call_output", call_id: "c1", output: "sun" },
      { type: "custom_tool_call_output", call_id: "c2", output: "" },
    );
    assert.deepEqual(messages, [
      { role: "user", content: [text("weather?")] },
      {
        role: "assistant",
        content: [
          {
            type: "thinking",
            text: "look",
            signature: "",
            origin: "openai-responses",
            id: "rs_1",
          },
          text("Looking."),
          { type: "refusal", text: "No." },
          { type: "tool_call", id: "c1", name: "f", arguments: '{ "a": 1 }', format: "json" },
          { type: "tool_call", id: "c2", name: "g", arguments: "free", format: "text" },
        ],
      },
      {
        role: "tool",
        content: [
          { type: "tool_result", callId: "c1", name: "f", format: "json", content: [text("sun")] },
          { type: "tool_result", callId: "c2", name: "g", format: "text", content: [] },
        ],
      },
    ]);
  });

  it("keeps instructions where they stood, in parts, with their authority", () => {
    const { request } = decode({
      instructions: "be kind",
      input: [
        { role: "user", content: "hi" },
        {
          role: "developer",
          content: [{ type: "input_text", text: "a" }, { type: "input_text", text: "b" }],
        },
      ],
    });
    assert.deepEqual(request.messages, [
      { role: "system", authority: "system", content: [text("be kind")] },
      user,
      { role: "system", authority: "developer", content: [text("a"), text("b")] },
    ]);
  });

  it("takes null for absent everywhere", () => {
    const fields = [
      ..."instructions stream store max_output_tokens temperature top_p presence_penalty".split(
        " ",
      ),
      ..."frequency_penalty stop parallel_tool_calls tools tool_choice reasoning text".split(" "),
      ..."service_tier metadata user safety_identifier prompt_cache_key include".split(" "),
      ..."previous_response_id conversation prompt background truncation stream_options".split(" "),
    ];
    const bare = decode({});
    assert.deepEqual(decode(Object.fromEntries(fields.map((name) => [name, null]))), bare);
    assert.deepEqual(
      decode({ reasoning: { effort: null, summary: null }, text: { format: null } }),
      bare,
    );
    assert.deepEqual(
      decode({
        tools: [{ type: "function", name: "f", description: null, parameters: null, strict: null }],
      }).request.tools,
      [{ type: "function", name: "f" }],
    );
    assert.deepEqual(
      messagesOf({
        type: null,
        role: "user",
        content: [{ type: "input_image", image_url: "https://x/y.png", file_id: null }],
      }),
      [{
        role: "user",
        content: [{ type: "image", source: { type: "url", url: "https://x/y.png" } }],
      }],
    );
  });

  it("reads every option", () => {
    const { request, dropped } = decode({
      max_output_tokens: 9,
      temperature: 0.5,
      top_p: 0.25,
      presence_penalty: 1,
      frequency_penalty: 2,
      stop: "END",
      stream: true,
      store: true,
      parallel_tool_calls: false,
      reasoning: { effort: "high", summary: "detailed" },
      text: { format: { type: "json_object" }, verbosity: "low" },
      service_tier: "flex",
      metadata: { a: "b" },
      user: "old",
      safety_identifier: "new",
      prompt_cache_key: "k",
      include: ["reasoning.encrypted_content"],
    });
    assert.deepEqual(dropped, []);
    const { messages: _, ...options } = request;
    assert.deepEqual(options, {
      model: "m",
      tools: [],
      stream: true,
      store: true,
      maxOutputTokens: 9,
      temperature: 0.5,
      topP: 0.25,
      presencePenalty: 1,
      frequencyPenalty: 2,
      stop: ["END"],
      parallelToolCalls: false,
      reasoning: { mode: "on", effort: "high", summary: "detailed" },
      responseFormat: { type: "json" },
      verbosity: "low",
      serviceTier: "flex",
      metadata: { a: "b" },
      user: "new",
      cacheKey: "k",
    });
  });

  it("reads what is asked about reasoning", () => {
    const reasoning = (wire: JsonObject) => decode({ reasoning: wire }).request.reasoning;
    assert.deepEqual(reasoning({ effort: "none" }), { mode: "off", effort: "none" });
    assert.deepEqual(reasoning({ summary: "auto" }), { mode: "adaptive", summary: "auto" });
    assert.deepEqual(reasoning({ generate_summary: "concise" }), {
      mode: "adaptive",
      summary: "concise",
    });
    assert.equal(reasoning({}), undefined);
  });

  it("names the fields it has no place for, unless they say nothing", () => {
    assert.deepEqual(
      decode({ truncation: "disabled", top_logprobs: 0, client_metadata: {}, background: false })
        .dropped,
      [],
    );
    assert.deepEqual(
      decode({
        truncation: "auto",
        max_tool_calls: 3,
        client_metadata: { a: "b" },
        include: ["message.output_text.logprobs"],
        reasoning: { effort: "low", mode: "pro" },
      }).dropped,
      ["truncation", "max_tool_calls", "client_metadata", "include", "reasoning.mode"],
    );
  });

  it("refuses what only a server that keeps answers can do", () => {
    for (
      const [field, value] of Object.entries({
        previous_response_id: "resp_1",
        conversation: "conv_1",
        prompt: { id: "p" },
        background: true,
      })
    ) assert.equal(refused(() => decode({ [field]: value })).param, field);
    const fault = refused(() => messagesOf({ type: "item_reference", id: "msg_1" }));
    assert.equal(fault.param, "input[0]");
    assert.equal(refused(() => messagesOf({ id: "msg_1" })).param, "input[0]");
  });

  it("says which field is wrong, and never what was in it", () => {
    const secret = "my secret words";
    const cases: [JsonObject, string][] = [
      [{ model: undefined }, "model"],
      [{ input: undefined }, "input"],
      [{ input: 7 }, "input"],
      [
        { input: [{ role: "user", content: [{ type: "input_text" }] }] },
        "input[0].content[0].text",
      ],
      [{ input: [{ role: secret, content: "" }] }, "input[0].role"],
      [{ input: [{ type: "function_call", name: "f" }] }, "input[0].call_id"],
      [{ input: [{ type: "function_call_output", output: secret }] }, "input[0].call_id"],
      [{ input: [{ role: "user", content: [{ type: "input_image" }] }] }, "input[0].content[0]"],
      [
        { input: [{ role: "user", content: [{ type: "hologram", data: secret }] }] },
        "input[0].content[0]",
      ],
      [{ input: [{ type: "hologram", data: secret }] }, "input[0]"],
      [{ tools: [{ type: "function" }] }, "tools[0].name"],
      [{ tool_choice: { type: "function" } }, "tool_choice"],
      [{ text: { format: { type: "json_schema", name: "n" } } }, "text.format.schema"],
      [{ temperature: "hot" }, "temperature"],
    ];
    for (const [body, param] of cases) {
      const fault = refused(() => decode(body));
      assert.equal(fault.param, param);
      assert.match(fault.message, /^Cannot \w+ .+: /);
      assert.ok(!fault.message.includes(secret), fault.message);
    }
    assert.match(
      refused(() => messagesOf({ role: "user", content: [{ type: "hologram" }] })).message,
      /'input\[0\]\.content\[0\]'.*'hologram'/,
    );
  });

  it("reads pictures, files and sounds wherever they may stand", () => {
    const [message] = messagesOf({
      role: "user",
      content: [
        { type: "input_image", image_url: "data:image/png;charset=x;base64,AAAA", detail: "low" },
        { type: "input_image", file_id: "file-1" },
        { type: "input_file", file_data: "data:application/pdf;base64,BBBB", filename: "a.pdf" },
        { type: "input_file", file_data: "CCCC" },
        { type: "input_file", file_url: "https://x/a.pdf" },
        { type: "input_audio", input_audio: { data: "DDDD", format: "wav" } },
      ],
    });
    assert.deepEqual(message?.content, [
      {
        type: "image",
        source: { type: "base64", mediaType: "image/png", data: "AAAA" },
        detail: "low",
      },
      { type: "image", source: { type: "file", id: "file-1", origin: "openai-responses" } },
      {
        type: "document",
        source: { type: "base64", mediaType: "application/pdf", data: "BBBB" },
        title: "a.pdf",
      },
      {
        type: "document",
        source: { type: "base64", mediaType: "application/pdf", data: "CCCC" },
      },
      { type: "document", source: { type: "url", url: "https://x/a.pdf" } },
      { type: "audio", data: "DDDD", format: "wav" },
    ]);
    const [result] = messagesOf({
      type: "function_call_output",
      call_id: "c",
      output: [{ type: "input_text", text: "see" }, {
        type: "input_image",
        image_url: "https://x/y.png",
      }],
    });
    assert.deepEqual(result?.content, [{
      type: "tool_result",
      callId: "c",
      format: "json",
      content: [text("see"), { type: "image", source: { type: "url", url: "https://x/y.png" } }],
    }]);
  });

  it("takes a cache breakpoint for a cache mark", () => {
    const part = (mark: JsonObject) => ({
      type: "input_text",
      text: "t",
      prompt_cache_breakpoint: mark,
    });
    const [message] = messagesOf({
      role: "user",
      content: [part({ mode: "explicit" }), part({ mode: "explicit", ttl: "12h" })],
    });
    assert.deepEqual(message?.content, [
      { ...text("t"), cache: {} },
      { ...text("t"), cache: { ttl: "1h" } },
    ]);
  });

  it("keeps hosted items as they are, on the side they belong to", () => {
    const call = { type: "web_search_call", id: "ws_1", status: "completed", action: { a: [1] } };
    const shell = { type: "local_shell_call", id: "l", call_id: "c", action: {} };
    const output = { type: "local_shell_call_output", id: "l", output: "x" };
    const hosted = (item: JsonObject) => ({
      type: "hosted" as const,
      origin: "openai-responses" as const,
      item,
    });
    const messages = messagesOf({ role: "user", content: "hi" }, call, shell, output);
    assert.deepEqual(messages, [
      user,
      { role: "assistant", content: [hosted(call), hosted(shell)] },
      { role: "user", content: [hosted(output)] },
    ]);
    assert.deepEqual(
      inputOf(...messages).slice(1),
      [call, shell, output],
    );
  });

  it("opens sealed reasoning and gives it back to its origin", () => {
    const sealed = sealSignature(
      { signature: "sig", origin: "anthropic-messages" },
      "openai-responses",
    );
    const item = { type: "reasoning", id: "rs_9", summary: [], encrypted_content: sealed };
    const [message] = messagesOf(item);
    assert.deepEqual(message?.content, [
      { type: "thinking", text: "", signature: "sig", origin: "anthropic-messages" },
    ]);
    assert.ok(message);
    const { body, dropped } = encode({ messages: [message] });
    assert.deepEqual(body.input, []);
    assert.deepEqual(dropped, ["thinking"]);
  });

  it("joins several summary parts with a blank line", () => {
    const part = (value: string) => ({ type: "summary_text", text: value });
    const [message] = messagesOf({
      type: "reasoning",
      summary: [part("a"), part(""), part("b")],
      content: [{ type: "reasoning_text", text: "c" }],
    });
    assert.equal((message?.content[0] as { text: string }).text, "a\n\nb\n\nc");
  });

  it("flattens namespaces in tools, history and choice", () => {
    const { request } = decode({
      tools: [{
        type: "namespace",
        name: "ns",
        description: "d",
        tools: [{ type: "function", name: "f", parameters: { type: "object" } }, {
          type: "custom",
          name: "g",
        }],
      }, { type: "web_search", filters: {} }],
      tool_choice: { type: "allowed_tools", mode: "required", tools: [{ type: "web_search" }] },
      input: [{ type: "function_call", call_id: "c", namespace: "ns", name: "f" }, {
        type: "function_call_output",
        call_id: "c",
        output: "o",
      }],
    });
    assert.deepEqual(request.tools, [
      { type: "function", name: "ns__f", parameters: { type: "object" } },
      { type: "text", name: "ns__g" },
      {
        type: "hosted",
        origin: "openai-responses",
        definition: { type: "web_search", filters: {} },
      },
    ]);
    assert.deepEqual(request.toolChoice, {
      type: "allowed",
      mode: "required",
      names: ["web_search"],
    });
    assert.deepEqual(request.messages[0]?.content, [
      { type: "tool_call", id: "c", name: "ns__f", arguments: "", format: "json" },
    ]);
    assert.equal((request.messages[1]?.content[0] as { name?: string }).name, "ns__f");
  });

  it("pairs thousands of calls in linear time", () => {
    const input: JsonObject[] = [];
    for (let at = 0; at < 6000; at++) {
      input.push({ type: "function_call", call_id: `c${at}`, name: `f${at}`, arguments: "{}" });
      input.push({ type: "function_call_output", call_id: `c${at}`, output: "x" });
    }
    const messages = messagesOf(...input);
    assert.equal(messages.length, 12000);
    assert.equal((messages[11999]?.content[0] as { name?: string }).name, "f5999");
  });
});
