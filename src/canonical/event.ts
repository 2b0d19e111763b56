/**
 * A streamed answer, as a sequence of events.
 *
 * The grammar, which every stream decoder keeps and every stream encoder may rely on:
 *
 * ```text
 * stream := start? (block | usage)* (finish | fault)
 * block  := block_start delta* block_stop          blocks may interleave, told apart by `index`
 * ```
 *
 * Indexes count up from 0 in the order the blocks start. `finish` or `fault` is the last event, and
 * exactly one of them comes. Every block that was started is stopped before `finish`; after a
 * `fault` blocks may stay open.
 *
 * @module
 */

import type { Fault } from "./fault.ts";
import type { Finish } from "./reply.ts";
import type { AssistantPart, Citation, DialectId } from "./request.ts";
import type { Usage } from "./usage.ts";

/** One step of a streamed answer. */
export type CanonicalEvent =
  | StartEvent
  | BlockStartEvent
  | TextDeltaEvent
  | ThinkingDeltaEvent
  | ArgumentsDeltaEvent
  | RefusalDeltaEvent
  | SignatureEvent
  | CitationEvent
  | BlockStopEvent
  | UsageEvent
  | FinishEvent
  | FaultEvent;

/** The provider has begun; it says who it is and may already know the prompt's tokens. */
export interface StartEvent {
  type: "start";
  id?: string;
  model?: string;
  usage?: Usage;
}

/**
 * A block begins. `part` is the block as known so far: for text, thinking, refusals and JSON tool
 * calls its text is empty and comes in deltas; an image, a redacted thinking or a hosted item is
 * whole here. A tool call's id and name are always known: a decoder waits for them.
 */
export interface BlockStartEvent {
  type: "block_start";
  index: number;
  part: AssistantPart;
}

/** More of a text block. `text` is never empty. */
export interface TextDeltaEvent {
  type: "text_delta";
  index: number;
  text: string;
}

/** More of a thinking block. `text` is never empty. */
export interface ThinkingDeltaEvent {
  type: "thinking_delta";
  index: number;
  text: string;
}

/** More of a tool call's arguments, JSON text or free-form input. `text` is never empty. */
export interface ArgumentsDeltaEvent {
  type: "arguments_delta";
  index: number;
  text: string;
}

/** More of a refusal. `text` is never empty. */
export interface RefusalDeltaEvent {
  type: "refusal_delta";
  index: number;
  text: string;
}

/** The whole signature of a thinking block, once, before the block stops. */
export interface SignatureEvent {
  type: "signature";
  index: number;
  signature: string;
  origin: DialectId;
}

/** A citation for the text block. */
export interface CitationEvent {
  type: "citation";
  index: number;
  citation: Citation;
}

/** The block is complete. */
export interface BlockStopEvent {
  type: "block_stop";
  index: number;
}

/** The counts so far; each replaces the one before. */
export interface UsageEvent {
  type: "usage";
  usage: Usage;
}

/** The answer is whole. The last event. */
export interface FinishEvent {
  type: "finish";
  finish: Finish;
  usage?: Usage;
}

/** The answer broke off. The last event. */
export interface FaultEvent {
  type: "fault";
  fault: Fault;
}

/** Takes events one by one, in order, synchronously. */
export type Emit = (event: CanonicalEvent) => void;
