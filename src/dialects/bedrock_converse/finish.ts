/**
 * Why an answer ended: `StopReason` of the vendor's SDK.
 *
 * @module
 */

import { type Fault, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Finish, FinishReason } from "../../canonical/reply.ts";

const REASONS: ReadonlyMap<string, FinishReason> = new Map([
  ["end_turn", "stop"],
  ["stop_sequence", "stop_sequence"],
  ["max_tokens", "length"],
  ["model_context_window_exceeded", "context_length"],
  ["tool_use", "tool_calls"],
  ["guardrail_intervened", "content_filter"],
  ["content_filtered", "content_filter"],
  // Words of Claude's that the vendor passes on.
  ["refusal", "refusal"],
  ["pause_turn", "pause"],
]);

/** Reads how an answer ended; `fields` are `additionalModelResponseFields`. */
export function decodeFinish(
  word: JsonValue | undefined,
  fields: JsonValue | undefined,
  callsTools: boolean,
): Finish {
  const raw = typeof word === "string" ? word : undefined;
  const reason = REASONS.get(raw ?? "") ?? "stop";
  const stopped = stopSequenceIn(fields);
  return {
    // Some models end with a plain stop after a call that the caller is to carry out.
    reason: reason === "stop" && callsTools ? "tool_calls" : reason,
    ...(raw === undefined ? {} : { raw }),
    ...(stopped === undefined ? {} : { stopSequence: stopped }),
  };
}

/** The failure that an answer is whose end says that the model made nothing that could be read. */
export function failureOf(word: JsonValue | undefined): Fault | undefined {
  if (word !== "malformed_model_output" && word !== "malformed_tool_use") return undefined;
  return gatewayFault("upstream", `Cannot finish the answer: the provider stopped with '${word}'`, {
    origin: "upstream",
    code: word,
  });
}

/** Where a whole answer has it, and where a streamed one does. */
function stopSequenceIn(fields: JsonValue | undefined): string | undefined {
  if (!isJsonObject(fields)) return undefined;
  const delta = isJsonObject(fields.delta) ? fields.delta : {};
  const found = fields.stop_sequence ?? delta.stop_sequence;
  return typeof found === "string" ? found : undefined;
}
