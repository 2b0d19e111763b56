/**
 * Looking into `multipart/form-data` (RFC 7578) while it passes: where each part begins and ends, and
 * what the short ones say. The bytes themselves are neither kept nor changed here.
 *
 * @module
 */

import { type Bytes, concatBytes } from "../canonical/bytes.ts";
import { badRequest } from "../canonical/fault.ts";

/** One part of a form. Offsets count from the beginning of the body, in bytes. */
export interface Part {
  readonly name: string;
  /** Whether it is a file. */
  readonly file: boolean;
  /** Where its value begins. */
  readonly start: number;
  /** Where its value ends. */
  readonly end: number;
  /** What it says, as far as {@link VALUE_BYTES} go. */
  readonly value: Bytes;
}

/** Takes a form piece by piece. */
export interface FormScanner {
  /**
   * Takes the next bytes; every part they complete is handed over before this returns.
   *
   * @throws {FaultError} if a part's headers are too long or say no name.
   */
  push(bytes: Bytes): void;
  /** Whether the closing delimiter was seen. */
  readonly closed: boolean;
}

/** How much of a value is kept to be read. */
export const VALUE_BYTES = 1024;

/** How long the headers of one part may be, in bytes. */
const HEADER_BYTES = 8 * 1024;

const HEADER_END = new TextEncoder().encode("\r\n\r\n");
const CRLF = "\r\n";

/** The boundary a content type names (RFC 2046 section 5.1.1); `undefined` when it is no form's. */
export function boundaryOf(contentType: string): string | undefined {
  if (!/^\s*multipart\/form-data\s*;/i.test(contentType)) return undefined;
  const found = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType);
  const boundary = found?.[1] ?? found?.[2] ?? "";
  return /^[\x20-\x7e]{1,70}$/.test(boundary) ? boundary : undefined;
}

/** Creates a scanner of a form whose parts `boundary` keeps apart; calls `onPart` for each. */
export function createFormScanner(boundary: string, onPart: (part: Part) => void): FormScanner {
  const delimiter = new TextEncoder().encode(`${CRLF}--${boundary}`);
  // The body begins as if a line had ended before it, so that the first delimiter is like the others.
  let pending: Bytes = new TextEncoder().encode(CRLF);
  let base = -CRLF.length;
  let state: "preamble" | "mark" | "headers" | "value" | "closed" = "preamble";
  let open: { name: string; file: boolean; start: number; value: Bytes } | undefined;

  /** Drops the first `count` bytes of what is pending. */
  function advance(count: number): void {
    pending = pending.subarray(count);
    base += count;
  }

  function keepValue(count: number): void {
    if (open === undefined || open.value.length >= VALUE_BYTES) return;
    const taken = pending.slice(0, Math.min(count, VALUE_BYTES - open.value.length));
    open.value = concatBytes([open.value, taken]);
  }

  /** To the next delimiter; answers whether it is here. */
  function skipToDelimiter(): boolean {
    const at = indexOfBytes(pending, delimiter);
    // The beginning of a delimiter may stand at the very end.
    const count = at < 0 ? Math.max(0, pending.length - delimiter.length + 1) : at;
    keepValue(count);
    advance(count);
    if (at < 0) return false;
    if (open !== undefined) onPart({ ...open, end: base });
    open = undefined;
    advance(delimiter.length);
    state = "mark";
    return true;
  }

  /** After a delimiter: two hyphens close the form, anything else begins a part. */
  function readMark(): boolean {
    if (pending.length < 2) return false;
    state = pending[0] === 45 && pending[1] === 45 ? "closed" : "headers";
    return true;
  }

  function readHeaders(): boolean {
    const end = indexOfBytes(pending, HEADER_END);
    if (end < 0) {
      if (pending.length > HEADER_BYTES) throw unreadable("the headers of a part are too long");
      return false;
    }
    const said = dispositionOf(new TextDecoder().decode(pending.subarray(0, end)));
    if (said === undefined) throw unreadable("a part has no name");
    advance(end + HEADER_END.length);
    open = { ...said, start: base, value: new Uint8Array(0) };
    state = "value";
    return true;
  }

  function step(): boolean {
    switch (state) {
      case "preamble":
      case "value":
        return skipToDelimiter();
      case "mark":
        return readMark();
      case "headers":
        return readHeaders();
      case "closed":
        return false;
    }
  }

  return {
    push(bytes) {
      if (state === "closed") return;
      pending = pending.length === 0 ? bytes : concatBytes([pending, bytes]);
      while (step());
      // What is kept must not be the caller's buffer, nor the whole of a large one.
      pending = pending.slice();
    },
    get closed() {
      return state === "closed";
    },
  };
}

function indexOfBytes(bytes: Bytes, wanted: Bytes): number {
  const first = wanted[0] ?? 0;
  const last = bytes.length - wanted.length;
  for (let at = bytes.indexOf(first); at >= 0 && at <= last; at = bytes.indexOf(first, at + 1)) {
    let length = 1;
    while (length < wanted.length && bytes[at + length] === wanted[length]) length++;
    if (length === wanted.length) return at;
  }
  return -1;
}

/** What `Content-Disposition` says among a part's headers (RFC 7578 section 4.2). */
function dispositionOf(headers: string): { name: string; file: boolean } | undefined {
  const line = /^content-disposition:\s*form-data\s*(;.*)$/im.exec(headers)?.[1];
  if (line === undefined) return undefined;
  // Read in order, so that a file called `"; name="x` does not name the part.
  const parameter = /\s*;\s*([^=;\s]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/gy;
  let name: string | undefined;
  let file = false;
  for (const [, key = "", quoted, bare] of line.matchAll(parameter)) {
    const lower = key.toLowerCase();
    if (lower === "name") name ??= quoted?.replace(/\\(.)/g, "$1") ?? bare;
    else if (lower === "filename" || lower === "filename*") file = true;
  }
  return name === undefined ? undefined : { name, file };
}

function unreadable(why: string): Error {
  return badRequest(`Cannot read the form: ${why}`);
}
