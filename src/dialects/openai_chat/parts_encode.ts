/**
 * What users, instructions and tools say: to the wire's content parts.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { placeOf } from "../../canonical/place.ts";
import type { DocumentPart, ImagePart, InputPart, TextPart } from "../../canonical/request.ts";
import type { WireProfile } from "../dialect.ts";
import { fileName, isRecording, openAiFileId } from "../openai_files.ts";
import { documentText } from "../text_document.ts";
import { markLast, writeMark } from "./cache.ts";
import { dataUri } from "./data_uri.ts";
import type { Drop } from "./drop.ts";

/**
 * A lone bare text as a string, which every host takes; anything else as a list of parts, unless the
 * host takes text in strings alone: then it is one, with a blank line in every seam.
 */
export function contentOf(
  parts: JsonObject[],
  { plainText = false }: WireProfile,
): string | JsonObject[] {
  if (parts.length === 0) return "";
  if (parts.length > 1 && !plainText) return parts;
  const texts = parts.flatMap(({ text, cache_control: mark }) =>
    typeof text === "string" && mark === undefined ? [text] : []
  );
  return texts.length === parts.length ? texts.join("\n\n") : parts;
}

/** The wire's parts for `parts`, boundaries kept. */
export function writeInput(
  parts: readonly InputPart[],
  path: string,
  profile: WireProfile,
  drop: Drop,
): JsonObject[] {
  return parts.flatMap((part, index) => writePart(part, `${path}[${index}]`, profile, drop));
}

/** A text with its breakpoint. */
export function writeText(part: TextPart, profile: WireProfile, drop: Drop): JsonObject {
  return { type: "text", text: part.text, ...writeMark(part.cache, profile, drop) };
}

/** A picture or a file. */
export function writeMedia(
  part: ImagePart | DocumentPart,
  path: string,
  profile: WireProfile,
  drop: Drop,
): JsonObject[] {
  const place = placeOf(part, path);
  const written = part.type === "image"
    ? [writeImage(part, place)]
    : writeDocument(part, place, drop);
  markLast(written, part.cache, profile, drop);
  return written;
}

function writePart(
  part: InputPart,
  path: string,
  profile: WireProfile,
  drop: Drop,
): JsonObject[] {
  switch (part.type) {
    case "text":
      return [writeText(part, profile, drop)];
    case "image":
    case "document":
      return writeMedia(part, path, profile, drop);
    case "audio":
      return [{ type: "input_audio", input_audio: { data: part.data, format: part.format } }];
    case "hosted":
      drop(typeof part.item.type === "string" ? part.item.type : "hosted");
      return [];
  }
}

function writeImage(part: ImagePart, path: string): JsonObject {
  const { source, detail } = part;
  if (source.type !== "url" && source.type !== "base64") {
    throw badRequest(
      `Cannot send '${path}': this provider takes pictures as a URL or inline data only`,
      path,
    );
  }
  const url = source.type === "url" ? source.url : dataUri(source.mediaType, source.data);
  return { type: "image_url", image_url: { url, ...(detail === undefined ? {} : { detail }) } };
}

/** A text document is shown as text: the wire's `file` part is for formats that are not. */
function writeDocument(part: DocumentPart, path: string, drop: Drop): JsonObject[] {
  if (part.citations === true) drop("citations");
  const note = part.context === undefined ? [] : [{ type: "text", text: part.context }];
  const { source } = part;
  if (source.type === "text") {
    return [...note, { type: "text", text: documentText(source.text, part.title) }];
  }
  return [...note, { type: "file", file: writeFile(part, path) }];
}

function writeFile({ source, title }: DocumentPart, path: string): JsonObject {
  if ("mediaType" in source && isRecording(source.mediaType)) {
    throw badRequest(`Cannot send '${path}': this provider takes no such recording`, path);
  }
  if (source.type === "base64") {
    return {
      filename: fileName(title, source.mediaType),
      file_data: dataUri(source.mediaType, source.data),
    };
  }
  const id = openAiFileId(source);
  if (id !== undefined) {
    return { file_id: id, ...(title === undefined ? {} : { filename: title }) };
  }
  const what = source.type === "file" ? "the id of another vendor's file" : "a document by its URL";
  throw badRequest(`Cannot send '${path}': this provider does not take ${what}`, path);
}
