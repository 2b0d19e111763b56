/**
 * The one loop that carries a streamed answer from a provider to a client.
 *
 * It is driven by the client's reading: nothing is read from the provider before the client asks for
 * more, so a slow client slows the provider down and memory stays flat. It ends in exactly one of
 * three ways (whole, broken, left by the client), and tells which, once.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { type Fault, FaultError } from "../canonical/fault.ts";
import { type ByteReader, silence } from "./byte_reader.ts";
import type { Framing } from "./framing.ts";
import type { Primed } from "./prime.ts";
import { LATE, type Ticker } from "./ticker.ts";
import type { Observation, Transcoder } from "./transcode.ts";

/** How an answer ended. */
export type Outcome =
  | { type: "whole"; seen: Observation }
  /** `stalled` where the client had stopped reading. */
  | { type: "left"; seen: Observation; stalled: boolean }
  | { type: "broken"; seen: Observation; fault: Fault };

/** How long silence may last, in milliseconds. */
export interface RelayLimits {
  /** The provider's, in the middle of an answer. */
  readonly idleMs: number;
  /** Ours towards the client, until a comment keeps the line alive. */
  readonly keepAliveMs: number;
  /** The client's, leaving the answer unread. */
  readonly stallMs: number;
}

/** What {@link relay} needs. */
export interface RelayOptions {
  /** The answer, which may be a while in coming: the line is kept alive meanwhile. */
  readonly answer: Promise<Primed>;
  readonly ticker: Ticker;
  readonly limits: RelayLimits;
  /** How the stream is put on the wire. */
  readonly framing: Framing;
  /** Writes a failure, as events, for a client that has seen no event yet. */
  readonly renderFault: (fault: Fault) => string;
  /**
   * What the end promises: it is told when this has resolved, or at once where there is nothing to
   * wait for. It must not reject, nor take long.
   */
  readonly kept?: (() => Promise<void> | undefined) | undefined;
  /** Says what an error amounts to. */
  readonly diagnose: (error: unknown) => Fault;
  /** Lets go of the provider, once; `complete` tells whether its bytes were read to the end. */
  readonly release: (complete: boolean) => void;
  /** Told once how the answer ended; what it returns of a whole one is added as a comment. */
  readonly settle: (outcome: Outcome) => string | undefined;
}

const NOTHING: Bytes = new Uint8Array(0);
const UNSEEN: Observation = { began: false, ended: false };
/** How long bytes may still follow the last event within one dialect. */
const LINGER_MS = 1000;

/** An answer on its way to a client. */
export interface Relayed {
  /** The client's body. */
  readonly body: ReadableStream<Bytes>;
  /** Ends it with an in-band error; nothing happens when it has ended already. */
  breakOff(fault: Fault): void;
  /** The client has left: lets go of the provider at once, as cancelling the body does. */
  leave(): void;
}

type Output = ReadableStreamDefaultController<Bytes>;

