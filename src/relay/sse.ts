/**
 * Reading server-sent events from bytes, in any chunking.
 *
 * The parsing is `eventsource-parser`'s, which stays linear however the bytes are cut (a naive
 * split of a growing buffer blocks for seconds on one long event). This file adds the decoding and
 * a bound on what one event may hold.
 *
 * @module
 */

import { createParser } from "eventsource-parser";
import { FaultError, gatewayFault } from "../canonical/fault.ts";
import type { SseFrame } from "../dialects/dialect.ts";

/** The longest event that is read, in UTF-16 units: an image in an answer fits many times. */
export const MAX_EVENT_LENGTH: number = 64 * 1024 * 1024;

/** Takes bytes and hands over events. */
export interface SseReader {
  /**
   * Takes the next bytes; every event they complete is handed over before this returns.
   *
   * @throws {FaultError} if an event grows past the bound.
   */
  push(bytes: Uint8Array): void;
  /**
   * The bytes have ended. An event without its closing blank line is no event and is dropped, but
   * for one that is whole: not every host ends its last event well, and a failure behind the events
   * comes as a bare JSON object.
   */
  end(): void;
}

/**
 * Creates a reader that calls `onFrame` for each event.
 *
 * @example
 * ```ts
 * import { createSseReader } from "./sse.ts";
 * const seen: string[] = [];
 * const reader = createSseReader((frame) => seen.push(frame.data));
 * reader.push(new TextEncoder().encode("data: a\n\ndata: b\n"));
 * seen; // ["a"]
 * ```
 */
export function createSseReader(
  onFrame: (frame: SseFrame) => void,
  maxLength: number = MAX_EVENT_LENGTH,
): SseReader {
  // Runtimes differ in how often they take a byte order mark off a stream; the standard says once.
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let last = "";
  let ended = false;
  let stray = "";
  const parser = createParser({
    maxBufferSize: maxLength,
    onEvent(frame) {
      if (!ended || isWhole(frame.data)) onFrame(frame);
    },
    onError(error) {
      if (error.type === "max-buffer-size-exceeded") throw tooLong(maxLength);
      if (error.line !== undefined) keepStray(error.line);
    },
  });
  function keepStray(line: string): void {
    const begins = stray !== "" || line.startsWith("{") || line.startsWith("[");
    if (begins && stray.length + line.length < STRAY_LENGTH) stray += `${line}\n`;
  }
  function feed(text: string): void {
    if (text === "") return;
    const begun = last !== "";
    last = text.slice(-1);
    parser.feed(!begun && text.startsWith("\ufeff") ? text.slice(1) : text);
  }
  return {
    push: (bytes) => feed(decoder.decode(bytes, { stream: true })),
    end() {
      feed(decoder.decode());
      // A carriage return at the very end is a line end of its own: nothing follows to pair with it.
      if (last === "\r") feed("\n");
      ended = true;
      if (last !== "") feed("\n\n");
      if (isWhole(stray)) onFrame({ data: stray });
    },
  };
}

/** How much is kept of lines that are no fields: errors are short. */
const STRAY_LENGTH = 64 * 1024;

/** Whether data is complete, as far as JSON can tell. */
function isWhole(data: string): boolean {
  if (data === "[DONE]") return true;
  try {
    return typeof JSON.parse(data) === "object";
  } catch {
    return false;
  }
}

function tooLong(maxLength: number): FaultError {
  return new FaultError(gatewayFault(
    "upstream",
    `Cannot read the provider's stream: an event is longer than ${maxLength} characters`,
    { code: "invalid_stream" },
  ));
}
