/**
 * What whole and streamed answers to a client have in common.
 *
 * @module
 */

import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import type { Finish } from "../../canonical/reply.ts";
import type { ImagePart, ToolCallPart } from "../../canonical/request.ts";
import { type CitedText, writeGrounding } from "./citations.ts";
import { writeFinish } from "./finish.ts";
import { redactedPart, type TurnRules } from "./turn_encode.ts";

/** A client is told all reasoning, for it to send back, and every call with its id. */
export const ANSWER_RULES: TurnRules = {
  tells: () => true,
  unsigned: () => undefined,
  argsOf,
  idOf: ({ id }) => id,
  redacted: redactedPart,
  image: writeImage,
  leftOut: () => {},
};

/** A candidate of these parts; clients keep no turn that has none. */
export function candidateOf(parts: JsonObject[], more: JsonObject = {}): JsonObject {
  return {
    content: { parts: parts.length === 0 ? [{ text: "" }] : parts, role: "model" },
    ...more,
    index: 0,
  };
}

/** What a candidate's end tells: why, and where statements come from. */
export function endOf(finish: Finish, texts: readonly CitedText[]): JsonObject {
  return { ...writeFinish(finish), ...writeGrounding(texts) };
}

/**
 * The wire takes nothing but objects. Text that is none (a model's slip, a call cut off) stands
 * under one name, so that the caller's tool can refuse it and the model hears of its mistake.
 */
function argsOf({ format, arguments: text }: ToolCallPart): JsonObject {
  if (format === "json" && text === "") return {};
  return (format === "json" ? parseJsonObject(text) : undefined) ?? { input: text };
}

function writeImage({ source }: ImagePart): JsonObject | undefined {
  if (source.type === "base64") {
    return { inlineData: { mimeType: source.mediaType, data: source.data } };
  }
  // The vendor's models give bytes; a picture at an address has the type every reader guesses.
  return source.type === "url"
    ? { fileData: { mimeType: "image/png", fileUri: source.url } }
    : undefined;
}
