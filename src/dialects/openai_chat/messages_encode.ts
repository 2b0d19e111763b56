/**
 * The conversation, to the wire.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type {
  AssistantPart,
  DocumentPart,
  ImagePart,
  Message,
  TextPart,
  ToolCallPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import type { WireProfile } from "../dialect.ts";
import { contentOf, type Drop, writeInput, writeMedia } from "./parts_encode.ts";
import { detailsOf } from "./reasoning_encode.ts";

/** Writes the messages in order. What is written for one depends on no later turn. */
export function writeMessages(
  messages: readonly Message[],
  profile: WireProfile,
  drop: Drop,
): JsonObject[] {
  const written: JsonObject[] = [];
  messages.forEach((message, index) => {
    const path = `messages[${index}].content`;
    switch (message.role) {
      case "system":
        written.push({
          role: profile.developerRole === true ? message.authority : "system",
          content: contentOf(writeInput(message.content, path, drop)),
        });
        return;
      case "user":
        written.push({
          role: "user",
          content: contentOf(writeInput(message.content, path, drop)),
          ...nameOf(message),
        });
        return;
      case "assistant":
        written.push(...writeTurn(message.content, nameOf(message), drop));
        return;
      case "tool":
        written.push(...writeResults(message.content, path, drop));
    }
  });
  return written;
}

/** A call, as it stands in a message of either direction. `""` is no JSON, and hosts parse it. */
export function writeCall(call: ToolCallPart): JsonObject {
  return call.format === "text"
    ? { id: call.id, type: "custom", custom: { name: call.name, input: call.arguments } }
    : {
      id: call.id,
      type: "function",
      function: { name: call.name, arguments: call.arguments || "{}" },
    };
}

function nameOf({ name }: { name?: string }): JsonObject {
  return name === undefined ? {} : { name };
}

/** One assistant message, or none when nothing of the turn is left. */
function writeTurn(parts: readonly AssistantPart[], name: JsonObject, drop: Drop): JsonObject[] {
  const words: JsonObject[] = [];
  const calls: JsonObject[] = [];
  const details: JsonObject[] = [];
  let reasoning = "";
  let refusal = "";
  for (const part of parts) {
    switch (part.type) {
      case "text":
        if (part.cache !== undefined) drop("cache_control");
        words.push({ type: "text", text: part.text });
        break;
      case "refusal":
        refusal += part.text;
        break;
      case "tool_call":
        if (part.cache !== undefined) drop("cache_control");
        calls.push(writeCall(part));
        break;
      case "thinking":
      case "redacted_thinking":
        if (part.origin !== "openai-chat") {
          drop("thinking");
          break;
        }
        if (part.type === "thinking") reasoning += part.text;
        details.push(...detailsOf(part, details.length));
        break;
      case "image":
        // The vendor's wire has no place for a picture that the model made.
        drop("images");
        break;
      case "hosted":
        drop(typeof part.item.type === "string" ? part.item.type : "hosted");
    }
  }
  if (words.length + calls.length + details.length + reasoning.length + refusal.length === 0) {
    return [];
  }
  return [{
    role: "assistant",
    content: words.length === 0 ? null : contentOf(words),
    ...name,
    ...(reasoning === "" ? {} : { reasoning_content: reasoning }),
    ...(details.length === 0 ? {} : { reasoning_details: details }),
    ...(refusal === "" ? {} : { refusal }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
  }];
}

/** A run of results; the wire's tool messages hold text alone, so the rest follows as the user's. */
function writeResults(
  results: readonly ToolResultPart[],
  path: string,
  drop: Drop,
): JsonObject[] {
  const written: JsonObject[] = [];
  const attached: JsonObject[] = [];
  results.forEach((result, index) => {
    if (result.cache !== undefined) drop("cache_control");
    if (result.isError === true) drop("is_error");
    const words: JsonObject[] = [];
    const media: JsonObject[] = [];
    result.content.forEach((part, at) => {
      const into = isWords(part) ? words : media;
      into.push(...writeResultPart(part, `${path}[${index}].content[${at}]`, drop));
    });
    if (media.length > 0) {
      attached.push(
        { type: "text", text: `Attached to the result of ${result.callId}:` },
        ...media,
      );
      if (words.length === 0) words.push({ type: "text", text: "The result is attached below." });
    }
    written.push({ role: "tool", tool_call_id: result.callId, content: contentOf(words) });
  });
  if (attached.length > 0) written.push({ role: "user", content: attached });
  return written;
}

type ResultContent = TextPart | ImagePart | DocumentPart;

/** Text, and documents that are told as text. */
function isWords(part: ResultContent): boolean {
  return part.type === "text" || (part.type === "document" && part.source.type === "text");
}

function writeResultPart(part: ResultContent, path: string, drop: Drop): JsonObject[] {
  if (part.type !== "text") return writeMedia(part, path, drop);
  if (part.cache !== undefined) drop("cache_control");
  return [{ type: "text", text: part.text }];
}
