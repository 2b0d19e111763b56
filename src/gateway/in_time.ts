/**
 * Waiting for what a client is to be told of to be kept, so that it finds it wherever it asks next.
 *
 * @module
 */

import { LATE, type Ticker } from "../relay/ticker.ts";
import { logLate } from "../telemetry/log.ts";

/** How long the end of an answer waits for being kept, in milliseconds: a store may hang. */
const KEEP_MS = 2000;

/**
 * Resolves when `work` is done, which goes on by itself when that takes longer than two seconds; then
 * the log says that the client was told before it was.
 */
export async function inTime(
  ticker: Pick<Ticker, "after">,
  work: Promise<unknown>,
  requestId: string,
): Promise<void> {
  const wait = ticker.after(KEEP_MS);
  try {
    if (await Promise.race([work, wait.late]) === LATE) logLate(requestId, KEEP_MS);
  } finally {
    wait.cancel();
  }
}
