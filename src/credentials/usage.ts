/**
 * How much of an account's allowance is used: the reports of usage probes and of answer headers, in
 * the shape `GET /v1/usage` tells them.
 *
 * @module
 */

import type { Scope } from "./block.ts";
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
  readonly used?: number;
  readonly limit?: number;
  readonly remaining?: number;
  /** From 0 to 1; more where the limit was overdrawn. */
  readonly usedFraction?: number;
  readonly remainingFraction?: number;
  readonly unit: UsageUnit;
}

/** The time a limit covers. */
export interface UsageWindow {
  readonly id: string;
  readonly label: string;
  readonly durationMs?: number;
  /** When it begins anew, in Unix milliseconds. */
  readonly resetsAt?: number;
  readonly resetLabel?: string;
}

/** What a limit applies to. */
export interface UsageScope {
  readonly provider: string;
  readonly accountId?: string;
  readonly projectId?: string;
  readonly orgId?: string;
  readonly modelId?: string;
  readonly tier?: string;
  readonly windowId?: string;
  readonly shared?: boolean;
  readonly sharedGroup?: string;
}

/** One limit of an account. */
export interface UsageLimit {
  readonly id: string;
  readonly label: string;
  readonly scope: UsageScope;
  readonly window?: UsageWindow;
  readonly amount: UsageAmount;
  readonly status?: "ok" | "warning" | "exhausted" | "unknown";
  readonly notes?: readonly string[];
}

/** All limits of an account, at one time. */
export interface UsageReport {
  readonly provider: string;
  /** When it was told, in Unix milliseconds. */
  readonly fetchedAt: number;
  readonly limits: readonly UsageLimit[];
  readonly notes?: readonly string[];
  readonly metadata?: Readonly<Record<string, string>>;
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
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
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
}

/** Asks one provider for reports. */
export interface UsageProbe extends UsageReading {
  readonly provider: string;
  supports(record: CredentialRecord): boolean;
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
