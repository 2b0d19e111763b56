/**
 * The beginning of a streamed answer.
 *
 * @module
 */

import { type Bytes, concatBytes } from "../canonical/bytes.ts";
import { type Fault, FaultError } from "../canonical/fault.ts";
import { type ByteReader, silence } from "./byte_reader.ts";
import { LATE, type Ticker } from "./ticker.ts";
import type { Transcoder } from "./transcode.ts";

/** A streamed answer that has begun: its first events are here, the rest is still to be read. */
export interface Primed {
  readonly reader: ByteReader;
  readonly transcoder: Transcoder;
  /** What the client is to get first. */
  readonly held: Bytes;
  /** Longest silence of this provider, in milliseconds, where it is not as of all. */
  readonly idleMs?: number;
  /** When it is to be over, in Unix milliseconds, and what is told if it is not. */
  readonly ends?: { readonly at: number; readonly fault: Fault };
}

/** How long a provider may keep silent. */
export interface Silence {
  readonly ticker: Ticker;
  /** The longest silence, in milliseconds. */
  readonly idleMs: number;
}

/**
 * Reads until the answer has begun, so that a failure before that can still be retried or answered
 * with a true status.
 *
 * @throws {FaultError} if the provider's first word is an error, it ends without any, or it keeps
 * silent for too long.
 */
export async function prime(
  reader: ByteReader,
  transcoder: Transcoder,
  bounds: Silence,
): Promise<Primed> {
  const held: Bytes[] = [];
  while (!transcoder.seen.began) {
    const bytes = await readWithin(reader, bounds);
    held.push(bytes === undefined ? transcoder.end() : transcoder.push(bytes));
    const { fault } = transcoder.seen;
    if (fault !== undefined) throw new FaultError(fault);
    if (bytes === undefined) break;
  }
  return { reader, transcoder, held: concatBytes(held) };
}

/**
 * The next bytes, or `undefined` at the end.
 *
 * @throws {FaultError} if they do not come in time.
 */
export async function readWithin(
  reader: ByteReader,
  { ticker, idleMs }: Silence,
): Promise<Bytes | undefined> {
  const wait = ticker.after(idleMs);
  try {
    const first = await Promise.race([reader.read(), wait.late]);
    if (first === LATE) throw new FaultError(silence(idleMs));
    return first;
  } finally {
    wait.cancel();
  }
}
