/**
 * Waits that are told in words.
 *
 * @module
 */

const UNIT_MS: readonly (readonly [RegExp, number])[] = [
  [/^(ms|millis)/, 1],
  [/^d/, 86_400_000],
  [/^h/, 3_600_000],
  [/^m/, 60_000],
  [/^s/, 1000],
];

const UNIT =
  "(?:ms|millis(?:econds?)?|d(?:ays?)?|h(?:ou)?rs?|h|m(?:in(?:ute)?s?)?|s(?:ec(?:ond)?s?)?)";
const DURATION =
  `((?:~\\s*)?\\d{1,9}(?:\\.\\d+)?\\s*${UNIT}(?:[\\s,]*(?:and\\s+)?\\d{1,9}(?:\\.\\d+)?\\s*${UNIT})*)(?![a-z])`;

/** Words before a wait. */
const WAITS: readonly RegExp[] = [
  `reset(?:s|ting)?\\s+(?:after|in)\\s+${DURATION}`,
  `(?:re)?try(?:ing)?(?:\\s+again)?\\s+(?:in|after)\\s+${DURATION}`,
  `wait\\s+(?:for\\s+)?${DURATION}`,
].map((source) => new RegExp(source, "gi"));

/** Headers that a message repeats, in seconds or milliseconds. */
const REPEATED: readonly (readonly [RegExp, number])[] = [
  [/retry-after-ms\s*[=:]\s*(\d{1,12})/gi, 1],
  [/retry-after\s*[=:]\s*(\d{1,9})(?![\d-])/gi, 1000],
  [/x-ratelimit-reset-after\s*[=:]\s*(\d{1,9})/gi, 1000],
  [/"retryDelay"\s*:\s*"(\d{1,9}(?:\.\d+)?)s"/gi, 1000],
];

/** Words round a time on the clock. */
const CLOCK =
  "(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?)\\s*(Z|UTC|[+-]\\d\\d:?\\d\\d)?";
const TIMES: readonly RegExp[] = [
  new RegExp(`reset(?:s)?\\s+(?:at|on)\\s+${CLOCK}`, "gi"),
  new RegExp(`(?:将在|将于|在)\\s*${CLOCK}\\s*(?:后)?重置`, "g"),
];

/**
 * The longest wait that `text` tells of, in milliseconds; `undefined` when it tells of none.
 *
 * @param now Unix milliseconds.
 * @param naiveOffset What a time without a zone means; such a time is believed only if it is to come.
 */
export function hintInText(text: string, now: number, naiveOffset = "Z"): number | undefined {
  const waits: number[] = [];
  for (const pattern of WAITS) {
    for (const [, duration = ""] of text.matchAll(pattern)) waits.push(durationMs(duration));
  }
  for (const [pattern, unit] of REPEATED) {
    for (const [, value] of text.matchAll(pattern)) waits.push(Number(value) * unit);
  }
  for (const pattern of TIMES) {
    for (const [, clock = "", zone] of text.matchAll(pattern)) {
      const at = timeOf(clock, zone ?? naiveOffset);
      if (zone !== undefined) waits.push(Math.max(0, at - now));
      else if (at > now) waits.push(at - now);
    }
  }
  const known = waits.filter((wait) => Number.isFinite(wait));
  return known.length === 0 ? undefined : Math.max(...known);
}

function durationMs(text: string): number {
  let sum = 0;
  for (const [, value, unit = ""] of text.matchAll(/(\d+(?:\.\d+)?)\s*([a-z]+)/gi)) {
    const known = UNIT_MS.find(([pattern]) => pattern.test(unit.toLowerCase()));
    sum += Number(value) * (known?.[1] ?? NaN);
  }
  return sum;
}

function timeOf(clock: string, zone: string): number {
  const offset = zone === "UTC" ? "Z" : zone.replace(/^([+-]\d\d)(\d\d)$/, "$1:$2");
  return Date.parse(clock.replace(" ", "T") + offset);
}
