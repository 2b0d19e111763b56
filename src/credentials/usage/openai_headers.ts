/**
 * The limits a minute that OpenAI, and hosts that speak like it, tell in the headers of answers.
 *
 * @module
 */

import type { UsageLimit } from "../usage.ts";
import type { UsageDescriptor } from "./descriptor.ts";
import { durationIn, numberIn } from "./fields.ts";
import { FOR_PEOPLE } from "./for_people.ts";
import { limitOf } from "./limits.ts";

const COUNTED = [["requests", "Requests"], ["tokens", "Tokens"]] as const;

/**
 * For a host that speaks one of OpenAI's dialects. The limits are those of one model and of one
 * moment, so they decide nothing; a refusal says for itself how long it lasts.
 *
 * @param provider What reports call it.
 */
export function openAiHeaders(provider: string): UsageDescriptor {
  return {
    provider,
    docs: "https://platform.openai.com/docs/guides/rate-limits",
    servedBy: [],
    fromHeaders: (headers, _status, now) => limitsIn(headers, provider, now),
    reading: FOR_PEOPLE,
  };
}

function limitsIn(headers: Headers, provider: string, now: number): UsageLimit[] | undefined {
  const limits: UsageLimit[] = [];
  for (const [unit, label] of COUNTED) {
    const limit = numberIn(headers.get(`x-ratelimit-limit-${unit}`) ?? undefined);
    if (limit === undefined) continue;
    const resetMs = durationIn(headers.get(`x-ratelimit-reset-${unit}`));
    limits.push(limitOf({
      id: `${provider}:rate:${unit}`,
      label: `${label} (Rate Limit)`,
      provider,
      unit,
      window: { id: `rate:${unit}`, label: "Rate Limit" },
      resetsAt: resetMs === undefined ? undefined : now + resetMs,
      limit,
      remaining: numberIn(headers.get(`x-ratelimit-remaining-${unit}`) ?? undefined),
    }));
  }
  return limits.length === 0 ? undefined : limits;
}
