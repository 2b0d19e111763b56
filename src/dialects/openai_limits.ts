/**
 * OpenAI refuses user ids and cache keys of more than 64 characters (`400
 * string_above_max_length`), and other vendors' are longer.
 *
 * @module
 */

/** Most characters of an id or a key. */
const LONGEST_ID = 64;

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
