/**
 * Background responses under way in this process, and what they have told so far.
 *
 * @module
 */

import type { Fault } from "../../canonical/fault.ts";
import type { Caller } from "../../keys/key.ts";

/** The events of one response: the data of each, numbered as the wire numbers them, from 0. */
export interface EventLog {
  /** The number of the first event that is still there. */
  readonly first: number;
  /** The number that the next event gets. */
  readonly next: number;
  readonly ended: boolean;
  /** Why nothing more can be told, where the response goes on. */
  readonly fault: Fault | undefined;
  /** Takes the next event. */
  push(data: string): void;
  /** Goes on with number `to`: what comes before is not to be had. */
  skip(to: number): void;
  /** Nothing more comes. */
  end(fault?: Fault): void;
  /** The events from number `from` on. */
  from(from: number): readonly string[];
  /** Resolves when there is more, or the end. */
  more(): Promise<void>;
}

/** Creates a log that lets go of its beginning when it is longer than `units` UTF-16 units. */
export function createEventLog(units: number): EventLog {
  const events: string[] = [];
  let first = 0;
  let size = 0;
  let ended = false;
  let fault: Fault | undefined;
  let waiting: PromiseLike<void> | undefined;
  let wake = (): void => {};

  function changed(): void {
    waiting = undefined;
    wake();
  }

  return {
    get first() {
      return first;
    },
    get next() {
      return first + events.length;
    },
    get ended() {
      return ended;
    },
    push(data) {
      size += data.length;
      events.push(data);
      while (size > units && events.length > 1) {
        size -= events.shift()?.length ?? 0;
        first++;
      }
      changed();
    },
    get fault() {
      return fault;
    },
    skip(to) {
      events.length = 0;
      size = 0;
      first = to;
      changed();
    },
    end(why) {
      ended = true;
      fault = why;
      changed();
    },
    from: (from) => events.slice(Math.max(0, from - first)),
    async more() {
      if (ended) return;
      waiting ??= new Promise<void>((resolve) => wake = resolve);
      await waiting;
    },
  };
}

/** An event that ends a response; our own begin with their type. */
const ENDS = /^\{"type":"(?:response\.(?:completed|incomplete|failed)|error)"/;

/** Whether the event `data` tells of the end. */
export function tellsEnd(data: string | undefined): boolean {
  return data !== undefined && ENDS.test(data);
}

/** A background response under way. */
export interface Run {
  readonly log: EventLog;
  /** Ends it early; the provider is let go of. */
  cancel(): void;
}

/** All of them. */
export interface Runs {
  readonly count: number;
  find(caller: Caller, id: string): Run | undefined;
  /** Notes one, until the returned function is called. */
  enter(caller: Caller, id: string, run: Run): () => void;
}

/** Creates the list, empty. */
export function createRuns(): Runs {
  const runs = new Map<string, Run>();
  const keyOf = ({ name }: Caller, id: string): string => `${name}\n${id}`;
  return {
    get count() {
      return runs.size;
    },
    find: (caller, id) => runs.get(keyOf(caller, id)),
    enter(caller, id, run) {
      const key = keyOf(caller, id);
      runs.set(key, run);
      return () => runs.delete(key);
    },
  };
}
