/**
 * The dialects there are.
 *
 * @module
 */

import type { DialectId } from "../canonical/request.ts";
import { anthropicMessages } from "./anthropic_messages/mod.ts";
import type { Dialect } from "./dialect.ts";
import { gemini } from "./gemini/mod.ts";
import { openAiChat } from "./openai_chat/mod.ts";
import { openAiResponses } from "./openai_responses/mod.ts";
import { piNative } from "./pi_native/mod.ts";

const DIALECTS: Readonly<Record<DialectId, Dialect>> = {
  "openai-chat": openAiChat,
  "openai-responses": openAiResponses,
  "anthropic-messages": anthropicMessages,
  "gemini": gemini,
  "pi-native": piNative,
};

/** The dialect of this id. */
export function dialectOf(id: DialectId): Dialect {
  return DIALECTS[id];
}
