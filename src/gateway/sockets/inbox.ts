/**
 * What has come over a socket and has not been read yet, as the body of an answer.
 *
 * A WebSocket does not wait for whoever reads it. Where the runtime can stop reading it is stopped in
 * time; everywhere else there is an end to what is held, and reaching it ends the answer.
 *
 * @module
 */

import type { Bytes } from "../../canonical/bytes.ts";
import { FaultError, gatewayFault } from "../../canonical/fault.ts";

/** How much is held. */
export interface InboxBounds {
  /** From here on the socket is not read any further, in UTF-16 units. */
  readonly high: number;
  /** The most events. */
  readonly mostEvents: number;
  /** The most text, in UTF-16 units; one event alone may be longer. */
  readonly mostText: number;
}

/** The bounds in use. */
export const INBOX: InboxBounds = {
  high: 1024 * 1024,
  mostEvents: 4096,
  mostText: 32 * 1024 * 1024,
};

/** Who is told what becomes of it. */
export interface InboxEars {
  /** There is enough for now. */
  full(): void;
  /** It was emptied. */
  drained(): void;
  /** Nobody wants the rest. */
  left(): void;
}

/** One answer's events, on their way. */
export interface Inbox {
  readonly body: ReadableStream<Bytes>;
  /** Takes an event; answers whether there was room for it. */
  push(event: string): boolean;
  /** All are here. */
  end(): void;
  /** There will be no more, though the answer is not whole. */
  fail(error: FaultError): void;
}

/** Creates an inbox, empty. */
export function createInbox(ears: InboxEars, bounds: InboxBounds = INBOX): Inbox {
  const encoder = new TextEncoder();
  let text = "";
  let events = 0;
  let ended = false;
  let failed: FaultError | undefined;
  let left = false;
  let wake: (() => void) | undefined;

  function stir(): void {
    wake?.();
    wake = undefined;
  }

  function flush(controller: ReadableStreamDefaultController<Bytes>): void {
    if (text !== "") {
      // All that has come goes as one chunk, however many messages it was.
      const bytes = encoder.encode(text);
      text = "";
      events = 0;
      controller.enqueue(bytes);
      ears.drained();
    } else if (failed !== undefined) controller.error(failed);
    else if (ended) controller.close();
  }

  const body = new ReadableStream<Bytes>({
    pull(controller) {
      if (text !== "" || ended || failed !== undefined) return flush(controller);
      return new Promise<void>((resolve) => {
        wake = () => {
          flush(controller);
          resolve();
        };
      });
    },
    cancel() {
      left = true;
      text = "";
      wake = undefined;
      ears.left();
    },
  }, { highWaterMark: 0 });

  return {
    body,
    push(event) {
      if (left) return true;
      const crowded = events >= bounds.mostEvents || text.length + event.length > bounds.mostText;
      if (events > 0 && crowded) return false;
      text += event;
      events++;
      if (text.length >= bounds.high) ears.full();
      stir();
      return true;
    },
    end() {
      ended = true;
      if (!left) stir();
    },
    fail(error) {
      failed = error;
      if (!left) stir();
    },
  };
}

/** The connection broke in the middle of an answer. */
export function brokenOff(): FaultError {
  return new FaultError(gatewayFault(
    "upstream",
    "Cannot finish the answer: the connection to the provider broke",
    { code: "upstream_disconnected" },
  ));
}

/** More has come than is held for a client that does not read it. */
export function overrun(): FaultError {
  return new FaultError(gatewayFault(
    "upstream",
    "Cannot finish the answer: it comes faster than it is read",
    { code: "upstream_overrun" },
  ));
}
