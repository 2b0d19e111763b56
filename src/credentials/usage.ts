/**
 * How much of an account's allowance is used: the reports of usage probes and of answer headers, in
 * the shape `GET /v1/usage` tells them.
 *
 * @module
 */

import type { Scope } from "./block.ts";
import type { UpstreamFailure } from "./failure.ts";
import type { CredentialRecord } from "./record.ts";

/** What amounts are counted in. */
export type UsageUnit =
  | "percent"
  | "tokens"
  | "requests"
  | "credits"
  | "usd"
  | "minutes"
  | "bytes"
  | "unknown";

/** How much of a limit is used. */
export interface UsageAmount {
  /** In `unit`. */
  readonly used?: number;
  /** In `unit`. */
  readonly limit?: number;
  /** In `unit`. */
  readonly remaining?: number;
  /** From 0 to 1; more where the limit was overdrawn. */
  readonly usedFraction?: number;
  /** From 0 to 1. */
  readonly remainingFraction?: number;
  /** What is counted. */
  readonly unit: UsageUnit;
}

/** The time a limit covers. */
export interface UsageWindow {
  /** Tells it apart from the others of the account. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  /** Milliseconds. */
  readonly durationMs?: number;
  /** When it begins anew, in Unix milliseconds. */
  readonly resetsAt?: number;
  /** For people, where no time is told. */
  readonly resetLabel?: string;
}

/** What a limit applies to. */
export interface UsageScope {
  /** Who tells it. */
  readonly provider: string;
  /** One account. */
  readonly accountId?: string;
  /** One project. */
  readonly projectId?: string;
  /** One organisation. */
  readonly orgId?: string;
  /** One model. */
  readonly modelId?: string;
  /** One tier of models. */
  readonly tier?: string;
  /** One of the windows. */
  readonly windowId?: string;
  /** Whether several models draw on it. */
  readonly shared?: boolean;
  /** Which models do. */
  readonly sharedGroup?: string;
}

/** One limit of an account. */
export interface UsageLimit {
  /** Tells it apart from the others of the account. */
  readonly id: string;
  /** For people. */
  readonly label: string;
  /** What it applies to. */
  readonly scope: UsageScope;
  /** The time it covers. */
  readonly window?: UsageWindow;
  /** How much is used. */
  readonly amount: UsageAmount;
  /** What the provider makes of it. */
  readonly status?: "ok" | "warning" | "exhausted" | "unknown";
  /** For people. */
  readonly notes?: readonly string[];
}

/** All limits of an account, at one time. */
export interface UsageReport {
  /** Who tells it. */
  readonly provider: string;
  /** When it was told, in Unix milliseconds. */
  readonly fetchedAt: number;
  /** The limits. */
  readonly limits: readonly UsageLimit[];
  /** For people. */
  readonly notes?: readonly string[];
  /** What else was told, such as the account. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Whether only some limits are told, as headers do; the others stand as they were told before. */
  readonly partial?: boolean;
}

/** What came of asking for a report. */
export type ProbeResult =
  | { readonly kind: "ok"; readonly report: UsageReport }
  | { readonly kind: "unauthorized"; readonly status: number; readonly code?: string }
  | { readonly kind: "throttled"; readonly retryAt?: number }
  | { readonly kind: "unavailable"; readonly cause: string }
  | { readonly kind: "unsupported" };

/** What a probe is lent. */
export interface ProbeMeans {
  /** Sends a request. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Ends it. */
  readonly signal: AbortSignal;
  /** Unix milliseconds. */
  readonly now: number;
}

/** How a provider's reports are read when a credential is chosen: pure, and never awaited. */
export interface UsageReading {
  /** The limits that must have headroom for `model` to be served. */
  gates(report: UsageReport, model?: string): readonly UsageLimit[];
  /** The short and the long window that rank accounts against each other. */
  windows(report: UsageReport, model?: string): { short?: UsageLimit; long?: UsageLimit };
  /** What a used-up allowance blocks for `model`. */
  scopeOf(model?: string): Scope;
  /** The meters that only some models are on, each with one of its models. */
  readonly meters?: Readonly<Record<string, string>>;
  /** What a refusal says of the limits; nothing where it says nothing. */
  fromFailure?(failure: UpstreamFailure, now: number): UsageReport | undefined;
}

/** Asks one provider for reports. */
export interface UsageProbe extends UsageReading {
  /** Who tells it. */
  readonly provider: string;
  /** Whether it asks at all; else only headers tell. */
  readonly asks: boolean;
  /** Whether it can ask for this one. */
  supports(record: CredentialRecord): boolean;
  /** Asks. It never throws: what went wrong is a result. */
  fetch(record: CredentialRecord, means: ProbeMeans): Promise<ProbeResult>;
  /** What the headers of any answer say; nothing where they say nothing. */
  fromHeaders?(headers: Headers, status: number, now: number): UsageReport | undefined;
}

/**
 * The used part of a limit, from 0 up; `undefined` when nothing tells it. What is said outright goes
 * before what has to be worked out.
 */
export function usedFractionOf({ amount }: UsageLimit): number | undefined {
  const { usedFraction, used, limit, remainingFraction, unit } = amount;
  if (usedFraction !== undefined) return usedFraction;
  if (used !== undefined && limit !== undefined && limit > 0) return used / limit;
  if (used !== undefined && unit === "percent") return used / 100;
  return remainingFraction === undefined ? undefined : 1 - remainingFraction;
}

/** `limit` as it stands at `now`: of a window that has begun anew since, nobody knows how much is used. */
export function begunAnew(limit: UsageLimit, now: number): UsageLimit {
  const { window, amount } = limit;
  if (window?.resetsAt === undefined || window.resetsAt > now) return limit;
  const { resetsAt: _past, ...rest } = window;
  const { unit, limit: most } = amount;
  return {
    ...limit,
    window: rest,
    amount: { unit, ...(most === undefined ? {} : { limit: most }) },
    status: "unknown",
  };
}
