/**
 * Reasoning, to the wire: the readable text as `reasoning_content`, signatures and ciphertexts as
 * entries of `reasoning_details`, see `reasoning_decode.ts`.
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { RedactedThinkingPart, ThinkingPart } from "../../canonical/request.ts";
import { sealSignature } from "../../canonical/seal.ts";
import type { WireProfile } from "../dialect.ts";
import type { Drop } from "./drop.ts";
import { DETAIL_FORMAT } from "./reasoning_decode.ts";
import { tagged } from "./think_tags.ts";

/**
 * The entries that a block of reasoning needs beside its text, none for most; `index` is the number
 * of entries before it, and `offset` how much of the answer's text came before it, which the wire has
 * no place for: signatures are only good in the order they were made in. The text is repeated in
 * them: a signature is only worth something together with the very text it signs, and clients exist
 * that keep no `reasoning_content`.
 */
export function detailsOf(
  part: ThinkingPart | RedactedThinkingPart,
  index: number,
  offset: number = 0,
): JsonObject[] {
  const place = { format: DETAIL_FORMAT, index, ...(offset === 0 ? {} : { offset }) };
  if (part.type === "redacted_thinking") {
    const data = sealSignature({ signature: part.data, origin: part.origin }, "openai-chat");
    return [{ type: "reasoning.encrypted", data, ...place }];
  }
  const { signature, origin, id } = part;
  if (signature === undefined || origin === undefined) return [];
  if (origin === "openai-chat") {
    if (signature === "") return [];
    const native = nativeDetails(signature);
    if (native !== undefined) return native;
  }
  const sealed = sealSignature(
    { signature, origin, ...(id === undefined ? {} : { id }) },
    "openai-chat",
  );
  return [{ type: "reasoning.text", text: part.text, signature: sealed, ...place }];
}

/** The reasoning of an earlier turn, where the host takes it back. */
export interface WrittenReasoning {
  /** Members of the message. */
  readonly members: JsonObject;
  /** What goes before the message's text. */
  readonly lead: string;
}

/**
 * Writes the reasoning of an earlier turn into the field where the host takes it back, or before the
 * text. Another wire's has no place here.
 */
export function writeReasoning(
  thoughts: readonly (ThinkingPart | RedactedThinkingPart)[],
  calls: boolean,
  profile: WireProfile,
  drop: Drop,
): WrittenReasoning {
  const { reasoningField: field = "reasoning_content", emptyReasoning } = profile;
  const own = thoughts.filter(({ origin }) => origin === "openai-chat");
  if (own.length < thoughts.length || (own.length > 0 && field === "none")) drop("thinking");
  if (field === "none") return { members: {}, lead: "" };
  if (field === "think-tags") return { members: {}, lead: tagged(textOf(own, drop)) };
  const details: JsonObject[] = [];
  let text = "";
  for (const part of own) {
    if (part.type === "thinking") text += part.text;
    details.push(...detailsOf(part, details.length));
  }
  const said = text === "" && calls && details.length === 0 ? emptyReasoning : text || undefined;
  const members = {
    ...(said === undefined ? {} : { [field]: said }),
    ...(details.length === 0 ? {} : { reasoning_details: details }),
  };
  return { members, lead: "" };
}

function textOf(
  thoughts: readonly (ThinkingPart | RedactedThinkingPart)[],
  drop: Drop,
): string {
  let text = "";
  for (const part of thoughts) {
    if (part.type === "thinking") text += part.text;
    else drop("thinking");
  }
  return text;
}

/** A host's own list, which was kept as JSON text in the place of the signature. */
function nativeDetails(signature: string): JsonObject[] | undefined {
  if (!signature.startsWith("[")) return undefined;
  try {
    const list: unknown = JSON.parse(signature);
    return Array.isArray(list) && list.every(isJsonObject) ? list : undefined;
  } catch {
    return undefined;
  }
}
