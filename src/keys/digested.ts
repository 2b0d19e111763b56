/**
 * Looking for a digest among others without telling, by the time it takes, how near a guess was.
 *
 * @module
 */

/** Something that is known by a digest. */
export interface Digested {
  readonly digest: Uint8Array;
}

/** Looks at every byte of every digest, whatever is found. */
export function findDigested<T extends Digested>(
  all: readonly T[],
  shown: Uint8Array,
): T | undefined {
  let found: T | undefined;
  for (const one of all) {
    let difference = one.digest.length ^ shown.length;
    for (let i = 0; i < shown.length; i++) difference |= (one.digest[i] ?? 0) ^ (shown[i] ?? 0);
    if (difference === 0) found = one;
  }
  return found;
}
