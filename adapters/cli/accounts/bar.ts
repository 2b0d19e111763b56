/**
 * A part of a whole as a bar.
 *
 * @module
 */

/** Eighths of a character, from the left. */
const EIGHTHS = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

/**
 * A bar `width` characters wide. What is not nothing shows, and what is not full has room left:
 * those are the two things a person looks for.
 */
export function bar(fraction: number, width: number): { full: string; rest: string } {
  const inside = Math.min(Math.max(fraction, 0), 1);
  const all = width * 8;
  let filled = Math.round(inside * all);
  if (inside > 0) filled = Math.max(filled, 1);
  if (inside < 1) filled = Math.min(filled, all - 1);
  const full = "█".repeat(Math.floor(filled / 8)) + (EIGHTHS[filled % 8] ?? "");
  return { full, rest: "░".repeat(width - [...full].length) };
}
