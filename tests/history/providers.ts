/**
 * Two answers of a thinking model on each wire: it thinks and calls, and with the result it thinks
 * and speaks. Streamed and whole they say the same.
 *
 * @module
 */

import type { PartWire } from "../../src/dialects/parts_table.ts";
import type { Json } from "../support/json.ts";
import { sseFrame } from "../support/sse.ts";

/** An answer in both forms. */
export interface Answered {
  readonly stream: string;
  readonly whole: Json;
}

/** A provider whose model has one conversation with everybody. */
export interface Thinker {
  readonly name: string;
  readonly wire: PartWire;
  readonly model: string;
  /** What it says to the question, and what to the call's result. */
  readonly answers: readonly [Answered, Answered];
}

const ARGUMENTS = '{"city":"Tromsø"}';

function messagesAnswer(id: string, blocks: Json[], reason: string): Answered {
  const event = (type: string, more: Json): string => sseFrame({ type, ...more }, type);
  const message = {
    id,
    type: "message",
    role: "assistant",
    model: "claude-sonnet-4-5",
    stop_reason: reason,
    stop_sequence: null,
    usage: { input_tokens: 9, output_tokens: 9 },
  };
  const deltas = (block: Json): [Json, Json[]] => {
    switch (block.type) {
      case "thinking":
        return [{ type: "thinking", thinking: "", signature: "" }, [
          { type: "thinking_delta", thinking: block.thinking },
          { type: "signature_delta", signature: block.signature },
        ]];
      case "text":
        return [{ type: "text", text: "" }, [{ type: "text_delta", text: block.text }]];
      case "tool_use":
        return [{ ...block, input: {} }, [
          { type: "input_json_delta", partial_json: JSON.stringify(block.input) },
        ]];
      default:
        return [block, []];
    }
  };
  return {
    whole: { ...message, content: blocks },
    stream: [
      event("message_start", { message: { ...message, content: [], stop_reason: null } }),
      ...blocks.flatMap((block, index) => {
        const [start, pieces] = deltas(block);
        return [
          event("content_block_start", { index, content_block: start }),
          ...pieces.map((delta) => event("content_block_delta", { index, delta })),
          event("content_block_stop", { index }),
        ];
      }),
      event("message_delta", {
        delta: { stop_reason: reason, stop_sequence: null },
        usage: { output_tokens: 9 },
      }),
      event("message_stop", {}),
    ].join(""),
  };
}

function responsesAnswer(id: string, output: Json[]): Answered {
  const response = {
    id,
    object: "response",
    created_at: 1,
    status: "completed",
    model: "gpt-5.4",
    output,
    usage: { input_tokens: 9, output_tokens: 9, total_tokens: 18 },
  };
  const event = (type: string, more: Json): string => sseFrame({ type, ...more }, type);
  return {
    whole: response,
    stream: [
      event("response.created", {
        response: { ...response, status: "in_progress", output: [] },
      }),
      ...output.flatMap((item, output_index) => [
        event("response.output_item.added", { output_index, item: { ...item, ...EMPTY } }),
        event("response.output_item.done", { output_index, item }),
      ]),
      event("response.completed", { response }),
    ].join(""),
  };
}

/** What an item does not have yet when it is announced. */
const EMPTY: Json = { encrypted_content: undefined, summary: [], content: [], arguments: "" };

function chatAnswer(id: string, message: Json, reason: string): Answered {
  const chunk = (delta: Json, finish: string | null): string =>
    sseFrame({
      id,
      object: "chat.completion.chunk",
      created: 1,
      model: "m",
      choices: [{ index: 0, delta, finish_reason: finish }],
    });
  const { content, tool_calls, ...thinking } = message;
  const calls = Array.isArray(tool_calls)
    ? tool_calls.map((call: Json, index) => ({ index, ...call }))
    : [];
  return {
    whole: {
      id,
      object: "chat.completion",
      created: 1,
      model: "m",
      choices: [{
        index: 0,
        message: { role: "assistant", ...message },
        finish_reason: reason,
      }],
      usage: { prompt_tokens: 9, completion_tokens: 9, total_tokens: 18 },
    },
    stream: [
      chunk({ role: "assistant", content: "" }, null),
      chunk(thinking, null),
      ...(content ? [chunk({ content }, null)] : []),
      ...(calls.length > 0 ? [chunk({ tool_calls: calls }, null)] : []),
      chunk({}, reason),
      sseFrame("[DONE]"),
    ].join(""),
  };
}

function geminiAnswer(responseId: string, parts: Json[]): Answered {
  const chunk = (some: Json[], last: boolean): Json => ({
    responseId,
    modelVersion: "gemini-3-pro",
    candidates: [{
      index: 0,
      content: { role: "model", parts: some },
      ...(last ? { finishReason: "STOP" } : {}),
    }],
    usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 9, totalTokenCount: 18 },
  });
  return {
    whole: chunk(parts, true),
    stream: parts.map((part, at) => sseFrame(chunk([part], at === parts.length - 1))).join(""),
  };
}

function chatCall(id: string): Json {
  return { id, type: "function", function: { name: "get_weather", arguments: ARGUMENTS } };
}

