/**
 * The four wires as tests of content need them: where each is asked, and a short answer of each.
 *
 * @module
 */

import type { PartTarget, PartWire } from "../../src/dialects/parts_table.ts";
import type { Json } from "../support/json.ts";

/** A model of each vendor that takes most of what its wire can say. */
export const MODELS: Readonly<Record<PartTarget, string>> = {
  chat: "gpt-5.4",
  responses: "gpt-5.4",
  messages: "claude-sonnet-4-5",
  gemini: "gemini-3-pro",
  converse: "anthropic.claude-sonnet-4-5-20250929-v1:0",
};

/** Where a client of `wire` asks `model`. */
export function pathOf(wire: PartWire, model: string, stream = false): string {
  switch (wire) {
    case "chat":
      return "/v1/chat/completions";
    case "responses":
      return "/v1/responses";
    case "messages":
      return "/v1/messages";
    case "gemini":
      return stream
        ? `/v1beta/models/${model}:streamGenerateContent?alt=sse`
        : `/v1beta/models/${model}:generateContent`;
  }
}

/** A whole answer of each wire. */
export const ANSWERS: Readonly<Record<PartTarget, Json>> = {
  chat: {
    id: "c1",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{
      index: 0,
      message: { role: "assistant", content: "Seen." },
      finish_reason: "stop",
    }],
    usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
  },
  responses: {
    id: "resp_1",
    object: "response",
    created_at: 1,
    status: "completed",
    model: "m",
    output: [{
      id: "msg_1",
      type: "message",
      role: "assistant",
      status: "completed",
      content: [{ type: "output_text", text: "Seen.", annotations: [] }],
    }],
    usage: { input_tokens: 3, output_tokens: 2, total_tokens: 5 },
  },
  messages: {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [{ type: "text", text: "Seen." }],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 3, output_tokens: 2 },
  },
  gemini: {
    responseId: "r1",
    modelVersion: "m",
    candidates: [{
      index: 0,
      content: { role: "model", parts: [{ text: "Seen." }] },
      finishReason: "STOP",
    }],
    usageMetadata: { promptTokenCount: 3, candidatesTokenCount: 2, totalTokenCount: 5 },
  },
  converse: {
    output: { message: { role: "assistant", content: [{ text: "Seen." }] } },
    stopReason: "end_turn",
    usage: { inputTokens: 3, outputTokens: 2, totalTokens: 5 },
  },
};
