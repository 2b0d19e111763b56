/**
 * What Google says of a project's limits when one of them is used up: the Gemini API tells nothing of
 * them before, neither on a page for API keys nor in headers.
 *
 * @module
 */

import type { ExceededQuota } from "../../canonical/evidence.ts";
import type { UpstreamFailure } from "../failure.ts";
import type { UsageLimit, UsageUnit } from "../usage.ts";
import type { UsageDescriptor } from "./descriptor.ts";
import { FOR_PEOPLE } from "./for_people.ts";
import { limitOf } from "./limits.ts";
import { nextMidnight } from "./midnight.ts";

const PROVIDER = "gemini";

/** "Requests per day (RPD) quotas reset at midnight Pacific time." */
const PACIFIC = "America/Los_Angeles";

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** The windows that names of quotas speak of, such as `GenerateRequestsPerDayPerProjectPerModel`. */
const PERIODS = [
  [/PerDay/, { id: "1d", label: "1 Day", durationMs: DAY_MS }, "a day"],
  [/PerHour/, { id: "1h", label: "1 Hour", durationMs: HOUR_MS }, "an hour"],
  [/PerMinute/, { id: "1m", label: "1 Minute", durationMs: MINUTE_MS }, "a minute"],
] as const;

/** The Gemini API. */
export const GEMINI_USAGE: UsageDescriptor = {
  provider: PROVIDER,
  docs: "https://ai.google.dev/gemini-api/docs/rate-limits",
  servedBy: ["generativelanguage.googleapis.com"],
  fromFailure: limitsIn,
  // Each model has limits of its own, so that one that is used up leaves the others.
  reading: {
    ...FOR_PEOPLE,
    scopeOf: (model) => model === undefined ? "*" : `model:${model}`,
  },
};

function limitsIn(failure: UpstreamFailure, now: number): UsageLimit[] | undefined {
  const limits = failure.quotas?.map((quota) => limitIn(quota, failure, now)) ?? [];
  return limits.length === 0 ? undefined : limits;
}

function limitIn(quota: ExceededQuota, failure: UpstreamFailure, now: number): UsageLimit {
  const { id, value } = quota;
  const model = quota.model ?? failure.model;
  const [, window, every] = PERIODS.find(([words]) => words.test(id)) ?? [];
  const unit = unitOf(quota);
  const what = [unit === "unknown" ? "Quota" : capital(unit), every, model && `of ${model}`];
  const free = id.endsWith("-FreeTier");
  return limitOf({
    id: [PROVIDER, model, id].filter((part) => part !== undefined).join(":"),
    label: `${what.filter((part) => part !== undefined).join(" ")}${free ? " (free tier)" : ""}`,
    provider: PROVIDER,
    unit,
    ...(window === undefined ? {} : { window }),
    resetsAt: resetOf(window?.durationMs, failure.hint?.afterMs, now),
    scope: {
      ...(model === undefined ? {} : { modelId: model }),
      ...(free ? { tier: "free" } : {}),
    },
    used: value,
    limit: value,
    status: "exhausted",
  });
}

function unitOf({ id, metric = "" }: ExceededQuota): UsageUnit {
  if (/token/i.test(id) || /token/i.test(metric)) return "tokens";
  return /request/i.test(id) || /request/i.test(metric) ? "requests" : "unknown";
}

/** A wait that is told beside several quotas is only believed of those it fits. */
function resetOf(windowMs: number | undefined, waitMs: number | undefined, now: number) {
  switch (windowMs) {
    case undefined:
      return waitMs === undefined ? undefined : now + waitMs;
    case DAY_MS:
      return waitMs !== undefined && waitMs >= HOUR_MS ? now + waitMs : nextMidnight(now, PACIFIC);
    default:
      return now + Math.min(waitMs ?? windowMs, windowMs);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
