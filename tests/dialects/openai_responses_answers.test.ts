/** What a client of the Responses API is told. */

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CanonicalEvent } from "../../src/canonical/event.ts";
import { defaultStatus, FAULT_KINDS } from "../../src/canonical/fault.ts";
import type { JsonObject } from "../../src/canonical/json.ts";
import type { Reply } from "../../src/canonical/reply.ts";
import type { AssistantPart } from "../../src/canonical/request.ts";
import { openAiResponses } from "../../src/dialects/openai_responses/mod.ts";
import {
  contextOf,
  dataOf,
  finalOf,
  replyOf,
  streamOf,
  text,
  told,
} from "./openai_responses/support.ts";

function encodeReply(reply: Reply, request: JsonObject = {}) {
  return openAiResponses.encodeReply(reply, contextOf(request));
}

function outputOf(content: AssistantPart[], request: JsonObject = {}): JsonObject[] {
  return encodeReply(replyOf(content), request).output as JsonObject[];
}

const CALL: AssistantPart = {
  type: "tool_call",
  id: "c1",
  name: "f",
  arguments: '{"a":1}',
  format: "json",
};

describe("a Responses stream for a client", () => {
  it("tells a text in the vendor's order", () => {
    const frames = dataOf(streamOf(told(replyOf([text("Hi")]))));
    assert.deepEqual(frames.map((frame) => frame.type), [
      "response.created",
      "response.in_progress",
      "response.output_item.added",
      "response.content_part.added",
      "response.output_text.delta",
      "response.output_text.done",
      "response.content_part.done",
      "response.output_item.done",
      "response.completed",
    ]);
    assert.deepEqual(frames.map((frame) => frame.sequence_number), [...frames.keys()]);
    assert.deepEqual(frames[4], {
      type: "response.output_text.delta",
      item_id: "msg_000000000000000000000001",
      output_index: 0,
      content_index: 0,
      logprobs: [],
      sequence_number: 4,
      delta: "Hi",
    });
  });

  it("says when it was complete, and of one that was cut short nothing", () => {
    let now = 1700000000;
    const context = { ...contextOf({}), now: () => now++ };
    const reply = replyOf([text("x")]);
    const last = dataOf(streamOf(told(reply), context)).at(-1)?.response as JsonObject;
    assert.equal(last.status, "completed");
    assert.ok(Number(last.completed_at) >= Number(last.created_at), `${last.completed_at}`);
    const cut = openAiResponses.encodeReply({ ...reply, finish: { reason: "length" } }, context);
    assert.deepEqual([cut.status, cut.completed_at], ["incomplete", null]);
  });

  it("echoes the client's settings, and knows the wire's own", () => {
    const request = {
      instructions: "be kind",
      tools: [{ type: "function", name: "f", parameters: {}, strict: true }],
      tool_choice: "required",
      temperature: 0.5,
      reasoning: { effort: "low" },
      text: { verbosity: "low" },
      metadata: { a: "b" },
      parallel_tool_calls: false,
      top_p: null,
    };
    const [created] = dataOf(streamOf(told(replyOf([])), contextOf(request)));
    const { output, id, usage, ...response } = created?.response as JsonObject;
    assert.deepEqual([output, usage], [[], null]);
    assert.match(String(id), /^resp_/);
    assert.deepEqual(response, {
      object: "response",
      created_at: 1700000000,
      completed_at: null,
      status: "in_progress",
      error: null,
      incomplete_details: null,
      model: "public",
      service_tier: "default",
      background: false,
      frequency_penalty: 0,
      instructions: "be kind",
      max_output_tokens: null,
      max_tool_calls: null,
      metadata: { a: "b" },
      parallel_tool_calls: false,
      presence_penalty: 0,
      previous_response_id: null,
      prompt_cache_key: null,
      reasoning: { effort: "low", summary: null },
      safety_identifier: null,
      store: true,
      temperature: 0.5,
      text: { format: { type: "text" }, verbosity: "low" },
      tool_choice: "required",
      tools: request.tools,
      top_logprobs: 0,
      top_p: 1,
      truncation: "disabled",
    });
  });

  it("makes neighbouring texts one message, and a new one after anything else", () => {
    const output = outputOf([text("a"), { type: "refusal", text: "b" }, CALL, text("c")]);
    assert.deepEqual(output.map((item) => item.type), ["message", "function_call", "message"]);
    assert.deepEqual(output[0]?.content, [
      { type: "output_text", text: "a", annotations: [], logprobs: [] },
      { type: "refusal", refusal: "b" },
    ]);
  });

  it("gives no arguments as an empty object", () => {
    assert.equal(outputOf([{ ...CALL, arguments: "" }])[0]?.arguments, "{}");
    const sse = streamOf(told(replyOf([{ ...CALL, arguments: "" }])));
    assert.ok(dataOf(sse).some((frame) => frame.delta === "{}"));
  });

  it("gives the client's own names and free-form tools back", () => {
    const request = {
      tools: [
        { type: "custom", name: "patch" },
        { type: "namespace", name: "ns", tools: [{ type: "function", name: "f" }] },
      ],
    };
    const call = (name: string, args: string): AssistantPart => ({
      ...CALL,
      name,
      arguments: args,
    } as AssistantPart);
    const [custom, broken, namespaced] = outputOf(
      [call("patch", '{"input":"do\\nit"}'), call("patch", "as it is"), call("ns__f", "{}")],
      request,
    );
    assert.deepEqual(
      [custom?.type, custom?.name, custom?.input],
      ["custom_tool_call", "patch", "do\nit"],
    );
    assert.equal(broken?.input, "as it is");
    assert.deepEqual([namespaced?.name, namespaced?.namespace], ["f", "ns"]);
    const sse = streamOf(told(replyOf([call("patch", '{"input":"x"}')])), contextOf(request));
    const deltas = dataOf(sse).filter((frame) => "delta" in frame);
    assert.deepEqual(deltas.map((frame) => [frame.type, frame.delta]), [
      ["response.custom_tool_call_input.delta", "x"],
    ]);
  });

  it("seals other vendors' reasoning so that it comes back to them alone", () => {
    const foreign: AssistantPart[] = [
      { type: "thinking", text: "hm", signature: "sig", origin: "anthropic-messages" },
      { type: "thinking", text: "chat", signature: "", origin: "openai-chat" },
      { type: "redacted_thinking", data: "blob", origin: "anthropic-messages" },
    ];
    const own: AssistantPart[] = [
      { type: "thinking", text: "", signature: "gAAA", origin: "openai-responses", id: "rs_7" },
    ];
    const output = outputOf([...foreign, ...own]);
    assert.equal(output[3]?.encrypted_content, "gAAA");
    assert.equal(output[3]?.id, "rs_7");
    const { request } = openAiResponses.decodeRequest({ model: "m", input: output });
    assert.deepEqual(request.messages[0]?.content, [...foreign, ...own]);
    const bare = outputOf([{
      type: "thinking",
      text: "hm",
      signature: "",
      origin: "openai-responses",
    }]);
    assert.ok(bare[0] && !("encrypted_content" in bare[0]));
  });

  it("shows web citations of any vendor, with the whole text for a span", () => {
    const [message] = outputOf([{
      ...text("said so"),
      citations: [
        { origin: "anthropic-messages", url: "https://x", data: {} },
        { origin: "anthropic-messages", title: "a page of a document", data: {} },
      ],
    }]);
    const [part] = message?.content as JsonObject[];
    assert.deepEqual(part?.annotations, [
      { type: "url_citation", url: "https://x", title: "https://x", start_index: 0, end_index: 7 },
    ]);
  });

  it("tells pictures it has, and leaves out what it has no place for", () => {
    const output = outputOf([
      { type: "image", source: { type: "base64", mediaType: "image/png", data: "AAAA" } },
      { type: "image", source: { type: "url", url: "https://x" } },
      { type: "hosted", origin: "anthropic-messages", item: { type: "server_tool_use" } },
      { type: "hosted", origin: "openai-responses", item: { type: "web_search_call", id: "ws" } },
    ]);
    assert.deepEqual(output, [
      {
        id: output[0]?.id ?? "",
        type: "image_generation_call",
        status: "completed",
        output_format: "png",
        result: "AAAA",
      },
      { type: "web_search_call", id: "ws" },
    ]);
  });

  it("ends as the answer ended", () => {
    const ending = (reason: Reply["finish"]["reason"], content: AssistantPart[] = [text("a")]) => {
      const reply = replyOf(content, { finish: { reason } });
      const last = dataOf(streamOf(told(reply))).at(-1);
      const response = last?.response as JsonObject;
      assert.equal(last?.type, `response.${String(response.status)}`);
      const details = response.incomplete_details as JsonObject | null;
      return details === null ? response.status : details.reason;
    };
    assert.equal(ending("stop"), "completed");
    assert.equal(ending("stop_sequence"), "completed");
    assert.equal(ending("tool_calls"), "completed");
    assert.equal(ending("pause"), "completed");
    assert.equal(ending("length"), "max_output_tokens");
    assert.equal(ending("context_length"), "max_output_tokens");
    assert.equal(ending("content_filter"), "content_filter");
    assert.equal(ending("refusal"), "content_filter");
    assert.equal(ending("refusal", [{ type: "refusal", text: "no" }]), "completed");
    const cut = encodeReply(replyOf([text("a")], { finish: { reason: "length" } }));
    assert.equal((cut.output as JsonObject[])[0]?.status, "incomplete");
  });

  it("counts tokens as the vendor does", () => {
    const usage = { input: 1, cacheRead: 2, cacheWrite: 4, output: 8, reasoning: 3 };
    assert.deepEqual(
      encodeReply(replyOf([], { usage: { ...usage, serviceTier: "standard" } })).usage,
      {
        input_tokens: 7,
        input_tokens_details: { cached_tokens: 2, cache_write_tokens: 4 },
        output_tokens: 8,
        output_tokens_details: { reasoning_tokens: 3 },
        total_tokens: 15,
      },
    );
    assert.equal(encodeReply(replyOf([])).usage, null);
  });

  it("breaks off with what there was, and says why", () => {
    for (const kind of FAULT_KINDS) {
      const fault = { kind, origin: "gateway" as const, status: defaultStatus(kind), message: "m" };
      const frames = dataOf(streamOf([{ type: "fault", fault }]));
      assert.deepEqual(frames.map((frame) => frame.type), [
        "response.created",
        "response.in_progress",
        "response.failed",
      ]);
      const { status, error } = frames[2]?.response as { status: string; error: JsonObject };
      assert.equal(status, "failed");
      assert.equal(error.message, "m");
      assert.equal(typeof error.code, "string");
    }
    const response = finalOf(streamOf([
      { type: "block_start", index: 0, part: text("") },
      { type: "text_delta", index: 0, text: "half" },
      { type: "block_start", index: 1, part: { ...CALL, arguments: "" } },
      { type: "arguments_delta", index: 1, text: '{"a"' },
      {
        type: "fault",
        fault: {
          kind: "overloaded",
          origin: "upstream",
          status: 529,
          message: "busy",
          code: "slow_down",
        },
      },
    ]));
    const [message, call] = response.output as JsonObject[];
    assert.equal(message?.status, "incomplete");
    assert.equal((message?.content as JsonObject[])[0]?.text, "half");
    assert.deepEqual([call?.status, call?.arguments], ["incomplete", '{"a"']);
    assert.deepEqual(response.error, { code: "slow_down", message: "busy" });
  });

  it("says nothing more after the end, and ends well without a start", () => {
    const finish: CanonicalEvent = { type: "finish", finish: { reason: "stop" } };
    assert.equal(
      streamOf([finish, finish, { type: "block_start", index: 0, part: text("") }]),
      streamOf([finish]),
    );
    assert.equal(finalOf(streamOf([finish])).status, "completed");
  });
});
