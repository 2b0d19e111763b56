/**
 * An account as the pool holds it: the record, and what only this process knows of it.
 *
 * @module
 */

import { quickHash } from "../canonical/hash.ts";
import type { Block, BlockReason, Scope } from "./block.ts";
import { isLive } from "./blocks.ts";
import type { Standing } from "./rank.ts";
import type { CredentialRecord } from "./record.ts";
import { endOf, isRenewable } from "./renewable.ts";
import type { UsageLimit, UsageReport } from "./usage.ts";

/** One account. */
export interface Account {
  record: CredentialRecord;
  /** Whether it is kept in the store; configured ones are not. */
  readonly kept: boolean;
  /** Whether its blocks are; see `sharingBlocks`. */
  readonly sharesBlocks: boolean;
  /** Spreads conversations over accounts, the same way in every process that began with it. */
  readonly hash: number;
  /** By scope; those that are over stay for counting repeats. */
  readonly blocks: Map<Scope, Block>;
  /** Lent and not handed back yet. */
  inFlight: number;
  /** Times lent of late: it halves every minute. */
  recent: number;
  recentAt: number;
  /** Whether a request is finding out if it works again. */
  trial: boolean;
  /** When the last such request went out, in Unix milliseconds. */
  triedAt: number;
  /** Most requests at a time, for a while. */
  cap?: { readonly most: number; readonly until: number } | undefined;
  usage?: UsageReport | undefined;
  /** How it stood a moment ago. */
  standing?: {
    readonly at: number;
    readonly report: UsageReport | undefined;
    readonly model: string | undefined;
    readonly value: Standing;
  };
  /** The windows in `report` for `model`, so that they are looked for once and not per request. */
  windows?: {
    readonly report: UsageReport;
    readonly model: string | undefined;
    readonly short?: UsageLimit;
    readonly long?: UsageLimit;
  };
}

/** Whether an account can be lent. */
export type Availability =
  | { readonly kind: "free" }
  /** One request may find out if it works. */
  | { readonly kind: "trial" }
  /** It is better to take another one; nothing forbids this one. */
  | { readonly kind: "unwanted" }
  | {
    readonly kind: "blocked";
    /** Unix milliseconds. */
    readonly until: number;
    readonly reason: BlockReason;
    /** When one request may find out if the block is over already, in Unix milliseconds. */
    readonly trialAt: number;
  }
  /** Only a person can help. */
  | { readonly kind: "dead" | "disabled" };

/** How long recent use takes to count for half, in milliseconds. */
const HALF_LIFE_MS = 60_000;

/** Blocks that were guessed are put to the test this often, those a provider named more seldom. */
const TRIAL_MS = { heuristic: 30_000, provider: 300_000 };

const FREE: Availability = { kind: "free" };
const TRIAL: Availability = { kind: "trial" };
const UNWANTED: Availability = { kind: "unwanted" };

/** Makes an account of a record. */
export function createAccount(
  record: CredentialRecord,
  kept: boolean,
  sharesBlocks: boolean = kept,
): Account {
  return {
    record,
    kept,
    sharesBlocks,
    hash: quickHash(record.id),
    blocks: new Map(),
    inFlight: 0,
    recent: 0,
    recentAt: 0,
    trial: false,
    triedAt: 0,
  };
}

/** Whether `account` can be lent for something in `scopes`. */
export function availabilityOf(
  account: Account,
  scopes: readonly Scope[],
  now: number,
): Availability {
  const { record, cap } = account;
  if (record.status === "dead" || record.status === "disabled") return { kind: record.status };
  const { secret } = record;
  const over = (endOf(secret) ?? Infinity) <= now;
  if (over && !isRenewable(secret)) return { kind: "dead" };
  if (record.status === "active" && !over && cap === undefined && account.blocks.size === 0) {
    return FREE;
  }
  // Whatever stands in the way, all of it has to be over.
  let bar: Bar | undefined;
  const backoff = over ? record.backoff?.nextAt ?? 0 : 0;
  if (backoff > now) bar = barred(backoff, "refresh", backoff);
  const { block, unwanted } = blockOf(account, scopes, now);
  if (block !== undefined) bar = laterOf(bar, barOf(block, account));
  if (cap !== undefined && cap.until > now && account.inFlight >= cap.most) {
    bar = laterOf(bar, barred(cap.until, "throttle", cap.until));
  }
  const doubted = record.status !== "active";
  const trialAt = record.statusInfo?.nextTrialAt ?? 0;
  if (doubted && (account.trial || trialAt > now)) {
    const until = Math.max(trialAt, now + 1);
    bar = laterOf(bar, barred(until, "auth", until));
  }
  return bar ?? (unwanted ? UNWANTED : doubted ? TRIAL : FREE);
}

type Bar = Availability & { kind: "blocked" };

function barred(until: number, reason: BlockReason, trialAt: number): Bar {
  return { kind: "blocked", until, reason, trialAt };
}

function laterOf(a: Bar | undefined, b: Bar): Bar {
  if (a === undefined) return b;
  const last = a.until >= b.until ? a : b;
  return { ...last, trialAt: Math.max(a.trialAt, b.trialAt) };
}

/**
 * The block that ends last. That a model is not for this account only makes it unwanted: when there
 * is no other, its own answer says more than ours could.
 */
function blockOf(
  { blocks }: Account,
  scopes: readonly Scope[],
  now: number,
): { block?: Block; unwanted: boolean } {
  let last: Block | undefined;
  let unwanted = false;
  for (const scope of scopes) {
    const block = blocks.get(scope);
    if (block === undefined || !isLive(block, now)) continue;
    if (block.reason === "entitlement") unwanted = true;
    else if (last === undefined || block.until > last.until) last = block;
  }
  return { unwanted, ...(last === undefined ? {} : { block: last }) };
}

function barOf({ until, reason, since, timing }: Block, { trial, triedAt }: Account): Bar {
  const next = Math.max(triedAt, since) + TRIAL_MS[timing];
  return barred(until, reason, trial ? until : Math.min(next, until));
}

/** How busy an account is, for its weight. */
export function loadOf(account: Account, now: number): number {
  const recent = account.recent * 2 ** ((account.recentAt - now) / HALF_LIFE_MS);
  return (account.inFlight + recent / 4) / account.record.weight;
}

/** Notes that the account is lent once more. */
export function lend(account: Account, now: number): void {
  account.inFlight++;
  account.recent = account.recent * 2 ** ((account.recentAt - now) / HALF_LIFE_MS) + 1;
  account.recentAt = now;
}
