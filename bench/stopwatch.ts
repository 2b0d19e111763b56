/**
 * Timing several things fairly on a machine that is never quiet: in rounds, one turn each a round,
 * so that a slow moment falls on all of them alike; what counts is the median of the rounds.
 *
 * @module
 */

/** Something to time: one call does the whole work of one turn. */
export interface Subject {
  readonly name: string;
  readonly work: () => void;
}

/** Milliseconds a turn takes, by name: the median of `rounds`, after `warmUp` rounds unmeasured. */
export function timeAll(
  subjects: readonly Subject[],
  rounds: number,
  warmUp = 3,
): Map<string, number> {
  const times = new Map(subjects.map(({ name }) => [name, [] as number[]]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const { name, work } of subjects) {
      const began = performance.now();
      work();
      const took = performance.now() - began;
      if (round >= 0) times.get(name)?.push(took);
    }
  }
  return new Map([...times].map(([name, taken]) => [name, median(taken)]));
}

/** The middle value; of two middles the lower. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1] ?? NaN;
}
