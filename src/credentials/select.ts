/**
 * The choice of an account: tier, then the conversation's own, then rank, then load.
 *
 * @module
 */

import { quickHash } from "../canonical/hash.ts";
import { type Account, type Availability, availabilityOf, loadOf } from "./account.ts";
import type { BlockReason, Scope } from "./block.ts";
import type { PlanView } from "./plans.ts";
import { compareStanding, type Headroom, headroomOf, isNear, type Standing } from "./rank.ts";
import type { Stay } from "./sticky.ts";

/** What is chosen from, and for whom. */
export interface Choosing {
  /** The highest tier first. */
  readonly accounts: readonly Account[];
  readonly scopes: readonly Scope[];
  readonly spent: ReadonlySet<string>;
  readonly only?: string | undefined;
  readonly session?: string | undefined;
  readonly stay?: Stay | undefined;
  /** The account the conversation was on, where there still is such a one. */
  readonly home?: Account | undefined;
  /** How long a conversation's account is surely better than another, in milliseconds. */
  readonly warmMs: number;
  readonly headroom: (account: Account) => Headroom;
  readonly standing: (account: Account) => Standing;
  /** Whose plans cover the model, where that is a question. */
  readonly plans?: PlanView | undefined;
  readonly now: number;
  readonly random: () => number;
}

/** An account, or why there is none. */
export type Choice =
  | { readonly account: Account; readonly trial: boolean }
  | { readonly account?: undefined; readonly refusal: Refusal };

/** Why there is none. */
export interface Refusal {
  /** The earliest time that one is free again, in Unix milliseconds; `Infinity` for none. */
  readonly until: number;
  readonly byReason: Partial<Record<BlockReason, number>>;
  /** Accounts that only a login brings back. */
  readonly dead: readonly string[];
  /** How many are not spent. */
  readonly left: number;
}

/** How much more headroom another account must have for a cool conversation to move. */
const CLEARLY = 0.25;

/** The account to lend, or why there is none. */
export function choose(choosing: Choosing): Choice {
  const own = ownAccount(choosing);
  if (own !== undefined) return { account: own, trial: false };
  const { accounts, spent, only, scopes, plans, now } = choosing;
  let candidates: Candidate[] = [];
  let tier = -Infinity;
  const others: { account: Account; state: Availability }[] = [];
  for (const account of accounts) {
    const { id, priority } = account.record;
    if (candidates.length > 0 && priority < tier) break;
    if (only === undefined ? spent.has(id) || plans?.leavesOut(account) : id !== only) continue;
    const state = availabilityOf(account, scopes, now);
    if (state.kind === "free" || state.kind === "trial") {
      candidates.push({ account, trial: state.kind === "trial" });
      tier = priority;
    } else others.push({ account, state });
  }
  if (candidates.length > 0) return pick(candidates, choosing);
  const top = others.find(({ state }) => state.kind === "unwanted")?.account.record.priority;
  candidates = others
    .filter(({ account, state }) => state.kind === "unwanted" && account.record.priority === top)
    .map(({ account }) => ({ account, trial: account.record.status !== "active" }));
  if (candidates.length > 0) return pick(candidates, choosing);
  return trialOf(others, now) ?? { refusal: refusalOf(others) };
}

/**
 * The conversation's own account where nothing can be better: it is warm, free, and of the highest
 * tier. No other account has to be looked at, however many there are.
 */
function ownAccount(
  { accounts, scopes, spent, only, stay, home, warmMs, plans, now }: Choosing,
): Account | undefined {
  if (home === undefined || stay === undefined || only !== undefined) return undefined;
  if (now - stay.at >= warmMs || spent.has(home.record.id)) return undefined;
  if (plans?.leavesOut(home)) return undefined;
  if (home.record.priority !== accounts[0]?.record.priority) return undefined;
  return availabilityOf(home, scopes, now).kind === "free" ? home : undefined;
}

interface Candidate {
  readonly account: Account;
  readonly trial: boolean;
}

