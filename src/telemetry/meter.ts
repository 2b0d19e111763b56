/**
 * What is counted by one process, in its own memory.
 *
 * Counting costs a look into a `Map` and nothing that has to be waited for. Whoever wants the numbers
 * reads them all: see `exposition.ts` for Prometheus.
 *
 * @module
 */

import {
  BUCKETS,
  type Instrument,
  type InstrumentId,
  type InstrumentOf,
  INSTRUMENTS,
  type LabelsOf,
} from "./instruments.ts";

/** One series of an instrument. */
export interface Series {
  /** In the order of {@link Instrument.labels}. */
  readonly values: readonly string[];
  /** Of a counter or a gauge; of a histogram, the sum of all that was recorded. */
  readonly value: number;
  /** Of a histogram: how many fell into each bucket and no lower one, the last has no bound. */
  readonly counts?: readonly number[];
}

/** All series of an instrument, in the order they were first seen. */
export interface Reading {
  readonly instrument: Instrument;
  readonly series: readonly Series[];
}

/** Called with everything that is counted, but for gauges: for readers that keep sums of their own. */
export type Recorded = (id: InstrumentId, values: readonly string[], value: number) => void;

/** Counts. */
export interface Meter {
  /** Adds to a counter or a gauge; a gauge may go down again. */
  add<Id extends InstrumentOf<"counter" | "gauge">>(
    id: Id,
    labels: LabelsOf<Id>,
    by?: number,
  ): void;
  /** Puts a value into a histogram's bucket. */
  record<Id extends InstrumentOf<"histogram">>(id: Id, labels: LabelsOf<Id>, value: number): void;
  /** All instruments in the order of the table, those without a series among them. */
  read(): readonly Reading[];
}

/** What was counted. */
export type MeterMemory = Map<InstrumentId, Map<string, Counting>>;

/** Creates it, with nothing counted. */
export function createMeterMemory(): MeterMemory {
  return new Map();
}

/** What a meter is made of. */
export interface MeterOptions {
  /** How many series an instrument may have; all that come later are counted as one. */
  readonly mostSeries?: number;
  readonly recorded?: Recorded | undefined;
  /** What was counted before; nothing by default. Several may count on it at one time. */
  readonly memory?: MeterMemory | undefined;
}

/** The series of those that have no room any more: each of its labels says so. */
export const OTHER = "other";

/** A scrape of so many is a few megabytes; whoever has more callers and models has summed too little. */
const MOST_SERIES = 5000;

/** A series that is counted on. */
export interface Counting {
  readonly values: readonly string[];
  value: number;
  readonly counts?: number[];
}

/** Creates a meter. What has no labels stands at 0 from the beginning. */
export function createMeter(
  { mostSeries = MOST_SERIES, recorded, memory: kept = createMeterMemory() }: MeterOptions = {},
): Meter {
  for (const id of IDS) {
    if (!kept.has(id)) kept.set(id, new Map());
    if (INSTRUMENTS[id].labels.length === 0 && INSTRUMENTS[id].kind !== "gauge") seriesOf(id, []);
  }

  function seriesOf(id: InstrumentId, values: readonly string[]): Counting {
    const all = kept.get(id) as Map<string, Counting>;
    const key = values.join(SEPARATOR);
    const known = all.get(key);
    if (known !== undefined) return known;
    if (all.size >= mostSeries && values.some((value) => value !== OTHER)) {
      return seriesOf(id, values.map(() => OTHER));
    }
    const { buckets }: Instrument = INSTRUMENTS[id];
    const bounds = buckets && BUCKETS[buckets];
    const series: Counting = {
      values,
      value: 0,
      ...(bounds === undefined ? {} : { counts: new Array(bounds.length + 1).fill(0) }),
    };
    all.set(key, series);
    return series;
  }

  return {
    add(id, labels, by = 1) {
      const series = seriesOf(id, valuesOf(id, labels));
      series.value += by;
      if (INSTRUMENTS[id].kind === "counter") recorded?.(id, series.values, by);
    },
    record(id, labels, told) {
      // A sum never falls, also where the clock was set back while something was timed.
      const value = Math.max(0, told);
      const values = valuesOf(id, labels);
      const series = seriesOf(id, values);
      series.value += value;
      const bounds = BUCKETS[INSTRUMENTS[id].buckets];
      let bucket = 0;
      while (bucket < bounds.length && value > (bounds[bucket] ?? Infinity)) bucket++;
      const { counts } = series;
      if (counts !== undefined) counts[bucket] = (counts[bucket] ?? 0) + 1;
      recorded?.(id, series.values, value);
    },
    read: () =>
      IDS.map((id) => ({
        instrument: INSTRUMENTS[id],
        series: [...kept.get(id)?.values() ?? []],
      })),
  };
}

/** No name in a configuration holds it, and what would is only counted with another. */
const SEPARATOR = "\u0000";

const IDS = Object.keys(INSTRUMENTS) as InstrumentId[];

function valuesOf(id: InstrumentId, labels: Readonly<Record<string, string>>): readonly string[] {
  const names: readonly string[] = INSTRUMENTS[id].labels;
  return names.map((name) => labels[name] ?? "");
}

/** Two readings as one: what is counted, and gauges that were looked at just now. */
export function joined(
  counted: readonly Reading[],
  looked: readonly Reading[],
): readonly Reading[] {
  return counted.map(({ instrument, series }, at) => ({
    instrument,
    series: instrument.kind === "gauge" ? [...series, ...looked[at]?.series ?? []] : series,
  }));
}
