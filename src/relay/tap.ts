/**
 * A streamed answer within one dialect: every event's bytes pass as they are, while a decoder looks
 * on. Until the answer has begun the decoder sees all of it; from then on only what can carry usage,
 * an error or the end.
 *
 * Hosts that speak a wire are not always true to it, and the vendor's own SDKs then stumble over
 * what they get. From the first frame that is flawed the answer is therefore read and written anew,
 * as if its ends spoke two dialects: all of it where nothing has been sent yet, else the rest.
 *
 * @module
 */

import { type Bytes, concatBytes } from "../canonical/bytes.ts";
import type { CanonicalEvent } from "../canonical/event.ts";
import type { Fault } from "../canonical/fault.ts";
import type { Flaw, Lint, SseFrame, StreamDecoder, StreamEncoder } from "../dialects/dialect.ts";
import { createArena } from "./arena.ts";
import { frameText } from "./frame_text.ts";
import { createFrameCutter } from "./frames.ts";
import { createSseReader } from "./sse.ts";
import { type Observation, observe, type Transcoder } from "./transcode.ts";

/** A way through two ends of the same wire. */
export interface Rewriting {
  readonly decoder: StreamDecoder;
  readonly encoder: StreamEncoder;
}

/** What {@link createTap} needs. */
export interface TapOptions {
  /** Looks on. */
  readonly decoder: StreamDecoder;
  /** Which events it must not miss. */
  readonly isNotable: (frame: SseFrame) => boolean;
  /** Writes an in-band error after somebody else's events. */
  readonly renderFault: (fault: Fault) => string;
  /** Finds flaws; without it everything passes. */
  readonly lint?: Lint | undefined;
  /** How a flawed answer is written anew, after `passed` blocks where some of it has been sent. */
  readonly rewrite?: (passed?: number) => Rewriting;
}

const NOTHING = new Uint8Array(0);
const BLANK_LINE = new Uint8Array([10, 10]);
/** A frame after the last one. */
const LATE: Flaw = { last: true };

/** Creates the transcoder within one dialect. */
export function createTap(options: TapOptions): Transcoder {
  const { decoder, isNotable, renderFault, lint, rewrite } = options;
  const seen: Observation = { began: false, ended: false };
  const emit = (event: CanonicalEvent): void => observe(seen, event);
  const reader = createSseReader(onFrame);
  const cutter = createFrameCutter();
  const arena = createArena();
  /** Frames whose bytes the client has not got. */
  const unsent: SseFrame[] = [];
  /** What stands in the place of some of them. */
  const patches = new Map<SseFrame, string>();
  let frames = 0;
  let held: Bytes[] = [];
  let sent = false;
  let anew: Rewriting | "over" | undefined;
  let out = "";

  function onFrame(frame: SseFrame): void {
    frames++;
    if (anew === "over") return;
    if (anew !== undefined) return anew.decoder.step(frame, tell);
    const flaw = flawIn(frame);
    if (flaw !== undefined && flaw.patch === undefined) return takeOver(frame, flaw);
    if (flaw?.patch !== undefined) patches.set(frame, flaw.patch);
    if (lint !== undefined) unsent.push(frame);
    if (!seen.began || isNotable(frame)) decoder.step(frame, emit);
  }

  function flawIn(frame: SseFrame): Flaw | undefined {
    if (lint === undefined || seen.fault !== undefined) return undefined;
    return seen.ended ? LATE : lint.flaw(frame);
  }

  function takeOver(frame: SseFrame, flaw: Flaw): void {
    if (rewrite === undefined) return;
    if (!sent && flaw !== LATE) {
      anew = rewrite();
      for (const each of unsent) anew.decoder.step(each, tell);
      return anew.decoder.step(frame, tell);
    }
    out += written() + (flaw.before ?? "");
    if (flaw.fault !== undefined) {
      emit({ type: "fault", fault: flaw.fault });
      out += renderFault(flaw.fault);
    }
    if (flaw.last === true && !seen.ended) decoder.step(frame, emit);
    anew = seen.ended ? "over" : rewrite(flaw.blocks ?? 0);
    if (anew !== "over") anew.decoder.step(frame, tell);
  }

  function tell(event: CanonicalEvent): void {
    if (anew === undefined || anew === "over") return;
    // What was counted before the flaw, nobody counts again.
    const known = event.type === "finish" && event.usage === undefined ? seen.usage : undefined;
    const told = known === undefined ? event : { ...event, usage: known };
    observe(seen, told);
    out += anew.encoder.step(told);
  }

  function flush(): Bytes {
    const text = out;
    out = "";
    sent = true;
    return text === "" ? NOTHING : arena.encode(text);
  }

  /** Holds an answer back that has not begun: a flaw may still show, and nobody is waiting yet. */
  function pass(whole: Bytes): Bytes {
    const bytes = patches.size > 0 ? arena.encode(written()) : whole;
    if (patches.size > 0) held = [];
    if (lint !== undefined && !seen.ended && (!seen.began || lint.holds?.() === true)) {
      if (bytes.length > 0) held.push(bytes);
      return NOTHING;
    }
    unsent.length = 0;
    patches.clear();
    sent = true;
    if (held.length === 0) return bytes;
    const all = concatBytes([...held, bytes]);
    held = [];
    return all;
  }

  /** What is unsent, as text, in the place of all its bytes. */
  function written(): string {
    return unsent.map((frame) => patches.get(frame) ?? frameText(frame)).join("");
  }

  function fail(fault: Fault): Bytes {
    if (anew === undefined || anew === "over") emit({ type: "fault", fault });
    else tell({ type: "fault", fault });
    if (anew === undefined) return concatBytes([pass(NOTHING), arena.encode(renderFault(fault))]);
    return flush();
  }

  /** Half an event is not passed on; a last event that lacks only its blank line is. */
  function rest(whole: boolean): Bytes {
    const bytes = whole ? concatBytes([cutter.rest(), BLANK_LINE]) : NOTHING;
    return concatBytes([pass(bytes), arena.encode(lint?.ending() ?? "")]);
  }

  return {
    seen,
    lingers: true,
    push(chunk) {
      reader.push(chunk);
      // The reader's buffer is not ours to keep.
      const bytes = cutter.push(arena.copy(chunk));
      return anew === undefined ? pass(bytes) : flush();
    },
    end() {
      // The provider's own last word, an error too, has been passed on.
      const told = seen.ended;
      const before = frames;
      reader.end();
      if (anew !== undefined && anew !== "over") anew.decoder.end(tell);
      if (anew !== undefined) return flush();
      if (!seen.ended) decoder.end(emit);
      if (seen.fault !== undefined && !told) return fail(seen.fault);
      return told ? pass(cutter.rest()) : rest(frames > before);
    },
    fail,
  };
}
