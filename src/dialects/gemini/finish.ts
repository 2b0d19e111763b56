/**
 * Why an answer ended, both ways
 * (https://ai.google.dev/api/generate-content#FinishReason, …#BlockReason).
 *
 * @module
 */

import { type Fault, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Finish, FinishReason } from "../../canonical/reply.ts";

/** Words that say the vendor cut the answer, or the prompt already. */
const FILTERS: ReadonlySet<string> = new Set([
  "SAFETY",
  "RECITATION",
  "BLOCKLIST",
  "PROHIBITED_CONTENT",
  "SPII",
  "IMAGE_SAFETY",
  "IMAGE_PROHIBITED_CONTENT",
  "IMAGE_RECITATION",
]);

/** Words that say the model came to no end of its own. */
const FAILURES: ReadonlySet<string> = new Set([
  "MALFORMED_FUNCTION_CALL",
  "UNEXPECTED_TOOL_CALL",
  "TOO_MANY_TOOL_CALLS",
  "LANGUAGE",
  "OTHER",
  "IMAGE_OTHER",
  "NO_IMAGE",
]);

/** Reads a `finishReason`; the wire says `STOP` also when calls wait for results. */
export function readFinish(word: string | undefined, message: unknown, hasCalls: boolean): Finish {
  const known = word?.toUpperCase() ?? "";
  const told = known === "MAX_TOKENS" ? "length" : FILTERS.has(known) ? "content_filter" : "stop";
  return {
    reason: told === "stop" && hasCalls ? "tool_calls" : told,
    ...(word === undefined ? {} : { raw: word }),
    ...(typeof message === "string" && message !== ""
      ? { details: { finishMessage: message } }
      : {}),
  };
}

/** Reads a `promptFeedback` that tells why there is no answer. */
export function readBlock(feedback: JsonObject): Finish | undefined {
  const { blockReason, blockReasonMessage: message } = feedback;
  const told = typeof message === "string" && message !== "" ? message : undefined;
  const raw = typeof blockReason === "string" && blockReason !== "" ? blockReason : undefined;
  if (told === undefined && raw === undefined) return undefined;
  return {
    reason: "content_filter",
    ...(raw === undefined ? {} : { raw }),
    ...(told === undefined ? {} : { details: { blockReasonMessage: told } }),
  };
}

/** The failure that an answer without content is, where its `finishReason` tells of one. */
export function failureOf(word: string, message: JsonValue | undefined): Fault | undefined {
  if (!FAILURES.has(word.toUpperCase())) return undefined;
  const why = typeof message === "string" && message !== "" ? `: ${message}` : "";
  return gatewayFault(
    "upstream",
    `Cannot finish the answer: the provider stopped with '${word}'${why}`,
    { origin: "upstream", code: word },
  );
}

/** The `finishReason`, and the vendor's own words where they are its own. */
export function writeFinish({ reason, raw, details }: Finish): JsonObject {
  const own = raw !== undefined && isOwn(reason, raw);
  const message = details?.finishMessage;
  return {
    finishReason: own ? raw : wordOf(reason),
    ...(own && message !== undefined ? { finishMessage: message } : {}),
  };
}

/** Whether a word of this wire, and one that means what the reason says. */
function isOwn(reason: FinishReason, raw: string): boolean {
  return reason === "content_filter" ? FILTERS.has(raw) : reason === "stop" && FAILURES.has(raw);
}

function wordOf(reason: FinishReason): string {
  switch (reason) {
    case "length":
    case "context_length":
      return "MAX_TOKENS";
    case "content_filter":
    case "refusal":
      return "SAFETY";
    default:
      return "STOP";
  }
}

/** Whether a body is an answer at all: with a candidate, or with the reason why there is none. */
export function isAnswer({ candidates, promptFeedback }: JsonObject): boolean {
  if (Array.isArray(candidates) && candidates.length > 0) return true;
  return isJsonObject(promptFeedback) && readBlock(promptFeedback) !== undefined;
}
