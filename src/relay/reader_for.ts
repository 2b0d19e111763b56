/**
 * The ways in which providers put events into bytes.
 *
 * @module
 */

import { createEventStreamReader } from "./event_stream.ts";
import type { CreateFrameReader } from "./frame_reader.ts";
import { createSseReader } from "./sse.ts";

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
