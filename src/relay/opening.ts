/**
 * What a body is, which its first character tells and its `content-type` often does not: hosts and
 * the proxies before them call events `text/plain`, JSON `text/event-stream`, and pages of HTML
 * either.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import type { ByteReader } from "./byte_reader.ts";
import { readWithin, type Silence } from "./prime.ts";

/** A body that has begun: its first bytes are here and will be read again. */
export interface Opening {
  readonly reader: ByteReader;
  /** Whether it is made of server-sent events; else it is a document, JSON where all is well. */
  readonly events: boolean;
}

/**
 * Reads until the body shows what it is.
 *
 * @throws {FaultError} if it keeps silent for too long.
 */
export async function openAnswer(reader: ByteReader, bounds: Silence): Promise<Opening> {
  const read: Bytes[] = [];
  for (;;) {
    const bytes = await readWithin(reader, bounds);
    if (bytes === undefined) return { reader: again(read, reader), events: true };
    // The reader's buffer is good until the next read only.
    read.push(bytes.slice());
    const first = firstSign(bytes);
    if (first !== undefined) return { reader: again(read, reader), events: !DOCUMENT.has(first) };
  }
}

/** Whether a whole body is made of server-sent events. */
export function isEvents(bytes: Bytes): boolean {
  const first = firstSign(bytes);
  return first !== undefined && !DOCUMENT.has(first);
}

/** `{`, `[` and `<`: none of them begins a field or a comment of an event that anybody sends. */
const DOCUMENT: ReadonlySet<number> = new Set([0x7b, 0x5b, 0x3c]);
/** White space, and the bytes of a byte order mark. */
const BLANK: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]);

function firstSign(bytes: Bytes): number | undefined {
  return bytes.find((byte) => !BLANK.has(byte));
}

function again(read: Bytes[], reader: ByteReader): ByteReader {
  return {
    read: () => read.length > 0 ? Promise.resolve(read.shift()) : reader.read(),
    cancel: () => reader.cancel(),
  };
}
