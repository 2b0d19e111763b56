/**
 * What Google's own SDK stumbles over in the streams and answers of hosts that follow its wire
 * loosely. It reads no events but those that are one line of `data`, parses whatever that line
 * holds, and knows one spelling of the names.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { Lint } from "../dialect.ts";

/** Creates a lint of one stream. */
export function createLint(): Lint {
  return {
    flaw(frame) {
      const { data } = frame;
      if (data === "" || data.startsWith("[DONE]")) return { patch: "" };
      const bare = frame.event === undefined && !("id" in frame && frame.id !== undefined);
      const sound = bare && data.startsWith("{") && !data.includes("\n") && !ODD.test(data);
      return sound ? undefined : {};
    },
    ending: () => "",
  };
}

/** Whether a whole answer has names and words that the vendor's clients know. */
export function isSound(body: JsonObject): boolean {
  const candidates = Array.isArray(body.candidates) ? body.candidates.filter(isJsonObject) : [];
  return !ODD.test(JSON.stringify({ ...body, candidates: candidates.map(withoutArguments) }));
}

/** What a model says to a tool may have any names. */
function withoutArguments(candidate: JsonObject): JsonObject {
  const { content } = candidate;
  const parts = isJsonObject(content) && Array.isArray(content.parts) ? content.parts : [];
  const calls = parts.filter(isJsonObject).map(({ functionCall, ...part }) =>
    isJsonObject(functionCall)
      ? {
        ...part,
        functionCall: { ...functionCall, args: typeof functionCall.args === "string" ? "" : {} },
      }
      : part
  );
  return { ...candidate, content: { parts: calls } };
}

const ODD =
  /"(?:finish_reason|function_call|usage_metadata|prompt_feedback)"\s*:|"finishReason"\s*:\s*"[^"]*[a-z]|"args"\s*:\s*"/;
