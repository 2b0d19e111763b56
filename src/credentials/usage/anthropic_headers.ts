/**
 * What Anthropic says in the headers of every answer.
 *
 * @module
 */

import type { UsageLimit } from "../usage.ts";
import { dateIn, numberIn, secondsIn } from "./fields.ts";
import { limitOf, percentOf, statusOf, WINDOWS } from "./limits.ts";

const PREFIX = "anthropic-ratelimit-";

/** The windows of subscriptions. The last one is told, but no model is known to depend on it. */
const UNIFIED = [
  ["5h", WINDOWS["5h"]],
  ["7d", WINDOWS["7d"]],
  ["7d_oi", { ...WINDOWS["7d"], id: "7d_oi" }],
] as const;

/** What is counted by the minute for API keys. */
const COUNTED = [
  ["requests", "requests", "Requests"],
  ["tokens", "tokens", "Tokens"],
  ["input-tokens", "tokens", "Input Tokens"],
  ["output-tokens", "tokens", "Output Tokens"],
] as const;

/** The limits that `headers` tell; `undefined` when they tell none. */
export function anthropicHeaders(headers: Headers): UsageLimit[] | undefined {
  const limits: UsageLimit[] = [];
  for (const [name, window] of UNIFIED) {
    // Told from 0 to 1 here, and from 0 to 100 where it is asked for.
    const used = numberIn(headers.get(`${PREFIX}unified-${name}-utilization`) ?? undefined);
    if (used === undefined) continue;
    limits.push(percentOf({
      id: `anthropic:${name}`,
      label: name === "7d_oi" ? "Claude 7 Day (oi)" : `Claude ${window.label}`,
      provider: "anthropic",
      window,
      resetsAt: secondsIn(headers.get(`${PREFIX}unified-${name}-reset`) ?? undefined),
      scope: { shared: name !== "7d_oi" },
      used: used * 100,
      status: statusIn(headers.get(`${PREFIX}unified-${name}-status`), used),
    }));
  }
  for (const [name, unit, label] of COUNTED) {
    const limit = numberIn(headers.get(`${PREFIX}${name}-limit`) ?? undefined);
    if (limit === undefined) continue;
    limits.push(limitOf({
      id: `anthropic:rate:${name}`,
      label: `${label} a Minute`,
      provider: "anthropic",
      unit,
      window: { id: "1m", label: "1 Minute", durationMs: 60_000 },
      resetsAt: dateIn(headers.get(`${PREFIX}${name}-reset`) ?? undefined),
      limit,
      remaining: numberIn(headers.get(`${PREFIX}${name}-remaining`) ?? undefined),
    }));
  }
  return limits.length === 0 ? undefined : limits;
}

/** The vendor's own verdict: what is over 100 % may still be allowed, and paid for. */
function statusIn(text: string | null, used: number): UsageLimit["status"] {
  switch (text) {
    case "rejected":
      return "exhausted";
    case "allowed_warning":
      return "warning";
    case "allowed":
      return statusOf(used) === "ok" ? "ok" : "warning";
  }
  return undefined;
}
