/**
 * The answers under way, so that a gateway that is told to stop can let them end.
 *
 * @module
 */

import { type Fault, gatewayFault } from "../canonical/fault.ts";
import { LATE, type Ticker } from "../relay/ticker.ts";

/** One answer's place among those under way. */
export interface Place {
  /** Ends the answer early. */
  cut: (fault: Fault) => void;
  /** It has ended; leaving twice is leaving once. */
  leave(): void;
}

/** Counts what is under way. */
export interface Running {
  /** How many there are. */
  readonly count: number;
  /** Whether {@link Running.drain} was called. */
  readonly draining: boolean;
  /** Aborted when {@link Running.drain} is called, for what waits without an answer under way. */
  readonly stopping: AbortSignal;
  /** One more, that `cut` would end early. */
  enter(cut: (fault: Fault) => void): Place;
  /** Resolves when all have left; after `ms` milliseconds those still there are cut. */
  drain(ms: number): Promise<void>;
}

/** Creates the count, at zero. */
export function createRunning(ticker: Ticker): Running {
  const places = new Set<Place>();
  const stop = new AbortController();
  let emptied = (): void => {};

  return {
    get count() {
      return places.size;
    },
    get draining() {
      return stop.signal.aborted;
    },
    stopping: stop.signal,
    enter(cut) {
      const place: Place = {
        cut,
        leave() {
          if (places.delete(place) && places.size === 0) emptied();
        },
      };
      places.add(place);
      return place;
    },
    async drain(ms) {
      stop.abort();
      if (places.size === 0) return;
      const empty = new Promise<void>((resolve) => emptied = resolve);
      const wait = ticker.after(ms);
      const first = await Promise.race([empty, wait.late]);
      wait.cancel();
      if (first !== LATE) return;
      for (const place of [...places]) place.cut(shuttingDown());
    },
  };
}

/** Why an answer was cut, or is not begun. */
export function shuttingDown(): Fault {
  return gatewayFault("overloaded", "Cannot answer: the gateway is shutting down", {
    code: "shutting_down",
  });
}
