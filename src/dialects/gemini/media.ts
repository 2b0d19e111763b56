/**
 * Pictures, sounds and files, both ways: the wire tells them apart by media type alone.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { AudioPart, DocumentPart, ImagePart, Source } from "../../canonical/request.ts";
import type { WireBlob, WireFile } from "./wire.ts";

/**
 * An address whose media type the client told. Other wires read the address alone; on the way back
 * to this one the type is told again.
 */
interface TypedUrl {
  type: "url";
  url: string;
  mediaType: string;
}

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

/** Reads an address, at the Files API (`gs://` at Vertex) or anywhere. */
export function readFile({ fileUri, mimeType }: WireFile): ImagePart | DocumentPart {
  const mediaType = mimeType ?? typeOfAddress(fileUri);
  const source: Source = mimeType === undefined
    ? { type: "url", url: fileUri }
    : typed(fileUri, mimeType);
  return { type: mediaType?.startsWith("image/") ? "image" : "document", source };
}

/** Writes a picture or a document whose bytes are at hand or have an address. */
export function writeMedia(part: ImagePart | DocumentPart, path: string): JsonObject {
  const { source } = part;
  switch (source.type) {
    case "base64":
      return { inlineData: { mimeType: source.mediaType, data: source.data } };
    case "url":
      return { fileData: { mimeType: mediaTypeOf(source, part.type), fileUri: source.url } };
    default:
      throw badRequest(
        `Cannot send '${path}': this provider does not take ${
          source.type === "file" ? "the id of another vendor's file" : "text in this place"
        }`,
        path,
      );
  }
}

/** Writes a sound. */
export function writeAudio({ data, format }: AudioPart): JsonObject {
  return { inlineData: { mimeType: `audio/${format}`, data } };
}

function typed(url: string, mediaType: string): TypedUrl {
  return { type: "url", url, mediaType };
}

function mediaTypeOf(source: Source, kind: "image" | "document"): string {
  if ("mediaType" in source) return source.mediaType;
  const told = source.type === "url" ? typeOfAddress(source.url) : undefined;
  return told ?? (kind === "image" ? "image/jpeg" : "application/pdf");
}

function typeOfAddress(url: string): string | undefined {
  const extension = /\.([a-z0-9]{2,5})(?:[?#]|$)/i.exec(url)?.[1];
  return TYPE_OF_EXTENSION.get(extension?.toLowerCase() ?? "");
}
