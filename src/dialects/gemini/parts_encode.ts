/**
 * What users, instructions and tools say: to the wire's parts.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { placeOf } from "../../canonical/place.ts";
import type {
  DocumentPart,
  ImagePart,
  InputPart,
  ToolResultPart,
} from "../../canonical/request.ts";
import { documentText } from "../text_document.ts";
import { idMember } from "./calls.ts";
import { writeAudio, writeMedia } from "./media.ts";
import type { ModelTraits } from "./models.ts";
import { OWN } from "./origin.ts";
import type { Drop } from "./parts_decode.ts";

/** A result, and what of it the model has to be shown beside it. */
export interface EncodedResult {
  part: JsonObject;
  beside: JsonObject[];
}

/** The wire's parts for `parts`, boundaries kept. */
export function writeInput(parts: readonly InputPart[], path: string, drop: Drop): JsonObject[] {
  return parts.flatMap((part, index) => writePart(part, `${path}[${index}]`, drop));
}

/** A tool's result; text that is a JSON object is told as that object. */
export function writeResult(
  result: ToolResultPart,
  path: string,
  traits: ModelTraits,
  drop: Drop,
): EncodedResult {
  const { callId, name } = result;
  if (name === undefined) {
    const place = placeOf(result, path);
    throw badRequest(
      `Cannot send '${place}': the call it answers is not in the conversation`,
      place,
    );
  }
  if (result.cache !== undefined) drop("cache_control");
  const words: string[] = [];
  const media: JsonObject[] = [];
  result.content.forEach((part, index) => {
    for (const written of writePart(part, `${path}.content[${index}]`, drop)) {
      if (typeof written.text === "string") words.push(written.text);
      else media.push(written);
    }
  });
  const inside = traits.resultsHoldMedia && media.length > 0;
  const part = {
    functionResponse: {
      ...(traits.tellsIds ? idMember(callId) : {}),
      name,
      response: writeResponse(words.join("\n"), result.isError === true),
      ...(inside ? { parts: media } : {}),
    },
  };
  const beside = inside || media.length === 0
    ? []
    : [{ text: `Attached to the result of ${name}:` }, ...media];
  return { part, beside };
}

function writeResponse(text: string, isError: boolean): JsonObject {
  if (isError) return { error: text };
  return parseJsonObject(text) ?? { output: text };
}

function writePart(part: InputPart, path: string, drop: Drop): JsonObject[] {
  switch (part.type) {
    case "text":
      if (part.cache !== undefined) drop("cache_control");
      return part.text === "" ? [] : [{ text: part.text }];
    case "image":
    case "document":
      return writeMediaPart(part, path, drop);
    case "audio":
      return [writeAudio(part)];
    case "hosted":
      if (part.origin === OWN) return [part.item];
      drop(typeof part.item.type === "string" ? part.item.type : "hosted");
      return [];
  }
}

function writeMediaPart(part: ImagePart | DocumentPart, path: string, drop: Drop): JsonObject[] {
  if (part.cache !== undefined) drop("cache_control");
  if (part.type === "document") return writeDocument(part, path, drop);
  if (part.detail !== undefined && part.detail !== "auto") drop("detail");
  return [writeMedia(part, path)];
}

/** The wire has no place for titles and notes; a document that is text can be shown with them. */
function writeDocument(part: DocumentPart, path: string, drop: Drop): JsonObject[] {
  if (part.citations === true) drop("citations");
  const note = part.context === undefined ? [] : [{ text: part.context }];
  const { source, title } = part;
  if (source.type !== "text") return [...note, writeMedia(part, path)];
  return [...note, { text: documentText(source.text, title) }];
}
