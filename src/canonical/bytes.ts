/**
 * Bytes in pieces.
 *
 * @module
 */

/** Bytes in memory of our own, as a `Response` takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

const NOTHING = new Uint8Array(0);

/** The pieces as one; a single piece is returned as it is, uncopied. */
export function concatBytes(
  pieces: readonly Bytes[],
): Bytes {
  if (pieces.length < 2) return pieces[0] ?? NOTHING;
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
