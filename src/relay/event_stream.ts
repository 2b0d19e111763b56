/**
 * Reading `application/vnd.amazon.eventstream`, the binary frames in which AWS streams
 * (https://smithy.io/2.0/aws/amazon-eventstream.html), in any chunking:
 *
 * ```text
 * frame   := total:u32 headers:u32 crc(of both):u32 header* payload crc(of all before):u32
 * header  := length:u8 name type:u8 value
 * ```
 *
 * A frame that lies in one chunk, as nearly all do, is read where it lies. What comes of a frame is
 * what an event of an SSE stream would have been: its name and its data.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../canonical/fault.ts";
import type { SseFrame } from "../dialects/dialect.ts";
import { crc32 } from "./crc32.ts";
import { createMessageReader } from "./event_message.ts";
import type { FrameReader } from "./frame_reader.ts";

/** The longest frame that is read, in bytes, as in AWS's own readers. */
export const MAX_FRAME_BYTES: number = 24 * 1024 * 1024;

/** Both lengths and their checksum. */
const PRELUDE_BYTES = 12;
const CRC_BYTES = 4;

/**
 * Creates a reader that calls `onFrame` for each event.
 *
 * Its `push` throws a {@link FaultError} for damage (of kind `upstream`) and for the exceptions that
 * AWS puts among the events; frames before it have been handed over. After that it reads no more.
 */
export function createEventStreamReader(
  onFrame: (frame: SseFrame) => void,
  maxBytes: number = MAX_FRAME_BYTES,
): FrameReader {
  const readMessage = createMessageReader(onFrame);
  /** The beginning of a frame whose end is in a later chunk. */
  let held = new Uint8Array(0);
  let used = 0;
  let broken = false;

  /** Copies what `chunk` has of the first `wanted` bytes of the held frame. */
  function hold(chunk: Uint8Array, wanted: number): number {
    const taken = Math.min(chunk.length, wanted - used);
    if (held.length < used + taken) {
      // Twice as much each time, so that a long frame in many chunks is not copied for each.
      const more = new Uint8Array(Math.max(used + taken, Math.min(wanted, 2 * held.length), 256));
      more.set(held.subarray(0, used));
      held = more;
    }
    held.set(chunk.subarray(0, taken), used);
    used += taken;
    return taken;
  }

  /** Goes on with the held frame; answers how much of `chunk` belongs to it. */
  function fill(chunk: Uint8Array): number {
    let taken = used < PRELUDE_BYTES ? hold(chunk, PRELUDE_BYTES) : 0;
    if (used < PRELUDE_BYTES) return taken;
    const total = lengthOf(held, maxBytes);
    taken += hold(chunk.subarray(taken), total);
    if (used === total) {
      used = 0;
      take(held.subarray(0, total));
    }
    return taken;
  }

  function take(frame: Uint8Array): void {
    const view = viewOf(frame);
    const headersEnd = PRELUDE_BYTES + view.getUint32(4);
    const end = frame.length - CRC_BYTES;
    if (crc32(frame.subarray(0, end)) !== view.getUint32(end)) throw damaged("a checksum is wrong");
    if (headersEnd > end) throw damaged("the headers of a frame are longer than the frame");
    readMessage(frame.subarray(PRELUDE_BYTES, headersEnd), frame.subarray(headersEnd, end));
  }

  function read(chunk: Uint8Array): void {
    let at = used > 0 ? fill(chunk) : 0;
    while (chunk.length - at >= PRELUDE_BYTES) {
      const total = lengthOf(chunk.subarray(at), maxBytes);
      if (chunk.length - at < total) break;
      take(chunk.subarray(at, at + total));
      at += total;
    }
    if (at < chunk.length) fill(chunk.subarray(at));
  }

  return {
    push(chunk) {
      if (broken) return;
      broken = true;
      read(chunk);
      broken = false;
    },
    // Half a frame says nothing; whether the answer is whole without it, its decoder knows.
    end() {},
  };
}

/** How long the frame is whose prelude `bytes` begins with. */
function lengthOf(bytes: Uint8Array, maxBytes: number): number {
  const view = viewOf(bytes);
  // Before its checksum is right, the length is not to be believed.
  if (crc32(bytes.subarray(0, 8)) !== view.getUint32(8)) throw damaged("a checksum is wrong");
  const total = view.getUint32(0);
  if (total > maxBytes) throw damaged(`a frame is longer than ${maxBytes} bytes`);
  if (total < PRELUDE_BYTES + CRC_BYTES) throw damaged("a frame is shorter than its own lengths");
  return total;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The fault of a stream that is not what it should be. */
function damaged(what: string): FaultError {
  return new FaultError(
    gatewayFault("upstream", `Cannot read the provider's stream: ${what}`, {
      code: "invalid_stream",
    }),
  );
}
