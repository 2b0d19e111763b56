/**
 * When a provider may be asked again, from all the places in which providers say so.
 *
 * @module
 */

import type { Hint } from "../canonical/evidence.ts";
import { hintInText } from "./hint_text.ts";

/** Nobody means longer: a week, and a day for clocks that differ. */
export const LONGEST_HINT_MS: number = 8 * 24 * 60 * 60 * 1000;

const NUMBER = /^\d{1,15}(\.\d+)?$/;

/** RFC 9110 section 5.6.7; `Date.parse` alone would take `"120"` for the year 120. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/** Where a hint may stand. */
export interface HintSources {
  readonly headers?: Headers | undefined;
  /** A time the body names in a field, in Unix milliseconds. */
  readonly resetsAt?: number | undefined;
  /** A wait the body names in a field, in milliseconds. */
  readonly waitMs?: number | undefined;
  readonly text?: string | undefined;
  /** When the answer came, in Unix milliseconds. */
  readonly now: number;
  /** What the provider's clock times without a zone mean, such as `+08:00`; UTC by default. */
  readonly naiveOffset?: string | undefined;
}

/**
 * The longest wait that is told, wherever it stands; `undefined` when none is. That it is over
 * already (0) is told too.
 *
 * @example
 * ```ts
 * import { readHint } from "./hints.ts";
 * readHint({ now: 0, text: "Please retry in 34s." }); // { afterMs: 34000, source: "text" }
 * ```
 */
export function readHint(sources: HintSources): Hint | undefined {
  const { headers, resetsAt, waitMs, text = "", now, naiveOffset } = sources;
  const found: Hint[] = [];
  const take = (afterMs: number | undefined, source: Hint["source"]): void => {
    if (afterMs === undefined || !Number.isFinite(afterMs)) return;
    const clamped = Math.min(Math.max(Math.round(afterMs), 0), LONGEST_HINT_MS);
    found.push({ afterMs: clamped, source });
  };
  if (headers !== undefined) take(hintInHeaders(headers, now), "header");
  take(resetsAt === undefined ? undefined : resetsAt - now, "field");
  take(waitMs, "field");
  take(hintInText(text, now, naiveOffset), "text");
  return found.reduce<Hint | undefined>(
    (best, hint) => best === undefined || hint.afterMs > best.afterMs ? hint : best,
    undefined,
  );
}

/** The longest wait in the headers, in milliseconds. */
function hintInHeaders(headers: Headers, now: number): number | undefined {
  const waits = [
    numberIn(headers, "retry-after-ms"),
    retryAfter(headers.get("retry-after")?.trim(), now),
    resetMs(numberIn(headers, "x-ratelimit-reset-ms"), now),
    future(numberIn(headers, "x-ratelimit-reset"), now),
    scale(numberIn(headers, "x-ratelimit-reset-after"), 1000),
  ].filter((wait) => wait !== undefined);
  return waits.length === 0 ? undefined : Math.max(...waits);
}

function numberIn(headers: Headers, name: string): number | undefined {
  const text = headers.get(name)?.trim();
  return text !== undefined && NUMBER.test(text) ? Number(text) : undefined;
}

function retryAfter(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  if (NUMBER.test(text)) return Number(text) * 1000;
  return HTTP_DATE.test(text) ? Math.max(0, Date.parse(text) - now) : undefined;
}

/** Hosts write milliseconds since 1970, seconds since 1970 and plain waits under this one name. */
function resetMs(value: number | undefined, now: number): number | undefined {
  if (value === undefined) return undefined;
  if (value > 1e12) return value - now;
  return value > 1e9 ? value * 1000 - now : value;
}

/** A limit's own reset is told with every answer: only a coming one says anything. */
function future(seconds: number | undefined, now: number): number | undefined {
  return seconds === undefined || seconds * 1000 <= now ? undefined : seconds * 1000 - now;
}

function scale(value: number | undefined, by: number): number | undefined {
  return value === undefined ? undefined : value * by;
}
