/**
 * One response as it comes over a socket: nothing is handed on before the provider has said something
 * that could be shown to a client, so that until then the request can go another way.
 *
 * @module
 */

import type { JsonObject, JsonValue } from "../../canonical/json.ts";
import type { FaultError } from "../../canonical/fault.ts";
import { type Frame, isLast, readFrame, responseIn, sseOf } from "./frames.ts";
import { brokenOff, createInbox, type InboxBounds, overrun } from "./inbox.ts";
import { limitHeaders } from "./limit_headers.ts";
import { createSieve } from "./sieve.ts";

/** What became of a request. */
export type Heard =
  /** It is being answered. */
  | { readonly kind: "answer"; readonly response: Response }
  /** It failed before anything could be shown. */
  | { readonly kind: "refused"; readonly frame: Frame }
  /** The socket closed before; `heard` tells whether the provider had said anything. */
  | { readonly kind: "cut"; readonly heard: boolean };

/** A response that is whole. */
export interface Told {
  readonly id: string;
  readonly output: readonly JsonValue[];
}

/** Who is told what becomes of it. */
export interface HearingEars {
  /** It is over, and the socket free; `told` where it is whole. */
  over(told?: Told): void;
  /** The socket has to be closed: nobody wants the rest, or it is more than can be held. */
  drop(reason: string): void;
  /** The socket is to be read no further for now. */
  pause(): void;
  resume(): void;
}

/** What is known before it begins. */
export interface Before {
  /** The id of the response before it on the same socket. */
  readonly previous?: string | undefined;
  /** What the provider said as the socket was opened, unless that is long ago. */
  readonly headers?: Headers | undefined;
  readonly bounds?: InboxBounds | undefined;
}

/** One response on its way. */
export interface Hearing {
  readonly heard: Promise<Heard>;
  /** Takes the socket's next message. */
  take(text: string): void;
  /** The socket has closed. */
  cut(): void;
}

/** What the provider says before it has anything to show: that it begins, and what will be filled. */
const LEADING =
  /^(?:response\.(?:created|in_progress|queued|(?:output_item|content_part|reasoning_summary_part)\.added)|keepalive|codex\..+)$/;

/** An item is whole; needed where the last event does not repeat them. */
const ITEM_DONE = "response.output_item.done";

/** Creates the hearing of a response that was just asked for. */
export function createHearing(ears: HearingEars, before: Before): Hearing {
  let resolve = (_heard: Heard): void => {};
  const heard = new Promise<Heard>((settle) => resolve = settle);
  const sieve = createSieve(before.previous);
  const inbox = createInbox({
    full: ears.pause,
    drained: ears.resume,
    left() {
      if (!over) close("nobody waits for the answer");
    },
  }, before.bounds);
  const headers = new Headers(limitHeaders(before.headers));
  const items: string[] = [];
  let lead = "";
  let any = false;
  let shown = false;
  let over = false;

  function take(text: string): void {
    if (over) return;
    const frame = readFrame(text);
    if (frame === undefined || !sieve.admits(frame)) return;
    any = true;
    if (frame.type === "codex.rate_limits") return noteLimits(frame);
    if (frame.type === ITEM_DONE) items.push(text);
    if (!shown && LEADING.test(frame.type)) lead += sseOf(frame);
    else if (!shown && frame.type === "error") refuse(frame);
    else show(frame);
  }

  /** How much of the account is used is between the provider and us. */
  function noteLimits({ object }: Frame): void {
    if (shown) return;
    for (const [name, value] of Object.entries(limitHeaders(object))) headers.set(name, value);
  }

  function refuse(frame: Frame): void {
    over = true;
    ears.over();
    resolve({ kind: "refused", frame });
  }

  function show(frame: Frame): void {
    if (!shown) {
      shown = true;
      headers.set("content-type", "text/event-stream");
      resolve({ kind: "answer", response: new Response(inbox.body, { headers }) });
      inbox.push(lead);
    }
    if (!inbox.push(sseOf(frame))) return fail(overrun(), "more than can be held");
    if (!isLast(frame)) return;
    over = true;
    inbox.end();
    ears.over(toldBy(frame, items));
  }

  function fail(error: FaultError, reason: string): void {
    inbox.fail(error);
    close(reason);
  }

  function close(reason: string): void {
    over = true;
    ears.drop(reason);
  }

  return {
    heard,
    take,
    cut() {
      if (over) return;
      over = true;
      if (shown) inbox.fail(brokenOff());
      else resolve({ kind: "cut", heard: any });
    },
  };
}

/** What a last event tells of a whole response. */
function toldBy(frame: Frame, items: readonly string[]): Told | undefined {
  const { id, output } = responseIn(frame) ?? {};
  if (frame.type !== "response.completed" || typeof id !== "string") return undefined;
  // The backend of Codex leaves the list empty.
  const whole = Array.isArray(output) && output.length > 0 ? output : items.map(itemIn);
  return { id, output: whole };
}

function itemIn(text: string): JsonValue {
  const { item }: JsonObject = JSON.parse(text);
  return item ?? null;
}
