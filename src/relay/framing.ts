/**
 * A stream told as one JSON array instead of server-sent events: what Gemini's clients get that do not
 * ask for events. Every event's data is an element, written as soon as it is here.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { createArena } from "./arena.ts";
import { createSseReader } from "./sse.ts";
import type { Transcoder } from "./transcode.ts";

/** How a stream is put on the wire beside its events. */
export interface Framing {
  readonly contentType: string;
  /** Keeps a silent line alive; it may stand between any two events. Empty where nothing may. */
  readonly keepAlive: string;
  /** Writes a line for whoever looks at the wire, which clients pass over; absent where none may. */
  readonly comment?: (text: string) => string;
  /** Whether nothing of ours can stand in it: then a failure can only break the body off. */
  readonly opaque?: true;
  /** Frames a failure, given as events, for a client that has seen none. */
  alone(events: string): string;
  /** Frames what a transcoder writes. */
  wrap(transcoder: Transcoder): Transcoder;
}

/** Server-sent events, as transcoders write them. */
export const EVENTS: Framing = {
  contentType: "text/event-stream; charset=utf-8",
  keepAlive: ": ping\n\n",
  comment: (text) => `: ${text}\n\n`,
  alone: (events) => events,
  wrap: (transcoder) => transcoder,
};

/**
 * Server-sent events without comments: Google's own clients read lines, and take one for a broken
 * answer. Their parsers pass over an empty line.
 */
export const UNCOMMENTED_EVENTS: Framing = {
  contentType: EVENTS.contentType,
  keepAlive: "\n",
  alone: EVENTS.alone,
  wrap: EVENTS.wrap,
};

/** Bytes that mean nothing to us: they go out as they come, or not at all. */
export function asBytes(contentType: string): Framing {
  return {
    contentType,
    keepAlive: "",
    opaque: true,
    alone: () => "",
    wrap: (transcoder) => transcoder,
  };
}

/** One JSON array. */
export const LIST: Framing = {
  contentType: "application/json; charset=utf-8",
  keepAlive: "\n",
  alone: (events) => {
    const listing = createListing();
    return listing.push(new TextEncoder().encode(events)) + listing.end();
  },
  wrap: listed,
};

/** Turns whole events into elements. */
interface Listing {
  push(events: Bytes): string;
  end(): string;
}

function createListing(): Listing {
  let out = "";
  let before = "[";
  const reader = createSseReader(({ data }) => {
    out += before + data;
    before = ",\n";
  });
  function taken(): string {
    const text = out;
    out = "";
    return text;
  }
  return {
    push(events) {
      reader.push(events);
      return taken();
    },
    // A list that holds nothing is a list all the same.
    end: () => taken() + (before === "[" ? "[]" : "]"),
  };
}

function listed(inner: Transcoder): Transcoder {
  const { seen } = inner;
  const listing = createListing();
  const arena = createArena();
  let closed = false;

  function write(events: Bytes, last: boolean): Bytes {
    if (closed) return arena.encode("");
    closed = last || seen.ended;
    return arena.encode(listing.push(events) + (closed ? listing.end() : ""));
  }

  return {
    seen,
    // Nothing can follow the closing bracket.
    lingers: false,
    push: (chunk) => write(inner.push(chunk), false),
    end: () => write(inner.end(), true),
    fail: (fault) => write(inner.fail(fault), true),
  };
}
