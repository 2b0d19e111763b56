/**
 * The caller's own labels, which the vendor writes into its logs: at most 16 pairs of texts of certain
 * characters.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";

const MOST_PAIRS = 16;
const LABEL = /^[a-zA-Z0-9\s:_@$#=/+,.-]{1,256}$/;
const VALUE = /^[a-zA-Z0-9\s:_@$#=/+,.-]{0,256}$/;

/** Writes `requestMetadata`; labels that the API would refuse are left out, and that is named. */
export function requestMetadata(
  metadata: JsonObject | undefined,
  dropped: Set<string>,
): JsonObject {
  const pairs = Object.entries(metadata ?? {}).map(([name, value]) => [name, textOf(value)]);
  const fitting = pairs.filter(([name = "", value]) =>
    LABEL.test(name) && value !== undefined && VALUE.test(value)
  ).slice(0, MOST_PAIRS);
  if (fitting.length < pairs.length) dropped.add("metadata");
  return Object.fromEntries(fitting);
}

/** Labels are texts here; a number or a truth value says the same as one. */
function textOf(value: JsonObject[string]): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
      return String(value);
    default:
      return undefined;
  }
}
