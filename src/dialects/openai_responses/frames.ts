/**
 * The stream's frames and their running number.
 *
 * @module
 */

import { namedEvent } from "../sse_text.ts";

/** Writes frames. */
export interface Frames {
  /** A whole frame; `fields` are the event's members beside `type` and `sequence_number`, as JSON. */
  event(type: string, fields: string): string;
  /** A writer of delta frames that differ in their text alone: all else is printed once. */
  deltas(type: string, fields: string): (text: string) => string;
}

/** Creates the frames of one stream. */
export function createFrames(): Frames {
  let sequence = 0;
  return {
    event: (type, fields) =>
      namedEvent(type, `{"type":"${type}","sequence_number":${sequence++},${fields}}`),
    deltas(type, fields) {
      const before = `event: ${type}\ndata: {"type":"${type}",${fields},"sequence_number":`;
      return (text) => `${before}${sequence++},"delta":${JSON.stringify(text)}}\n\n`;
    },
  };
}
