/**
 * Content blocks of an answer, in both directions, as whole messages and streams share them.
 *
 * Left out toward a client: pictures (the wire has no place for them in an answer), hosted items of
 * other dialects, and citations of other dialects without an address.
 *
 * @module
 */

import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJsonObject,
} from "../../canonical/json.ts";
import type { AssistantPart, Citation, ThinkingPart } from "../../canonical/request.ts";
import { sealSignature } from "../../canonical/seal.ts";
import { decodeCitation, encodeCitation } from "./citations.ts";
import { OWN } from "./origin.ts";

/** Reads a block of a whole answer. What the caller has no hand in is kept whole. */
export function decodeBlock(block: JsonObject, index: number): AssistantPart {
  switch (block.type) {
    case "text": {
      const citations = objects(block.citations).map(decodeCitation);
      const text = word(block.text);
      return citations.length === 0 ? { type: "text", text } : { type: "text", text, citations };
    }
    case "thinking":
      return {
        type: "thinking",
        text: word(block.thinking),
        signature: word(block.signature),
        origin: OWN,
      };
    case "redacted_thinking":
      return { type: "redacted_thinking", data: word(block.data), origin: OWN };
    case "tool_use":
      return {
        type: "tool_call",
        id: word(block.id) || `call_${index}`,
        name: word(block.name),
        arguments: argumentsOf(block.input),
        format: "json",
      };
    default:
      return { type: "hosted", origin: OWN, item: block };
  }
}

/**
 * Arguments as text. The wire always has an object, so a call without arguments has an empty one,
 * which clients that parse what they get can read too.
 */
export function argumentsOf(input: unknown): string {
  // Hosts that come from OpenAI's wire send the text itself.
  if (typeof input === "string" && parseJsonObject(input) !== undefined) return input;
  return JSON.stringify(input ?? {});
}

/** A string, or nothing where a host sends something else. */
export function word(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}

/** The objects in a list, or none where a host sends something else. */
export function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** Writes a block of a whole answer; `undefined` where the wire has no place for the part. */
export function encodeBlock(part: AssistantPart): JsonObject | undefined {
  const block = encodeBlockStart(part);
  if (block === undefined) return undefined;
  switch (part.type) {
    case "text":
      return { ...block, text: part.text, citations: encodeCitations(part.citations) };
    case "refusal":
      return { ...block, text: part.text };
    case "thinking":
      return { ...block, thinking: part.text, signature: encodeSignature(part) };
    case "tool_call":
      return { ...block, input: inputOf(part.arguments, part.format) };
    default:
      return block;
  }
}

/** Writes a block as it stands before its deltas; it has every key that the SDK's types name. */
export function encodeBlockStart(part: AssistantPart): JsonObject | undefined {
  switch (part.type) {
    case "text":
    case "refusal":
      return { type: "text", text: "", citations: null };
    case "thinking":
      return { type: "thinking", thinking: "", signature: "" };
    case "redacted_thinking":
      return {
        type: "redacted_thinking",
        data: sealSignature({ signature: part.data, origin: part.origin }, OWN),
      };
    case "tool_call":
      return {
        type: "tool_use",
        id: part.id,
        name: part.name,
        input: {},
        caller: { type: "direct" },
      };
    case "hosted":
      return part.origin === OWN ? part.item : undefined;
    case "image":
      return undefined;
  }
}

/** The signature for this wire: our own as it is, another dialect's sealed, none as `""`. */
export function encodeSignature(part: Pick<ThinkingPart, "signature" | "origin" | "id">): string {
  const { signature, origin, id } = part;
  if (signature === undefined || origin === undefined) return signature ?? "";
  return sealSignature({ signature, origin, ...(id === undefined ? {} : { id }) }, OWN);
}

function encodeCitations(citations: Citation[] | undefined): JsonObject[] | null {
  const shown: JsonObject[] = [];
  for (const citation of citations ?? []) {
    const encoded = encodeCitation(citation);
    if (encoded !== undefined) shown.push(encoded);
  }
  return shown.length === 0 ? null : shown;
}

/**
 * Clients send a call back as they got it, and the API takes nothing but objects. Text that is none
 * (a model's slip, a call cut off) stands under one name, so that the caller's tool can refuse it
 * and the model hears of its mistake.
 */
function inputOf(text: string, format: "json" | "text"): JsonObject {
  if (format === "json" && text === "") return {};
  return (format === "json" ? parseJsonObject(text) : undefined) ?? { input: text };
}
