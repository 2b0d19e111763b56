/**
 * Reasoning that a host has in its text, between `<think>` and `</think>`, before the answer itself:
 * what many open models write, where their server does not tell the two apart.
 *
 * Only a tag that the text begins with counts. A later one is something that the model speaks of.
 *
 * @module
 */

import type { Emit } from "../../canonical/event.ts";

const OPEN = "<think>";
const CLOSE = "</think>";

/** Where the pieces of a text go; none is empty. */
export interface TagSinks {
  thought(piece: string, emit: Emit): void;
  text(piece: string, emit: Emit): void;
}

/** Tells reasoning and text apart. */
export interface TagReader {
  /** Takes the next piece of the text, cut anywhere. */
  read(piece: string, emit: Emit): void;
  /** Nothing follows, or something that is no text: what was held goes where it belongs. */
  flush(emit: Emit): void;
}

/** Creates a reader of one text. */
export function createTagReader(sinks: TagSinks): TagReader {
  let place: "before" | "begun" | "inside" | "after" | "outside" = "before";
  /** What may still turn out to be a tag, or the line break beside one. */
  let held = "";

  function open(emit: Emit): void {
    const bare = held.trimStart();
    if (bare.startsWith(OPEN)) {
      place = "begun";
      held = bare.slice(OPEN.length);
      begin(emit);
    } else if (!OPEN.startsWith(bare)) {
      place = "outside";
      say(emit);
    }
  }

  function begin(emit: Emit): void {
    if (held === "") return;
    place = "inside";
    if (held.startsWith("\n")) held = held.slice(1);
    think(emit);
  }

  function think(emit: Emit): void {
    const end = held.indexOf(CLOSE);
    const known = end >= 0 ? end : held.length - tailOf(held);
    const thought = held.slice(0, known);
    const piece = end >= 0 && thought.endsWith("\n") ? thought.slice(0, -1) : thought;
    if (piece !== "") sinks.thought(piece, emit);
    held = held.slice(end >= 0 ? end + CLOSE.length : known);
    if (end < 0) return;
    place = "after";
    answer(emit);
  }

  function answer(emit: Emit): void {
    held = held.trimStart();
    if (held === "") return;
    place = "outside";
    say(emit);
  }

  function say(emit: Emit): void {
    if (held !== "") sinks.text(held, emit);
    held = "";
  }

  return {
    read(piece, emit) {
      if (place === "outside") return sinks.text(piece, emit);
      held += piece;
      if (place === "before") open(emit);
      else if (place === "begun") begin(emit);
      else if (place === "inside") think(emit);
      else answer(emit);
    },
    flush(emit) {
      if (place === "inside") {
        if (held !== "") sinks.thought(held, emit);
        held = "";
      } else if (place === "before" && held !== "") {
        place = "outside";
        say(emit);
      }
    },
  };
}

/** How many of the last characters may be the beginning of the closing tag, or of its line. */
function tailOf(text: string): number {
  const from = Math.max(0, text.length - CLOSE.length);
  for (let at = from; at < text.length; at++) {
    const rest = text.slice(at);
    if (CLOSE.startsWith(rest) || `\n${CLOSE}`.startsWith(rest)) return rest.length;
  }
  return 0;
}

/** Reasoning as a host of this kind writes it, to go before the text of its turn. */
export function tagged(thought: string): string {
  return thought === "" ? "" : `${OPEN}\n${thought}\n${CLOSE}\n\n`;
}
