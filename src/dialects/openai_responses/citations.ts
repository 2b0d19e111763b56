/**
 * Between annotations of an output text and canonical citations. A citation of another vendor is told
 * as a `url_citation` when it names a web page, else it is left out: there is no other form for it.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import type { Citation } from "../../canonical/request.ts";

/** The citation an annotation stands for. */
export function citationOf(annotation: JsonObject): Citation {
  const title = annotation.title ?? annotation.filename;
  return {
    origin: "openai-responses",
    ...(typeof annotation.url === "string" ? { url: annotation.url } : {}),
    ...(typeof title === "string" ? { title } : {}),
    ...(typeof annotation.start_index === "number" ? { start: annotation.start_index } : {}),
    ...(typeof annotation.end_index === "number" ? { end: annotation.end_index } : {}),
    data: annotation,
  };
}

/**
 * The annotation a citation is told as. A vendor that ties a citation to a whole block tells no span:
 * it then is the whole text, whose length is `textLength`.
 */
export function annotationOf(citation: Citation, textLength: number): JsonObject | undefined {
  if (citation.origin === "openai-responses") return citation.data;
  if (citation.url === undefined) return undefined;
  return {
    type: "url_citation",
    url: citation.url,
    title: citation.title ?? citation.url,
    start_index: citation.start ?? 0,
    end_index: citation.end ?? textLength,
  };
}
