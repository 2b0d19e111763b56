/**
 * Pictures, sounds and files, both ways: the wire tells them apart by media type alone.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { placeOf } from "../../canonical/place.ts";
import type { AudioPart, DocumentPart, ImagePart, Source } from "../../canonical/request.ts";
import { OWN } from "./origin.ts";
import type { WireBlob, WireFile } from "./wire.ts";

/** Formats that other wires call by another name than their media type. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ["mpeg", "mp3"],
  ["x-wav", "wav"],
  ["wave", "wav"],
]);

/** What an address says of its content; the API wants a media type with each. */
const TYPE_OF_EXTENSION: ReadonlyMap<string, string> = new Map([
  ["png", "image/png"],
  ["jpg", "image/jpeg"],
  ["jpeg", "image/jpeg"],
  ["webp", "image/webp"],
  ["gif", "image/gif"],
  ["heic", "image/heic"],
  ["pdf", "application/pdf"],
  ["txt", "text/plain"],
  ["md", "text/markdown"],
  ["html", "text/html"],
  ["csv", "text/csv"],
  ["mp4", "video/mp4"],
  ["webm", "video/webm"],
  ["mov", "video/quicktime"],
]);

/** Reads inline bytes. */
export function readBlob({ mimeType, data }: WireBlob): ImagePart | DocumentPart | AudioPart {
  const [kind, subtype = ""] = mimeType.toLowerCase().split("/");
  if (kind === "audio") return { type: "audio", data, format: FORMATS.get(subtype) ?? subtype };
  return {
    type: kind === "image" ? "image" : "document",
    source: { type: "base64", mediaType: mimeType, data },
  };
}

/** The vendor's own store: the Files API, and buckets at Vertex. Nobody else can read there. */
const STORED = /^(?:gs:\/\/|https:\/\/generativelanguage\.googleapis\.com\/[^?#]*files\/)/i;

/** Reads an address, in the vendor's own store or anywhere. */
export function readFile({ fileUri, mimeType }: WireFile): ImagePart | DocumentPart {
  const mediaType = mimeType ?? typeOfAddress(fileUri);
  const told = mimeType === undefined ? {} : { mediaType: mimeType };
  const source: Source = STORED.test(fileUri)
    ? { type: "file", id: fileUri, origin: OWN, ...told }
    : { type: "url", url: fileUri, ...told };
  return { type: mediaType?.startsWith("image/") ? "image" : "document", source };
}

/** Writes a picture or a document whose bytes are at hand or have an address. */
export function writeMedia(part: ImagePart | DocumentPart, path: string): JsonObject {
  const { source } = part;
  switch (source.type) {
    case "base64":
      return { inlineData: { mimeType: source.mediaType, data: source.data } };
    case "url":
      return fileData(source.url, source.mediaType, part.type);
    case "file":
      if (source.origin === OWN) return fileData(source.id, source.mediaType, part.type);
      break;
    case "text":
  }
  const place = placeOf(part, path);
  const what = source.type === "file" ? "the id of another vendor's file" : "text in this place";
  throw badRequest(`Cannot send '${place}': this provider does not take ${what}`, place);
}

function fileData(
  uri: string,
  told: string | undefined,
  kind: "image" | "document",
): JsonObject {
  const mimeType = told ?? typeOfAddress(uri) ??
    (kind === "image" ? "image/jpeg" : "application/pdf");
  return { fileData: { mimeType, fileUri: uri } };
}

/** Writes a sound. */
export function writeAudio({ data, format }: AudioPart): JsonObject {
  return { inlineData: { mimeType: `audio/${format}`, data } };
}

function typeOfAddress(url: string): string | undefined {
  const extension = /\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(url)?.[1];
  return TYPE_OF_EXTENSION.get(extension?.toLowerCase() ?? "");
}
