/**
 * Citations: five shapes on this wire, of which the web search's is the one other wires can show.
 *
 * @module
 */

import { type JsonObject, type JsonValue, parseJsonObject } from "../../canonical/json.ts";
import type { Citation } from "../../canonical/request.ts";
import { openSignature, sealSignature } from "../../canonical/seal.ts";
import { OWN } from "./origin.ts";

/** Reads a citation, which is kept whole beside what every wire can tell of it. */
export function decodeCitation(data: JsonObject): Citation {
  const { signature, origin } = openSignature(word(data.encrypted_index) ?? "", OWN);
  const foreign = origin === OWN ? undefined : parseJsonObject(signature);
  return foreign === undefined ? own(data) : { ...own(data), origin, data: foreign };
}

function own(data: JsonObject): Citation {
  const url = data.type === "search_result_location" ? webAddress(data.source) : word(data.url);
  const title = word(data.title) ?? word(data.document_title);
  const quote = word(data.cited_text);
  return {
    origin: OWN,
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { title }),
    ...(quote === undefined ? {} : { quote }),
    data,
  };
}

/**
 * Writes a citation: our own as it was, another wire's as a web search result. One without an
 * address has no place here and is left out.
 */
export function encodeCitation(citation: Citation): JsonObject | undefined {
  if (citation.origin === OWN) return citation.data;
  if (citation.url === undefined) return undefined;
  return {
    type: "web_search_result_location",
    cited_text: citation.quote ?? "",
    // The place of a proof that only the vendor's own search could give holds the vendor's own form,
    // so that it goes back there and never to this vendor, who would refuse it.
    encrypted_index: sealSignature(
      { signature: JSON.stringify(citation.data), origin: citation.origin },
      OWN,
    ),
    title: citation.title ?? null,
    url: citation.url,
  };
}

function word(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A caller's search result may name any source; only an address can be shown as one. */
function webAddress(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && /^https?:/.test(value) ? value : undefined;
}
