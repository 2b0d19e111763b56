/**
 * So many at a time, and the others in order.
 *
 * @module
 */

/** Runs what it is given when there is room. */
export interface Slots {
  run<T>(act: () => Promise<T>): Promise<T>;
}

/** Creates room for `most` at a time. */
export function createSlots(most: number): Slots {
  const waiting: (() => void)[] = [];
  let running = 0;
  return {
    async run(act) {
      if (running >= most) await new Promise<void>((go) => waiting.push(go));
      else running++;
      try {
        return await act();
      } finally {
        const next = waiting.shift();
        // The place is handed on: whoever comes now queues behind those who wait.
        if (next === undefined) running--;
        else next();
      }
    },
  };
}
