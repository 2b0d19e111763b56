/**
 * When a day ends somewhere else.
 *
 * @module
 */

const DAY_MS = 86_400_000;

/**
 * The next midnight in a time zone after `now`, both in Unix milliseconds; also on the two days of a
 * year that are an hour shorter or longer.
 *
 * @param timeZone Its IANA name.
 */
export function nextMidnight(now: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const sinceMidnight = (at: number): number => {
    const told = Object.fromEntries(
      clock.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    );
    const { hour = 0, minute = 0, second = 0 } = told;
    return ((hour * 60 + minute) * 60 + second) * 1000 + at % 1000;
  };
  const guess = now - sinceMidnight(now) + DAY_MS;
  const off = sinceMidnight(guess);
  return off < DAY_MS / 2 ? guess - off : guess - off + DAY_MS;
}
