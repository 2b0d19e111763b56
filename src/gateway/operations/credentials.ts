/**
 * `GET /v1/credentials/check`: all accounts, and whether they work.
 *
 * @module
 */

import type { Candidate } from "../../credentials/contract.ts";
import type { Asked } from "../../credentials/usage/standing.ts";
import { reasonOf } from "../../credentials/usage/standing.ts";
import type { UsageReport } from "../../credentials/usage.ts";
import {
  type AccountState,
  type AccountUsage,
  lookAt,
  type Looking,
  reportOf,
  stateOf,
} from "./account_usage.ts";

/** Whether an account works: yes, no, or nobody can tell; and why. */
export interface Health {
  readonly ok: boolean | null;
  /** For people; absent where it works. */
  readonly reason?: string;
}

/** One account. */
export interface CheckedCredential extends Health, AccountState {
  readonly id: string;
  /** A key of the configuration's providers. */
  readonly provider: string;
  readonly type: "oauth" | "api_key" | "aws" | "none";
  readonly name?: string;
  readonly email?: string;
  readonly accountId?: string;
  readonly orgId?: string;
  readonly orgName?: string;
  readonly report?: UsageReport;
}

/** The page. */
export interface CheckPage {
  /** Unix milliseconds. */
  readonly generatedAt: number;
  readonly credentials: readonly CheckedCredential[];
}

/** Whoever checks wants to know how it is now, but vendors are not asked with every look. */
const MAX_AGE_MS = 10_000;

/** Makes the page. */
export async function checkCredentials(looking: Looking, signal: AbortSignal): Promise<CheckPage> {
  const all = await lookAt(looking, signal, MAX_AGE_MS);
  const now = looking.ticker.now();
  const credentials: CheckedCredential[] = [];
  for (const one of all) {
    const found = await looking.accounts.find(one.candidate.record.id);
    // It was taken away while we looked.
    if (found !== undefined) credentials.push(rowOf(one, found.secret.kind, now));
  }
  return { generatedAt: now, credentials };
}

function rowOf(one: AccountUsage, type: CheckedCredential["type"], now: number): CheckedCredential {
  const { record } = one.candidate;
  const { key: _key, ...identity } = record.identity;
  const report = reportOf(one, now);
  return {
    id: record.id,
    provider: record.provider,
    type,
    ...(record.name === undefined ? {} : { name: record.name }),
    ...identity,
    ...healthOf(record, one.known.last),
    ...stateOf(one, now),
    ...(report === undefined ? {} : { report }),
  };
}

/** What asking for usage and what requests have shown, as one verdict. */
function healthOf(record: Candidate["record"], last: Asked | undefined): Health {
  const { status, statusInfo } = record;
  if (status === "dead") return { ok: false, reason: statusInfo?.message ?? "needs a new login" };
  if (status === "disabled") return { ok: null, reason: "switched off" };
  const told = askedHealth(last);
  if (told.ok !== null || status === "active") return told;
  return { ok: false, reason: `${status}: ${statusInfo?.message ?? "the provider refuses it"}` };
}

function askedHealth(last: Asked | undefined): Health {
  if (last === undefined) return { ok: null, reason: "the provider has not answered yet" };
  if (last.kind === "ok") return { ok: true };
  const refused = last.kind === "unauthorized" || last.kind === "no_token";
  return { ok: refused ? false : null, reason: reasonOf(last) };
}
