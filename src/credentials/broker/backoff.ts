/**
 * How long a broker that fails is left alone.
 *
 * @module
 */

const FIRST_MS = 500;
const LONGEST_MS = 30_000;

/**
 * The pause after so many failures in a row, in milliseconds: half a second, doubled up to half a
 * minute, and up to a quarter less so that not all come back at once.
 *
 * @param random A number from 0 up to 1.
 */
export function pauseAfter(failures: number, random: number): number {
  const pause = Math.min(FIRST_MS * 2 ** Math.min(Math.max(failures - 1, 0), 10), LONGEST_MS);
  return Math.round(pause * (1 - random / 4));
}
