/**
 * An answer of the demo, as Anthropic's wire has it.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";

/** A part of an answer. */
export type DemoBlock =
  | { type: "thinking"; thinking: string; signature: string }
  | { type: "text"; text: string }
  | { type: "tool_use"; id: string; name: string; input: JsonObject };

/** Why an answer ended. */
export type DemoStop = "end_turn" | "tool_use" | "max_tokens" | "stop_sequence";

/** A whole answer. */
export interface DemoMessage {
  id: string;
  type: "message";
  role: "assistant";
  model: string;
  content: DemoBlock[];
  stop_reason: DemoStop;
  stop_sequence: string | null;
  usage: {
    input_tokens: number;
    cache_creation_input_tokens: number;
    cache_read_input_tokens: number;
    output_tokens: number;
  };
}

/** How many words `text` has; the demo's tokens are words. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}

/** The text of a block, as it is counted. */
export function textOf(block: DemoBlock): string {
  switch (block.type) {
    case "thinking":
      return block.thinking;
    case "text":
      return block.text;
    case "tool_use":
      return `${block.name} ${JSON.stringify(block.input)}`;
  }
}

/** 16 hexadecimal digits that are always the same for the same text (FNV-1a, two halves). */
export function digest(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x1000193;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x1000193);
    high = Math.imul(high ^ low ^ i, 0x85ebca6b);
  }
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
}
