/**
 * Vendors' answers about usage, in their shapes and with invented values, and accounts to ask for.
 *
 * @module
 */

import type { CredentialRecord } from "../../src/credentials/record.ts";
import { Secret } from "../../src/credentials/secret.ts";

/** A moment that all answers are told at. */
export const NOW: number = Date.parse("2026-09-01T08:00:00Z");

/** What a subscription of Anthropic's tells. */
export const ANTHROPIC: Record<string, unknown> = {
  five_hour: { utilization: 20, resets_at: "2026-09-01T10:00:00Z" },
  seven_day: { utilization: 80, resets_at: "2026-09-03T00:00:00Z" },
  seven_day_opus: null,
  limits: [{
    kind: "weekly_scoped",
    percent: 100,
    resets_at: "2026-09-03T00:00:00Z",
    is_active: true,
    scope: { model: { display_name: "Fable" } },
  }],
  spend: {
    enabled: true,
    used: { amount_minor: 1234, exponent: 2, currency: "USD" },
    limit: { amount_minor: 5000, exponent: 2, currency: "USD" },
  },
};

/** What a ChatGPT subscription tells. */
export const CODEX: Record<string, unknown> = {
  plan_type: "plus",
  rate_limit: {
    allowed: false,
    limit_reached: true,
    primary_window: {
      used_percent: 100,
      limit_window_seconds: 18000,
      reset_after_seconds: 1800,
      reset_at: 1788252000,
    },
    secondary_window: { used_percent: 41, limit_window_seconds: 604800, reset_at: 1788652000 },
  },
  additional_rate_limits: [{
    limit_name: "GPT-Codex-Spark",
    rate_limit: { allowed: true, limit_reached: false, primary_window: { used_percent: 3 } },
  }],
  credits: { has_credits: false, unlimited: false },
  rate_limit_reset_credits: { available_count: 0 },
};

/** What the others tell. */
export const OTHERS: Record<
  "openrouter" | "copilot" | "deepseek" | "moonshot" | "vercel" | "synthetic",
  Record<string, unknown>
> = {
  openrouter: {
    data: {
      label: "sk-or-v1-au7...890",
      limit: 100,
      limit_remaining: 74.5,
      limit_reset: "monthly",
      usage: 125.5,
      usage_daily: 1.25,
      usage_weekly: 12.5,
      usage_monthly: 25.5,
      is_free_tier: false,
    },
  },
  copilot: {
    copilot_plan: "individual_pro",
    quota_reset_date: "2026-10-01",
    quota_snapshots: {
      premium_interactions: {
        entitlement: 300,
        quota_remaining: 75,
        percent_remaining: 25,
        unlimited: false,
      },
      chat: { unlimited: true, entitlement: 0, percent_remaining: 100 },
    },
  },
  deepseek: {
    is_available: true,
    balance_infos: [{ currency: "CNY", total_balance: "110.00", granted_balance: "10.00" }],
  },
  moonshot: { code: 0, data: { available_balance: 49.58894, cash_balance: 3 }, status: true },
  vercel: { balance: "95.50", total_used: "4.50" },
  synthetic: {
    subscription: { limit: 135, requests: 27, renewsAt: "2026-09-01T10:00:00.000Z" },
  },
};

/** An account; what tells it from others is its secret. */
export function accountOf(
  secret: CredentialRecord["secret"],
  more: Partial<CredentialRecord> = {},
): CredentialRecord {
  return {
    id: "a",
    provider: "up",
    revision: 1,
    secretRevision: 1,
    status: "active",
    identity: { key: null },
    attrs: {},
    origin: "login",
    priority: 80,
    weight: 1,
    secret,
    createdAt: 0,
    updatedAt: 0,
    ...more,
  };
}

/** The secret of an API key. */
export function keySecret(key: string): CredentialRecord["secret"] {
  return { kind: "api_key", key: new Secret(key) };
}

/** The secret of a login. */
export function tokenSecret(
  access: string,
  expiresAt: number = Infinity,
): CredentialRecord["secret"] {
  return { kind: "oauth", access: new Secret(access), expiresAt };
}
