/**
 * The ways in which providers put events into bytes.
 *
 * @module
 */

import type { SseFrame } from "../dialects/dialect.ts";
import { createEventStreamReader } from "./event_stream.ts";
import { createSseReader } from "./sse.ts";

/** Takes bytes and hands over events. */
export interface FrameReader {
  /**
   * Takes the next bytes, which it does not keep; every event they complete is handed over before
   * this returns.
   *
   * @throws {FaultError} if the bytes are no events.
   */
  push(bytes: Uint8Array): void;
  /** The bytes have ended. */
  end(): void;
}

/** Creates a reader that calls `onFrame` for each event. */
export type CreateFrameReader = (onFrame: (frame: SseFrame) => void) => FrameReader;

/** The media type of AWS's binary frames. */
export const EVENT_STREAM_TYPE = "application/vnd.amazon.eventstream";

/** Whether an answer of this content type is made of AWS's binary frames. */
export function isBinary(contentType: string | null): boolean {
  return contentType?.trim().toLowerCase().startsWith(EVENT_STREAM_TYPE) === true;
}

/** What reads an answer of this content type; what is not known to be binary is read as text. */
export function readerFor(contentType: string | null): CreateFrameReader {
  return isBinary(contentType)
    ? (onFrame) => createEventStreamReader(onFrame)
    : (onFrame) => createSseReader(onFrame);
}
