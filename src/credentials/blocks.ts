/**
 * The algebra of blocks: how two of them become one, when one is over, and how long the next lasts.
 *
 * @module
 */

import type { Block, Scope } from "./block.ts";

/** How long the repeats of a failure are counted together, in milliseconds. */
export const STRIKES_FOR_MS: number = 60 * 60_000;

/** The shortest and the longest block, in milliseconds. */
const SHORTEST_MS = 1000;
const LONGEST_MS = 8 * 24 * 60 * 60_000;

/** Whether `block` holds at `now`. */
export function isLive(block: Block, now: number): boolean {
  return block.until > now;
}

/**
 * Two blocks of one scope as one: the later end wins, at equal ends the one a provider named.
 * Whichever comes first, and however often one comes, the result is the same.
 */
export function mergeBlock(a: Block, b: Block): Block {
  const winner = precedes(a, b) ? a : b;
  return {
    ...winner,
    strikes: Math.max(a.strikes, b.strikes),
    since: Math.max(a.since, b.since),
  };
}

/** A total order, so that merging cannot depend on who was first. */
function precedes(a: Block, b: Block): boolean {
  if (a.until !== b.until) return a.until > b.until;
  if (a.timing !== b.timing) return a.timing === "provider";
  if (a.reason !== b.reason) return a.reason < b.reason;
  return (a.requestId ?? "") <= (b.requestId ?? "");
}

/** How long a failure blocks. */
export interface Duration {
  /** What the provider said, in milliseconds. */
  readonly hintMs?: number | undefined;
  /** What is taken where it said nothing: doubled with every repeat, up to the longest. */
  readonly guessMs: number;
  readonly longestMs: number;
}

/** What is known of the failure that blocks. */
export interface Cause {
  readonly credentialId: string;
  readonly scope: Scope;
  readonly reason: Block["reason"];
  readonly requestId?: string | undefined;
}

/**
 * The block that follows on a failure. A time the provider named is kept to and a little more, so
 * that not all come back at the same instant.
 *
 * @param before What stands there, live or over, for counting repeats.
 * @param random A number from 0 up to 1.
 */
export function nextBlock(
  cause: Cause,
  { hintMs, guessMs, longestMs }: Duration,
  before: Block | undefined,
  now: number,
  random: number,
): Block {
  const again = before !== undefined && before.reason === cause.reason &&
    now - before.since < STRIKES_FOR_MS;
  const strikes = again ? before.strikes + 1 : 1;
  const wait = hintMs === undefined
    ? Math.min(guessMs * 2 ** Math.min(strikes - 1, 30), longestMs)
    : hintMs + 1000 + Math.round(2000 * random);
  const { requestId, ...rest } = cause;
  return {
    ...rest,
    until: now + Math.min(Math.max(wait, SHORTEST_MS), LONGEST_MS),
    since: now,
    timing: hintMs === undefined ? "heuristic" : "provider",
    strikes,
    ...(requestId === undefined ? {} : { requestId }),
  };
}

/** The live one of `blocks` in `scopes` that ends last. */
export function longestLive(
  blocks: Iterable<Block>,
  scopes: ReadonlySet<Scope>,
  now: number,
): Block | undefined {
  let longest: Block | undefined;
  for (const block of blocks) {
    if (!scopes.has(block.scope) || !isLive(block, now)) continue;
    if (longest === undefined || block.until > longest.until) longest = block;
  }
  return longest;
}
