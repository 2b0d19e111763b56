/**
 * A quick hash for keeping things together, never for keeping them secret.
 *
 * @module
 */

/** A running 53-bit hash (two multiplied halves) of the strings it was given. */
export interface QuickHash {
  /** Takes more text. */
  add(text: string): void;
  /** The hash of all text so far, a whole number below 2⁵³. */
  value(): number;
}

/** Creates a hash; equal sequences of texts give equal values on every machine. */
export function createQuickHash(): QuickHash {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  return {
    add(text) {
      for (let i = 0; i < text.length; i++) {
        const code = text.charCodeAt(i);
        a = Math.imul(a ^ code, 2654435761);
        b = Math.imul(b ^ code, 1597334677);
      }
      // The length keeps "ab" + "c" apart from "a" + "bc".
      a = Math.imul(a ^ text.length, 2246822519);
      b = Math.imul(b ^ text.length, 3266489917);
    },
    value() {
      const high = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
      const low = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
      return 4294967296 * (2097151 & low) + (high >>> 0);
    },
  };
}

/** The hash of `texts`, taken one after the other. */
export function quickHash(...texts: string[]): number {
  const hash = createQuickHash();
  for (const text of texts) hash.add(text);
  return hash.value();
}
