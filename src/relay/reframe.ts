/**
 * An answer in AWS's binary frames on its way through two ends of one dialect: the client speaks
 * server-sent events, so every frame is written as one before anybody looks at it.
 *
 * @module
 */

import { concatBytes } from "../canonical/bytes.ts";
import { createArena } from "./arena.ts";
import { createEventStreamReader } from "./event_stream.ts";
import { frameText } from "./frame_text.ts";
import type { Transcoder } from "./transcode.ts";

/** Feeds `inner`, which reads server-sent events, from binary frames. */
export function reframed(inner: Transcoder): Transcoder {
  const arena = createArena();
  let text = "";
  const reader = createEventStreamReader((frame) => text += frameText(frame));

  function taken(): string {
    const events = text;
    text = "";
    return events;
  }

  return {
    seen: inner.seen,
    lingers: inner.lingers,
    push(chunk) {
      reader.push(chunk);
      return inner.push(arena.encode(taken()));
    },
    end() {
      reader.end();
      return inner.end();
    },
    fail(fault) {
      // What came whole before a damaged frame, or an exception, is the client's.
      const before = inner.push(arena.encode(taken()));
      return inner.seen.ended ? before : concatBytes([before, inner.fail(fault)]);
    },
  };
}
