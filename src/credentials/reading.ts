/**
 * How usage reports are read where a provider has no reading of its own.
 *
 * @module
 */

import type { Account } from "./account.ts";
import { type Headroom, type Standing, standingOf, type WindowUse } from "./rank.ts";
import { type UsageLimit, type UsageReading, type UsageReport, usedFractionOf } from "./usage.ts";

/** Reports older than this say nothing any more, in milliseconds. */
const STALE_MS = 24 * 60 * 60_000;

/** The shortest window and the longest, of the limits that hold for the model. */
export const PLAIN_READING: UsageReading = {
  gates: (report, model) => limitsFor(report, model),
  windows(report, model) {
    const timed = limitsFor(report, model)
      .filter(({ window }) => window?.durationMs !== undefined)
      .sort((a, b) => (a.window?.durationMs ?? 0) - (b.window?.durationMs ?? 0));
    const short = timed.at(0);
    const long = timed.at(-1);
    return {
      ...(short === undefined ? {} : { short }),
      ...(long === undefined || long === short ? {} : { long }),
    };
  },
  scopeOf: () => "*",
};

function limitsFor({ limits }: UsageReport, model: string | undefined): UsageLimit[] {
  return limits.filter(({ scope }) => scope.modelId === undefined || scope.modelId === model);
}

/** What the ranking sees of an account's report; nothing of one that is too old. */
export function headroomOf(
  account: Account,
  reading: UsageReading,
  model: string | undefined,
  now: number,
): Headroom {
  const { usage } = account;
  if (usage === undefined || now - usage.fetchedAt > STALE_MS) return {};
  if (account.windows?.report !== usage || account.windows.model !== model) {
    account.windows = { report: usage, model, ...reading.windows(usage, model) };
  }
  const { short, long } = account.windows;
  return {
    ...(short === undefined ? {} : { short: useOf(short, now) }),
    ...(long === undefined ? {} : { long: useOf(long, now) }),
  };
}

/** How long an account is taken to stand as it did, in milliseconds. */
const STANDS_MS = 1000;

/** How an account stands, worked out once a second and not per request. */
export function standingNow(
  account: Account,
  reading: UsageReading,
  model: string | undefined,
  now: number,
): Standing {
  const { standing, usage } = account;
  const holds = standing !== undefined && standing.report === usage && standing.model === model &&
    now >= standing.at && now - standing.at < STANDS_MS;
  if (holds) return standing.value;
  const value = standingOf(headroomOf(account, reading, model, now), now);
  account.standing = { at: now, report: usage, model, value };
  return value;
}

/** A window that has begun anew since the report is unused. */
function useOf(limit: UsageLimit, now: number): WindowUse {
  const { window } = limit;
  const over = window?.resetsAt !== undefined && window.resetsAt <= now;
  return {
    used: over ? 0 : usedFractionOf(limit),
    resetsAt: over ? undefined : window?.resetsAt,
    durationMs: window?.durationMs,
  };
}

/** What a report says of the limits that `model` needs. */
export type GateState =
  | { readonly kind: "unknown" | "open" }
  /** When the last of the used-up windows begins anew, in Unix milliseconds. */
  | { readonly kind: "shut"; readonly until: number | undefined };

/** Whether the limits that `model` needs have headroom. */
export function gateState(
  report: UsageReport,
  reading: UsageReading,
  model: string | undefined,
): GateState {
  return stateOf(reading.gates(report, model));
}

/** The same of the limits that `model` alone needs, and not those that are on no meter. */
export function ownGateState(
  report: UsageReport,
  reading: UsageReading,
  model: string,
): GateState {
  const common = new Set(reading.gates(report));
  return stateOf(reading.gates(report, model).filter((gate) => !common.has(gate)));
}

function stateOf(gates: readonly UsageLimit[]): GateState {
  const shut = gates.filter(isExhausted);
  if (shut.length > 0) {
    const resets = shut.map(({ window }) => window?.resetsAt);
    const known = resets.filter((at) => at !== undefined);
    return { kind: "shut", until: known.length === 0 ? undefined : Math.max(...known) };
  }
  const told = gates.length > 0 && gates.every((gate) => usedFractionOf(gate) !== undefined);
  return { kind: told ? "open" : "unknown" };
}

/** The vendor's own verdict goes before the number: credit may cover what is over 100 %. */
function isExhausted(limit: UsageLimit): boolean {
  if (limit.status === "exhausted") return true;
  if (limit.status === "warning" || limit.status === "ok") return false;
  return (usedFractionOf(limit) ?? 0) >= 1;
}
