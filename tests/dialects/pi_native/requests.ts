/** Short ways to read requests of clients of Pi's own wire in tests. */

import assert from "node:assert/strict";
import { type Fault, FaultError } from "../../../src/canonical/fault.ts";
import type { JsonObject } from "../../../src/canonical/json.ts";
import type { AssistantPart } from "../../../src/canonical/request.ts";
import type { DecodedRequest } from "../../../src/dialects/dialect.ts";
import { piNative } from "../../../src/dialects/pi_native/mod.ts";

/** Reads a request with this conversation. */
export function decode(context: unknown, more: JsonObject = {}): DecodedRequest {
  const body = { modelId: "anthropic/m", context, ...more } as JsonObject;
  return piNative.decodeRequest(body);
}

/** The fault that `action` ends with. */
export function faultOf(action: () => unknown): Fault {
  try {
    action();
  } catch (error) {
    if (error instanceof FaultError) return error.fault;
    throw error;
  }
  throw new assert.AssertionError({ message: "nothing was thrown" });
}

/** A conversation with one turn of the model's. */
export function said(content: unknown[], more: JsonObject = {}): JsonObject {
  return {
    messages: [
      { role: "user", content: "q", timestamp: 1 },
      {
        role: "assistant",
        content: content as JsonObject[],
        api: "pi-native",
        provider: "p",
        model: "m",
        usage: {},
        stopReason: "stop",
        timestamp: 2,
        ...more,
      },
      { role: "user", content: "r", timestamp: 3 },
    ],
  };
}

/** The content of the one turn of the model's. */
export function turnOf(content: unknown[], more: JsonObject = {}): AssistantPart[] | undefined {
  const { request } = decode(said(content, more));
  return request.messages.flatMap((message) =>
    message.role === "assistant" ? [message.content] : []
  )[0];
}
