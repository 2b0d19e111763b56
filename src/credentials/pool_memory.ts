/**
 * What a pool knows, apart from what it is doing.
 *
 * @module
 */

import type { Loans } from "./loans.ts";
import type { Roster } from "./roster.ts";
import { createSticky, type Sticky } from "./sticky.ts";
import { createSyncMemory, type SyncMemory } from "./sync.ts";
import { createWriterMemory, type WriterMemory } from "./writer.ts";

/** All of it is plain data: another pool over the same store may go on with it, at the same time. */
export interface PoolMemory {
  /** The accounts, once there is a pool. */
  roster?: Roster;
  readonly sticky: Sticky;
  readonly writer: WriterMemory;
  readonly sync: SyncMemory;
  readonly loans: Loans;
}

/**
 * Creates it, with nothing known.
 *
 * @param lostMs After how long an account that was lent, and of which nothing was heard, counts as
 * free again; in milliseconds. Never, where whoever has one always hands it back.
 */
export function createPoolMemory(now: () => number, lostMs: number = Infinity): PoolMemory {
  return {
    sticky: createSticky(now),
    writer: createWriterMemory(),
    sync: createSyncMemory(),
    loans: { out: new Set(), lostMs },
  };
}
