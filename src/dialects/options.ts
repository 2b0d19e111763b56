/**
 * The option table: what becomes of every field that the vendors document for a request, on its way
 * to a provider of each wire. It is data: `docs/options.md` is printed from it, and tests hold it
 * against the vendors' own types on one side and against what really leaves the gateway on the other.
 *
 * A further wire is a name in `OPTION_TARGETS`, and in `OPTION_WIRES` if it has rows of its own; the compiler then names every cell that is missing.
 *
 * @module
 */

import { CHAT_OPTIONS } from "./options_chat.ts";
import type { Option, OptionWire } from "./options_fate.ts";
import { GEMINI_OPTIONS, GEMINI_SDK_ONLY } from "./options_gemini.ts";
import { MESSAGES_OPTIONS } from "./options_messages.ts";
import { RESPONSES_OPTIONS } from "./options_responses.ts";

export {
  type Fate,
  type Option,
  OPTION_TARGETS,
  OPTION_WIRES,
  type OptionTarget,
  type OptionWire,
} from "./options_fate.ts";

/** The rows of each client wire. */
export const OPTIONS: Readonly<Record<OptionWire, readonly Option[]>> = {
  chat: CHAT_OPTIONS,
  responses: RESPONSES_OPTIONS,
  messages: MESSAGES_OPTIONS,
  gemini: GEMINI_OPTIONS,
};

/**
 * What an SDK takes beside the fields of the body and sends as a header: no field, so no row. A
 * header of the vendor's own reaches providers of the same wire if {@link Dialect.ownHeaders} has it.
 */
export const HEADER_PARAMETERS: Readonly<Record<OptionWire, Readonly<Record<string, string>>>> = {
  chat: {},
  responses: {},
  messages: {
    betas: "anthropic-beta",
    user_profile_id: "anthropic-user-profile-id",
    workspace_id: "anthropic-workspace-id",
  },
  gemini: {},
};

/** What an SDK takes as options of a request and never sends: how it sends, and what it does itself. */
export const SDK_PARAMETERS: Readonly<Record<OptionWire, readonly string[]>> = {
  chat: [],
  responses: [],
  messages: [],
  gemini: GEMINI_SDK_ONLY,
};
