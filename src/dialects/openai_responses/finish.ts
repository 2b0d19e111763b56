/**
 * Why an answer ended. This wire has a status and, for what is incomplete, one of two reasons; it does
 * not say that the model waits for tool results, which is read off the output.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { Finish, FinishReason } from "../../canonical/reply.ts";

/** How a response object without an error ended; `calls` says whether it holds client tool calls. */
export function finishOf(response: JsonObject, calls: boolean): Finish {
  if (response.status === "incomplete") {
    const details = response.incomplete_details;
    const raw = isJsonObject(details) && typeof details.reason === "string"
      ? details.reason
      : "incomplete";
    return { reason: raw === "content_filter" ? "content_filter" : "length", raw };
  }
  const raw = typeof response.status === "string" ? response.status : "completed";
  if (calls) return { reason: "tool_calls", raw };
  // The ChatGPT backend hands a turn back this way.
  return { reason: response.end_turn === false ? "pause" : "stop", raw };
}

/** A response object's `status`, and what is incomplete about it. */
export interface Ending {
  status: "completed" | "incomplete";
  incomplete_details: { reason: "max_output_tokens" | "content_filter" } | null;
}

const COMPLETED: Ending = { status: "completed", incomplete_details: null };

/** How an ending is told; `refused` says whether the output holds a refusal part. */
export function encodeFinish(reason: FinishReason, refused: boolean): Ending {
  switch (reason) {
    case "length":
    case "context_length":
      return { status: "incomplete", incomplete_details: { reason: "max_output_tokens" } };
    case "refusal":
      // A refusal part says it already, and the vendor then calls the answer complete.
      return refused ? COMPLETED : filtered();
    case "content_filter":
      return filtered();
    default:
      return COMPLETED;
  }
}

function filtered(): Ending {
  return { status: "incomplete", incomplete_details: { reason: "content_filter" } };
}
