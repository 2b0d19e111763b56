/**
 * The dialects there are.
 *
 * @module
 */

import type { ClientDialectId, DialectId } from "../canonical/request.ts";
import { anthropicMessages } from "./anthropic_messages/mod.ts";
import { bedrockConverse } from "./bedrock_converse/mod.ts";
import type { Dialect, ProviderDialect } from "./dialect.ts";
import { gemini } from "./gemini/mod.ts";
import { openAiChat } from "./openai_chat/mod.ts";
import { openAiResponses } from "./openai_responses/mod.ts";
import { piNative } from "./pi_native/mod.ts";

/** Each with what it can do: not all of them have clients. */
interface Dialects extends Readonly<Record<ClientDialectId, Dialect>> {
  readonly "bedrock-converse": ProviderDialect;
}

const DIALECTS: Dialects = {
  "openai-chat": openAiChat,
  "openai-responses": openAiResponses,
  "anthropic-messages": anthropicMessages,
  "gemini": gemini,
  "pi-native": piNative,
  "bedrock-converse": bedrockConverse,
};

/** The dialect of this id. */
export function dialectOf<Id extends DialectId>(id: Id): Dialects[Id] {
  return DIALECTS[id];
}
