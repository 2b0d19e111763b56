/**
 * The message round the content: every key of the SDK's `Message`.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { type Usage, zeroUsage } from "../../canonical/usage.ts";
import type { AnswerContext } from "../dialect.ts";
import { encodeUsage } from "./usage.ts";

/** A message that has not said anything yet. */
export function emptyMessage(
  id: string | undefined,
  usage: Usage | undefined,
  context: AnswerContext,
): JsonObject {
  return {
    id: messageId(id, context),
    type: "message",
    role: "assistant",
    model: context.model,
    content: [],
    stop_reason: null,
    stop_sequence: null,
    stop_details: null,
    container: null,
    diagnostics: null,
    usage: encodeUsage(usage ?? { ...zeroUsage(), input: context.estimatedInputTokens }),
  };
}

/** Another vendor's id would be taken for one of this vendor's where clients look at the prefix. */
function messageId(id: string | undefined, context: AnswerContext): string {
  return id?.startsWith("msg_") ? id : context.newId("msg_");
}
