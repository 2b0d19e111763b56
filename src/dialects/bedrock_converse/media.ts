/**
 * Pictures, documents and sounds: bytes in base64, or where they lie in S3. The wire fetches nothing,
 * so an address is refused.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { placeOf } from "../../canonical/place.ts";
import type { AudioPart, DocumentPart, ImagePart, Source } from "../../canonical/request.ts";

/** `ImageFormat` of the vendor's SDK, by media type. */
const PICTURES: ReadonlyMap<string, string> = new Map([
  ["image/png", "png"],
  ["image/jpeg", "jpeg"],
  ["image/jpg", "jpeg"],
  ["image/gif", "gif"],
  ["image/webp", "webp"],
]);

const OFFICE = "application/vnd.openxmlformats-officedocument";

/** `DocumentFormat`, by media type. */
const DOCUMENTS: ReadonlyMap<string, string> = new Map([
  ["application/pdf", "pdf"],
  ["text/csv", "csv"],
  ["application/csv", "csv"],
  ["application/msword", "doc"],
  [`${OFFICE}.wordprocessingml.document`, "docx"],
  ["application/vnd.ms-excel", "xls"],
  [`${OFFICE}.spreadsheetml.sheet`, "xlsx"],
  ["text/html", "html"],
  ["text/plain", "txt"],
  ["text/markdown", "md"],
  ["text/x-markdown", "md"],
]);

/** The longest name that the API takes. */
const NAME_LENGTH = 200;

/** Writes a picture. */
export function writeImage(part: ImagePart, at: string): JsonObject {
  const place = placeOf(part, at);
  const { source } = part;
  const format = formatOf(source, PICTURES, place, "pictures must be PNG, JPEG, GIF or WebP");
  return { image: { format, source: writeSource(source, place) } };
}

/** Writes a document that is a file; `taken` are the names of those before it. */
export function writeFile(part: DocumentPart, at: string, taken: Set<string>): JsonObject {
  const place = placeOf(part, at);
  const { source, title, context, citations } = part;
  const format = source.type === "text"
    ? "txt"
    : formatOf(source, DOCUMENTS, place, "documents must be PDF, text or of an office");
  return {
    document: {
      format,
      name: nameOf(title, taken),
      source: source.type === "text" ? { text: source.text } : writeSource(source, place),
      ...(context === undefined ? {} : { context }),
      ...(citations === true ? { citations: { enabled: true } } : {}),
    },
  };
}

/** Writes a sound. */
export function writeAudio({ data, format }: AudioPart): JsonObject {
  return { audio: { format, source: { bytes: data } } };
}

function writeSource(source: Source, place: string): JsonObject {
  switch (source.type) {
    case "base64":
      return { bytes: source.data };
    case "url":
      if (source.url.startsWith("s3://")) return { s3Location: { uri: source.url } };
      throw badRequest(
        `Cannot send '${place}': this provider fetches nothing but 's3://' addresses`,
        place,
      );
    case "file":
      throw badRequest(`Cannot send '${place}': the file is stored at another vendor`, place);
    case "text":
      throw badRequest(`Cannot send '${place}': a picture cannot be given as text`, place);
  }
}

/** By the media type, or by the name of what lies in S3. */
function formatOf(
  source: Source,
  formats: ReadonlyMap<string, string>,
  place: string,
  wanted: string,
): string {
  // What the source lacks says more than its format.
  if (source.type === "file" || source.type === "url") writeSource(source, place);
  const type = "mediaType" in source ? bareType(source.mediaType ?? "") : "";
  const ending = source.type === "url" ? source.url.split(".").at(-1)?.toLowerCase() : undefined;
  const format = formats.get(type) ??
    [...formats.values()].find((one) => one === (ending === "jpg" ? "jpeg" : ending));
  if (format === undefined) throw badRequest(`Cannot send '${place}': ${wanted}`, place);
  return format;
}

/** `text/plain; charset=utf-8` is `text/plain`. */
function bareType(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/**
 * A name as the API wants it: letters, digits, single blanks, hyphens and brackets, and no two alike. It
 * goes by the order in the conversation, so that a longer conversation says the same.
 */
function nameOf(title: string | undefined, taken: Set<string>): string {
  const words = (title ?? "").replace(/[^a-zA-Z0-9\s\-()[\]]/g, " ").replace(/\s+/g, " ").trim();
  const name = words.slice(0, NAME_LENGTH - 8).trim() || "document";
  let free = name;
  for (let count = 2; taken.has(free); count++) free = `${name} (${count})`;
  taken.add(free);
  return free;
}
