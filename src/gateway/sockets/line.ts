/**
 * One socket to a provider, over which one response at a time is asked for.
 *
 * @module
 */

import type { Chain } from "./chain.ts";
import { createHearing, type Heard, type Hearing } from "./hearing.ts";
import type { UpstreamSocket } from "./upstream_socket.ts";

/** How often somebody is asked whether they are there, in milliseconds. */
const PING_MS = 10_000;
/** How long an answer to that may take. */
const PONG_MS = 60_000;
/** A socket that has been silent for longer may have been forgotten on the way. */
const QUIET_MS = 30_000;
/** How long one that is alive is kept for the conversation's next turn. */
const IDLE_MS = 300_000;
/** The vendor closes them at 60 minutes, whatever goes on. */
const LIFE_MS = 55 * 60_000;

/** One socket. */
export interface Line {
  /** Whether it has been asked for a response before. */
  readonly used: boolean;
  /** Whether a response is on its way, or about to be asked for. */
  readonly busy: boolean;
  /** What it knows of the conversation, for the next request to build upon. */
  chain: Chain | undefined;
  /** Nobody else is to ask next: {@link Line.ask} follows. */
  claim(): void;
  /** Asks for a response; `onTold` gets it once it is whole. */
  ask(message: string, options: Asked): Promise<Heard>;
  /** Whether the next request can go over it. */
  isFit(now: number): boolean;
  /** Looks after it, now and then; answers whether it is still of use. */
  tend(now: number): boolean;
  close(reason: string): void;
}

/** What goes with a request. */
export interface Asked {
  readonly signal: AbortSignal;
  readonly onTold: Parameters<typeof createHearing>[0]["over"];
}

/** Creates a line over an open socket; `freed` is called when it can be asked again, or is gone. */
export function createLine(
  socket: UpstreamSocket,
  now: () => number,
  freed: (line: Line) => void,
): Line {
  const opened = now();
  let heardAt = opened;
  let usedAt = opened;
  let pingedAt = opened;
  let open = true;
  let paused = false;
  let used = false;
  let claimed = false;
  let hearing: Hearing | undefined;
  let previous: string | undefined;

  function read(on: boolean): void {
    if (paused === !on || socket.pause === undefined || socket.resume === undefined) return;
    paused = !on;
    if (on) socket.resume();
    else socket.pause();
    // What was asked meanwhile could not be heard.
    heardAt = now();
  }

  function free(): void {
    hearing = undefined;
    claimed = false;
    usedAt = now();
    freed(line);
  }

  function close(reason: string): void {
    if (!open) return;
    open = false;
    socket.close(1000, reason);
    lose();
  }

  function lose(): void {
    open = false;
    const lost = hearing;
    free();
    lost?.cut();
  }

  function ask(message: string, { signal, onTold }: Asked): Promise<Heard> {
    const leave = (): void => close("nobody waits for the answer");
    const first = !used;
    used = true;
    line.chain = undefined;
    const mine = createHearing({
      over(told) {
        signal.removeEventListener("abort", leave);
        previous = told?.id ?? previous;
        read(true);
        onTold(told);
        free();
      },
      drop: close,
      pause: () => read(false),
      resume: () => read(true),
    }, { previous, headers: first ? socket.headers : undefined });
    hearing = mine;
    signal.addEventListener("abort", leave, { once: true });
    if (signal.aborted) leave();
    else if (!open) lose();
    else socket.send(message);
    return mine.heard;
  }

  function isAlive(at: number): boolean {
    const quiet = at - heardAt;
    if (hearing === undefined) return quiet < QUIET_MS && at - usedAt < IDLE_MS;
    return paused || socket.ping === undefined || quiet < PONG_MS;
  }

  const line: Line = {
    get used() {
      return used;
    },
    get busy() {
      return claimed;
    },
    chain: undefined,
    claim: () => void (claimed = true),
    ask,
    isFit: (at) => open && !claimed && isAlive(at) && at - opened < LIFE_MS,
    tend(at) {
      if (!isAlive(at)) close("nobody answers");
      if (open && at - pingedAt >= PING_MS) {
        pingedAt = at;
        socket.ping?.();
      }
      return open && (claimed || line.isFit(at));
    },
    close,
  };

  socket.listen({
    message(text) {
      heardAt = now();
      if (text === undefined) return;
      if (hearing !== undefined) hearing.take(text);
      // Nothing is on its way: what comes unasked is the end of the socket.
      else if (text.includes('"error"')) close("not wanted any more");
    },
    pong: () => void (heardAt = now()),
    closed: () => {
      if (open) lose();
    },
  });
  return line;
}
