/**
 * What users, instructions and tools say: from the wire's content parts.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type {
  AudioPart,
  CacheMark,
  DocumentPart,
  ImagePart,
  TextPart,
} from "../../canonical/request.ts";
import { placed } from "../../canonical/place.ts";
import { isDataUri, readDataUri } from "./data_uri.ts";
import type {
  WireCache,
  WireContent,
  WireFile,
  WireImage,
  WireInputPart,
  WireResultPart,
  WireText,
} from "./wire.ts";

/** The parts of a message; a string is one text part, and an empty string is none. */
export function readInput(
  content: WireContent<WireInputPart>,
  path: string,
): (TextPart | ImagePart | DocumentPart | AudioPart)[] {
  if (typeof content !== "object") return readString(content);
  return content.map((part, index) =>
    part.type === "input_audio"
      ? placed({ type: "audio", ...part.input_audio }, `${path}[${index}]`)
      : readPart(part, `${path}[${index}]`)
  );
}

/** The parts of a tool's result. */
export function readResult(
  content: WireContent<WireResultPart>,
  path: string,
): (TextPart | ImagePart | DocumentPart)[] {
  if (typeof content !== "object") return readString(content);
  return content.map((part, index) => readPart(part, `${path}[${index}]`));
}

/** A text part with its breakpoint. */
export function readText(part: WireText): TextPart {
  return { type: "text", text: part.text, ...readCache(part) };
}

/** A string as parts. */
export function readString(text: string | undefined): TextPart[] {
  return text === undefined || text === "" ? [] : [{ type: "text", text }];
}

/** The breakpoint of a part or a tool. OpenAI's longest lifetime is the nearest to one hour. */
export function readCache(part: WireCache): { cache?: CacheMark } {
  const mark = part.cache_control ?? part.prompt_cache_breakpoint;
  if (mark === undefined) return {};
  const { ttl } = mark;
  if (ttl === "1h" || ttl === "12h") return { cache: { ttl: "1h" } };
  return { cache: ttl === "5m" ? { ttl } : {} };
}

function readPart(part: WireResultPart, path: string): TextPart | ImagePart | DocumentPart {
  switch (part.type) {
    case "text":
      return readText(part);
    case "image_url":
      return placed(readImage(part, path), path);
    case "file":
      return placed(readFile(part, path), path);
  }
}

function readImage(part: WireImage, path: string): ImagePart {
  const { url, detail } = typeof part.image_url === "string"
    ? { url: part.image_url, detail: undefined }
    : part.image_url;
  const more = { ...(detail === undefined ? {} : { detail }), ...readCache(part) };
  if (!isDataUri(url)) return { type: "image", source: { type: "url", url }, ...more };
  const inline = readDataUri(url);
  if (inline === undefined) throw malformed(`${path}.image_url`);
  return { type: "image", source: { type: "base64", ...inline }, ...more };
}

function readFile(part: WireFile, path: string): DocumentPart {
  const { file_data, file_id, filename } = part.file;
  const more = { ...(filename === undefined ? {} : { title: filename }), ...readCache(part) };
  if (file_data !== undefined) {
    const inline = isDataUri(file_data)
      ? readDataUri(file_data)
      // The API reference calls it base64 data; without a `data:` prefix only PDF is known to work.
      : { mediaType: "application/pdf", data: file_data };
    if (inline === undefined) throw malformed(`${path}.file.file_data`);
    return { type: "document", source: { type: "base64", ...inline }, ...more };
  }
  if (file_id === undefined) {
    throw badRequest(
      `Cannot read '${path}.file': neither 'file_data' nor 'file_id' is given`,
      `${path}.file`,
    );
  }
  return {
    type: "document",
    source: { type: "file", id: file_id, origin: "openai-chat" },
    ...more,
  };
}

function malformed(path: string): Error {
  return badRequest(`Cannot read '${path}': malformed data URI`, path);
}
