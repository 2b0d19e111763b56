/**
 * Why an account is used, or is not, in words.
 *
 * @module
 */

import { type Account, type Availability, availabilityOf, loadOf } from "./account.ts";
import { isLive } from "./blocks.ts";
import type { Candidate } from "./contract.ts";
import { planOf } from "./plans.ts";
import { rank, type Rankable, standingOf } from "./rank.ts";
import type { CredentialRecord } from "./record.ts";
import { endOf } from "./renewable.ts";
import type { Choosing } from "./select.ts";
import { begunAnew, type UsageReport } from "./usage.ts";

/** Tells of all accounts that could be chosen from, in the order they would be used. */
export function explainAccounts(choosing: Choosing): Candidate[] {
  const { accounts, scopes, headroom, plans, now } = choosing;
  const seen = accounts.map((account): Seen => {
    const state = availabilityOf(account, scopes, now);
    return {
      id: account.record.id,
      account,
      state,
      headroom: headroom(account),
      leftOut: plans?.leavesOut(account) === true,
      blockedUntil: state.kind === "blocked" ? state.until : 0,
    };
  });
  const ordered = rank(seen, now).sort((a, b) =>
    Number(isLendable(b)) - Number(isLendable(a)) ||
    b.account.record.priority - a.account.record.priority
  );
  return ordered.map((one, index) => candidateOf(one, index, choosing));
}

interface Seen extends Rankable {
  readonly account: Account;
  readonly state: Availability;
  /** Whether its plan does not cover the model, and another account's does. */
  readonly leftOut: boolean;
}

function isLendable({ state, leftOut }: Seen): boolean {
  if (leftOut) return false;
  return state.kind === "free" || state.kind === "trial" || state.kind === "unwanted";
}

function candidateOf(seen: Seen, index: number, choosing: Choosing): Candidate {
  const { account } = seen;
  const end = endOf(account.record.secret) ?? Infinity;
  const live = [...account.blocks.values()].filter((block) => isLive(block, choosing.now));
  return {
    record: withoutSecret(account.record),
    kind: account.record.secret.kind,
    ...(Number.isFinite(end) ? { expiresAt: end } : {}),
    kept: account.kept,
    ...(isLendable(seen) ? { rank: index + 1 } : {}),
    why: reasons(seen, choosing),
    blocks: live.map(({ scope, until, reason, timing }) => ({ scope, until, reason, timing })),
    inFlight: account.inFlight,
    ...(account.usage === undefined ? {} : { usage: asOf(account.usage, choosing.now) }),
  };
}

function asOf(usage: UsageReport, now: number): UsageReport {
  return { ...usage, limits: usage.limits.map((limit) => begunAnew(limit, now)) };
}

function withoutSecret(record: CredentialRecord): Candidate["record"] {
  const { secret: _secret, fingerprint: _fingerprint, ...rest } = record;
  return rest;
}

function reasons(seen: Seen, choosing: Choosing): string[] {
  const { account, state, headroom } = seen;
  const { stay, now } = choosing;
  const { record } = account;
  const plan = planInWords(seen, choosing);
  // Whatever else keeps it from being used, its plan does even when that is over.
  const why = seen.leftOut
    ? state.kind === "free" ? plan : [...plan, stateInWords(state)]
    : [stateInWords(state), ...plan];
  if (record.statusInfo !== undefined) why.push(`${record.status}: ${record.statusInfo.message}`);
  if (stay?.id === record.id) why.push("this conversation is on it");
  const { hot, measured, drain } = standingOf(headroom, now);
  if (hot) why.push("its short window is nearly used up");
  why.push(measured ? `to be used up: ${(drain * 100).toFixed(1)} % an hour` : "usage unknown");
  why.push(`priority ${record.priority}, load ${loadOf(account, now).toFixed(1)}`);
  return why;
}

function planInWords({ account, leftOut }: Seen, { plans }: Choosing): string[] {
  if (plans === undefined) return [];
  const plan = planOf(account);
  const named = plan === undefined ? "its plan" : `its plan (${plan})`;
  switch (plans.coverOf(account)) {
    case "yes":
      return [`${named} covers this model`];
    case "no":
      return [
        `${named} does not cover this model; ${leftOut ? "another" : "no"} account's ` +
        `${leftOut ? "does" : "is known to"}`,
      ];
    case "unknown":
      return [`nobody knows whether ${named} covers this model`];
  }
}

function stateInWords(state: Availability): string {
  switch (state.kind) {
    case "free":
      return "can be used";
    case "trial":
      return "in doubt: one request may try it";
    case "unwanted":
      return "refused this model: used when there is no other";
    case "blocked":
      return `blocked (${state.reason}) until ${new Date(state.until).toISOString()}`;
    case "dead":
      return "needs a new login";
    case "disabled":
      return "switched off";
  }
}
