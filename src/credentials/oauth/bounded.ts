/**
 * Reading no more of an answer than it may be long.
 *
 * @module
 */

import { type Bytes, concatBytes } from "../../canonical/bytes.ts";

/** What was read. */
export interface Bounded {
  readonly bytes: Bytes;
  /** Whether that is all there was. */
  readonly whole: boolean;
}

/** Reads a body of at most `maxBytes`; one that is longer or breaks off is let go of. */
export async function readBounded(response: Response, maxBytes: number): Promise<Bounded> {
  const reader = response.body?.getReader();
  const pieces: Bytes[] = [];
  let length = 0;
  try {
    for (;;) {
      const piece = await reader?.read();
      if (piece === undefined || piece.done) return { bytes: concatBytes(pieces), whole: true };
      length += piece.value.length;
      if (length > maxBytes) break;
      pieces.push(piece.value);
    }
  } catch {
    return { bytes: concatBytes(pieces), whole: false };
  }
  // A body that is let go of may say that it was cut off; nobody reads it any more.
  await reader?.cancel().catch(() => {});
  return { bytes: concatBytes(pieces), whole: false };
}
