/**
 * Writes turns as `input` items. Every turn is written for itself, so that a longer conversation
 * begins with the very items of the shorter one.
 *
 * Declared losses: reasoning of other vendors, and own reasoning without a ciphertext (the API only
 * takes back by id what it has stored); hosted parts of other vendors; pictures that an assistant
 * made; cache marks; names of speakers; the mark that a tool failed.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type {
  AssistantPart,
  CanonicalRequest,
  HostedPart,
  InputPart,
  Message,
  RefusalPart,
  TextPart,
  ThinkingPart,
  ToolCallPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { type CallIdRule, fitCallId } from "../call_ids.ts";
import { type Drop, encodePart } from "./parts.ts";

/** `400 string_above_max_length` is the answer to longer ids. */
const IDS: CallIdRule = { longest: 64 };

/** The `instructions` and the `input` of a request. */
export function encodeInput(
  request: CanonicalRequest,
  drop: Drop,
): { instructions?: string; input: JsonObject[] } {
  const instructions = instructionsOf(request.messages);
  const rest = instructions === undefined ? request.messages : request.messages.slice(1);
  const stored = request.store === true;
  const skipped = request.messages.length - rest.length;
  const input = rest.flatMap((message, index) =>
    encodeMessage(message, `messages[${index + skipped}].content`, stored, drop)
  );
  return { ...(instructions === undefined ? {} : { instructions }), input };
}

/** The system prompt, where it is one plain text that `instructions` can hold unchanged. */
function instructionsOf(messages: Message[]): string | undefined {
  const [first, second] = messages;
  if (first?.role !== "system" || first.authority !== "system") return undefined;
  if (second?.role === "system" || first.content.length !== 1) return undefined;
  const part = first.content[0];
  return part?.type === "text" && part.text !== "" && part.cache === undefined
    ? part.text
    : undefined;
}

function encodeMessage(
  message: Message,
  at: string,
  stored: boolean,
  drop: Drop,
): JsonObject[] {
  switch (message.role) {
    case "system":
      return encodeInputMessage(message.authority, message.content, at, drop);
    case "user":
      if (message.name !== undefined) drop("name");
      return encodeInputMessage("user", message.content, at, drop);
    case "assistant":
      if (message.name !== undefined) drop("name");
      return encodeAssistant(message.content, stored, drop);
    case "tool":
      return message.content.map((part, index) => encodeResult(part, `${at}[${index}]`, drop));
  }
}

function encodeInputMessage(
  role: string,
  parts: InputPart[],
  at: string,
  drop: Drop,
): JsonObject[] {
  const items: JsonObject[] = [];
  let content: JsonObject[] | undefined;
  for (const [index, part] of parts.entries()) {
    if (part.type === "hosted") {
      items.push(...encodeHosted(part, drop));
      content = undefined;
      continue;
    }
    if (content === undefined) {
      content = [];
      items.push({ type: "message", role, content });
    }
    content.push(...encodePart(part, `${at}[${index}]`, drop));
  }
  return items;
}

function encodeAssistant(parts: AssistantPart[], stored: boolean, drop: Drop): JsonObject[] {
  const items: JsonObject[] = [];
  let content: JsonObject[] | undefined;
  for (const part of parts) {
    if (part.type === "text" || part.type === "refusal") {
      if (content === undefined) {
        content = [];
        items.push({ type: "message", role: "assistant", content });
      }
      content.push(encodeText(part, drop));
      continue;
    }
    const own = encodeAssistantItem(part, stored, drop);
    if (own.length > 0) content = undefined;
    items.push(...own);
  }
  return items;
}

function encodeText(part: TextPart | RefusalPart, drop: Drop): JsonObject {
  if (part.type === "refusal") return { type: "refusal", refusal: part.text };
  if (part.cache !== undefined) drop("cache_control");
  const annotations = (part.citations ?? [])
    .filter((citation) => citation.origin === "openai-responses")
    .map((citation) => citation.data);
  return {
    type: "output_text",
    text: part.text,
    ...(annotations.length > 0 ? { annotations } : {}),
  };
}

function encodeAssistantItem(
  part: Exclude<AssistantPart, TextPart | RefusalPart>,
  stored: boolean,
  drop: Drop,
): JsonObject[] {
  switch (part.type) {
    case "thinking":
      return encodeThinking(part, stored, drop);
    case "redacted_thinking":
      if (part.origin === "openai-responses") {
        return [{ type: "reasoning", summary: [], encrypted_content: part.data }];
      }
      drop("thinking");
      return [];
    case "tool_call":
      return [encodeCall(part, drop)];
    case "hosted":
      return encodeHosted(part, drop);
    case "image":
      drop("images");
      return [];
  }
}

function encodeThinking(part: ThinkingPart, stored: boolean, drop: Drop): JsonObject[] {
  const { id, signature, text } = part;
  const own = part.origin === "openai-responses";
  if (!own || (!signature && !(stored && id !== undefined))) {
    if (text !== "" || signature) drop("thinking");
    return [];
  }
  return [{
    type: "reasoning",
    ...(id === undefined ? {} : { id }),
    summary: text === "" ? [] : [{ type: "summary_text", text }],
    ...(signature ? { encrypted_content: signature } : {}),
  }];
}

function encodeCall(part: ToolCallPart, drop: Drop): JsonObject {
  if (part.cache !== undefined) drop("cache_control");
  const { name } = part;
  const call_id = fitCallId(part.id, IDS);
  return part.format === "text"
    ? { type: "custom_tool_call", call_id, name, input: part.arguments }
    : { type: "function_call", call_id, name, arguments: part.arguments || "{}" };
}

function encodeHosted(part: HostedPart, drop: Drop): JsonObject[] {
  if (part.origin === "openai-responses") return [part.item];
  drop(`content[${String(part.item.type)}]`);
  return [];
}

function encodeResult(part: ToolResultPart, at: string, drop: Drop): JsonObject {
  if (part.cache !== undefined) drop("cache_control");
  if (part.isError === true) drop("is_error");
  return {
    type: part.format === "text" ? "custom_tool_call_output" : "function_call_output",
    call_id: fitCallId(part.callId, IDS),
    output: encodeOutput(part, at, drop),
  };
}

/** A lone text goes as a string, the one form that every host takes. */
function encodeOutput(part: ToolResultPart, at: string, drop: Drop): string | JsonObject[] {
  const [first] = part.content;
  if (first === undefined) return "";
  if (part.content.length === 1 && first.type === "text") {
    if (first.cache !== undefined) drop("cache_control");
    return first.text;
  }
  return part.content.flatMap((one, index) => encodePart(one, `${at}.content[${index}]`, drop));
}