/** The providers. */
export const THINKERS: readonly Thinker[] = [
  {
    name: "Anthropic, with a redacted thought and two calls",
    wire: "messages",
    model: "claude-sonnet-4-5",
    answers: [
      messagesAnswer("msg_1", [
        { type: "thinking", thinking: "The weather,\nso I look.", signature: "EqQB+/8=0" },
        { type: "redacted_thinking", data: "EmwKAhgBEgy3va3pzix" },
        { type: "text", text: "Let me look." },
        { type: "tool_use", id: "toolu_1", name: "get_weather", input: { city: "Tromsø" } },
        { type: "tool_use", id: "toolu_2", name: "get_weather", input: { city: "Oslo" } },
      ], "tool_use"),
      messagesAnswer("msg_2", [
        { type: "thinking", thinking: "Cold.", signature: "EqQB+/8=1" },
        { type: "text", text: "It is cold." },
      ], "end_turn"),
    ],
  },
  {
    name: "Anthropic, with a thought that is not shown",
    wire: "messages",
    model: "claude-sonnet-4-5",
    answers: [
      messagesAnswer("msg_1", [
        { type: "thinking", thinking: "", signature: "EqQB+/8=2" },
        { type: "tool_use", id: "toolu_1", name: "get_weather", input: {} },
      ], "tool_use"),
      messagesAnswer("msg_2", [
        { type: "thinking", thinking: "", signature: "EqQB+/8=3" },
        { type: "text", text: "It is cold." },
      ], "end_turn"),
    ],
  },
  {
    name: "Anthropic, thinking between words",
    wire: "messages",
    model: "claude-sonnet-4-5",
    answers: [
      messagesAnswer("msg_1", [
        { type: "thinking", thinking: "First.", signature: "EqQB+/8=4" },
        { type: "text", text: "Grüße. " },
        { type: "thinking", thinking: "Then.", signature: "EqQB+/8=5" },
        { type: "redacted_thinking", data: "EmwKAhgBEgy3va4" },
        { type: "text", text: "Let me look." },
        { type: "tool_use", id: "toolu_1", name: "get_weather", input: {} },
      ], "tool_use"),
      messagesAnswer("msg_2", [{ type: "text", text: "It is cold." }], "end_turn"),
    ],
  },
  {
    name: "OpenAI, encrypted",
    wire: "responses",
    model: "gpt-5.4",
    answers: [
      responsesAnswer("resp_1", [
        {
          id: "rs_1",
          type: "reasoning",
          summary: [{ type: "summary_text", text: "**Looking**" }],
          encrypted_content: "gAAAAABo+/=1",
        },
        {
          id: "fc_1",
          type: "function_call",
          status: "completed",
          call_id: "call_1",
          name: "get_weather",
          arguments: ARGUMENTS,
        },
      ]),
      responsesAnswer("resp_2", [
        { id: "rs_2", type: "reasoning", summary: [], encrypted_content: "gAAAAABo+/=2" },
        {
          id: "msg_2",
          type: "message",
          role: "assistant",
          status: "completed",
          content: [{ type: "output_text", text: "It is cold.", annotations: [] }],
        },
      ]),
    ],
  },
  {
    name: "DeepSeek and its kin, in reasoning_content",
    wire: "chat",
    model: "m",
    answers: [
      chatAnswer("c1", {
        reasoning_content: "The weather,\nso I look.",
        content: "Let me look.",
        tool_calls: [chatCall("call_1"), chatCall("call_2")],
      }, "tool_calls"),
      chatAnswer("c2", { reasoning_content: "Cold.", content: "It is cold." }, "stop"),
    ],
  },
  {
    name: "OpenRouter, in reasoning_details",
    wire: "chat",
    model: "m",
    answers: [
      chatAnswer("c1", {
        reasoning: "So I look.",
        reasoning_details: [
          {
            type: "reasoning.text",
            text: "So I look.",
            signature: "sig+/=1",
            format: "anthropic-claude-v1",
            index: 0,
          },
          { type: "reasoning.encrypted", data: "enc+/=2", id: "e1", format: "x", index: 1 },
        ],
        content: null,
        tool_calls: [chatCall("call_1")],
      }, "tool_calls"),
      chatAnswer("c2", {
        reasoning: "Cold.",
        reasoning_details: [
          { type: "reasoning.text", text: "Cold.", signature: "sig+/=3", format: "x", index: 0 },
        ],
        content: "It is cold.",
      }, "stop"),
    ],
  },
  {
    name: "Google, signed calls",
    wire: "gemini",
    model: "gemini-3-pro",
    answers: [
      geminiAnswer("r1", [
        { text: "The weather, so I look.", thought: true },
        {
          functionCall: { id: "fc1", name: "get_weather", args: { city: "Tromsø" } },
          thoughtSignature: "CpQB+/8=",
        },
        { functionCall: { id: "fc2", name: "get_weather", args: { city: "Oslo" } } },
      ]),
      geminiAnswer("r2", [
        { text: "Cold.", thought: true },
        { text: "It is cold." },
        { text: "", thoughtSignature: "CpQC+/8=" },
      ]),
    ],
  },
];
