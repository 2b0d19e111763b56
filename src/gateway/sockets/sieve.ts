/**
 * Keeping frames out that belong to an earlier response of the same socket: another response's, or
 * such as came before.
 *
 * @module
 */

import { type Frame, responseIn } from "./frames.ts";

/** What a response can begin with. */
const OPENING: ReadonlySet<string> = new Set([
  "response.created",
  "response.queued",
  "response.in_progress",
  "response.failed",
]);

/** Looks at the frames of one response. */
export interface Sieve {
  /** Whether the frame belongs to it. */
  admits(frame: Frame): boolean;
}

/**
 * Creates a sieve.
 *
 * @param before The id of the response that the socket carried before; then only the beginning of
 * another shows that frames are not its rest.
 */
export function createSieve(before?: string): Sieve {
  let id: string | undefined;
  let sequence = -1;

  function admits(frame: Frame): boolean {
    // Failures of a request have neither an id nor a number.
    if (frame.type === "error" || !frame.type.startsWith("response.")) return true;
    const told = responseIn(frame)?.id;
    if (typeof told === "string") {
      if (told === before || (id !== undefined && told !== id)) return false;
      if (before !== undefined && id === undefined && !OPENING.has(frame.type)) return false;
      id = told;
    } else if (before !== undefined && id === undefined) return false;
    if (frame.sequence === undefined) return true;
    if (frame.sequence <= sequence) return false;
    sequence = frame.sequence;
    return true;
  }

  return { admits };
}
