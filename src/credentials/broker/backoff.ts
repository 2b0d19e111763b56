/**
 * How long a broker that fails is left alone.
 *
 * @module
 */

import { createDeferred } from "../deferred.ts";
import type { Means } from "../means.ts";

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * The pause after so many failures in a row, in milliseconds: half a second, doubled up to half a
 * minute, and up to a quarter less so that not all come back at once.
 *
 * @param random A number from 0 up to 1.
 */
export function pauseAfter(failures: number, random: number): number {
  const pause = Math.min(FIRST_MS * 2 ** Math.min(Math.max(failures - 1, 0), 10), LONGEST_MS);
  return Math.round(pause * (1 - random / 4));
}

/** Pauses after failures, which the end of it all cuts short. */
export interface Pauses {
  /** Whether there is nothing more to wait for. */
  readonly ended: boolean;
  /** Resolves after the pause that so many failures in a row ask for. */
  after(failures: number): Promise<void>;
  /** Ends every pause, for good. */
  end(): void;
}

/** Creates pauses. */
export function createPauses({ after, random }: Pick<Means, "after" | "random">): Pauses {
  const end = createDeferred<void>();
  let ended = false;
  return {
    get ended() {
      return ended;
    },
    async after(failures) {
      if (ended) return;
      const wait = after(pauseAfter(failures, random()));
      await Promise.race([wait.late, end.promise]);
      wait.cancel();
    },
    end() {
      ended = true;
      end.resolve();
    },
  };
}
