/**
 * The caller's limits on an answer: stop sequences and the number of tokens, which are words here.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { countWords, type DemoBlock, type DemoStop, textOf } from "./message.ts";

/** What is left of an answer, and why it ends there. */
export interface Cut {
  content: DemoBlock[];
  stop: DemoStop;
  stopSequence: string | null;
}

/** Keeps as much of `blocks` as `body` allows. */
export function cut(blocks: readonly DemoBlock[], body: JsonObject): Cut {
  const stops = Array.isArray(body.stop_sequences) ? body.stop_sequences : [];
  const sequences = stops.filter((stop) => typeof stop === "string" && stop !== "");
  let left = typeof body.max_tokens === "number" ? body.max_tokens : Infinity;
  const content: DemoBlock[] = [];
  for (const block of blocks) {
    if (left <= 0) return { content, stop: "max_tokens", stopSequence: null };
    const stop = block.type === "text" ? firstOf(sequences as string[], block.text) : undefined;
    const said = stop === undefined ? block : shorten(block, stop.at);
    const words = countWords(textOf(said));
    if (words > left && said.type !== "tool_use") {
      content.push(shorten(said, endOfWord(textOf(said), left)));
      return { content, stop: "max_tokens", stopSequence: null };
    }
    left -= words;
    content.push(said);
    if (stop !== undefined) return { content, stop: "stop_sequence", stopSequence: stop.sequence };
  }
  const called = content.some((block) => block.type === "tool_use");
  return { content, stop: called ? "tool_use" : "end_turn", stopSequence: null };
}

function firstOf(
  sequences: readonly string[],
  text: string,
): { sequence: string; at: number } | undefined {
  return sequences.map((sequence) => ({ sequence, at: text.indexOf(sequence) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
}

function shorten(block: DemoBlock, length: number): DemoBlock {
  switch (block.type) {
    case "text":
      return { ...block, text: block.text.slice(0, length) };
    case "thinking":
      return { ...block, thinking: block.thinking.slice(0, length) };
    case "tool_use":
      return block;
  }
}

/** Where the `count`th word of `text` ends. */
function endOfWord(text: string, count: number): number {
  let end = 0;
  for (const word of text.matchAll(/\S+/g)) {
    if (count-- <= 0) break;
    end = word.index + word[0].length;
  }
  return end;
}
