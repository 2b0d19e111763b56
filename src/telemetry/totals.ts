/**
 * What callers have used since the process began, by model and provider.
 *
 * @module
 */

import type { ExchangeRecord } from "./log.ts";

/** What one caller has used of one model. */
export interface TotalsRow {
  readonly caller: string;
  /** As it was asked for. */
  readonly model: string;
  /** Who answered, or was the last to be asked; absent where nobody was. */
  readonly provider?: string;
  /** All requests that were ended. */
  readonly requests: number;
  /** Those of them that failed; those that the caller left are no failures. */
  readonly failed: number;
  /** Tokens, see `Usage`. */
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly output: number;
  /** USD, as far as it is known. */
  readonly cost: number;
  /** Requests that used something whose cost is unknown: what they cost is not in {@link TotalsRow.cost}. */
  readonly unpriced: number;
}

/** What of an exchange is counted. */
export type Counted = Pick<
  ExchangeRecord,
  "caller" | "model" | "provider" | "outcome" | "usage" | "cost"
>;

/** Counts what is used. */
export interface Totals {
  /** When counting began, in Unix milliseconds. */
  readonly since: number;
  add(record: Counted): void;
  /** By caller, model and provider, in the order they were first seen. */
  rows(): readonly TotalsRow[];
}

/** Names of models are the callers' to choose: from here on those not seen yet are counted as one. */
const MOST_ROWS = 1000;
const OTHERS = "(others)";

const NONE = {
  requests: 0,
  failed: 0,
  input: 0,
  cacheRead: 0,
  cacheWrite: 0,
  output: 0,
  cost: 0,
  unpriced: 0,
};

type Counting = { -readonly [K in keyof TotalsRow]: TotalsRow[K] };

/** Begins to count. */
export function createTotals(since: number): Totals {
  const rows = new Map<string, Counting>();

  function rowFor(caller: string, model: string, provider: string | undefined): Counting {
    const key = `${caller}\n${model}\n${provider ?? ""}`;
    const known = rows.get(key);
    if (known !== undefined) return known;
    if (rows.size >= MOST_ROWS && model !== OTHERS) return rowFor(caller, OTHERS, undefined);
    const row = { caller, model, ...(provider === undefined ? {} : { provider }), ...NONE };
    rows.set(key, row);
    return row;
  }

  return {
    since,
    add({ caller, model, provider, outcome, usage, cost }) {
      const row = rowFor(caller, model, provider);
      row.requests++;
      if (outcome === "failed") row.failed++;
      if (usage === undefined) return;
      row.input += usage.input;
      row.cacheRead += usage.cacheRead;
      row.cacheWrite += usage.cacheWrite;
      row.output += usage.output;
      if (cost === undefined) row.unpriced++;
      else row.cost += cost;
    },
    rows: () => [...rows.values()],
  };
}
