/**
 * Asking a provider of the Converse wire, and the parts of a conversation in short.
 *
 * @module
 */

import assert from "node:assert/strict";
import { FaultError } from "../../../src/canonical/fault.ts";
import type { JsonObject } from "../../../src/canonical/json.ts";
import type {
  AssistantPart,
  CanonicalRequest,
  InputPart,
  Message,
  ToolResultPart,
} from "../../../src/canonical/request.ts";
import { bedrockConverse } from "../../../src/dialects/bedrock_converse/mod.ts";
import type { WireProfile } from "../../../src/dialects/dialect.ts";

/** Claude that counts its thinking. */
export const CLAUDE = "us.anthropic.claude-sonnet-4-5-20250929-v1:0";
/** Claude that knows levels. */
export const OPUS = "global.anthropic.claude-opus-4-6-v1";
/** A model of Amazon that thinks. */
export const NOVA = "us.amazon.nova-2-lite-v1:0";
/** A model that takes least. */
export const LLAMA = "meta.llama3-1-70b-instruct-v1:0";

/** What goes out for `request`, and what is named as lost. */
export function encode(
  request: Partial<CanonicalRequest>,
  model: string = CLAUDE,
  profile: WireProfile = {},
): { body: JsonObject; dropped: string[] } {
  const { body, dropped } = bedrockConverse.encodeRequest(
    { model, messages: [said("Hi")], tools: [], stream: false, ...request },
    { model, profile },
  );
  return { body: JSON.parse(JSON.stringify(body)), dropped };
}

/** A user's turn. */
export function said(...parts: (string | InputPart)[]): Message {
  return {
    role: "user",
    content: parts.map((part) => typeof part === "string" ? { type: "text", text: part } : part),
  };
}

/** An assistant's turn. */
export function answered(...content: AssistantPart[]): Message {
  return { role: "assistant", content };
}

/** A call. */
export function call(id: string, name = "f", args = '{"a":1}'): AssistantPart {
  return { type: "tool_call", id, name, arguments: args, format: "json" };
}

/** A tool's answer. */
export function result(callId: string, more: Partial<ToolResultPart> = {}): Message {
  const content = [{ type: "text" as const, text: "seen" }];
  return {
    role: "tool",
    content: [{ type: "tool_result", callId, format: "json", content, ...more }],
  };
}

/** The fault that `run` ends in. */
export function refusal(run: () => unknown): { status: number; message: string; param?: string } {
  try {
    run();
  } catch (error) {
    assert.ok(error instanceof FaultError, String(error));
    return error.fault;
  }
  assert.fail("it is taken");
}

/** A tool. */
export const F = { type: "function", name: "f", parameters: { type: "object" } } as const;
