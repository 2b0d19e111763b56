/**
 * What happens to the bytes of a streamed answer on their way through: between two dialects they are
 * translated, within one they pass untouched (`tap.ts`). Both work per network chunk: all events a
 * chunk completes are stepped synchronously and become one piece of output.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import type { CanonicalEvent } from "../canonical/event.ts";
import type { Fault } from "../canonical/fault.ts";
import type { Finish } from "../canonical/reply.ts";
import type { Usage } from "../canonical/usage.ts";
import type { StreamDecoder, StreamEncoder } from "../dialects/dialect.ts";
import { createArena } from "./arena.ts";
import { watchBlanks } from "./blank_arguments.ts";
import type { CreateFrameReader } from "./frame_reader.ts";
import { createSseReader } from "./sse.ts";

/** What has been seen of an answer so far. */
export interface Observation {
  /** Whether the provider has produced its first real event: content, or the end. */
  began: boolean;
  /** Whether the last event was seen. */
  ended: boolean;
  id?: string;
  model?: string;
  usage?: Usage;
  finish?: Finish;
  fault?: Fault;
}

/** Turns a provider's bytes into a client's. */
export interface Transcoder {
  readonly seen: Observation;
  /** Whether bytes may follow the last event and still be wanted. */
  readonly lingers: boolean;
  /**
   * Takes the next bytes and returns what to write for them: whole events only, often none.
   * `chunk` is not kept.
   */
  push(chunk: Bytes): Bytes;
  /** The provider's bytes have ended; returns what is left to write. */
  end(): Bytes;
  /** The answer broke off; returns the in-band error to write. */
  fail(fault: Fault): Bytes;
}

const NOTHING = new Uint8Array(0);

/**
 * Creates the transcoder between two dialects.
 *
 * @param decoder Reads the provider's stream.
 * @param encoder Writes the client's.
 * @param createReader Finds the events in the provider's bytes; server-sent events by default.
 */
export function createTranslator(
  decoder: StreamDecoder,
  encoder: StreamEncoder,
  createReader: CreateFrameReader = createSseReader,
): Transcoder {
  const seen: Observation = { began: false, ended: false };
  const arena = createArena();
  let out = "";
  const blankIn = watchBlanks();
  const emit = (event: CanonicalEvent): void => {
    if (seen.fault !== undefined) return;
    const fault = blankIn(event);
    const told: CanonicalEvent = fault === undefined ? event : { type: "fault", fault };
    observe(seen, told);
    out += encoder.step(told);
  };
  const reader = createReader((frame) => decoder.step(frame, emit));

  function flush(): Bytes {
    if (out === "") return NOTHING;
    const written = arena.encode(out);
    out = "";
    return written;
  }

  return {
    seen,
    lingers: false,
    push(chunk) {
      reader.push(chunk);
      return flush();
    },
    end() {
      reader.end();
      decoder.end(emit);
      return flush();
    },
    fail(fault) {
      emit({ type: "fault", fault });
      return flush();
    },
  };
}

/** Notes what `event` tells. */
export function observe(seen: Observation, event: CanonicalEvent): void {
  switch (event.type) {
    case "text_delta":
    case "thinking_delta":
    case "arguments_delta":
      return;
    case "block_start":
      seen.began = true;
      return;
    case "start":
      if (event.id !== undefined) seen.id = event.id;
      if (event.model !== undefined) seen.model = event.model;
      if (event.usage !== undefined) seen.usage = event.usage;
      return;
    case "usage":
      seen.usage = event.usage;
      return;
    case "finish":
      seen.began = true;
      seen.ended = true;
      seen.finish = event.finish;
      if (event.usage !== undefined) seen.usage = event.usage;
      return;
    case "fault":
      seen.ended = true;
      seen.fault ??= event.fault;
  }
}
