/**
 * Between a `reasoning` item and a thinking part. The item's `encrypted_content` is the signature. On
 * this wire it is also where the signature of another vendor travels (sealed, see `seal.ts`), and the
 * ciphertext of a reasoning that was encrypted whole: the seal's id then says so.
 *
 * Several summary parts become one text, a blank line between them.
 *
 * @module
 */

import { openSignature, sealSignature } from "../../canonical/seal.ts";
import type { RedactedThinkingPart, ThinkingPart } from "../../canonical/request.ts";
import type { WireReasoning } from "./wire.ts";

/** What stands between two summary parts in one text. */
export const PART_BREAK = "\n\n";

const REDACTED = "redacted";

/** The part a client's `reasoning` item stands for. */
export function thinkingOfItem(item: WireReasoning): ThinkingPart | RedactedThinkingPart {
  const texts = [...item.summary ?? [], ...item.content ?? []].map((part) => part.text);
  const text = texts.filter((piece) => piece !== "").join(PART_BREAK);
  const opened = openSignature(item.encrypted_content ?? "", "openai-responses");
  if (opened.id === REDACTED) {
    return { type: "redacted_thinking", data: opened.signature, origin: opened.origin };
  }
  const id = opened.origin === "openai-responses" ? item.id : opened.id;
  return {
    type: "thinking",
    text,
    signature: opened.signature,
    origin: opened.origin,
    ...(id === undefined ? {} : { id }),
  };
}

/**
 * What a client is given as `encrypted_content`. Nothing for this wire's own reasoning without a
 * ciphertext; another vendor's is sealed even when it is empty, so that its origin is not forgotten.
 */
export function sealedContent(
  part: Pick<ThinkingPart, "signature" | "origin" | "id">,
): string | undefined {
  if (part.signature === undefined || part.origin === undefined) return undefined;
  const { signature, origin, id } = part;
  const content = sealSignature(
    { signature, origin, ...(id === undefined ? {} : { id }) },
    "openai-responses",
  );
  return content === "" ? undefined : content;
}

/** {@link sealedContent} for reasoning that its producer encrypted whole. */
export function sealedRedaction(part: RedactedThinkingPart): string {
  return sealSignature(
    { signature: part.data, origin: part.origin, id: REDACTED },
    "openai-responses",
  );
}
