/**
 * OpenAI refuses call ids, user ids and cache keys of more than 64 characters (`400
 * string_above_max_length`), and other vendors' are longer.
 *
 * @module
 */

/** Most characters of an id or a key. */
export const LONGEST_ID = 64;

/**
 * An id that fits, the same for the same `id`: the pairing of calls and results is all it is for.
 * Two hashes of 32 bits keep ids apart that begin alike.
 *
 * @example
 * ```ts
 * import { fittingId } from "./openai_limits.ts";
 * fittingId("call_1"); // "call_1"
 * fittingId("x".repeat(100)).length; // 64
 * ```
 */
export function fittingId(id: string): string {
  if (id.length <= LONGEST_ID) return id;
  const tail = `_${hash(id, 0x811c9dc5)}${hash(id, 0x9747b28c)}`;
  return id.slice(0, LONGEST_ID - tail.length) + tail;
}

/** `id` where it fits; else nothing, and `drop` is told: cut short it would be somebody else's. */
export function fitting(
  id: string | undefined,
  name: string,
  drop: (name: string) => void,
): string | undefined {
  if (id === undefined || id.length <= LONGEST_ID) return id;
  drop(name);
  return undefined;
}

/** FNV-1a from another start. */
function hash(text: string, seed: number): string {
  let value = seed;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value >>> 0).toString(16).padStart(8, "0");
}
