/**
 * A turn of the model's, to the wire: as a client is told it, and as a provider is told it again.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { AssistantPart, ImagePart, ToolCallPart } from "../../canonical/request.ts";
import { OWN } from "./origin.ts";
import { writeSignature } from "./signatures.ts";

/** Anthropic's server tools that the wire has a block for. */
const SERVER_TOOLS: ReadonlySet<unknown> = new Set([
  "server_tool_use",
  "web_search_tool_result",
  "tool_search_tool_result",
]);

/** The block a client is told; nothing for what only another vendor's client understands. */
export function writeBlock(part: AssistantPart): JsonObject | undefined {
  switch (part.type) {
    case "text":
    case "refusal":
      return { type: "text", text: part.text };
    case "thinking": {
      const { text, signature, origin, id } = part;
      const sealed = signature === undefined || origin === undefined
        ? undefined
        : writeSignature({ signature, origin, ...(id === undefined ? {} : { id }) });
      return {
        type: "thinking",
        thinking: text,
        ...(sealed === undefined ? {} : { thinkingSignature: sealed }),
      };
    }
    case "redacted_thinking":
      return {
        type: "redactedThinking",
        data: writeSignature({ signature: part.data, origin: part.origin }),
      };
    case "tool_call":
      return writeCall(part, toldArguments(part));
    case "image":
      return writeImage(part);
    case "hosted":
      if (part.origin === OWN) return part.item;
      return part.origin === "anthropic-messages" && SERVER_TOOLS.has(part.item.type)
        ? { type: "anthropicServerTool", block: part.item }
        : undefined;
  }
}

/** A call as a block. */
export function writeCall({ id, name, format }: ToolCallPart, args: JsonObject): JsonObject {
  return {
    type: "toolCall",
    id,
    name,
    arguments: args,
    ...(format === "text" ? { customWireName: name } : {}),
  };
}

/**
 * The arguments as an object, which is all that the wire takes. Text that is none (a model's slip, a
 * call cut off) stands under one name, so that the caller's tool can refuse it.
 */
export function toldArguments({ format, arguments: text }: ToolCallPart): JsonObject {
  if (format === "text") return { input: text };
  return text === "" ? {} : parseJsonObject(text) ?? { input: text };
}

/** The arguments of a call in the history, which must be an object. */
export function sentArguments(call: ToolCallPart, path: string): JsonObject {
  if (call.format === "text") return { input: call.arguments };
  const args = call.arguments === "" ? {} : parseJsonObject(call.arguments);
  if (args !== undefined) return args;
  throw badRequest(
    `Cannot send the call '${call.id}': its arguments are no JSON object`,
    path,
  );
}

/** A picture as a block. One with an address alone is written as the wire's own gateway does. */
export function writeImage({ source, detail }: ImagePart): JsonObject | undefined {
  const more = detail === undefined ? {} : { detail };
  switch (source.type) {
    case "base64":
      return { type: "image", data: source.data, mimeType: source.mediaType, ...more };
    case "url":
      return { type: "image", data: "", mimeType: UNKNOWN_TYPE, url: source.url, ...more };
    case "file": {
      const file = fileOf(source);
      return file &&
        { type: "image", data: "", mimeType: UNKNOWN_TYPE, providerFile: file, ...more };
    }
    case "text":
      return undefined;
  }
}

const UNKNOWN_TYPE = "application/octet-stream";

function fileOf({ id, origin }: { id: string; origin: string }): JsonObject | undefined {
  switch (origin) {
    case "openai-responses":
    case "openai-chat":
      return { provider: "openai", id };
    case "anthropic-messages":
      return { provider: "anthropic", id };
    case "gemini":
      return { provider: "google", uri: id };
    default:
      return undefined;
  }
}
