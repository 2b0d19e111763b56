/**
 * Where a statement comes from.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Citation } from "../../canonical/request.ts";
import { OWN } from "./origin.ts";

/** Reads a citation, whole or as a stream has it. */
export function decodeCitation(wire: JsonObject): Citation {
  const location = isJsonObject(wire.location) ? wire.location : {};
  const url = addressIn(location.web) ?? addressIn(wire.source);
  const quote = textsIn(wire.sourceContent);
  return {
    origin: OWN,
    ...(url === undefined ? {} : { url }),
    ...(typeof wire.title === "string" && wire.title !== "" ? { title: wire.title } : {}),
    ...(quote === "" ? {} : { quote }),
    data: wire,
  };
}

/** The texts of a list of blocks, one behind the other. */
export function textsIn(blocks: JsonValue | undefined): string {
  if (!Array.isArray(blocks)) return "";
  return blocks.map((block) =>
    isJsonObject(block) && typeof block.text === "string" ? block.text : ""
  ).join("");
}

/** A page that was searched, or a source that says itself where it is. */
function addressIn(value: JsonValue | undefined): string | undefined {
  const address = isJsonObject(value) ? value.url : value;
  return typeof address === "string" && /^https?:\/\//.test(address) ? address : undefined;
}
