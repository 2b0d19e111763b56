/**
 * Why an answer ended, both ways. The wire has five words, and `stopDetails` for what they leave out.
 * An answer that was refused or filtered ends with the word `error`, as it does with .
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Finish, FinishReason } from "../../canonical/reply.ts";

/** How an end is told. */
export interface WireEnd {
  stopReason: "stop" | "length" | "toolUse" | "error";
  stopDetails?: JsonObject;
  errorMessage?: string;
}

/** What `stopDetails.type` tells of each reason that the five words do not. */
const DETAILS: ReadonlyMap<string, FinishReason> = new Map([
  ["stop_sequence", "stop_sequence"],
  ["pause_turn", "pause"],
  ["context_length", "context_length"],
  ["model_context_window_exceeded", "context_length"],
  ["refusal", "refusal"],
  ["sensitive", "content_filter"],
  ["content_filter", "content_filter"],
]);

/** Reads the end of an answer; `undefined` where it is a failure. */
export function readFinish(message: JsonObject): Finish | undefined {
  const { stopReason, stopDetails } = message;
  const details = isJsonObject(stopDetails) ? stopDetails : undefined;
  const told = DETAILS.get(wordOf(details?.type) ?? "");
  const explanation = wordOf(details?.explanation);
  const reason = told ?? plainReason(stopReason);
  if (reason === undefined) return undefined;
  return {
    reason,
    ...(typeof stopReason === "string" ? { raw: stopReason } : {}),
    ...(reason === "stop_sequence" && explanation !== undefined
      ? { stopSequence: explanation }
      : {}),
    ...(details === undefined ? {} : { details }),
  };
}

/** Writes the end of an answer. */
export function writeFinish({ reason, stopSequence, details }: Finish): WireEnd {
  switch (reason) {
    case "stop":
      return { stopReason: "stop" };
    case "tool_calls":
      return { stopReason: "toolUse" };
    case "length":
      return { stopReason: "length" };
    case "context_length":
      return { stopReason: "length", stopDetails: { type: "context_length" } };
    case "pause":
      return { stopReason: "stop", stopDetails: { type: "pause_turn" } };
    case "stop_sequence":
      return {
        stopReason: "stop",
        stopDetails: {
          type: "stop_sequence",
          ...(stopSequence === undefined ? {} : { explanation: stopSequence }),
        },
      };
    case "refusal":
      return failed("refusal", "The model refused to answer", details);
    case "content_filter":
      return failed("content_filter", "The provider's content filter cut the answer", details);
  }
}

function failed(type: string, errorMessage: string, details: JsonObject | undefined): WireEnd {
  const { category, explanation } = details ?? {};
  const why = wordOf(explanation);
  return {
    stopReason: "error",
    stopDetails: {
      type,
      ...(wordOf(category) === undefined ? {} : { category }),
      ...(why === undefined ? {} : { explanation: why }),
    },
    errorMessage: why === undefined ? errorMessage : `${errorMessage}: ${why}`,
  };
}

function plainReason(word: JsonValue | undefined): FinishReason | undefined {
  switch (word) {
    case "length":
      return "length";
    case "toolUse":
      return "tool_calls";
    case "error":
    case "aborted":
      return undefined;
    default:
      return "stop";
  }
}

function wordOf(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
