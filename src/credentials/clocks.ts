/**
 * Noticing that the clocks of processes on one store differ.
 *
 * @module
 */

import type { Block } from "./block.ts";
import type { Notify } from "./notice.ts";

/** How far apart is worth a word, in milliseconds. */
const APART_MS = 60_000;

/** Whether it was told; a next look at the same store goes on with it. */
export interface ClockMemory {
  told: boolean;
}

/**
 * Creates a look at blocks that others wrote. One that was confirmed in the future shows that its
 * process's clock is ahead of this one's; that is told once.
 */
export function createClockWatch(
  notify: Notify,
  now: () => number,
  memory: ClockMemory = { told: false },
): (blocks: readonly Block[]) => void {
  return (blocks) => {
    if (memory.told) return;
    const ahead = blocks.reduce((most, { since }) => Math.max(most, since - now()), 0);
    if (ahead < APART_MS) return;
    memory.told = true;
    const minutes = Math.round(ahead / 60_000);
    const message = `The clocks of gateways on this store differ by ${minutes} minutes or more: ` +
      "blocks last that much longer or shorter than they should";
    notify({ level: "warning", event: "clock.apart", message });
  };
}
