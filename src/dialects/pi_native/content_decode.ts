/**
 * A turn of the model's, from the wire: in a client's history, which `schema.ts` has read before,
 * and in a provider's answer, which may hold anything.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { AssistantPart, ImagePart, Source, ToolCallPart } from "../../canonical/request.ts";
import { OWN } from "./origin.ts";
import { originOf, readRedacted, readThought } from "./signatures.ts";
import { packToken, type Stamps } from "./stamps.ts";

/** Reads a block of a client's history. A block that has no canonical place gives nothing. */
export function readHistory(block: JsonObject, stamps: Stamps): AssistantPart[] {
  switch (block.type) {
    case "thinking":
      return [
        readThought(wordIn(block.thinking), wordIn(block.thinkingSignature), idIn(block), stamps),
      ];
    case "redactedThinking":
      return [readRedacted(wordIn(block.data), stamps)];
    case "toolCall": {
      const call = readCall(block);
      const signature = wordIn(block.thoughtSignature);
      // With OpenAI's models the member holds the id of an item.
      if (signature === "" || originOf(stamps) !== "gemini") return [call];
      return [{ type: "thinking", text: "", signature, origin: "gemini", id: "call" }, call];
    }
    case "anthropicServerTool":
      return isJsonObject(block.block)
        ? [{ type: "hosted", origin: "anthropic-messages", item: block.block }]
        : [];
    case "fallback":
      return [];
    default:
      return readPlain(block);
  }
}

/** Reads a block of a provider's answer. Signatures stay what they are, whoever made them. */
export function readAnswer(block: JsonObject, stamps: Stamps): AssistantPart[] {
  switch (block.type) {
    case "thinking":
      return [{
        type: "thinking",
        text: wordIn(block.thinking),
        signature: tokenOf(block, stamps),
        origin: OWN,
      }];
    case "redactedThinking":
      return [{ type: "redacted_thinking", data: wordIn(block.data), origin: OWN }];
    case "toolCall": {
      const call = readCall(block);
      const token = callToken(block, stamps);
      return token === undefined
        ? [call]
        : [{ type: "thinking", text: "", signature: token, origin: OWN }, call];
    }
    case "text":
      return [{ type: "text", text: wordIn(block.text) }];
    case "image":
      return readPlain(block);
    default:
      return [{ type: "hosted", origin: OWN, item: block }];
  }
}

/** What a thought is given back with. */
export function tokenOf(block: JsonObject, stamps: Stamps): string {
  const signature = wordIn(block.thinkingSignature);
  const itemId = idIn(block);
  return packToken({
    ...stamps,
    ...(signature === "" ? {} : { signature }),
    ...(itemId === undefined ? {} : { itemId }),
  });
}

/** What a call is given back with, where it came with a signature. */
export function callToken(block: JsonObject, stamps: Stamps): string | undefined {
  const signature = wordIn(block.thoughtSignature);
  if (signature === "") return undefined;
  return packToken({ ...stamps, signature, call: wordIn(block.id) });
}

/** Reads a call; a free-form tool has its text in `arguments.input`. */
export function readCall({ id, name, arguments: given, customWireName }: JsonObject): ToolCallPart {
  const free = typeof customWireName === "string" && customWireName !== "";
  const args = isJsonObject(given) ? given : {};
  return {
    type: "tool_call",
    id: wordIn(id),
    name: wordIn(name),
    arguments: free && typeof args.input === "string" ? args.input : textOf(args),
    format: free && typeof args.input === "string" ? "text" : "json",
  };
}

/** Reads where a picture is. */
export function readSource({ data, mimeType, url, providerFile }: JsonObject): Source | undefined {
  if (isJsonObject(providerFile)) {
    const id = wordIn(providerFile.uri ?? providerFile.id);
    const origin = VENDORS.get(wordIn(providerFile.provider));
    if (id !== "" && origin !== undefined) return { type: "file", id, origin };
  }
  const bytes = wordIn(data);
  if (bytes !== "") return { type: "base64", mediaType: mediaTypeOf(mimeType), data: bytes };
  return typeof url === "string" && url !== "" ? { type: "url", url } : undefined;
}

/** The text of a member that may be anything. */
export function wordIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

const VENDORS = new Map(
  [
    ["openai", "openai-responses"],
    ["anthropic", "anthropic-messages"],
    ["google", "gemini"],
  ] as const,
) as ReadonlyMap<string, "openai-responses" | "anthropic-messages" | "gemini">;

function readPlain(block: JsonObject): AssistantPart[] {
  if (block.type === "text") {
    const text = wordIn(block.text);
    return text === "" ? [] : [{ type: "text", text }];
  }
  if (block.type !== "image") return [];
  const image = readImage(block);
  return image === undefined ? [] : [image];
}

function readImage(block: JsonObject): ImagePart | undefined {
  const source = readSource(block);
  return source && { type: "image", source };
}

function textOf(args: JsonObject): string {
  return Object.keys(args).length === 0 ? "" : JSON.stringify(args);
}

function idIn({ itemId }: JsonObject): string | undefined {
  return typeof itemId === "string" ? itemId : undefined;
}

/** The media type alone, without its parameters. */
function mediaTypeOf(value: unknown): string {
  return wordIn(value).split(";", 1)[0]?.trim() || "image/png";
}