/** Blocked accounts are put to the test now and then: a quota may come back before it was said to. */
function trialOf(
  others: readonly { account: Account; state: Availability }[],
  now: number,
): Choice | undefined {
  let best: { account: Account; until: number } | undefined;
  for (const { account, state } of others) {
    if (state.kind !== "blocked" || state.trialAt > now || account.trial) continue;
    if (state.reason !== "quota" && state.reason !== "throttle") continue;
    if (best === undefined || state.until < best.until) best = { account, until: state.until };
  }
  return best === undefined ? undefined : { account: best.account, trial: true };
}

function refusalOf(others: readonly { account: Account; state: Availability }[]): Refusal {
  let until = Infinity;
  const byReason: Partial<Record<BlockReason, number>> = {};
  const dead: string[] = [];
  for (const { account, state } of others) {
    if (state.kind === "dead") dead.push(account.record.id);
    if (state.kind !== "blocked") continue;
    byReason[state.reason] = (byReason[state.reason] ?? 0) + 1;
    until = Math.min(
      until,
      trialCounts(state.reason) ? Math.min(state.until, state.trialAt) : state.until,
    );
  }
  return { until, byReason, dead, left: others.length };
}

function trialCounts(reason: BlockReason): boolean {
  return reason === "quota" || reason === "throttle";
}

/** Among those that can be lent. */
function pick(candidates: readonly Candidate[], choosing: Choosing): Choice {
  const { stay, now, warmMs, headroom } = choosing;
  const [first] = candidates;
  if (first !== undefined && candidates.length === 1) return first;
  const mine = stay && candidates.find(({ account }) => account.record.id === stay.id);
  if (mine !== undefined && stay !== undefined && now - stay.at < warmMs) return mine;
  const near = nearBest(candidates, choosing);
  if (mine !== undefined) {
    const best = Math.max(...near.map(({ account }) => headroomOf(headroom(account))));
    if (best - headroomOf(headroom(mine.account)) <= CLEARLY) return mine;
  }
  return lessLoaded(near, choosing);
}

/** The best by rank, and those so close to it that load may decide. */
function nearBest(
  candidates: readonly Candidate[],
  { standing }: Choosing,
): readonly Candidate[] {
  if (candidates.every(({ account }) => account.usage === undefined)) return candidates;
  let best: Standing | undefined;
  for (const { account } of candidates) {
    const one = standing(account);
    if (best === undefined || compareStanding(one, best) < 0) best = one;
  }
  const top = best;
  if (top === undefined) return candidates;
  return candidates.filter(({ account }) => isNear(top, standing(account)));
}

/**
 * Of two, the less busy one. Which two is told by the conversation's name (rendezvous hashing), so
 * that every process, and this one after a restart, offers it the same two; without a name it is
 * dice.
 */
function lessLoaded(near: readonly Candidate[], { session, now, random }: Choosing): Candidate {
  const seed = session === undefined ? Math.floor(random() * 2 ** 32) : quickHash(session);
  let first: Candidate | undefined;
  let second: Candidate | undefined;
  let firstScore = -Infinity;
  let secondScore = -Infinity;
  for (const candidate of near) {
    const score = affinity(seed, candidate.account);
    if (score > firstScore) {
      [second, secondScore] = [first, firstScore];
      [first, firstScore] = [candidate, score];
    } else if (score > secondScore) [second, secondScore] = [candidate, score];
  }
  if (second === undefined) return first as Candidate;
  const [a, b] = [loadOf((first as Candidate).account, now), loadOf(second.account, now)];
  return a <= b ? first as Candidate : second;
}

/** How much a conversation is drawn to an account: weighted rendezvous hashing. */
function affinity(seed: number, { hash, record }: Account): number {
  let mixed = (seed ^ hash) + Math.floor(seed / 2 ** 21) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  const unit = (((mixed ^ (mixed >>> 16)) >>> 0) + 0.5) / 2 ** 32;
  return -record.weight / Math.log(unit);
}
