/**
 * What is known of the usage of one account, and when to ask again: pure, without a clock.
 *
 * @module
 */

import type { ProbeResult, UsageReport } from "../usage.ts";

/** What came of asking: a probe's result, or why it did not come to a probe. */
export type Asked =
  | ProbeResult
  /** The token has run out and could not be renewed; `dead` where only a new login helps. */
  | { readonly kind: "no_token"; readonly dead: boolean; readonly cause: string };

/** What is known of one account. */
export interface Standing {
  /** The last good report. */
  readonly report?: UsageReport;
  /** What came of asking the last time. */
  readonly last: Asked;
  /** When that was, in Unix milliseconds. */
  readonly askedAt: number;
  /** When to ask again, in Unix milliseconds. */
  readonly nextAt: number;
  /** How often in a row there was no good report. */
  readonly failures: number;
  /** Of the secret that was asked with. */
  readonly secretRevision: number;
}

/** How long a report is fresh, in milliseconds, before the dice. */
const FRESH_MS = 5 * 60_000;

/** How long a last good report is kept when no better one is to be had, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;

/** How long nobody is asked after a failure: it doubles, up to the time a report is fresh. */
const COOLDOWN_MS = 10_000;

/** The longest a vendor's own "not before" is heeded, in milliseconds. */
const LONGEST_MS = 60 * 60_000;

/** What the standing is after `last` came of asking at `now`. */
export function settle(
  before: Standing | undefined,
  last: Asked,
  { now, random, secretRevision }: { now: number; random: number; secretRevision: number },
): Standing {
  const told = last.kind === "ok" || last.kind === "unsupported";
  const failures = told ? 0 : (before?.failures ?? 0) + 1;
  const base = told ? FRESH_MS : Math.min(COOLDOWN_MS * 2 ** (failures - 1), FRESH_MS);
  // A quarter more or less, so that accounts that began together do not stay together.
  const wait = base * (0.75 + random / 2);
  const notBefore = last.kind === "throttled" ? last.retryAt ?? 0 : 0;
  const report = last.kind === "ok"
    ? last.report
    // Whoever is refused has no allowance that could be told.
    : last.kind === "unauthorized"
    ? undefined
    : before?.report;
  return {
    ...(report === undefined ? {} : { report }),
    last,
    askedAt: now,
    nextAt: Math.max(now + wait, Math.min(notBefore, now + LONGEST_MS)),
    failures,
    secretRevision,
  };
}

/**
 * Whether to ask now. A failure is not repeated before its time, unless with another secret;
 * `maxAgeMs` asks again before a good report's time is over.
 */
export function isDue(
  standing: Standing | undefined,
  { now, secretRevision, maxAgeMs }: { now: number; secretRevision: number; maxAgeMs?: number },
): boolean {
  if (standing === undefined || now >= standing.nextAt) return true;
  if (standing.last.kind !== "ok") return standing.secretRevision !== secretRevision;
  return maxAgeMs !== undefined && now - standing.askedAt >= maxAgeMs;
}

/** The last good report, unless it is too old to say anything. */
export function reportIn(standing: Standing | undefined, now: number): UsageReport | undefined {
  const report = standing?.report;
  return report !== undefined && now - report.fetchedAt <= KEPT_MS ? report : undefined;
}

/** Whether a better report should be there, and is not. */
export function isStale(standing: Standing | undefined, now: number): boolean {
  if (standing === undefined || standing.last.kind === "unsupported") return false;
  return standing.last.kind !== "ok" || now >= standing.nextAt;
}

/** In words, for people; never with a secret. */
export function reasonOf(asked: Asked): string {
  switch (asked.kind) {
    case "ok":
      return "told";
    case "unauthorized":
      return `the provider refuses it (${asked.status})`;
    case "throttled":
      return "the provider wants to be asked later (429)";
    case "unavailable":
      return asked.cause;
    case "unsupported":
      return "no usage probe for this provider and kind of credential";
    case "no_token":
      return `oauth refresh failed: ${asked.cause}`;
  }
}
