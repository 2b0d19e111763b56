/**
 * Ids of calls where a wire or a host is narrow about them. Pairing a call with its result is all an
 * id is for, so one that does not fit is replaced by another that is the same every time: both ends
 * of the pair agree, and so do the turns of a longer conversation.
 *
 * @module
 */

import { quickHash } from "../canonical/hash.ts";

/** What ids must be like. */
export interface CallIdRule {
  /** Most characters. */
  readonly longest: number;
  /** Whether only ASCII letters, digits, `_` and `-` are taken. */
  readonly plain?: boolean;
  /** Whether an id is exactly `longest` ASCII letters and digits (Mistral). */
  readonly exact?: boolean;
}

/**
 * `id`, or what stands for it under `rule`. The hash of the whole id keeps those apart that differ
 * only in what is taken away.
 *
 * @example
 * ```ts
 * import { fitCallId } from "./call_ids.ts";
 * fitCallId("call_1", { longest: 40 }); // "call_1"
 * fitCallId("functions.get:0", { longest: 64, plain: true }); // "functions_get_0_" and a hash
 * ```
 */
export function fitCallId(id: string, { longest, plain, exact }: CallIdRule): string {
  if (exact === true) {
    if (id.length === longest && /^[a-z\d]+$/i.test(id)) return id;
    return hashOf(id).padStart(longest, "0").slice(-longest);
  }
  const cleaned = plain === true ? id.replace(/[^\w-]/g, "_") : id;
  if (cleaned === id && id.length <= longest && id !== "") return id;
  const tail = `_${hashOf(id)}`;
  return cleaned.slice(0, longest - tail.length) + tail;
}

function hashOf(id: string): string {
  return quickHash(id).toString(36);
}
