/**
 * Limits in the shape of reports, from the few figures that vendors tell.
 *
 * @module
 */

import type { UsageLimit, UsageScope, UsageUnit } from "../usage.ts";

/** From this used part on a limit is nearly used up. */
const WARNING = 0.9;

/** Windows that several vendors have. */
export const WINDOWS = {
  "5h": { id: "5h", label: "5 Hour", durationMs: 18_000_000 },
  "7d": { id: "7d", label: "7 Day", durationMs: 604_800_000 },
  monthly: { id: "monthly", label: "Monthly", durationMs: 2_592_000_000 },
} as const;

/** What is known of a limit; what is `undefined` is left out of it. */
export interface Figures {
  readonly id: string;
  readonly label: string;
  readonly provider: string;
  readonly unit: UsageUnit;
  readonly window?: {
    readonly id: string;
    readonly label: string;
    readonly durationMs?: number | undefined;
  };
  readonly resetsAt?: number | undefined;
  readonly scope?: Partial<UsageScope>;
  readonly used?: number | undefined;
  readonly limit?: number | undefined;
  readonly remaining?: number | undefined;
  /** In place of what the fraction says. */
  readonly status?: UsageLimit["status"] | undefined;
}

/** A limit, with the figures that follow from those that are told. */
export function limitOf(figures: Figures): UsageLimit {
  const { id, label, provider, unit, scope, window, resetsAt } = figures;
  const { limit } = figures;
  const used = figures.used ?? difference(limit, figures.remaining);
  const remaining = figures.remaining ?? positive(difference(limit, used));
  const fraction = used === undefined || limit === undefined || limit <= 0
    ? undefined
    : Math.max(used / limit, 0);
  return {
    id,
    label,
    scope: { provider, ...(window === undefined ? {} : { windowId: window.id }), ...scope },
    ...(window === undefined ? {} : { window: told({ ...window, resetsAt }) }),
    amount: told({
      used,
      limit,
      remaining,
      usedFraction: fraction,
      remainingFraction: fraction === undefined ? undefined : Math.max(1 - fraction, 0),
      unit,
    }),
    status: figures.status ?? statusOf(fraction),
  };
}

/** A limit that is told in per cent. */
export function percentOf(
  figures: Omit<Figures, "unit" | "limit" | "remaining">,
): UsageLimit {
  return limitOf({ ...figures, unit: "percent", limit: 100 });
}

/** What the used part alone says. */
export function statusOf(fraction: number | undefined): NonNullable<UsageLimit["status"]> {
  if (fraction === undefined) return "unknown";
  if (fraction >= 1) return "exhausted";
  return fraction >= WARNING ? "warning" : "ok";
}

function difference(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a - b;
}

function positive(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Math.max(value, 0);
}

type Told<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The members that have a value; an absent one is left out and never `undefined`. */
function told<T extends Record<string, unknown>>(members: T): Partial<Told<T>> & OnlySure<T> {
  const entries = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Told<T>> & OnlySure<T>;
}

/** Those members that cannot be `undefined`. */
type OnlySure<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] };
