/**
 * Leaving alone for a while what keeps failing, whichever account asks: a provider that is down is
 * not asked by every request in turn, and neither does every request wait for it.
 *
 * ```text
 * closed ──5 failures in a row within 30 s──→ open ──after 15 s, one request──→ probed
 *    ↑───────────────────worked───────────────────────────────────────────────────┤
 *                                             open ←──failed──────────────────────┘
 * ```
 *
 * @module
 */

/** What a circuit is opened by. */
const FAILURES = 5;
const WITHIN_MS = 30_000;

/** How long it stays open, and how long a probe is waited for before another request may try. */
const OPEN_MS = 15_000;

/** What a probe finds out is known soon, in milliseconds. */
export const PROBED_MS = 1000;

/** How many circuits are remembered; model names come from callers. */
const CIRCUITS = 2048;

/** What an attempt has shown: `untold` where it ended for a reason that is not the circuit's. */
export type Shown = "worked" | "failed" | "untold";

/** One attempt is let through. */
export interface Passage {
  /** Tells it from a {@link Refused}. */
  readonly kind: "ok";
  /** Says what the attempt has shown; only the first word counts. */
  settle(shown: Shown): void;
}

/** No attempt is let through now. */
export interface Refused {
  /** Tells it from a {@link Passage}. */
  readonly kind: "open";
  /** When to ask again, in Unix milliseconds. */
  readonly retryAt: number;
}

/** The circuits of one gateway, by name. Those that work cost nothing. */
export interface Breaker {
  /** Asks to be let through; of an open circuit that is due, one at a time is. */
  enter(circuit: string): Passage | Refused;
  /** Whether {@link Breaker.enter} would refuse now. */
  isOpen(circuit: string): boolean;
  /** The circuits that {@link Breaker.enter} would refuse now. */
  open(): readonly string[];
  /** How many circuits are remembered. */
  readonly size: number;
}

/** A circuit that is not merely closed. */
export interface Circuit {
  /** When it failed, since it last worked; in Unix milliseconds. */
  failures: readonly number[];
  /** Until when nobody is let through, and who is to find out. */
  open?: { readonly until: number; readonly probe?: Passage };
}

/** All of them by name, those that changed last at the end; breakers may share them. */
export type Circuits = Map<string, Circuit>;

/**
 * Creates a breaker.
 *
 * @param now The time in Unix milliseconds.
 * @param opened Told of every circuit that is opened, and not of one whose probe fails.
 * @param circuits What is known already; all are closed by default.
 *
 * @example
 * ```ts
 * import { createBreaker } from "./breaker.ts";
 * const breaker = createBreaker(Date.now);
 * const passage = breaker.enter("lab large");
 * if (passage.kind === "ok") passage.settle("worked");
 * breaker.isOpen("lab large"); // false
 * ```
 */
export function createBreaker(
  now: () => number,
  opened: (circuit: string) => void = () => {},
  circuits: Circuits = new Map(),
): Breaker {
  const remember = (name: string, circuit: Circuit): void => {
    circuits.delete(name);
    circuits.set(name, circuit);
    if (circuits.size <= CIRCUITS) return;
    const [oldest] = circuits.keys();
    if (oldest !== undefined) circuits.delete(oldest);
  };

  const fail = (name: string, passage: Passage): void => {
    const at = now();
    const circuit = circuits.get(name) ?? { failures: [] };
    const { open } = circuit;
    // Of what was under way when it opened, nothing new is learned.
    if (open !== undefined && open.probe !== passage) return;
    const recent = circuit.failures.filter((before) => before <= at && at - before <= WITHIN_MS);
    const failures = [...recent, at];
    const opens = open !== undefined || failures.length >= FAILURES;
    remember(name, opens ? { failures: [], open: { until: at + OPEN_MS } } : { failures });
    if (opens && open === undefined) opened(name);
  };

  const passageOf = (name: string): Passage => {
    let settled = false;
    const passage: Passage = {
      kind: "ok",
      settle(shown) {
        if (settled) return;
        settled = true;
        if (shown === "worked") circuits.delete(name);
        if (shown === "failed") fail(name, passage);
        const circuit = circuits.get(name);
        const probed = circuit?.open?.probe === passage;
        if (probed && shown === "untold") circuit.open = { until: now() };
      },
    };
    return passage;
  };

  const isOpen = (name: string): boolean => {
    const open = circuits.get(name)?.open;
    return open !== undefined && holds(open.until, now());
  };

  return {
    enter(name) {
      const circuit = circuits.get(name);
      if (circuit?.open === undefined) return passageOf(name);
      const at = now();
      const { until, probe } = circuit.open;
      if (holds(until, at)) {
        return { kind: "open", retryAt: probe === undefined ? until : soon(until, at) };
      }
      const next = passageOf(name);
      remember(name, { failures: [], open: { until: at + OPEN_MS, probe: next } });
      return next;
    },
    isOpen,
    open: () => [...circuits.keys()].filter(isOpen),
    get size() {
      return circuits.size;
    },
  };
}

/** A clock that was set back keeps no circuit open for longer than it is meant to be. */
function holds(until: number, at: number): boolean {
  return at < until && until - at <= OPEN_MS;
}

function soon(until: number, at: number): number {
  return Math.min(until, at + PROBED_MS);
}
