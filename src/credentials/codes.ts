/**
 * The machine words of providers that say what a failure means for the account.
 *
 * @module
 */

import type { FailureClass } from "./failure.ts";

/** Words that leave no doubt. */
const TELLING: Readonly<Partial<Record<FailureClass, readonly string[]>>> = {
  quota: [
    "insufficient_quota",
    "billing_hard_limit_reached",
    "billing_not_active",
    "billing_error",
    "usage_limit_reached",
    "usage_not_included",
    "quota_exceeded",
    "quota_exhausted",
    "insufficient_g1_credits_balance",
    "enforced_spend_limit_reached",
    "credits_required",
    "insufficient_credits",
    "deactivated_workspace",
    "free_tier_exhausted",
  ],
  revoked: ["token_revoked", "token_invalidated", "access_token_revoked", "token_expired_revoked"],
  // AWS says with a 403 that keys have run out, or are not the right ones.
  auth: [
    "expiredtokenexception",
    "expiredtoken",
    "unrecognizedclientexception",
    "invalidclienttokenid",
    "invalidsignatureexception",
    "missingauthenticationtokenexception",
  ],
  capacity: [
    "overloaded_error",
    "overloaded",
    "server_is_overloaded",
    "engine_overloaded",
    "service_unavailable",
    "server_busy",
    "high_demand",
    "capacity_exceeded",
    "unavailable",
    "model_overloaded",
  ],
  entitlement: ["cyber_policy", "model_not_allowed", "unsupported_country_region_territory"],
  concurrency: ["concurrency_limit_exceeded", "too_many_concurrent_requests"],
};

/** Words that are used for more than one thing: what is said beside them goes first. */
const HINTING: Readonly<Partial<Record<FailureClass, readonly string[]>>> = {
  throttle: [
    "rate_limit_exceeded",
    "rate_limit_error",
    "rate_limited",
    "too_many_requests",
    "request_limit_exceeded",
    "requests",
    "tokens",
    "throttling",
    "throttlingexception",
    "retry_later",
  ],
  capacity: ["resource_exhausted", "slow_down"],
  auth: [
    "invalid_api_key",
    "authentication_error",
    "unauthenticated",
    "api_key_invalid",
    "api_key_expired",
  ],
  entitlement: ["permission_error", "permission_denied"],
  not_found: ["not_found_error", "model_not_found", "not_found"],
  server: ["server_error", "api_error", "internal"],
};

function index(
  words: Readonly<Partial<Record<FailureClass, readonly string[]>>>,
): ReadonlyMap<string, FailureClass> {
  return new Map(
    Object.entries(words).flatMap(([known, list]) =>
      list.map((word) => [word, known as FailureClass] as const)
    ),
  );
}

const TELLING_CODES = index(TELLING);
const HINTING_CODES = index(HINTING);

/** The class the first telling code stands for. */
export function tellingClass(codes: readonly string[]): FailureClass | undefined {
  return firstOf(TELLING_CODES, codes);
}

/** The class the first code that is known at all stands for. */
export function hintedClass(codes: readonly string[]): FailureClass | undefined {
  return firstOf(HINTING_CODES, codes);
}

function firstOf(
  index: ReadonlyMap<string, FailureClass>,
  codes: readonly string[],
): FailureClass | undefined {
  for (const code of codes) {
    const known = index.get(code.toLowerCase());
    if (known !== undefined) return known;
  }
  return undefined;
}
