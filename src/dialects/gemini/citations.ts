/**
 * Where statements come from, both ways. The wire tells it beside the text: `groundingMetadata` has
 * the sources and which spans of the text each supports, `citationMetadata` has passages that were
 * recited (https://ai.google.dev/api/generate-content#GroundingMetadata). Spans count the bytes of
 * the text in UTF-8.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Citation } from "../../canonical/request.ts";
import { OWN } from "./origin.ts";

/** A text with its citations, and where in the whole answer it begins. */
export interface CitedText {
  text: string;
  citations: readonly Citation[];
}

/** Reads the citations that a candidate has for `text`; sources without an address have none. */
export function readCitations(candidate: JsonObject, text: string): Citation[] {
  const { groundingMetadata: grounding, citationMetadata: recited } = candidate;
  return [
    ...(isJsonObject(grounding) ? readGrounding(grounding, text) : []),
    ...(isJsonObject(recited) ? readRecited(recited, text) : []),
  ];
}

/** The `groundingMetadata` of an answer, where anything in it has a web page to name. */
export function writeGrounding(texts: readonly CitedText[]): JsonObject {
  const chunks: JsonObject[] = [];
  const indexes = new Map<string, number>();
  const supports: JsonObject[] = [];
  let base = 0;
  for (const { text, citations } of texts) {
    for (const citation of citations) {
      const { url } = citation;
      if (url === undefined) continue;
      const index = indexes.get(url) ?? chunks.push(chunkOf(citation, url)) - 1;
      indexes.set(url, index);
      supports.push({
        segment: segmentOf(citation, text, base),
        groundingChunkIndices: [index],
      });
    }
    base += byteLength(text);
  }
  if (supports.length === 0) return {};
  return { groundingMetadata: { groundingChunks: chunks, groundingSupports: supports } };
}

function readGrounding(grounding: JsonObject, text: string): Citation[] {
  const chunks = list(grounding.groundingChunks);
  const supports = list(grounding.groundingSupports);
  if (supports.length === 0) return chunks.flatMap((chunk) => citationOf(chunk, {}, text));
  return supports.flatMap((support) => {
    const segment = isJsonObject(support.segment) ? support.segment : {};
    const indices = Array.isArray(support.groundingChunkIndices)
      ? support.groundingChunkIndices
      : [];
    return indices.flatMap((index) => {
      const chunk = typeof index === "number" ? chunks[index] : undefined;
      return chunk === undefined ? [] : citationOf(chunk, segment, text);
    });
  });
}

function citationOf(chunk: JsonObject, segment: JsonObject, text: string): Citation[] {
  const place = chunk.web ?? chunk.maps ?? chunk.retrievedContext ?? chunk.image;
  if (!isJsonObject(place)) return [];
  const url = place.uri ?? place.sourceUri;
  if (typeof url !== "string" || url === "") return [];
  const { title } = place;
  return [{
    origin: OWN,
    url,
    ...(typeof title === "string" ? { title } : {}),
    ...(typeof segment.text === "string" ? { quote: segment.text } : {}),
    ...spanOf(segment, text),
    data: Object.keys(segment).length === 0 ? chunk : { ...chunk, segment },
  }];
}

function readRecited(metadata: JsonObject, text: string): Citation[] {
  // The SDKs call them `citations`, and so does Vertex.
  const sources = [...list(metadata.citationSources), ...list(metadata.citations)];
  return sources.flatMap((source): Citation[] => {
    const { uri, title } = source;
    if (typeof uri !== "string" || uri === "") return [];
    return [{
      origin: OWN,
      url: uri,
      ...(typeof title === "string" ? { title } : {}),
      ...spanOf(source, text),
      data: source,
    }];
  });
}

/** The wire leaves out a start of 0. */
function spanOf(
  { startIndex, endIndex }: JsonObject,
  text: string,
): Pick<Citation, "start" | "end"> {
  if (typeof endIndex !== "number") return {};
  const start = typeof startIndex === "number" ? startIndex : 0;
  return { start: unitOfByte(text, start), end: unitOfByte(text, endIndex) };
}

function chunkOf({ title, data, origin }: Citation, uri: string): JsonObject {
  if (origin === OWN && (data.maps || data.retrievedContext)) {
    const { segment: _, ...chunk } = data;
    return chunk;
  }
  return { web: { uri, ...(title === undefined ? {} : { title }) } };
}

function segmentOf({ start = 0, end, quote }: Citation, text: string, base: number): JsonObject {
  const stop = end ?? text.length;
  const startIndex = base + byteLength(text.slice(0, start));
  return {
    ...(startIndex === 0 ? {} : { startIndex }),
    endIndex: base + byteLength(text.slice(0, stop)),
    text: quote ?? text.slice(start, stop),
  };
}

const ASCII = /^[\0-\x7f]*$/;
const UTF8 = new TextEncoder();

function byteLength(text: string): number {
  return ASCII.test(text) ? text.length : UTF8.encode(text).length;
}

/** The position in UTF-16 of a position in UTF-8. */
function unitOfByte(text: string, byte: number): number {
  if (ASCII.test(text)) return Math.min(byte, text.length);
  return new TextDecoder().decode(UTF8.encode(text).subarray(0, byte)).length;
}

function list(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
