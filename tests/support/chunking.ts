/**
 * Ways to cut bytes into network chunks.
 *
 * @module
 */

/** A seeded generator of numbers from 0 up to 1 (mulberry32): the same seed, the same splits. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How a recording is cut. */
export type Chunking = "whole" | "bytes" | "random";

/** Everything in one piece. */
export function whole(bytes: Uint8Array): Uint8Array[] {
  return [bytes];
}

/** Every byte on its own. */
export function byteByByte(bytes: Uint8Array): Uint8Array[] {
  return Array.from(bytes, (_, at) => bytes.subarray(at, at + 1));
}

/**
 * Pieces of random length up to `longest`, cut anywhere: inside UTF-8 sequences and between CR and
 * LF too.
 */
export function randomSplits(bytes: Uint8Array, seed: number, longest = 64): Uint8Array[] {
  const random = seeded(seed);
  const pieces: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const size = 1 + Math.floor(random() * longest);
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

/** Cuts `bytes` in the way named. */
export function cut(bytes: Uint8Array, chunking: Chunking, seed = 1): Uint8Array[] {
  switch (chunking) {
    case "whole":
      return whole(bytes);
    case "bytes":
      return byteByByte(bytes);
    case "random":
      return randomSplits(bytes, seed);
  }
}
