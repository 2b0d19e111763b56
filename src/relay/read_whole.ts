/**
 * Reading a body that is wanted whole, within a bound.
 *
 * @module
 */

import { concatBytes } from "../canonical/bytes.ts";
import { cancelOnAbort } from "./byte_reader.ts";
import { LATE, type Ticker } from "./ticker.ts";

const BROKEN: unique symbol = Symbol("broken");

/** Why a body was not read to its end. */
export type Shortfall = "too_large" | "too_slow" | "broken";

/** How far to read. */
export interface Bounds {
  readonly maxBytes: number;
  readonly maxMs: number;
  readonly ticker: Ticker;
  /** Aborted when the body is not wanted any more. */
  readonly signal?: AbortSignal;
}

/** A body as far as it was read, and why not further. */
export interface WholeBody {
  bytes: Uint8Array<ArrayBuffer>;
  shortfall?: Shortfall;
}

/**
 * Reads `body` until its end, or until `maxBytes` or `maxMs` are passed; then the rest is cancelled.
 * The bytes that really come are counted: a `content-length` proves nothing.
 */
export async function readWhole(
  body: ReadableStream<Uint8Array<ArrayBuffer>> | null,
  bounds: Bounds,
): Promise<WholeBody> {
  if (body === null) return { bytes: new Uint8Array(0) };
  const reader = body.getReader();
  if (bounds.signal !== undefined) cancelOnAbort(reader, bounds.signal);
  const wait = bounds.ticker.after(bounds.maxMs);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  let shortfall: Shortfall | undefined;
  try {
    while (shortfall === undefined) {
      const read = await Promise.race([reader.read().catch(broken), wait.late]);
      if (read === LATE) shortfall = "too_slow";
      else if (read === BROKEN) shortfall = "broken";
      else if (read.done) break;
      else if (length + read.value.length > bounds.maxBytes) shortfall = "too_large";
      else {
        chunks.push(read.value);
        length += read.value.length;
      }
    }
  } finally {
    wait.cancel();
    // Not awaited: a sender that keeps silent would keep us waiting for it as well.
    if (shortfall !== undefined) reader.cancel().catch(() => {});
  }
  const bytes = concatBytes(chunks);
  return shortfall === undefined ? { bytes } : { bytes, shortfall };
}

function broken(): typeof BROKEN {
  return BROKEN;
}
