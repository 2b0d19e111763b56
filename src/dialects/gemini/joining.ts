/**
 * Putting an answer together again. Clients of this wire keep what they were streamed as it came:
 * the vendor's SDK as one turn for each chunk, others as one part for each. Text of neighbouring
 * turns is one text. The signature of another vendor's reasoning, which comes with the last of its
 * text or behind it, is worth something only together with all of it.
 *
 * @module
 */

import type { AssistantPart, ThinkingPart } from "../../canonical/request.ts";
import { OWN } from "./origin.ts";
import { placeOf } from "./signatures.ts";

/** Adds a part to a turn; `goesOn` tells that it begins what the client kept as another turn. */
export function addPart(turn: AssistantPart[], part: AssistantPart, goesOn: boolean): void {
  const last = turn.at(-1);
  if (goesOn && last?.type === "text" && part.type === "text" && !isSigned(turn)) {
    last.text += part.text;
    return;
  }
  if (goesOn && isUnsigned(last) && isUnsigned(part)) {
    last.text += part.text;
    return;
  }
  turn.push(isForeign(part) ? { ...part, text: takeThoughts(turn) + part.text } : part);
}

/** Whether the last part has a signature of its own, which is for that very text. */
function isSigned(turn: readonly AssistantPart[]): boolean {
  const before = turn.at(-2);
  return before?.type === "thinking" && placeOf(before, before.text !== "") === "next";
}

/** Reasoning that nobody signed yet. */
function isUnsigned(part: AssistantPart | undefined): part is ThinkingPart {
  return part?.type === "thinking" && part.origin === OWN && part.signature === "";
}

function isForeign(part: AssistantPart): part is ThinkingPart {
  return part.type === "thinking" && part.origin !== OWN;
}

/** Takes the unsigned reasoning off the end of a turn. */
function takeThoughts(turn: AssistantPart[]): string {
  let text = "";
  for (let last = turn.at(-1); isUnsigned(last); last = turn.at(-1)) {
    text = last.text + text;
    turn.pop();
  }
  return text;
}
