/**
 * Answering as it comes.
 *
 * @module
 */

import type { Framing } from "../relay/framing.ts";
import type { Ticker } from "../relay/ticker.ts";
import type { Config } from "../config/config.ts";
import { exchangeHeaders } from "./answer_headers.ts";
import { carry } from "./carry.ts";
import type { Conduct } from "./conduct.ts";
import { takeStream } from "./take_stream.ts";
import { boundStream, optionsFor } from "./timeouts.ts";
import type { WholeOptions } from "./take_whole.ts";
import { type Progress, type Tries, tryHeld } from "./tries.ts";

/** What {@link answerStreamed} needs. */
export interface Streaming {
  readonly config: Pick<Config, "limits" | "catalog">;
  readonly ticker: Ticker;
  readonly tries: Tries;
  readonly options: WholeOptions;
  readonly conduct: Conduct;
  /** See `Prepared.settled`. */
  readonly kept?: (() => Promise<void> | undefined) | undefined;
}

/**
 * Answers with a stream, once the provider has begun to answer or `limits.commitMs` have passed.
 *
 * @throws {FaultError} the last failure when nobody begins to answer in that time.
 */
export async function answerStreamed(streaming: Streaming): Promise<Response> {
  const { config, ticker, tries, options, conduct, kept } = streaming;
  const taken = tryHeld(
    tries,
    (accepted, plan) => takeStream(accepted, plan, optionsFor(options, plan.target)),
  );
  const answer = taken.then((answered) => boundStream(answered, answered.value));
  const wait = ticker.after(config.limits.commitMs);
  try {
    // Up to here a failure has a status of its own; later it can only be told within the stream.
    await Promise.race([answer, wait.late]);
  } finally {
    wait.cancel();
  }
  const { framing, client: { encodeStreamFault: renderFault } } = options;
  const body = carry({ config, ticker, tries, conduct, framing, renderFault, kept }, answer);
  return new Response(body, {
    status: 200,
    headers: streamHeaders(tries.progress, options.framing),
  });
}

function streamHeaders(progress: Progress, { contentType }: Framing): Headers {
  const headers = exchangeHeaders(progress);
  headers.set("content-type", contentType);
  headers.set("cache-control", "no-cache, no-transform");
  // nginx and its kin would hold a silent stream back.
  headers.set("x-accel-buffering", "no");
  return headers;
}
