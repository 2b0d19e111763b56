/**
 * How long a provider wants to be left alone, from the headers of its answer.
 *
 * @module
 */

/** A day: nobody means longer, and timers past 2³¹ ms fire at once. */
const LONGEST_MS = 24 * 60 * 60 * 1000;

const IMF_FIXDATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads `retry-after-ms` (OpenAI, Azure), then `retry-after` in seconds or as a date (RFC 9110
 * section 10.2.3). Strictly: `Date.parse` takes `"120"` for the year 120.
 *
 * @param headers The answer's headers.
 * @param now When the answer came, in Unix milliseconds.
 * @returns Milliseconds to wait, between 0 and one day, or `undefined` when nothing usable is said.
 *
 * @example
 * ```ts
 * import { retryAfterMs } from "./retry_after.ts";
 * retryAfterMs(new Headers({ "retry-after": "2" }), Date.now()); // 2000
 * ```
 */
export function retryAfterMs(headers: Headers, now: number): number | undefined {
  const ms = headers.get("retry-after-ms");
  if (ms !== null && /^\d{1,10}(\.\d+)?$/.test(ms)) return clamp(Number(ms));
  const after = headers.get("retry-after")?.trim();
  if (after === undefined) return undefined;
  if (/^\d{1,10}(\.\d+)?$/.test(after)) return clamp(Number(after) * 1000);
  if (IMF_FIXDATE.test(after)) return clamp(Date.parse(after) - now);
  return undefined;
}

function clamp(ms: number): number | undefined {
  return Number.isFinite(ms) ? Math.min(Math.max(Math.round(ms), 0), LONGEST_MS) : undefined;
}
