/**
 * Streams that are right and yet unusual: calls that interleave, arguments that come late or not at
 * all, answers of nothing, thinking nobody can read. Each client wire tells them in its own order.
 *
 * @module
 */

import assert from "node:assert/strict";
import test from "node:test";
import type { DialectId } from "../support/dialects.ts";
import { cut } from "../support/chunking.ts";
import { ask, gatewayOf } from "../support/gateway.ts";
import { createInlineUpstream, streamOf } from "../support/inline_upstream.ts";
import type { Json } from "../support/json.ts";
import { type Ending, type Seen, textOf, toolsOf } from "../support/seen.ts";
import { sseFrame } from "../support/sse.ts";
import { readStreamText, WIRES } from "../support/wires.ts";

/** An unusual stream, and what every client is to see of it. */
interface Odd {
  name: string;
  dialect: DialectId;
  stream: string;
  text: string;
  tools: { name: string; input: unknown }[];
  ending: Ending;
}

function chat(deltas: Json[], reason: string, done = true): string {
  const head = { id: "c1", object: "chat.completion.chunk", created: 1, model: "m" };
  const chunk = (delta: Json, finish_reason: string | null = null) =>
    sseFrame({ ...head, choices: [{ index: 0, delta, finish_reason }] });
  const all = [...deltas.map((delta) => chunk(delta)), chunk({}, reason)];
  return all.join("") + (done ? sseFrame("[DONE]") : "");
}

function callDelta(index: number, call: Json): Json {
  return { tool_calls: [{ index, ...call }] };
}

function messages(events: Json[], reason: string): string {
  const usage = { input_tokens: 3, output_tokens: 1 };
  const message = {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [],
    stop_reason: null,
    stop_sequence: null,
    usage,
  };
  const end = { stop_reason: reason, stop_sequence: null };
  return [
    { type: "message_start", message },
    ...events,
    { type: "message_delta", delta: end, usage: { output_tokens: 2 } },
    { type: "message_stop" },
  ].map((event) => sseFrame(event, String(event.type))).join("");
}

function responses(output: Json[], streamed: Json[] = []): string {
  const response = {
    id: "r1",
    object: "response",
    created_at: 1,
    model: "m",
    output: [] as Json[],
  };
  const usage = { input_tokens: 3, output_tokens: 2, total_tokens: 5 };
  return [
    { type: "response.created", response: { ...response, status: "in_progress" } },
    ...streamed,
    { type: "response.completed", response: { ...response, status: "completed", output, usage } },
  ].map((event, sequence_number) => sseFrame({ ...event, sequence_number }, event.type as string))
    .join("");
}

const TWO_CALLS = [{ name: "a", input: { x: 1 } }, { name: "b", input: { y: [2] } }];

