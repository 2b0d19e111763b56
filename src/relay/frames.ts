/**
 * Cutting bytes at the ends of server-sent events, so that what is written never stops in the middle
 * of one: a comment or an error may then be written at any moment.
 *
 * @module
 */

import { type Bytes, concatBytes } from "../canonical/bytes.ts";

const LF = 10;
const CR = 13;
const NOTHING = new Uint8Array(0);

/** Holds back the beginning of an event until its end has come. */
export interface FrameCutter {
  /** Takes the next bytes and returns all whole events, untouched. */
  push(chunk: Bytes): Bytes;
  /** What is still held back. */
  rest(): Bytes;
}

/** Creates a cutter. A chunk that ends an event, as nearly all do, is returned as it is. */
export function createFrameCutter(): FrameCutter {
  let held: Bytes[] = [];
  // A boundary that lies across chunks needs at most three bytes from before the last one.
  let edge = NOTHING;
  return {
    push(chunk) {
      const seam = edge.length === 0 ? chunk : concatBytes([edge, chunk]);
      const cut = lastBoundary(seam) - edge.length;
      if (cut <= 0) {
        held.push(chunk);
        edge = seam.slice(-3);
        return NOTHING;
      }
      const head = cut === chunk.length ? chunk : chunk.subarray(0, cut);
      const whole = held.length === 0 ? head : concatBytes([...held, head]);
      held = cut === chunk.length ? [] : [chunk.subarray(cut)];
      edge = chunk.slice(Math.max(cut, chunk.length - 3));
      return whole;
    },
    rest: () => concatBytes(held),
  };
}

/** The index after the last blank line, 0 when there is none. */
function lastBoundary(bytes: Bytes): number {
  for (let i = bytes.length - 1; i > 0; i--) {
    const byte = bytes[i];
    if (byte === LF) {
      if (bytes[i - 1] === LF) return i + 1;
      if (bytes[i - 1] === CR && (bytes[i - 2] === LF || bytes[i - 2] === CR)) return i + 1;
    } else if (byte === CR && bytes[i - 1] === CR && i < bytes.length - 1) {
      // As the last byte it may be half of a line end, which readers wait for too.
      return i + 1;
    }
  }
  return 0;
}
