/**
 * Who made a sealed signature. A vendor's models do not all accept each other's reasoning, and hosts
 * of one wire never do. A client's own wire cannot tell who signed what; a sealed signature (see
 * `seal.ts`) can: it is stamped with a mark of the provider and the model.
 *
 * @module
 */

import { quickHash } from "./hash.ts";

/** No vendor's signature begins so: they are base64, or JSON. */
const STAMP = "~";

/** The mark of a model at a provider; it tells two apart and names neither. */
export function makerOf(provider: string, model: string): string {
  return quickHash(provider, model).toString(36);
}

/** `signature` with the mark of its maker. */
export function stamp(signature: string, maker: string): string {
  return `${STAMP}${maker}${STAMP}${signature}`;
}

/**
 * Takes the mark off again; `maker` is absent where there is none.
 *
 * @example
 * ```ts
 * import { readStamp, stamp } from "./maker.ts";
 * readStamp(stamp("EqQB", "k3f9a")); // { signature: "EqQB", maker: "k3f9a" }
 * readStamp("EqQB"); // { signature: "EqQB" }
 * ```
 */
export function readStamp(text: string): { signature: string; maker?: string } {
  const end = text.startsWith(STAMP) ? text.indexOf(STAMP, 1) : -1;
  if (end < 0) return { signature: text };
  return { signature: text.slice(end + 1), maker: text.slice(1, end) };
}
