/**
 * What the caller is told when no account could serve the request. A 401 is about the caller's own
 * key and nothing else: that a provider refuses ours is a 503.
 *
 * @module
 */

import { type Fault, gatewayFault } from "../canonical/fault.ts";
import type { RouteTarget } from "../config/config.ts";
import type { Unavailable, Verdict } from "../credentials/contract.ts";

/** The fault that the caller is told for `fault`, which the pool has judged by `verdict`. */
export function terminalFault(fault: Fault, verdict: Verdict, now: number): Fault {
  const told = withoutEvidence(fault);
  switch (verdict.class) {
    case "auth":
    case "revoked":
      return { ...unusable(told.message), details: told.details ?? {} };
    case "quota":
    case "opaque":
    case "throttle":
    case "concurrency":
      return { ...told, status: 429, kind: limitKind(told), ...waiting(fault, verdict, now) };
    default:
      return told;
  }
}

/** `fault` as callers may see it: what was read of it for the accounts' sake is not theirs. */
export function withoutEvidence({ evidence: _evidence, ...told }: Fault): Fault {
  return told;
}

/** The fault for a provider none of whose accounts can be lent now. */
export function unavailableFault(provider: string, why: Unavailable, now: number): Fault {
  if (why.kind === "blocked") {
    const retryAfterMs = Math.max(why.retryAt - now, 0);
    const reasons = Object.keys(why.byReason);
    const told = { origin: "gateway" as const, retryAfterMs };
    if (reasons.every((reason) => reason === "auth" || reason === "refresh")) {
      return { ...unusable(`the accounts of '${provider}' are refused`), retryAfterMs };
    }
    const message = `Cannot answer: every account of '${provider}' is at its limit (${
      reasons.join(", ")
    })`;
    return gatewayFault("rate_limit", message, { ...told, code: "accounts_at_limit" });
  }
  const state = why.kind === "needs_login"
    ? `the accounts of '${provider}' need a new login`
    : why.kind === "exhausted"
    ? `no account of '${provider}' is left to try`
    : `'${provider}' has no account that can be used`;
  return unusable(state);
}

const CIRCUIT_OPEN = "circuit_open";

/** The fault for a target that keeps failing, and is left alone until one request may try it. */
export function circuitFault({ provider, model }: RouteTarget, retryAfterMs: number): Fault {
  const what = model === "" ? `'${provider}'` : `'${model}' of '${provider}'`;
  return gatewayFault("overloaded", `Cannot answer: ${what} keeps failing, and is left alone now`, {
    code: CIRCUIT_OPEN,
    retryAfterMs: Math.max(retryAfterMs, 0),
  });
}

/** Of targets that were not asked, the caller is told when the first of them may be. */
export function sooner(last: Fault | undefined, fault: Fault | undefined): Fault | undefined {
  if (last === undefined || fault?.code !== CIRCUIT_OPEN) return last ?? fault;
  return (fault.retryAfterMs ?? 0) < (last.retryAfterMs ?? Infinity) ? fault : last;
}

function unusable(why: string): Fault {
  return gatewayFault("upstream", `Cannot answer with our accounts: ${why}`, {
    status: 503,
    type: "credential_unavailable",
    code: "credential_unavailable",
  });
}

function limitKind({ kind }: Fault): Fault["kind"] {
  return kind === "quota" || kind === "billing" ? "quota" : "rate_limit";
}

/** When the account can be used again: not before its block is over, which is a little later. */
function waiting(
  { retryAfterMs }: Fault,
  { retryAt }: Verdict,
  now: number,
): Pick<Fault, "retryAfterMs"> {
  if (retryAt !== undefined) return { retryAfterMs: Math.max(retryAt - now, 0) };
  return retryAfterMs === undefined ? {} : { retryAfterMs };
}
