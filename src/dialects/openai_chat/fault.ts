/**
 * Failed answers: OpenAI's envelope, and the one way in which hosts of this wire differ.
 *
 * @module
 */

import type { Fault } from "../../canonical/fault.ts";
import { isJsonObject } from "../../canonical/json.ts";
import type { FailedAnswer } from "../dialect.ts";
import { decodeOpenAiFault } from "../openai_fault.ts";

/** Reads a failed answer. Gemini's compatible endpoint puts the envelope into a list. */
export function decodeFault(answer: FailedAnswer): Fault {
  return decodeOpenAiFault({ ...answer, body: unlisted(answer.body) });
}

function unlisted(body: string): string {
  if (!body.trimStart().startsWith("[")) return body;
  try {
    const list: unknown = JSON.parse(body);
    const first: unknown = Array.isArray(list) ? list[0] : undefined;
    return isJsonObject(first) ? JSON.stringify(first) : body;
  } catch {
    return body;
  }
}
