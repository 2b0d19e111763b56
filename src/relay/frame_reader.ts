/**
 * What finds the events in a provider's bytes, however they were put there.
 *
 * @module
 */

import type { SseFrame } from "../dialects/dialect.ts";

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
