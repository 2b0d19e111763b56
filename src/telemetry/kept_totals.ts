/**
 * Totals that are kept, and summed over all gateways on one store.
 *
 * Each process counts for itself, by days, and writes what it has counted that day under a key of its
 * own: `totals/<day>/<process>`. Nobody else writes there, so no count waits for another's, and
 * writing the same once more, when it is not known whether it was written, changes nothing. Sums are
 * made when they are asked for.
 *
 * @module
 */

import { isJsonObject, type JsonObject, parseJson } from "../canonical/json.ts";
import type { Store } from "../store/store.ts";
import { createTotals, type Totals, type TotalsRow } from "./totals.ts";

/** Totals of all gateways. */
export interface KeptTotals extends Pick<Totals, "add"> {
  /** Sums what is known; while the store is away, of this process alone. */
  sum(): Promise<TotalsSum>;
  /** How many rows are not written as they stand. */
  readonly pending: number;
  /** Writes what has been counted since the last time; rejects while the store is away. */
  save(): Promise<void>;
}

/** Sums over days and gateways. */
export interface TotalsSum {
  /** The beginning of the first day that is counted in, or of counting; Unix milliseconds. */
  readonly since: number;
  /** `all` gateways on the store, or this `process` alone, when the store cannot be read. */
  readonly of: "all" | "process";
  readonly rows: readonly TotalsRow[];
}

const DAY_MS = 24 * 60 * 60_000;

/** How many days are summed, today among them. */
const DAYS = 31;

interface Day {
  readonly totals: Totals;
  /** Counts so far, and those that are written. */
  counted: number;
  written: number;
  /** What stands in the store, as far as is known. */
  text?: string | undefined;
}

/** What one process has counted. */
export interface TotalsMemory {
  /** Who it is, among those on the store. */
  readonly owner: string;
  readonly began: number;
  readonly days: Map<number, Day>;
}

/** Creates it, with nothing counted at the time `began`. */
export function createTotalsMemory(began: number): TotalsMemory {
  return { owner: crypto.randomUUID(), began, days: new Map() };
}

/** How often what is written is compared anew, because others were faster. */
const TURNS = 20;

/**
 * Begins to count.
 *
 * @param store Where counts are written; no other process is known of without.
 * @param memory What this process has counted: several may count and write it at one time.
 * @param dirty Called with every count that is to be written soon.
 */
export function keepTotals(
  store: Store | undefined,
  { owner, began, days }: TotalsMemory,
  now: () => number,
  dirty: () => void,
): KeptTotals {
  function today(): Day {
    const number = dayOf(now());
    const known = days.get(number);
    if (known !== undefined) return known;
    for (const old of days.keys()) if (old <= number - DAYS) days.delete(old);
    const day: Day = { totals: createTotals(now()), counted: 0, written: 0 };
    days.set(number, day);
    return day;
  }

  /** What others have counted; the store also knows what this process has. */
  async function others(): Promise<readonly Written[]> {
    if (store === undefined) return [];
    const first = dayOf(now()) - DAYS;
    return (await store.list("totals/")).flatMap(([key, text]) => {
      const [, day, whose] = key.split("/");
      if (whose === owner || !(Number(day) > first)) return [];
      return decode(text) ?? [];
    });
  }

  /** Compares first: what was sent earlier, with fewer counts, may arrive later. */
  async function write(store: Store, number: number, day: Day): Promise<void> {
    const { counted, totals } = day;
    const text = JSON.stringify({ since: totals.since, counted, rows: totals.rows() });
    const key = `totals/${number}/${owner}`;
    const end = (number + DAYS + 1) * DAY_MS;
    for (let turn = 0; turn < TURNS; turn++) {
      const before = day.text;
      if (await store.compareAndSet(key, before, text, end - now())) {
        day.text = text;
        day.written = Math.max(day.written, counted);
        return;
      }
      const found = await store.get(key);
      day.text = found;
      if (found !== undefined && countedIn(found) >= counted) {
        day.written = Math.max(day.written, counted);
        return;
      }
    }
    throw new Error("Cannot write totals: others keep writing them");
  }

  function own(): readonly Written[] {
    const first = dayOf(now()) - DAYS;
    return [...days].flatMap(([number, { totals }]) =>
      number > first ? [{ since: totals.since, rows: totals.rows() }] : []
    );
  }

  return {
    add(record) {
      const day = today();
      day.totals.add(record);
      day.counted++;
      if (store !== undefined) dirty();
    },
    async sum() {
      const found = await others().then(
        (written) => ({ of: "all", written }) as const,
        () => ({ of: "process", written: [] }) as const,
      );
      const all = [...found.written, ...own()];
      const since = Math.min(began, ...all.map((one) => one.since));
      return { since, of: found.of, rows: sumRows(all.flatMap(({ rows }) => rows)) };
    },
    get pending() {
      return [...days.values()].filter(({ counted, written }) => counted > written).length;
    },
    async save() {
      if (store === undefined) return;
      for (const [number, day] of days) {
        if (day.counted > day.written) await write(store, number, day);
      }
    },
  };
}

/** What one process has counted on one day. */
interface Written {
  readonly since: number;
  readonly rows: readonly TotalsRow[];
}

function dayOf(time: number): number {
  return Math.floor(time / DAY_MS);
}

/** One row for each caller, model and whatever else tells rows apart: numbers are added. */
function sumRows(rows: readonly TotalsRow[]): readonly TotalsRow[] {
  const sums = new Map<string, Record<string, unknown>>();
  for (const row of rows) {
    const key = JSON.stringify(
      Object.entries(row).filter(([, value]) => typeof value === "string"),
    );
    const sum = sums.get(key);
    if (sum === undefined) {
      sums.set(key, { ...row });
      continue;
    }
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === "number") sum[name] = Number(sum[name] ?? 0) + value;
    }
  }
  return [...sums.values()] as unknown as readonly TotalsRow[];
}

/** What stands in the store was written by {@link keepTotals} alone, though perhaps an older one. */
function decode(text: string): Written | undefined {
  const { since, rows } = asObject(parseJson(text));
  if (typeof since !== "number" || !Array.isArray(rows)) return undefined;
  return { since, rows: rows.filter(isJsonObject) as unknown as readonly TotalsRow[] };
}

function countedIn(text: string): number {
  return Number(asObject(parseJson(text)).counted ?? 0);
}

function asObject(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
