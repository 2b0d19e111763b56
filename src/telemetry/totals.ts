/**
 * What callers have used since the process began, by model.
 *
 * @module
 */

import type { ExchangeRecord } from "./log.ts";

/** What one caller has used of one model. */
export interface TotalsRow {
  readonly caller: string;
  /** As it was asked for. */
  readonly model: string;
  /** All requests that were ended. */
  readonly requests: number;
  /** Those of them that failed; those that the caller left are no failures. */
  readonly failed: number;
  /** Tokens, see `Usage`. */
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly output: number;
}

/** Counts what is used. */
export interface Totals {
  /** When counting began, in Unix milliseconds. */
  readonly since: number;
  add(record: Pick<ExchangeRecord, "caller" | "model" | "outcome" | "usage">): void;
  /** By caller and model, in the order they were first seen. */
  rows(): readonly TotalsRow[];
}

/** Names of models are the callers' to choose: from here on those not seen yet are counted as one. */
const MOST_ROWS = 1000;
const OTHERS = "(others)";

type Counting = { -readonly [K in keyof TotalsRow]: TotalsRow[K] };

/** Begins to count. */
export function createTotals(since: number): Totals {
  const rows = new Map<string, Counting>();

  function rowFor(caller: string, model: string): Counting {
    const key = `${caller}\n${model}`;
    const known = rows.get(key);
    if (known !== undefined) return known;
    if (rows.size >= MOST_ROWS && model !== OTHERS) return rowFor(caller, OTHERS);
    const none = { requests: 0, failed: 0, input: 0, cacheRead: 0, cacheWrite: 0, output: 0 };
    const row = { caller, model, ...none };
    rows.set(key, row);
    return row;
  }

  return {
    since,
    add({ caller, model, outcome, usage }) {
      const row = rowFor(caller, model);
      row.requests++;
      if (outcome === "failed") row.failed++;
      if (usage === undefined) return;
      row.input += usage.input;
      row.cacheRead += usage.cacheRead;
      row.cacheWrite += usage.cacheWrite;
      row.output += usage.output;
    },
    rows: () => [...rows.values()],
  };
}