const ODD: Odd[] = [
  {
    name: "two calls in alternation",
    dialect: "openai-chat",
    stream: chat([
      { role: "assistant", content: null },
      callDelta(0, { id: "c_a", type: "function", function: { name: "a", arguments: "" } }),
      callDelta(1, { id: "c_b", type: "function", function: { name: "b", arguments: '{"y' } }),
      callDelta(0, { function: { arguments: '{"x"' } }),
      callDelta(1, { function: { arguments: '":[2' } }),
      callDelta(0, { function: { arguments: ":1}" } }),
      callDelta(1, { function: { arguments: "]}" } }),
    ], "tool_calls"),
    text: "",
    tools: TWO_CALLS,
    ending: "tool",
  },
  {
    name: "a name that comes after its arguments",
    dialect: "openai-chat",
    stream: chat([
      { role: "assistant", content: "Now." },
      callDelta(0, { function: { arguments: '{"x":' } }),
      callDelta(0, { id: "c_a", type: "function", function: { arguments: "1" } }),
      callDelta(0, { function: { name: "a", arguments: "}" } }),
    ], "tool_calls"),
    text: "Now.",
    tools: [{ name: "a", input: { x: 1 } }],
    ending: "tool",
  },
  {
    name: "calls told to stop as if they were text",
    dialect: "openai-chat",
    stream: chat([
      { role: "assistant", content: "" },
      callDelta(0, { id: "c_a", type: "function", function: { name: "a", arguments: '{"x":1}' } }),
    ], "stop"),
    text: "",
    tools: [{ name: "a", input: { x: 1 } }],
    ending: "tool",
  },
  {
    name: "no [DONE], nulls everywhere",
    dialect: "openai-chat",
    stream: chat(
      [
        { role: "assistant", content: null, refusal: null, tool_calls: null },
        { content: "Hi", reasoning_content: null, function_call: null },
        { content: "" },
      ],
      "stop",
      false,
    ),
    text: "Hi",
    tools: [],
    ending: "stop",
  },
  {
    name: "an answer of nothing",
    dialect: "openai-chat",
    stream: chat([{ role: "assistant", content: "" }], "length"),
    text: "",
    tools: [],
    ending: "length",
  },
  {
    name: "calls without arguments",
    dialect: "anthropic-messages",
    stream: messages([
      {
        type: "content_block_start",
        index: 0,
        content_block: { type: "tool_use", id: "t1", name: "a", input: {} },
      },
      {
        type: "content_block_delta",
        index: 0,
        delta: { type: "input_json_delta", partial_json: "" },
      },
      { type: "content_block_stop", index: 0 },
      {
        type: "content_block_start",
        index: 1,
        content_block: { type: "tool_use", id: "t2", name: "b", input: {} },
      },
      { type: "content_block_stop", index: 1 },
    ], "tool_use"),
    text: "",
    tools: [{ name: "a", input: {} }, { name: "b", input: {} }],
    ending: "tool",
  },
  {
    name: "thinking that is redacted, then text",
    dialect: "anthropic-messages",
    stream: messages([
      {
        type: "content_block_start",
        index: 0,
        content_block: { type: "redacted_thinking", data: "ZW5jcnlwdGVk" },
      },
      { type: "content_block_stop", index: 0 },
      { type: "content_block_start", index: 1, content_block: { type: "text", text: "" } },
      { type: "content_block_delta", index: 1, delta: { type: "text_delta", text: "Hi" } },
      { type: "content_block_stop", index: 1 },
    ], "end_turn"),
    text: "Hi",
    tools: [],
    ending: "stop",
  },
  {
    name: "no content at all",
    dialect: "anthropic-messages",
    stream: messages([], "end_turn"),
    text: "",
    tools: [],
    ending: "stop",
  },
  {
    name: "everything only at the end",
    dialect: "openai-responses",
    stream: responses([
      {
        id: "m1",
        type: "message",
        role: "assistant",
        status: "completed",
        content: [{ type: "output_text", text: "Hi", annotations: [] }],
      },
      { id: "f1", type: "function_call", call_id: "c_a", name: "a", arguments: '{"x":1}' },
      { id: "f2", type: "function_call", call_id: "c_b", name: "b", arguments: '{"y":[2]}' },
    ]),
    text: "Hi",
    tools: TWO_CALLS,
    ending: "tool",
  },
  {
    name: "two items that are streamed at once",
    dialect: "openai-responses",
    stream: responses([
      { id: "f1", type: "function_call", call_id: "c_a", name: "a", arguments: '{"x":1}' },
      { id: "f2", type: "function_call", call_id: "c_b", name: "b", arguments: '{"y":[2]}' },
    ], [
      added(0, { id: "f1", type: "function_call", call_id: "c_a", name: "a", arguments: "" }),
      added(1, { id: "f2", type: "function_call", call_id: "c_b", name: "b", arguments: "" }),
      piece(1, "f2", '{"y":'),
      piece(0, "f1", '{"x":1}'),
      piece(1, "f2", "[2]}"),
    ]),
    text: "",
    tools: TWO_CALLS,
    ending: "tool",
  },
];

function added(output_index: number, item: Json): Json {
  return { type: "response.output_item.added", output_index, item };
}

function piece(output_index: number, item_id: string, delta: string): Json {
  return { type: "response.function_call_arguments.delta", output_index, item_id, delta };
}

for (const odd of ODD) {
  for (const wire of WIRES.filter(({ dialect }) => dialect !== odd.dialect)) {
    test(`${odd.name}, from ${odd.dialect} to ${wire.dialect}`, async () => {
      const seen: Seen[] = [];
      for (const chunking of ["whole", "bytes"] as const) {
        const bytes = new TextEncoder().encode(odd.stream);
        const upstream = createInlineUpstream(() => streamOf(cut(bytes, chunking)));
        const gateway = gatewayOf({ dialect: odd.dialect, host: { fetch: upstream.fetch } });
        const response = await ask(gateway, wire.path, wire.request("hi", true));
        const text = await response.text();
        assert.equal(response.status, 200, text);
        seen.push(readStreamText(wire, text, true));
      }
      for (const one of seen) {
        assert.equal(textOf(one), odd.text);
        assert.deepEqual(toolsOf(one), odd.tools);
        assert.equal(one.ending, odd.ending);
        const ids = one.parts.flatMap((part) => part.type === "tool" ? [part.id] : []);
        assert.equal(new Set(ids).size, ids.length, "every call has an id of its own");
      }
    });
  }
}
