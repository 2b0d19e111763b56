/**
 * Where statements come from, both ways: this wire knows web pages only, as `url_citation`
 * annotations on spans of the whole text.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Citation } from "../../canonical/request.ts";

/** Reads one annotation, or answers `undefined` when it is of a kind without meaning elsewhere. */
export function readAnnotation(annotation: JsonValue): Citation | undefined {
  if (!isJsonObject(annotation) || !isJsonObject(annotation.url_citation)) return undefined;
  const { url, title, start_index, end_index, content } = annotation.url_citation;
  return {
    origin: "openai-chat",
    ...(typeof url === "string" ? { url } : {}),
    ...(typeof title === "string" ? { title } : {}),
    // OpenRouter adds what was quoted.
    ...(typeof content === "string" ? { quote: content } : {}),
    ...(typeof start_index === "number" ? { start: start_index } : {}),
    ...(typeof end_index === "number" ? { end: end_index } : {}),
    data: annotation,
  };
}

/**
 * Writes a citation of the text block that spans `from` to `to` of the whole text; one that names no
 * web page has no place here.
 */
export function writeAnnotation(
  citation: Citation,
  from: number,
  to: number,
): JsonObject | undefined {
  if (citation.origin === "openai-chat") return citation.data;
  const { url, title, start, end } = citation;
  if (url === undefined) return undefined;
  return {
    type: "url_citation",
    url_citation: {
      url,
      title: title ?? url,
      start_index: from + (start ?? 0),
      end_index: end === undefined ? to : from + end,
    },
  };
}
