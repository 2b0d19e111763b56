/**
 * Where the bytes of images and documents are.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { Source } from "../../canonical/request.ts";
import { OWN } from "./origin.ts";
import type { WireSource } from "./schema_blocks.ts";

/** The picture formats the API takes. */
const PICTURES: readonly string[] = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/** Reads an image's or a document's source. */
export function decodeSource(source: WireSource): Source {
  switch (source.type) {
    case "base64":
      return { type: "base64", mediaType: source.media_type, data: source.data };
    case "url":
      return { type: "url", url: source.url };
    case "file":
      return { type: "file", id: source.file_id, origin: OWN };
    case "text":
      return { type: "text", mediaType: "text/plain", text: source.data };
    case "content":
      return { type: "text", mediaType: "text/plain", text: plainText(source.content) };
  }
}

/** The text of a source that is given as blocks, which are chunks of one document. */
export function plainText(content: string | { text: string }[]): string {
  return typeof content === "string" ? content : content.map((block) => block.text).join("\n\n");
}

/** Writes an image's source. */
export function encodeImageSource(source: Source, at: string): JsonObject {
  switch (source.type) {
    case "base64": {
      const mediaType = pictureType(source.mediaType);
      if (!PICTURES.includes(mediaType)) {
        throw badRequest(`Cannot send '${at}': images must be JPEG, PNG, GIF or WebP`, at);
      }
      return { type: "base64", media_type: mediaType, data: source.data };
    }
    case "url":
      if (source.mediaType !== undefined && !PICTURES.includes(pictureType(source.mediaType))) {
        throw badRequest(`Cannot send '${at}': images must be JPEG, PNG, GIF or WebP`, at);
      }
      return { type: "url", url: source.url };
    case "file":
      return fileSource(source, at);
    case "text":
      throw badRequest(`Cannot send '${at}': an image cannot be given as text`, at);
  }
}

/** Writes a document's source. */
export function encodeDocumentSource(source: Source, at: string): JsonObject {
  switch (source.type) {
    case "base64":
      return base64Document(bareType(source.mediaType), source.data, at);
    case "url":
      if (source.mediaType !== undefined && bareType(source.mediaType) !== "application/pdf") {
        throw badRequest(`Cannot send '${at}': documents at an address must be PDF`, at);
      }
      return { type: "url", url: source.url };
    case "file":
      return fileSource(source, at);
    case "text":
      return { type: "text", media_type: "text/plain", data: source.text };
  }
}

function base64Document(mediaType: string, data: string, at: string): JsonObject {
  if (mediaType === "application/pdf") return { type: "base64", media_type: mediaType, data };
  if (mediaType.startsWith("text/")) {
    return { type: "text", media_type: "text/plain", data: decodeText(data, at) };
  }
  throw badRequest(`Cannot send '${at}': documents must be PDF or text`, at);
}

/** The wire takes plain text only as itself. */
function decodeText(base64: string, at: string): string {
  try {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw badRequest(`Cannot send '${at}': it is no text in base64`, at);
  }
}

function fileSource(source: Source & { type: "file" }, at: string): JsonObject {
  if (source.origin !== OWN) {
    throw badRequest(`Cannot send '${at}': the file is stored at another vendor`, at);
  }
  return { type: "file", file_id: source.id };
}

function pictureType(mediaType: string): string {
  const bare = bareType(mediaType);
  return bare === "image/jpg" ? "image/jpeg" : bare;
}

/** `text/plain; charset=utf-8` is `text/plain`. */
function bareType(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}
