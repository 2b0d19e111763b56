/**
 * From a failure to its class: fields and codes first, the status next, words last.
 *
 * @module
 */

import { hintedClass, tellingClass } from "./codes.ts";
import type { FailureClass, UpstreamFailure } from "./failure.ts";
import { says, saysNothing } from "./phrases.ts";

/** A rate limit that lasts this long is an allowance; in milliseconds. */
const LONG_LIMIT_MS = 5 * 60_000;

/**
 * Tells what a failure is. Numbers and ids in a message never change it.
 *
 * @example
 * ```ts
 * import { classify } from "./classify.ts";
 * classify({ provider: "lab", status: 429, codes: [], message: "Too many requests", origin: "upstream" });
 * // "throttle"
 * ```
 */
export function classify(failure: UpstreamFailure): FailureClass {
  const { status, codes, message, known, origin } = failure;
  if (known !== undefined) return known;
  if (origin === "network") return "network";
  if (origin === "gateway") return "unknown";
  const google = googleClass(failure);
  if (google !== undefined) return google;
  const telling = tellingClass(codes);
  if (telling !== undefined) return telling;
  if (status === undefined) return inBandClass(codes, message);
  if (status === 401) return refusedClass(message);
  if (status === 402) return unpaidClass(message);
  if (status === 403) return forbiddenClass(message);
  if (status === 429) return limitedClass(codes, message);
  if (status === 408) return "network";
  if (status >= 500) return failedClass(status, codes, message);
  if (status === 404) return "not_found";
  if (says(message, "plan")) return "entitlement";
  if (says(message, "context")) return "context_overflow";
  if (status === 413) return "payload";
  return status >= 400 ? "bad_request" : "unknown";
}

/** `google.rpc` details say which of its limits a RESOURCE_EXHAUSTED means. */
function googleClass({ codes, message, hint, quotas }: UpstreamFailure): FailureClass | undefined {
  if (!codes.includes("RESOURCE_EXHAUSTED")) return undefined;
  if (codes.includes("QUOTA_EXHAUSTED")) return "quota";
  if (quotas?.every(({ id }) => id.includes("PerMinute"))) return "throttle";
  if (!codes.includes("RATE_LIMIT_EXCEEDED")) return undefined;
  if (/capacity on this model/i.test(message)) return "quota";
  return (hint?.afterMs ?? 0) >= LONG_LIMIT_MS ? "quota" : "throttle";
}

function refusedClass(message: string): FailureClass {
  if (isQuota(message)) return "quota";
  return says(message, "revoked") ? "revoked" : "auth";
}

function unpaidClass(message: string): FailureClass {
  const unpaid = saysNothing(message) || says(message, "payment") || isQuota(message) ||
    says(message, "concurrency");
  return unpaid ? "quota" : "bad_request";
}

function forbiddenClass(message: string): FailureClass {
  if (says(message, "concurrency")) return "concurrency";
  if (isQuota(message) || says(message, "accountReset")) return "quota";
  return says(message, "revoked") ? "revoked" : "entitlement";
}

function limitedClass(codes: readonly string[], message: string): FailureClass {
  if (says(message, "concurrency")) return "concurrency";
  if (isQuota(message)) return "quota";
  const hinted = hintedClass(codes);
  if (hinted === "throttle" || hinted === "capacity") return hinted;
  return saysNothing(message) ? "opaque" : "throttle";
}

function failedClass(status: number, codes: readonly string[], message: string): FailureClass {
  const full = status === 503 || status === 529 || hintedClass(codes) === "capacity" ||
    says(message, "capacity");
  return full ? "capacity" : "server";
}

/** Within a stream there is no status: only codes count, and of words those that tell a limit. */
function inBandClass(codes: readonly string[], message: string): FailureClass {
  const hinted = hintedClass(codes);
  if (hinted === "throttle" && isQuota(message)) return "quota";
  return hinted ?? "unknown";
}

function isQuota(message: string): boolean {
  return says(message, "quota") && !says(message, "pace");
}
