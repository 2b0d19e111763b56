/**
 * A block's delta, as hosts of this wire write it.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";

/** What each kind of delta carries, where that is text. */
const TEXTS: Readonly<Record<string, string>> = {
  text_delta: "text",
  thinking_delta: "thinking",
  input_json_delta: "partial_json",
};

/**
 * The delta as the vendor would have written it: its type, where only its members tell, and its text
 * as text. Nothing where it says nothing.
 */
export function soundDelta(delta: JsonValue | undefined): JsonObject | undefined {
  if (!isJsonObject(delta)) return undefined;
  const type = delta.type ?? Object.keys(TEXTS).find((each) => TEXTS[each] as string in delta);
  const member = TEXTS[String(type)];
  if (type === undefined || member === undefined) return type === undefined ? undefined : delta;
  const value = delta[member];
  if (typeof value === "string") return delta.type === undefined ? { type, ...delta } : delta;
  return isJsonObject(value) ? { ...delta, type, [member]: JSON.stringify(value) } : undefined;
}
