/**
 * Content parts of messages and tool outputs, in both directions.
 *
 * Declared losses toward a provider: cache marks and a document's wish for citations have no place. A
 * plain-text document goes as text, and so does a note about a document.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { placed, placeOf } from "../../canonical/place.ts";
import type {
  AudioPart,
  CacheMark,
  DocumentPart,
  ImagePart,
  Source,
  TextPart,
} from "../../canonical/request.ts";
import { fileName, isRecording, mediaTypeOfName, openAiFileId } from "../openai_files.ts";
import { documentText } from "../text_document.ts";
import type { WireFile, WireImage, WirePart, WireText } from "./wire.ts";

/** Takes the names of what is left out. */
export type Drop = (name: string) => void;

/** A part that a user may send. */
export type Media = TextPart | ImagePart | DocumentPart | AudioPart;

/** Reads the parts of a message that is not an assistant's; `at` is their path. */
export function decodeInputParts(content: string | WirePart[], at: string): Media[] {
  if (typeof content === "string") return [{ type: "text", text: content }];
  return content.map((part, index) => decodePart(part, `${at}[${index}]`));
}

/** Reads what a tool answered. An empty string is no content at all. */
export function decodeOutputParts(
  output: string | WirePart[],
  at: string,
): (TextPart | ImagePart | DocumentPart)[] {
  if (output === "") return [];
  return decodeInputParts(output, at).map((part, index) => {
    if (part.type !== "audio") return part;
    const path = `${at}[${index}]`;
    throw badRequest(`Cannot read '${path}': a tool output holds no audio`, path);
  });
}

function decodePart(part: WirePart, at: string): Media {
  switch (part.type) {
    case "text":
      return { type: "text", text: part.text, ...cacheOf(part) };
    case "input_image":
      return placed({
        type: "image",
        source: imageSource(part, at),
        ...(part.detail === undefined ? {} : { detail: part.detail }),
        ...cacheOf(part),
      }, at);
    case "input_file":
      return placed({
        type: "document",
        source: fileSource(part, at),
        ...(part.filename === undefined ? {} : { title: part.filename }),
        ...cacheOf(part),
      }, at);
    case "input_audio":
      return placed({ type: "audio", ...part.input_audio }, at);
    case "refusal":
      throw badRequest(`Cannot read '${at}': only an assistant refuses`, at);
    case "unknown":
      throw unknownPart(part.name, at);
  }
}

/** The error for a content part whose type is not known. */
export function unknownPart(name: string, at: string): Error {
  return badRequest(`Cannot read '${at}': content parts of type '${short(name)}' are unknown`, at);
}

/** A type name fit to be repeated. */
export function short(name: string): string {
  return /^[\w.-]{1,60}$/.test(name) ? name : "?";
}

function cacheOf(part: WireText | WireImage | WireFile): { cache?: CacheMark } {
  const mark = part.prompt_cache_breakpoint;
  if (mark === undefined) return {};
  // Both of the wire's lifetimes (30m, 12h) are nearest to an hour.
  return { cache: mark.ttl === undefined ? {} : { ttl: "1h" } };
}

function imageSource(part: WireImage, at: string): Source {
  if (part.image_url !== undefined) return sourceOfUrl(part.image_url, `${at}.image_url`);
  if (part.file_id !== undefined) return stored(part.file_id);
  throw badRequest(`Cannot read '${at}': expected image_url or file_id`, at);
}

function fileSource(part: WireFile, at: string): Source {
  if (part.file_url !== undefined) return sourceOfUrl(part.file_url, `${at}.file_url`);
  if (part.file_id !== undefined) return stored(part.file_id);
  const data = part.file_data;
  if (data === undefined) {
    throw badRequest(`Cannot read '${at}': expected file_data, file_url or file_id`, at);
  }
  if (data.startsWith("data:")) return sourceOfUrl(data, `${at}.file_data`);
  return { type: "base64", mediaType: mediaTypeOfName(part.filename), data };
}

function stored(id: string): Source {
  return { type: "file", id, origin: "openai-responses" };
}

/** Data URIs are cut at the comma, never scanned: they may be megabytes long. */
function sourceOfUrl(url: string, at: string): Source {
  if (!url.startsWith("data:")) return { type: "url", url };
  const comma = url.indexOf(",");
  const head = url.slice(5, Math.max(comma, 5)).split(";");
  if (comma < 0 || head.at(-1) !== "base64") {
    throw badRequest(`Cannot read '${at}': expected a base64 data URI`, at);
  }
  const mediaType = head[0] || "application/octet-stream";
  return { type: "base64", mediaType, data: url.slice(comma + 1) };
}

/**
 * Writes a part of a user's or an instruction's message, or of a tool output; `at` is its path where
 * the client's own is not known.
 *
 * @throws {FaultError} for audio and for files that another vendor stores.
 */
export function encodePart(part: Media, at: string, drop: Drop): JsonObject[] {
  if ("cache" in part && part.cache !== undefined) drop("cache_control");
  const place = placeOf(part, at);
  switch (part.type) {
    case "text":
      return [{ type: "input_text", text: part.text }];
    case "image":
      return [{
        type: "input_image",
        ...encodeSource(part.source, "image_url", "image_url", place),
        ...(part.detail === undefined ? {} : { detail: part.detail }),
      }];
    case "document":
      return encodeDocument(part, place, drop);
    case "audio":
      throw badRequest(`Cannot send '${place}': this provider takes no audio`, place);
  }
}

function encodeDocument(part: DocumentPart, at: string, drop: Drop): JsonObject[] {
  if (part.citations === true) drop("citations");
  const { source, title, context } = part;
  const note = context === undefined ? [] : [{ type: "input_text", text: context }];
  if (source.type === "text") {
    return [...note, { type: "input_text", text: documentText(source.text, title) }];
  }
  // File contents are refused without a name.
  const name = source.type === "base64" ? fileName(title, source.mediaType) : title;
  return [...note, {
    type: "input_file",
    ...(name === undefined ? {} : { filename: name }),
    ...encodeSource(source, "file_data", "file_url", at),
  }];
}

function encodeSource(
  source: Source,
  dataField: string,
  urlField: string,
  at: string,
): JsonObject {
  if ("mediaType" in source && isRecording(source.mediaType)) {
    throw badRequest(`Cannot send '${at}': this provider takes no audio and no video`, at);
  }
  switch (source.type) {
    case "base64":
      return { [dataField]: `data:${source.mediaType};base64,${source.data}` };
    case "url":
      return { [urlField]: source.url };
    case "file": {
      const id = openAiFileId(source);
      if (id !== undefined) return { file_id: id };
      throw badRequest(
        `Cannot send '${at}': this provider does not take the id of another vendor's file`,
        at,
      );
    }
    case "text":
      throw badRequest(`Cannot send '${at}': an image cannot be given as text`, at);
  }
}
