/**
 * Signatures of reasoning in a client's history.
 *
 * Those that were told by this dialect are sealed and say themselves where they come from. Any other
 * was told by the provider that is stamped on the turn: the client asked it directly, or through
 * another gateway. What such a signature is depends on the stamp:
 *
 * | API               | `thinkingSignature`                                       |
 * | ----------------- | --------------------------------------------------------- |
 * | Anthropic, Google | the vendor's own                                          |
 * | Responses         | the whole reasoning item as JSON text                     |
 * | Chat Completions  | the name of the field that the reasoning is sent back in  |
 * | any other         | opaque; only a provider of this wire can be given it      |
 *
 * @module
 */

import { parseJsonObject } from "../../canonical/json.ts";
import type { DialectId, RedactedThinkingPart, ThinkingPart } from "../../canonical/request.ts";
import { openSignature, type OriginSignature, sealSignature } from "../../canonical/seal.ts";
import { OWN } from "./origin.ts";
import { packToken, type Stamps } from "./stamps.ts";

/** The dialects whose signatures are stamped so. */
const ORIGINS: ReadonlyMap<string, DialectId> = new Map([
  ["anthropic-messages", "anthropic-messages"],
  ["openai-responses", "openai-responses"],
  ["azure-openai-responses", "openai-responses"],
  ["openai-codex-responses", "openai-responses"],
  ["openai-completions", "openai-chat"],
  ["google-generative-ai", "gemini"],
  ["google-gemini-cli", "gemini"],
  ["google-vertex", "gemini"],
]);

/** The dialect whose signatures a turn holds. */
export function originOf({ api }: Stamps): DialectId {
  return ORIGINS.get(api) ?? OWN;
}

/** Reads a thought out of a client's history. */
export function readThought(
  text: string,
  signature: string,
  itemId: string | undefined,
  stamps: Stamps,
): ThinkingPart {
  if (signature === "") return { type: "thinking", text };
  const opened = openSignature(signature, OWN);
  if (opened.signature !== signature) return { type: "thinking", text, ...opened };
  const origin = originOf(stamps);
  switch (origin) {
    case OWN: {
      const token = { ...stamps, signature, ...(itemId === undefined ? {} : { itemId }) };
      return { type: "thinking", text, signature: packToken(token), origin };
    }
    case "openai-responses":
      return { type: "thinking", text, ...itemOf(signature) };
    case "openai-chat":
      return { type: "thinking", text, signature: "", origin };
    default:
      return { type: "thinking", text, signature, origin };
  }
}

/** Reads reasoning that its producer encrypted whole; Anthropic is the one that does so unsealed. */
export function readRedacted(data: string, stamps: Stamps): RedactedThinkingPart {
  const { signature, origin } = openSignature(data, OWN);
  if (signature !== data) return { type: "redacted_thinking", data: signature, origin };
  const known = originOf(stamps);
  return {
    type: "redacted_thinking",
    data,
    origin: known === OWN ? "anthropic-messages" : known,
  };
}

/**
 * A signature for a client. Always sealed, even one of this wire's own: what it belongs to is a turn
 * with another stamp.
 */
export function writeSignature(from: OriginSignature): string {
  return sealSignature(from, from.origin === OWN ? "openai-chat" : OWN);
}

/** A reasoning item without a ciphertext is of no use to the vendor. */
function itemOf(text: string): Partial<OriginSignature> {
  const item = parseJsonObject(text);
  const { encrypted_content: signature, id } = item ?? {};
  if (typeof signature !== "string" || signature === "") return {};
  return { signature, origin: "openai-responses", ...(typeof id === "string" ? { id } : {}) };
}
