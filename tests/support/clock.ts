/**
 * A clock that stands still until a test moves it.
 *
 * @module
 */

import type { Host } from "../../mod.ts";
import { rest } from "./threads.ts";

/** A clock held in the hand. */
export interface TestClock {
  /** The part of a host that tells time. */
  readonly host: Pick<Host, "now" | "every">;
  /** Moves on by `ms`, ticking on the way, and lets what that caused happen, on other threads too. */
  advance(ms: number): Promise<void>;
  /** How many things wait for ticks. */
  readonly waiting: number;
}

/** Creates a clock. */
export function createClock(start = 1_700_000_000_000): TestClock {
  let time = start;
  const ticks = new Map<() => void, { every: number; next: number }>();
  return {
    host: {
      now: () => time,
      every(ms, tick) {
        ticks.set(tick, { every: ms, next: time + ms });
        return () => void ticks.delete(tick);
      },
    },
    async advance(ms) {
      const last = time + ms;
      for (;;) {
        const next = Math.min(last, ...[...ticks.values()].map((tick) => tick.next));
        time = Math.max(time, next);
        for (const [tick, state] of [...ticks]) {
          if (state.next > time) continue;
          state.next += state.every;
          tick();
        }
        await rest();
        if (time >= last) return;
      }
    },
    get waiting() {
      return ticks.size;
    },
  };
}
