/**
 * The sockets that are open: those that answer, and warm ones that wait for their conversation's next
 * turn. Every socket belongs to one conversation of one caller with one account.
 *
 * @module
 */

import type { Ticker } from "../../relay/ticker.ts";
import { createLine, type Line } from "./line.ts";
import type { UpstreamSocket } from "./upstream_socket.ts";

/** The most sockets that wait. */
const MOST_WARM = 128;

/** The open sockets of a gateway. */
export interface Lines {
  /** A warm one of `owner`, if there is one; it is claimed. */
  take(owner: string): Line | undefined;
  /** A new one, over `socket`; it is claimed. */
  add(owner: string, socket: UpstreamSocket): Line;
  /** Closes all, those that answer too, and every one that is added later. */
  close(): void;
}

/** Creates them, none open. */
export function createLines(ticker: Ticker, mostWarm: number = MOST_WARM): Lines {
  /** In the order in which they were freed last. */
  const lines = new Map<Line, string>();
  let unwatch: (() => void) | undefined;
  let closed = false;

  function tend(now: number): void {
    for (const line of lines.keys()) if (!line.tend(now)) drop(line, "not used any more");
    if (lines.size > 0) return;
    unwatch?.();
    unwatch = undefined;
  }

  function drop(line: Line, reason: string): void {
    lines.delete(line);
    line.close(reason);
  }

  /** Has it wait, unless it is of no use any more; the one that has waited longest makes room. */
  function freed(owner: string, line: Line): void {
    lines.delete(line);
    if (closed || !line.isFit(ticker.now())) return line.close("not used any more");
    lines.set(line, owner);
    const warm = [...lines.keys()].filter(({ busy }) => !busy);
    const [oldest] = warm;
    if (warm.length > mostWarm && oldest !== undefined) drop(oldest, "too many are open");
  }

  return {
    take(owner) {
      for (const [line, whose] of lines) {
        if (whose !== owner || !line.isFit(ticker.now())) continue;
        line.claim();
        return line;
      }
      return undefined;
    },
    add(owner, socket) {
      const line = createLine(socket, ticker.now, (free) => freed(owner, free));
      line.claim();
      lines.set(line, owner);
      if (closed) line.close("shutting down");
      else unwatch ??= ticker.watch(tend);
      return line;
    },
    close() {
      closed = true;
      for (const line of [...lines.keys()]) drop(line, "shutting down");
      unwatch?.();
      unwatch = undefined;
    },
  };
}
