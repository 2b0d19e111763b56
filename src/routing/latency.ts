/**
 * How long targets take to begin an answer, as remembered by one process.
 *
 * @module
 */

import type { RouteTarget } from "../config/config.ts";

/** How much of a new measurement goes into the average. */
const SHARE = 0.2;

/** What was measured longer ago says nothing of now. */
const STALE_MS = 10 * 60_000;

/** How many are remembered; model names come from callers. */
const ROOM = 2048;

/** What was measured. */
export interface Latencies {
  /** An average of what it took lately, in milliseconds. */
  of(target: RouteTarget, kind: string): number | undefined;
  /** Notes that it took `ms` milliseconds. */
  note(target: RouteTarget, kind: string, ms: number): void;
  /** How many targets are remembered. */
  readonly size: number;
}

/**
 * Creates the memory. What is of another kind takes another time, and is kept apart.
 *
 * @param now The time in Unix milliseconds.
 *
 * @example
 * ```ts
 * import { createLatencies } from "./latency.ts";
 * const latencies = createLatencies(Date.now);
 * latencies.note({ provider: "lab", model: "small" }, "streamed", 400);
 * latencies.of({ provider: "lab", model: "small" }, "streamed"); // 400
 * ```
 */
export function createLatencies(now: () => number): Latencies {
  const averages = new Map<string, { ms: number; at: number }>();

  const recent = (key: string): number | undefined => {
    const found = averages.get(key);
    return found === undefined || Math.abs(now() - found.at) > STALE_MS ? undefined : found.ms;
  };

  return {
    of: (target, kind) => recent(keyOf(target, kind)),
    note(target, kind, ms) {
      const key = keyOf(target, kind);
      const before = recent(key) ?? ms;
      averages.delete(key);
      averages.set(key, { ms: before + SHARE * (ms - before), at: now() });
      const [oldest] = averages.keys();
      if (averages.size > ROOM && oldest !== undefined) averages.delete(oldest);
    },
    get size() {
      return averages.size;
    },
  };
}

function keyOf({ provider, model }: RouteTarget, kind: string): string {
  return `${kind}\n${provider}\n${model}`;
}
