/**
 * Which of several accounts to use first: pure, total, and the same for any order of the input.
 *
 * Allowance that would expire unused soonest is spent first: an account whose week ends in six hours
 * with a fifth left goes before one whose week has just begun.
 *
 * @module
 */

/** An account's windows as the ranking sees them. */
export interface Headroom {
  /** Used part of the short window, from 0 up; `undefined` when unknown. */
  readonly short?: WindowUse;
  /** The same of the long one. */
  readonly long?: WindowUse;
}

/** One window. */
export interface WindowUse {
  readonly used?: number | undefined;
  /** Unix milliseconds. */
  readonly resetsAt?: number | undefined;
  readonly durationMs?: number | undefined;
}

/** An account that can be ranked. */
export interface Rankable {
  readonly id: string;
  readonly headroom: Headroom;
  /** When it can be used again, in Unix milliseconds; 0 when now. */
  readonly blockedUntil: number;
}

/** An account's place, as far as its windows decide it. */
export interface Standing {
  /** Whether its short window is nearly used up. */
  readonly hot: boolean;
  readonly measured: boolean;
  /** Used part of an hour that has to be used so that nothing expires; 0 when unmeasured. */
  readonly drain: number;
  readonly longUsed: number;
  readonly shortDrain: number;
  readonly shortUsed: number;
}

/** From this used part on a short window is spared. */
const HOT = 0.85;

/** What an unknown used part counts as. */
const UNKNOWN = 0.5;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Works out the standing of an account at `now`. */
export function standingOf({ short, long }: Headroom, now: number): Standing {
  const shortUsed = short?.used ?? UNKNOWN;
  const longUsed = long?.used ?? UNKNOWN;
  const measured = short?.used !== undefined || long?.used !== undefined;
  return {
    hot: short?.used !== undefined && short.used >= HOT,
    measured,
    drain: measured ? drainOf(long, longUsed, now) : 0,
    longUsed,
    shortDrain: measured ? drainOf(short, shortUsed, now) : 0,
    shortUsed,
  };
}

/** What must be used in an hour so that nothing is left at the reset. */
function drainOf(window: WindowUse | undefined, used: number, now: number): number {
  if (window === undefined) return 0;
  const whole = window.durationMs ?? Infinity;
  const left = window.resetsAt === undefined ? whole : Math.min(window.resetsAt - now, whole);
  return Math.max(0, 1 - used) / (Math.max(left, MINUTE_MS) / HOUR_MS);
}

/** Below 0 when `a` goes first; 0 for accounts that stand alike. */
export function compareStanding(a: Standing, b: Standing): number {
  return Number(a.hot) - Number(b.hot) ||
    Number(b.measured) - Number(a.measured) ||
    b.drain - a.drain ||
    a.longUsed - b.longUsed ||
    b.shortDrain - a.shortDrain ||
    a.shortUsed - b.shortUsed;
}

/**
 * The accounts, best first: those that can be used now by their standing, then the blocked ones by
 * when they can be used again. Accounts that are alike come in the order of their ids.
 *
 * @example
 * ```ts
 * import { rank } from "./rank.ts";
 * const fresh = { id: "a", blockedUntil: 0, headroom: { long: { used: 0.1 } } };
 * const blocked = { id: "b", blockedUntil: 5, headroom: {} };
 * rank([blocked, fresh], 0).map(({ id }) => id); // ["a", "b"]
 * ```
 */
export function rank<T extends Rankable>(accounts: readonly T[], now: number): T[] {
  const placed = accounts.map((account) => ({
    account,
    until: account.blockedUntil > now ? account.blockedUntil : 0,
    standing: standingOf(account.headroom, now),
  }));
  placed.sort((a, b) =>
    a.until - b.until ||
    (a.until > 0 ? 0 : compareStanding(a.standing, b.standing)) ||
    (a.account.id < b.account.id ? -1 : 1)
  );
  return placed.map(({ account }) => account);
}

/** Whether `other` is so close to the best that load may decide between them. */
export function isNear(best: Standing, other: Standing): boolean {
  if (best.hot !== other.hot || best.measured !== other.measured) return false;
  return other.drain >= best.drain * 0.8;
}

/** The part that is left in the tighter window, from 0 to 1. */
export function headroomOf({ short, long }: Headroom): number {
  const used = Math.max(short?.used ?? UNKNOWN, long?.used ?? UNKNOWN);
  return Math.max(0, 1 - used);
}
