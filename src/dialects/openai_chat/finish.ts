/**
 * Why an answer ended, both ways.
 *
 * @module
 */

import { type Fault, gatewayFault } from "../../canonical/fault.ts";
import type { Finish, FinishReason } from "../../canonical/reply.ts";

/** The vendor's five words, and those of hosts that follow it loosely. */
const REASON_OF_WORD: ReadonlyMap<string, FinishReason> = new Map([
  ["stop", "stop"],
  ["length", "length"],
  ["max_tokens", "length"],
  ["model_length", "length"],
  ["tool_calls", "tool_calls"],
  ["tool_use", "tool_calls"],
  ["function_call", "tool_calls"],
  ["content_filter", "content_filter"],
  ["safety", "content_filter"],
  ["sensitive", "content_filter"],
  ["refusal", "refusal"],
]);

/** Words that say the answer broke off: Mistral's, Zhipu's and DeepSeek's. */
const FAILURES: ReadonlySet<string> = new Set([
  "error",
  "network_error",
  "insufficient_system_resource",
]);

/** Reads a `finish_reason`; hosts exist that say `stop` although calls wait for results. */
export function readFinish(word: string | undefined, hasCalls: boolean): Finish {
  const told = REASON_OF_WORD.get(word?.toLowerCase() ?? "") ?? "stop";
  const reason = told === "stop" && hasCalls ? "tool_calls" : told;
  return { reason, ...(word === undefined ? {} : { raw: word }) };
}

/** The word that a vendor's client knows: some hosts write another's, in capitals. */
export function wordOf(word = ""): string {
  if (word === word.toLowerCase()) return word;
  const reason = REASON_OF_WORD.get(word.toLowerCase());
  return reason === undefined ? word : writeFinish(reason, false);
}

/** Whether a `finish_reason` says that the answer broke off. */
export function isFailure(word: string): boolean {
  return FAILURES.has(word.toLowerCase());
}

/** The failure that a `finish_reason` stands for, where it stands for one. */
export function failureOf(word: string): Fault | undefined {
  if (!isFailure(word)) return undefined;
  return gatewayFault(
    word.toLowerCase() === "insufficient_system_resource" ? "overloaded" : "upstream",
    `Cannot finish the answer: the provider stopped with '${word}'`,
    { origin: "upstream", code: word },
  );
}

/** The `finish_reason` for a reason; `legacy` is for clients that know functions and no tools. */
export function writeFinish(reason: FinishReason, legacy: boolean): string {
  switch (reason) {
    case "length":
    case "context_length":
      return "length";
    case "tool_calls":
      return legacy ? "function_call" : "tool_calls";
    case "content_filter":
    case "refusal":
      return "content_filter";
    default:
      return "stop";
  }
}
