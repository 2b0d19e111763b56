/**
 * Carrying one vendor's reasoning signature through another vendor's wire.
 *
 * A signature is only worth something to the dialect that made it. When an answer is told in another
 * wire that has a place for a signature, the place holds a *sealed* signature: it names its origin,
 * travels through the client's history as any opaque string would, and is opened again on the way
 * back, so that it reaches its producer byte for byte and nobody else.
 *
 * @module
 */

import { DIALECT_IDS, type DialectId } from "./request.ts";

const PREFIX = "sluice1:";

/** A signature together with where it came from. */
export interface OriginSignature {
  signature: string;
  origin: DialectId;
  /** The producer's item id, where it has one. */
  id?: string;
}

/**
 * The string to put into the signature place of the wire `into`: the signature itself when it is
 * that wire's own, else a sealed one.
 *
 * @example
 * ```ts
 * import { openSignature, sealSignature } from "./seal.ts";
 * const sealed = sealSignature({ signature: "gAAA", origin: "openai-responses" }, "anthropic-messages");
 * openSignature(sealed, "anthropic-messages"); // { signature: "gAAA", origin: "openai-responses" }
 * ```
 */
export function sealSignature(from: OriginSignature, into: DialectId): string {
  if (from.origin === into) return from.signature;
  return `${PREFIX}${from.origin}:${from.id ?? ""}:${from.signature}`;
}

/** Opens what {@link sealSignature} made; any other string is the own signature of the wire `from`. */
export function openSignature(text: string, from: DialectId): OriginSignature {
  if (!text.startsWith(PREFIX)) return { signature: text, origin: from };
  const originEnd = text.indexOf(":", PREFIX.length);
  const idEnd = text.indexOf(":", originEnd + 1);
  const name = text.slice(PREFIX.length, originEnd);
  const origin = DIALECT_IDS.find((id) => id === name);
  if (originEnd < 0 || idEnd < 0 || origin === undefined) return { signature: text, origin: from };
  const id = text.slice(originEnd + 1, idEnd);
  return { signature: text.slice(idEnd + 1), origin, ...(id === "" ? {} : { id }) };
}

/** How the base64 of anything that begins with the prefix begins; Gemini's wire wants it so. */
const PREFIX_BASE64 = "c2x1aWNlMTp";

/** Whether `text` holds a sealed signature anywhere: such a body is no vendor's own any more. */
export function holdsSeal(text: string): boolean {
  return text.includes(`"${PREFIX}`) || text.includes(`"${PREFIX_BASE64}`);
}
