/**
 * A model that is stuck: it goes on and on with the arguments of a call and says nothing in them but
 * white space. Some do so until the limit of the answer, which is paid for and of no use.
 *
 * @module
 */

import type { CanonicalEvent } from "../canonical/event.ts";
import { type Fault, gatewayFault } from "../canonical/fault.ts";

/** So many deltas one after the other, or so many characters. */
const MOST_DELTAS = 256;
const MOST_CHARACTERS = 16 * 1024;

/** Looks on at the events of one answer; it answers with the fault once the model is stuck. */
export type BlankWatch = (event: CanonicalEvent) => Fault | undefined;

/** Creates the watch of one answer. */
export function watchBlanks(): BlankWatch {
  let deltas = 0;
  let characters = 0;
  return (event) => {
    if (event.type !== "arguments_delta") return undefined;
    if (/\S/.test(event.text)) {
      deltas = 0;
      characters = 0;
      return undefined;
    }
    deltas++;
    characters += event.text.length;
    return deltas > MOST_DELTAS || characters > MOST_CHARACTERS ? stuck() : undefined;
  };
}

function stuck(): Fault {
  return gatewayFault(
    "upstream",
    "Cannot finish the answer: the model writes nothing but white space into a call",
    { code: "blank_arguments" },
  );
}
