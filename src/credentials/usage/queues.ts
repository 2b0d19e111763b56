/**
 * One request at a time to each vendor, with a breath in between: a vendor who is asked for ten
 * accounts at once takes that for an attack.
 *
 * @module
 */

import type { Means } from "../means.ts";
import { createSlots, type Slots } from "../slots.ts";

/** The least time between the end of one request and the next, in milliseconds. */
const BREATH_MS = 250;

/** Runs what it is given, after everything else of the same name. */
export interface Queues {
  run<T>(name: string, act: () => Promise<T>): Promise<T>;
}

/** Creates the queues; there are as many as there are names. */
export function createQueues({ now, after }: Means): Queues {
  const queues = new Map<string, { readonly slots: Slots; endedAt: number }>();
  return {
    run(name, act) {
      const queue = queues.get(name) ?? { slots: createSlots(1), endedAt: -Infinity };
      queues.set(name, queue);
      return queue.slots.run(async () => {
        const rest = queue.endedAt + BREATH_MS - now();
        if (rest > 0) await after(rest).late;
        try {
          return await act();
        } finally {
          queue.endedAt = now();
        }
      });
    },
  };
}
