/**
 * `GET /v1/usage`: how much of the accounts is used, and by whom.
 *
 * @module
 */

import type { UsageReport } from "../../credentials/usage.ts";
import type { KeptTotals, TotalsSum } from "../../telemetry/kept_totals.ts";
import {
  type AccountState,
  type AccountUsage,
  lookAt,
  type Looking,
  reportOf,
  stateOf,
} from "./account_usage.ts";

/** What the page is made of. */
export interface UsageSource extends Looking {
  readonly totals: KeptTotals;
}

/** A report with the account it is of. */
export interface AccountReport extends UsageReport, AccountState {
  /** Of the account. */
  readonly credentialId: string;
}

/** The page. */
export interface UsagePage {
  /** Unix milliseconds. */
  readonly generatedAt: number;
  /** One for each account that anything is known of. */
  readonly reports: readonly AccountReport[];
  /** What callers have used in 31 days, of all gateways on the store or of this process alone. */
  readonly totals: Pick<TotalsSum, "since" | "of"> & { readonly callers: TotalsSum["rows"] };
}

/** Makes the page. */
export async function tellUsage(source: UsageSource, signal: AbortSignal): Promise<UsagePage> {
  const { ticker, totals } = source;
  const all = await lookAt(source, signal);
  const now = ticker.now();
  const reports = new Map<string, AccountReport>();
  for (const one of all) {
    const report = reportOf(one, now);
    if (report === undefined) continue;
    const { id } = one.candidate.record;
    const key = identityOf(one);
    const full = { ...report, credentialId: id, ...stateOf(one, now) };
    if (isBetter(full, reports.get(key))) reports.set(key, full);
  }
  const { since, of, rows } = await totals.sum();
  return {
    generatedAt: now,
    reports: [...reports.values()],
    totals: { since, of, callers: rows },
  };
}

/** Two credentials of one account have one allowance. */
function identityOf({ candidate: { record } }: AccountUsage): string {
  const { id, provider, identity: { key } } = record;
  return key === null ? id : `${provider} ${key}`;
}

/** The report that tells more; of two that tell as much, the newer one. */
function isBetter(report: UsageReport, known: UsageReport | undefined): boolean {
  if (known === undefined) return true;
  const more = report.limits.length - known.limits.length;
  return more > 0 || more === 0 && report.fetchedAt > known.fetchedAt;
}
