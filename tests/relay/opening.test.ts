import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Bytes, concatBytes } from "../../src/canonical/bytes.ts";
import type { ByteReader } from "../../src/relay/byte_reader.ts";
import { isEvents, openAnswer } from "../../src/relay/opening.ts";
import { createTicker } from "../../src/relay/ticker.ts";
import { createClock } from "../support/clock.ts";

const encode = (text: string): Bytes => new TextEncoder().encode(text);

/** A reader that hands out one buffer again and again, as the product's own does. */
function readerOf(pieces: Bytes[]): ByteReader {
  const buffer = new Uint8Array(64);
  return {
    read() {
      const piece = pieces.shift();
      if (piece === undefined) return Promise.resolve(undefined);
      buffer.set(piece);
      return Promise.resolve(buffer.subarray(0, piece.length));
    },
    cancel: () => Promise.resolve(),
  };
}

const BOUNDS = { ticker: createTicker(createClock().host), idleMs: 1000 };

describe("an opening", () => {
  it("tells a document by its first sign, and hands every byte on", async () => {
    const blank = fc.constantFrom("", " \n", "\r\n\t", "\ufeff", "\n\n\n");
    const first = fc.constantFrom("{", "[", "<", "d", "e", "i", "r", ":", "\u001f");
    const property = fc.asyncProperty(blank, first, fc.nat(5), async (before, sign, cut) => {
      const bytes = encode(`${before}${sign}rest`);
      const pieces = [bytes.slice(0, cut), bytes.slice(cut)].filter((piece) => piece.length > 0);
      const { reader, events } = await openAnswer(readerOf(pieces), BOUNDS);
      assert.equal(events, !"{[<".includes(sign));
      assert.equal(isEvents(bytes), events);
      const read: Bytes[] = [];
      for (let piece = await reader.read(); piece; piece = await reader.read()) {
        read.push(piece.slice());
      }
      assert.deepEqual(concatBytes(read), bytes);
    });
    await fc.assert(property);
  });

  it("is one of events that never came where the body is empty", async () => {
    assert.equal((await openAnswer(readerOf([]), BOUNDS)).events, true);
    assert.equal(isEvents(encode(" ")), false);
  });
});
