/**
 * All accounts with what is known of their usage, for the pages that tell of them.
 *
 * @module
 */

import type { Config } from "../../config/config.ts";
import type { Accounts } from "../../credentials/accounts.ts";
import type { Candidate } from "../../credentials/contract.ts";
import type { KnownUsage } from "../../credentials/usage/reports.ts";
import { begunAnew, type UsageReport } from "../../credentials/usage.ts";
import type { Ticker } from "../../relay/ticker.ts";
import { abortReason } from "../attempt.ts";

/** Where to look. */
export interface Looking {
  readonly config: Pick<Config, "providers">;
  readonly accounts: Accounts;
  readonly ticker: Ticker;
}

/** One account. */
export interface AccountUsage {
  readonly candidate: Candidate;
  readonly known: KnownUsage;
}

/** What a page tells of an account beside what was asked for. */
export interface AccountState {
  readonly status: string;
  /** Whether the figures are older than they should be. */
  readonly stale: boolean;
  readonly blocks: Candidate["blocks"];
  /** When one request may find out if it works again, in Unix milliseconds. */
  readonly nextTrialAt?: number;
}

/** How long somebody who looks waits for vendors that have not answered, in milliseconds. */
const WAIT_MS = 15_000;

/** Figures that no probe tells are old after this, in milliseconds. */
const OLD_MS = 375_000;

/** Figures older than this are not told at all, in milliseconds. */
const GONE_MS = 24 * 60 * 60_000;

/**
 * Looks at all accounts of the configured providers, and asks about those it is time for. Vendors
 * who keep silent hold nobody up for longer than 15 s: what is known is told.
 *
 * @throws {FaultError} if `signal` is aborted meanwhile.
 */
export async function lookAt(
  looking: Looking,
  signal: AbortSignal,
  maxAgeMs?: number,
): Promise<AccountUsage[]> {
  const { accounts, ticker } = looking;
  const wait = ticker.after(WAIT_MS);
  const options = { signal, ...(maxAgeMs === undefined ? {} : { maxAgeMs }) };
  try {
    const usable = (await candidatesOf(looking)).filter(({ record }) => isUsable(record));
    const reads = usable.map(({ record }) => accounts.usage.read(record, options));
    await Promise.race([Promise.all(reads), wait.late]);
  } catch (error) {
    throw signal.aborted ? abortReason(signal) : error;
  } finally {
    wait.cancel();
  }
  const now = await candidatesOf(looking);
  return now.map((candidate) => ({ candidate, known: accounts.usage.known(candidate.record) }));
}

async function candidatesOf({ config, accounts }: Looking): Promise<Candidate[]> {
  const all: Candidate[] = [];
  for (const provider of config.providers.keys()) {
    all.push(...await accounts.pool.explain({ provider }));
  }
  return all;
}

/** Nobody asks for an account that is not used. */
function isUsable({ status }: Candidate["record"]): boolean {
  return status !== "dead" && status !== "disabled";
}

/** The figures, as they stand at `now`; nothing of those that are too old. */
export function reportOf({ candidate, known }: AccountUsage, now: number): UsageReport | undefined {
  const report = candidate.usage ?? known.report;
  if (report === undefined || now - report.fetchedAt > GONE_MS) return undefined;
  const { partial: _partial, metadata, ...told } = report;
  const { accountId, email, orgId } = candidate.record.identity;
  return {
    ...told,
    limits: told.limits.map((limit) => begunAnew(limit, now)),
    metadata: {
      ...metadata,
      ...(accountId === undefined ? {} : { accountId }),
      ...(email === undefined ? {} : { email }),
      ...(orgId === undefined ? {} : { orgId }),
    },
  };
}

/** What a page tells of the account itself. */
export function stateOf({ candidate, known }: AccountUsage, now: number): AccountState {
  const { record: { status, statusInfo }, blocks, usage } = candidate;
  const told = usage ?? known.report;
  return {
    status,
    stale: known.stale || told !== undefined && now - told.fetchedAt > OLD_MS,
    blocks,
    ...(statusInfo?.nextTrialAt === undefined ? {} : { nextTrialAt: statusInfo.nextTrialAt }),
  };
}
