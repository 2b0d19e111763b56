/**
 * Work that is done behind the requests: soon after there is some, all of it at once.
 *
 * @module
 */

import type { Ticker, Wait } from "../relay/ticker.ts";

/** Such work. */
export interface Behind {
  /** There is some: it is done within a second. Nothing runs while there is none. */
  wake(): void;
  /** Does it now, for the last time; resolves with whether all of it is done. */
  finish(): Promise<boolean>;
}

/** How long work is gathered, and how soon what failed is tried again, in milliseconds. */
const SOON_MS = 1000;

/**
 * Creates the gathering of such work.
 *
 * @param work Does what there is; when it rejects it is called again later.
 */
export function createBehind(ticker: Pick<Ticker, "after">, work: () => Promise<void>): Behind {
  let waiting: Wait | undefined;
  let finished = false;

  async function attempt(): Promise<boolean> {
    try {
      await work();
      return true;
    } catch {
      // The store is away, which is told of where it is watched.
      wake();
      return false;
    }
  }

  function wake(): void {
    if (waiting !== undefined || finished) return;
    waiting = ticker.after(SOON_MS);
    waiting.late.then(() => {
      waiting = undefined;
      return attempt();
    });
  }

  return {
    wake,
    finish() {
      finished = true;
      waiting?.cancel();
      return attempt();
    },
  };
}
