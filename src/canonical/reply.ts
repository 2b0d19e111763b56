/**
 * A whole answer.
 *
 * @module
 */

import type { JsonObject } from "./json.ts";
import type { AssistantPart } from "./request.ts";
import type { Usage } from "./usage.ts";

/** Why the answer ended. */
export const FINISH_REASONS = [
  "stop",
  "stop_sequence",
  "length",
  "context_length",
  "tool_calls",
  "content_filter",
  "refusal",
  "pause",
] as const;

/**
 * One of {@link FINISH_REASONS}:
 * `stop` the model was done; `stop_sequence` it wrote one of the caller's stop strings; `length` it
 * reached the output limit; `context_length` it filled the context window; `tool_calls` it waits for
 * results; `content_filter` the provider cut it; `refusal` the model declined; `pause` the provider
 * handed the turn back and wants it sent again.
 */
export type FinishReason = typeof FINISH_REASONS[number];

/** How the answer ended. */
export interface Finish {
  reason: FinishReason;
  /** The provider's own word. */
  raw?: string;
  /** The caller's stop string that was met, where told. */
  stopSequence?: string;
  /** What the provider says beyond the reason (Anthropic's `stop_details`). */
  details?: JsonObject;
}

/** A whole answer. */
export interface Reply {
  /** The provider's id of the answer. */
  id?: string;
  /** The model that answered, in the provider's words. */
  model?: string;
  /** What the model produced, in order. */
  content: AssistantPart[];
  finish: Finish;
  /** Absent when the provider told none. */
  usage?: Usage;
}
