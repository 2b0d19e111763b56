/**
 * A whole answer of each dialect that says `ok`.
 *
 * @module
 */

import type { DialectId } from "../../../src/canonical/request.ts";
import type { Json } from "../../support/json.ts";

/** What a client of Pi's wire is told of usage when nobody told any. */
export const NO_USAGE = {
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite: 0,
  totalTokens: 0,
  cost: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, total: 0 },
};

/** The answers. */
export const OK: Readonly<Record<DialectId, Json>> = {
  "openai-chat": {
    id: "c1",
    object: "chat.completion",
    created: 1,
    model: "m",
    choices: [{ index: 0, message: { role: "assistant", content: "ok" }, finish_reason: "stop" }],
  },
  "openai-responses": {
    id: "resp_1",
    object: "response",
    created_at: 1,
    status: "completed",
    model: "m",
    output: [{
      id: "m1",
      type: "message",
      role: "assistant",
      status: "completed",
      content: [{ type: "output_text", text: "ok", annotations: [] }],
    }],
  },
  "anthropic-messages": {
    id: "msg_1",
    type: "message",
    role: "assistant",
    model: "m",
    content: [{ type: "text", text: "ok" }],
    stop_reason: "end_turn",
    stop_sequence: null,
    usage: { input_tokens: 3, output_tokens: 2 },
  },
  "gemini": {
    candidates: [{
      content: { role: "model", parts: [{ text: "ok" }] },
      finishReason: "STOP",
      index: 0,
    }],
    modelVersion: "m",
    responseId: "r1",
  },
  "pi-native": {
    message: {
      role: "assistant",
      content: [{ type: "text", text: "ok" }],
      api: "anthropic-messages",
      provider: "x",
      model: "m",
      usage: NO_USAGE,
      stopReason: "stop",
      timestamp: 1,
    },
  },
  "bedrock-converse": {
    output: { message: { role: "assistant", content: [{ text: "ok" }] } },
    stopReason: "end_turn",
    metrics: { latencyMs: 1 },
  },
};
