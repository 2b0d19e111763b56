/**
 * The events of a background response for those who follow it at another gateway. They are written,
 * about once a second, from when somebody there wants them.
 *
 * @module
 */

import type { Shelf } from "./archive.ts";
import type { EventLog } from "./runs.ts";

/** How often a part is written, in milliseconds. */
const PART_MS = 1000;

/** How long it is believed that somebody still wants them, in milliseconds. */
export const WANTED_MS = 60_000;

/** Writes parts of one run. */
export interface Parts {
  /** Whether anybody has wanted them so far. */
  wanted: boolean;
  /** Writes what is new, unless that has just been done. */
  write(now: number): void;
  /** The run is over: forgets the parts where `kept`, that is where all events are kept as a whole. */
  end(kept: boolean): Promise<void>;
}

/** Where the `n`th part of the events of `id` is. */
export function partId(id: string, n: number): string {
  return `${id}/${n}`;
}

/** Creates the writer for the events in `log`. */
export function createParts(
  { shelf, id, log, report }: {
    readonly shelf: Shelf;
    readonly id: string;
    readonly log: EventLog;
    readonly report: (error: unknown) => void;
  },
): Parts {
  let count = 0;
  let next = 0;
  let last = -Infinity;
  let writing: Promise<void> | undefined;

  async function writeNew(): Promise<void> {
    const from = Math.max(next, log.first);
    const events = log.from(from);
    if (events.length === 0) return;
    next = from + events.length;
    await shelf.put("part", partId(id, count++), { from, events });
  }

  const parts: Parts = {
    wanted: false,
    write(now) {
      if (!parts.wanted || writing !== undefined || now - last < PART_MS) return;
      last = now;
      writing = writeNew().catch(report).finally(() => writing = undefined);
    },
    async end(kept) {
      await writing;
      if (!parts.wanted) return;
      if (!kept) return await writeNew();
      for (let n = 0; n < count; n++) await shelf.remove("part", partId(id, n));
    },
  };
  return parts;
}
