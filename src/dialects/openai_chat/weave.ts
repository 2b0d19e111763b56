/**
 * An assistant's turn in the order it was made in. The wire tells reasoning, words and calls apart
 * and not how they took turns; the entries that this gateway writes say how much of the text came
 * before each (see `reasoning_encode.ts`).
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { AssistantPart, TextPart } from "../../canonical/request.ts";
import { reasoningOf } from "./reasoning_decode.ts";

/** The reasoning in `fields` of a message among its `words`, each piece where it came. */
export function weave(fields: JsonObject, words: readonly AssistantPart[]): AssistantPart[] {
  const offsets = offsetsIn(fields);
  if (offsets.length === 0) return [...reasoningOf(fields), ...words];
  const woven = reasoningAt(fields, 0);
  let from = 0;
  for (const word of words) {
    if (word.type !== "text") {
      woven.push(word);
      continue;
    }
    const end = from + word.text.length;
    let rest = word;
    while (offsets[0] !== undefined && offsets[0] < end) {
      const at = offsets.shift() ?? end;
      const [before, after] = split(rest, at - (end - rest.text.length));
      if (before.text !== "") woven.push(before);
      woven.push(...reasoningAt(fields, at));
      rest = after;
    }
    woven.push(rest);
    from = end;
  }
  for (const at of offsets) woven.push(...reasoningAt(fields, at));
  return woven;
}

/** Where in the text reasoning of ours came, in order, the beginning not counted. */
function offsetsIn({ reasoning_details: details }: JsonObject): number[] {
  if (!Array.isArray(details)) return [];
  const offsets = details.filter(isJsonObject).map(offsetOf).filter((offset) => offset > 0);
  return [...new Set(offsets)].sort((a, b) => a - b);
}

function offsetOf({ offset }: JsonObject): number {
  return typeof offset === "number" && Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
}

function reasoningAt({ reasoning_details: details }: JsonObject, offset: number): AssistantPart[] {
  if (!Array.isArray(details)) return [];
  const here = details.filter((detail) => isJsonObject(detail) && offsetOf(detail) === offset);
  return reasoningOf({ reasoning_details: here });
}

/** A breakpoint and citations belong to the end of a text. */
function split(part: TextPart, at: number): [TextPart, TextPart] {
  return [
    { type: "text", text: part.text.slice(0, at) },
    { ...part, text: part.text.slice(at) },
  ];
}
