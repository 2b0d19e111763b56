/**
 * Times and amounts the way people say them.
 *
 * @module
 */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long: `3 h 12 min`, `4 d 2 h`, `45 s`; two units at most, rounded up. */
export function duration(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / SECOND));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(ms / MINUTE);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return inTwo(minutes, 60, "h", "min");
  return inTwo(Math.ceil(ms / HOUR), 24, "d", "h");
}

function inTwo(count: number, size: number, large: string, small: string): string {
  const rest = count % size;
  const whole = `${Math.floor(count / size)} ${large}`;
  return rest === 0 ? whole : `${whole} ${rest} ${small}`;
}

/** When: `in 3 h 12 min`, or `now` for what is over. */
export function when(at: number, now: number): string {
  return at <= now ? "now" : `in ${duration(at - now)}`;
}

/** A part of a whole: `62 %`; what is not nothing is never 0. */
export function percent(fraction: number): string {
  const value = Math.round(fraction * 100);
  return `${value === 0 && fraction > 0 ? "<1" : value} %`;
}

const ISO_TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;

/** `text` with its times in words. */
export function withTimes(text: string, now: number): string {
  return text.replace(ISO_TIME, (time) => when(Date.parse(time), now));
}
