/**
 * Why an answer ended.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Finish, FinishReason } from "../../canonical/reply.ts";

/** Anthropic's `stop_reason`; `sensitive` is a host's own word, `compaction` a beta's. */
const REASONS: ReadonlyMap<string, FinishReason> = new Map([
  ["end_turn", "stop"],
  ["stop_sequence", "stop_sequence"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "context_length"],
  ["tool_use", "tool_calls"],
  ["pause_turn", "pause"],
  ["compaction", "pause"],
  ["refusal", "refusal"],
  ["sensitive", "content_filter"],
]);

const WORDS: Record<FinishReason, string> = {
  stop: "end_turn",
  stop_sequence: "stop_sequence",
  length: "max_tokens",
  context_length: "model_context_window_exceeded",
  tool_calls: "tool_use",
  content_filter: "refusal",
  refusal: "refusal",
  pause: "pause_turn",
};

/** What an answer held before it ended. */
export interface EndedContent {
  callsTools: boolean;
  refuses: boolean;
}

/** The members of a message, or of a `message_delta`, that tell how it ended. */
export interface WireStop {
  stop_reason?: JsonValue | undefined;
  stop_sequence?: JsonValue | undefined;
  stop_details?: JsonValue | undefined;
}

/**
 * Reads how an answer ended. Some hosts end with a plain stop after a call that the caller is to
 * carry out; the call is what counts.
 */
export function decodeFinish(wire: WireStop, callsTools: boolean): Finish {
  const raw = typeof wire.stop_reason === "string" ? wire.stop_reason : undefined;
  const reason = REASONS.get(raw?.toLowerCase() ?? "") ?? "stop";
  return {
    reason: reason === "stop" && callsTools ? "tool_calls" : reason,
    ...(raw === undefined ? {} : { raw }),
    ...(typeof wire.stop_sequence === "string" ? { stopSequence: wire.stop_sequence } : {}),
    ...(isJsonObject(wire.stop_details) ? { details: wire.stop_details } : {}),
  };
}

/** The word that the vendor's client knows: some hosts write it in capitals, or not for calls. */
export function wordOf(raw: string, callsTools: boolean): string {
  const known = REASONS.has(raw.toLowerCase()) ? raw.toLowerCase() : raw;
  return known === "end_turn" && callsTools ? "tool_use" : known;
}

/**
 * Writes how an answer ended: `stop_reason`, `stop_sequence` and `stop_details`. OpenAI's wires end as
 * ever after a refusal, which they tell in words of its own; this one has the end to tell it by.
 */
export function encodeFinish(finish: Finish, content: EndedContent): JsonObject {
  const word = WORDS[finish.reason === "stop" ? stopAfter(content) : finish.reason];
  return {
    stop_reason: word,
    stop_sequence: finish.stopSequence ?? null,
    stop_details: word === "refusal" ? refusalDetails(finish.details) : null,
  };
}

function stopAfter({ callsTools, refuses }: EndedContent): FinishReason {
  return callsTools ? "tool_calls" : refuses ? "refusal" : "stop";
}

/** The SDK's `RefusalStopDetails`; another vendor's details have another shape. */
function refusalDetails(details: JsonObject | undefined): JsonObject {
  return details?.type === "refusal"
    ? details
    : { type: "refusal", category: null, explanation: null };
}
