/**
 * Looking for a digest among others without telling, by the time it takes, how near a guess was.
 *
 * @module
 */

/** A digest in words of four bytes, as every request looks at all there are. */
export type Digest = Uint32Array;

/** Something that is known by a digest. */
export interface Digested {
  readonly digest: Digest;
}

/** Looks at every word of every digest, whatever is found. */
export function findDigested<T extends Digested>(
  all: readonly T[],
  shown: Digest,
): T | undefined {
  let found: T | undefined;
  for (const one of all) {
    const { digest } = one;
    let difference = digest.length ^ shown.length;
    for (let i = 0; i < shown.length; i++) difference |= (digest[i] ?? 0) ^ (shown[i] ?? 0);
    if (difference === 0) found = one;
  }
  return found;
}
