/**
 * Noticing that a file has changed, whoever changes it and however: written in place, renamed over,
 * or a link that leads elsewhere now, as editors and mounted ConfigMaps do it.
 *
 * It is looked at once a second rather than watched: what a system tells of a path is lost with a
 * rename, and not told at all across mounts and networks.
 *
 * @module
 */

import { stat } from "node:fs/promises";

/** A file that is looked at. */
export interface Watch {
  /** Looks now. */
  look(): Promise<void>;
  /** Ends the looking. */
  stop(): void;
}

/** How often it is looked at, in milliseconds. */
const LOOK_MS = 1000;

/**
 * Calls `changed` when `path` has become another file and then stayed the same from one look to the
 * next, so that a hundred writes, and one that takes its time, are one change.
 *
 * @param every Calls `tick` about every so many milliseconds until the returned function is called.
 */
export async function watchFile(
  path: string,
  changed: () => void,
  every: (ms: number, tick: () => void) => () => void = everyMs,
): Promise<Watch> {
  let told = await stateOf(path);
  let last = told;

  async function look(): Promise<void> {
    const now = await stateOf(path);
    const settled = now === last;
    last = now;
    if (!settled || now === told) return;
    told = now;
    changed();
  }

  const stop = every(LOOK_MS, () => void look());
  return { look, stop };
}

/** What differs between any two states of a file; the same for all that cannot be read. */
async function stateOf(path: string): Promise<string> {
  try {
    const { dev, ino, size, mtimeMs, ctimeMs } = await stat(path);
    return [dev, ino, size, mtimeMs, ctimeMs].join(" ");
  } catch {
    return "not there";
  }
}

function everyMs(ms: number, tick: () => void): () => void {
  const timer = setInterval(tick, ms);
  return () => clearInterval(timer);
}
