/**
 * Content blocks of an answer, as they stand in a whole one.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { AssistantPart, ImagePart } from "../../canonical/request.ts";
import { decodeCitation, textsIn } from "./citations.ts";
import { OWN } from "./origin.ts";

/** Reads a block; `undefined` for one that says nothing. `index` is its place, for a call without an id. */
export function decodeBlock(block: JsonObject, index: number): AssistantPart | undefined {
  const { text, toolUse, reasoningContent, citationsContent, image } = block;
  if (typeof text === "string") return text === "" ? undefined : { type: "text", text };
  if (isJsonObject(toolUse) && !isServers(toolUse)) return toolCall(toolUse, index);
  if (isJsonObject(reasoningContent)) return reasoning(reasoningContent);
  if (isJsonObject(citationsContent)) return cited(citationsContent);
  if (isJsonObject(image)) {
    const { format, source } = image;
    const bytes = isJsonObject(source) ? source.bytes : undefined;
    if (typeof bytes === "string") return pictureOf(format, bytes);
  }
  return { type: "hosted", origin: OWN, item: block };
}

/** Whether the vendor carries the call out itself. */
export function isServers({ type }: JsonObject): boolean {
  return type === "server_tool_use";
}

/** The id of a call; a host that gives none still has calls and results to pair. */
export function callIdOf({ toolUseId }: JsonObject, index: number): string {
  return typeof toolUseId === "string" && toolUseId !== "" ? toolUseId : `call_${index}`;
}

/** A picture that the model made. */
export function pictureOf(format: unknown, data: string): ImagePart {
  const mediaType = `image/${typeof format === "string" ? format : "png"}`;
  return { type: "image", source: { type: "base64", mediaType, data } };
}

function toolCall(toolUse: JsonObject, index: number): AssistantPart | undefined {
  const { name, input } = toolUse;
  if (typeof name !== "string") return undefined;
  return {
    type: "tool_call",
    id: callIdOf(toolUse, index),
    name,
    arguments: JSON.stringify(input ?? {}),
    format: "json",
  };
}

/** An unsigned block has its origin too. */
function reasoning({ reasoningText, redactedContent }: JsonObject): AssistantPart | undefined {
  if (typeof redactedContent === "string") {
    return { type: "redacted_thinking", data: redactedContent, origin: OWN };
  }
  if (!isJsonObject(reasoningText)) return undefined;
  const { text, signature } = reasoningText;
  const said = typeof text === "string" ? text : "";
  const proof = typeof signature === "string" ? signature : "";
  if (said === "" && proof === "") return undefined;
  return { type: "thinking", text: said, signature: proof, origin: OWN };
}

function cited({ content, citations }: JsonObject): AssistantPart | undefined {
  const text = textsIn(content);
  const found = Array.isArray(citations) ? citations.filter(isJsonObject).map(decodeCitation) : [];
  if (text === "" && found.length === 0) return undefined;
  return { type: "text", text, ...(found.length === 0 ? {} : { citations: found }) };
}