/** Pulls an answer through to the client, keeps the line alive, and ends it one way. */
export function relay(options: RelayOptions): Relayed {
  const { ticker, limits, framing } = options;
  const keepAlive = encode(framing.keepAlive);
  let primed: Primed | undefined;
  let output: Output | undefined;
  /** What happened to an answer that was over before anybody read it. */
  const early: ((output: Output) => void)[] = [];
  let waiting = false;
  /** Tells the end without waiting any longer, while it is held back. */
  let tellEnd: (() => void) | undefined;
  let over = false;
  let lastRead = ticker.now();
  let lastWrite = lastRead;
  const unwatch = ticker.watch(check);

  async function pull(controller: Output): Promise<void> {
    output = controller;
    for (const act of early.splice(0)) act(output);
    if (over) return;
    waiting = true;
    try {
      if (primed === undefined) {
        primed = await options.answer;
        if (primed.transcoder.seen.ended) await holdEnd();
        if (pass(primed.held, false, primed.transcoder)) return;
      }
      const { reader, transcoder } = primed;
      for (let written = false; !over && !written;) {
        const read = await reader.read();
        if (over) break;
        const done = read === undefined;
        const ended = transcoder.seen.ended;
        const bytes = done ? transcoder.end() : transcoder.push(read);
        if (!ended && transcoder.seen.ended) await holdEnd();
        written = pass(bytes, done, transcoder);
      }
    } catch (error) {
      if (!over) breakOff(options.diagnose(error));
    } finally {
      waiting = false;
      lastWrite = ticker.now();
    }
  }

  /** Waits until what the end promises is kept; those who break off meanwhile have it told first. */
  async function holdEnd(): Promise<void> {
    const kept = options.kept?.();
    if (kept === undefined) return;
    try {
      await Promise.race([kept, new Promise<void>((resolve) => tellEnd = resolve)]);
    } finally {
      tellEnd = undefined;
    }
  }

  /** Writes; answers whether the client has got something by it. */
  function pass(bytes: Bytes, done: boolean, { seen, lingers }: Transcoder): boolean {
    if (over) return true;
    lastRead = ticker.now();
    if (bytes.length > 0) write(bytes);
    if (done || (seen.ended && !lingers)) finish(seen, done, bytes);
    return bytes.length > 0;
  }

  /** What the ticker asks: is the provider, or the client, silent for too long? */
  function check(now: number): void {
    if (tellEnd !== undefined) return;
    if (!waiting) {
      if (now - lastWrite > limits.stallMs) abandon("the client has stopped reading", true);
      return;
    }
    if (primed?.transcoder.seen.ended && now - lastRead > LINGER_MS) {
      finish(primed.transcoder.seen, false);
    } else if (primed?.ends !== undefined && now > primed.ends.at) {
      breakOff(primed.ends.fault);
    } else if (primed !== undefined && now - lastRead > (primed.idleMs ?? limits.idleMs)) {
      breakOff(silence(primed.idleMs ?? limits.idleMs));
    } else if (now - lastWrite >= limits.keepAliveMs) {
      write(keepAlive);
    }
  }

  function write(bytes: Bytes): void {
    lastWrite = ticker.now();
    if (bytes.length === 0) return;
    // Not through a function of its own: this happens for every chunk.
    if (output === undefined) early.push((to) => to.enqueue(bytes));
    else output.enqueue(bytes);
  }

  /** Acts on the client's end, now or as soon as somebody reads. */
  function reach(act: (to: Output) => void): void {
    if (output === undefined) early.push(act);
    else act(output);
  }

  /** @param last What was written last, where that may be half a line. */
  function finish(seen: Observation, complete: boolean, last = NOTHING): void {
    if (over) return;
    const { fault } = seen;
    const note = end(
      fault === undefined ? { type: "whole", seen } : { type: "broken", seen, fault },
    );
    if (note !== undefined && fault === undefined && endsLine(last)) {
      write(encode(framing.comment?.(note) ?? ""));
    }
    reach((to) => to.close());
    if (complete || primed === undefined) options.release(true);
    else letGo(primed.reader).catch(() => options.release(false));
  }

  /**
   * The last event is here, the last byte may not be. It is a moment away nearly always, and worth
   * the wait: a body read to its end leaves a connection that can be used again.
   */
  async function letGo(reader: ByteReader): Promise<void> {
    const wait = ticker.after(LINGER_MS);
    const first = await Promise.race([readToEnd(reader), wait.late]);
    wait.cancel();
    options.release(first !== LATE);
  }

  function breakOff(fault: Fault): void {
    if (over) return;
    if (tellEnd !== undefined) return tellEnd();
    const transcoder = primed?.transcoder;
    const seen = transcoder?.seen ?? UNSEEN;
    if (!seen.ended && framing.opaque !== true) {
      write(transcoder?.fail(fault) ?? encode(framing.alone(options.renderFault(fault))));
    }
    end({ type: "broken", seen, fault });
    // A proper end would pass a part off as the whole.
    reach((to) => framing.opaque === true ? to.error(new FaultError(fault)) : to.close());
    options.release(false);
  }

  function abandon(why: string, stalled = false): void {
    if (over) return;
    giveUp(stalled);
    reach((to) => to.error(new Error(`Cannot go on with the answer: ${why}`)));
  }

  function giveUp(stalled: boolean): void {
    if (over) return;
    end({ type: "left", seen: primed?.transcoder.seen ?? UNSEEN, stalled });
    options.release(false);
  }

  function end(outcome: Outcome): string | undefined {
    over = true;
    unwatch();
    return options.settle(outcome);
  }

  const body = new ReadableStream<Bytes>({ pull, cancel: () => giveUp(false) }, {
    highWaterMark: 0,
  });
  return { body, breakOff, leave: () => abandon("the client has left") };
}

/** Whether another line can begin after `bytes`, at the beginning of a stream too. */
function endsLine(bytes: Bytes): boolean {
  const last = bytes.at(-1);
  return last === undefined || last === 10 || last === 13;
}

async function readToEnd(reader: ByteReader): Promise<void> {
  while (await reader.read() !== undefined);
}

function encode(text: string): Bytes {
  return new TextEncoder().encode(text);
}
