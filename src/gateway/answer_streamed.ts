/**
 * Answering as it comes.
 *
 * @module
 */

import type { Framing } from "../relay/framing.ts";
import { type Outcome, relay } from "../relay/relay.ts";
import type { Ticker } from "../relay/ticker.ts";
import type { Limits } from "../config/config.ts";
import { exchangeHeaders } from "./answer_headers.ts";
import type { Listener } from "./client_signal.ts";
import type { Journal } from "./journal.ts";
import type { Place } from "./running.ts";
import { takeStream } from "./take_stream.ts";
import type { WholeOptions } from "./take_whole.ts";
import { type Progress, type Tries, tryAll } from "./tries.ts";

/** What {@link answerStreamed} needs. */
export interface Streaming {
  readonly limits: Limits;
  readonly ticker: Ticker;
  readonly tries: Tries;
  readonly options: WholeOptions;
  readonly gone: AbortController;
  readonly journal: Journal;
  readonly place: Place;
  readonly client: Listener;
}

/**
 * Answers with a stream, once the provider has begun to answer or `limits.commitMs` have passed.
 *
 * @throws {FaultError} the last failure when nobody begins to answer in that time.
 */
export async function answerStreamed(streaming: Streaming): Promise<Response> {
  const { limits, ticker, tries, options, gone, journal, place, client } = streaming;
  const answer = tryAll(tries, (accepted, plan) => takeStream(accepted, plan, options))
    .then(({ value }) => value);
  const wait = ticker.after(limits.commitMs);
  try {
    // Up to here a failure has a status of its own; later it can only be told within the stream.
    await Promise.race([answer, wait.late]);
  } finally {
    wait.cancel();
  }
  const { body, breakOff, leave } = relay({
    answer,
    ticker,
    limits,
    framing: options.framing,
    renderFault: options.client.encodeStreamFault,
    diagnose: tries.diagnose,
    release: (complete) => {
      if (!complete) gone.abort();
    },
    settle: (outcome) => {
      client.detach();
      place.leave();
      settle(outcome, tries, journal);
    },
  });
  place.cut = breakOff;
  client.hear = leave;
  return new Response(body, {
    status: 200,
    headers: streamHeaders(tries.progress, options.framing),
  });
}

function settle(outcome: Outcome, { pool, progress }: Tries, journal: Journal): void {
  const { seen } = outcome;
  const ending = { usage: seen.usage, finish: seen.finish?.reason, id: seen.id };
  switch (outcome.type) {
    case "whole":
      return journal.close("ok", 200, ending);
    case "left":
      return journal.close("aborted", 200, ending);
    case "broken":
      if (progress.lease !== undefined) pool.report(progress.lease, outcome.fault);
      return journal.close("failed", 200, { ...ending, fault: outcome.fault });
  }
}

function streamHeaders(progress: Progress, { contentType }: Framing): Headers {
  const headers = exchangeHeaders(progress);
  headers.set("content-type", contentType);
  headers.set("cache-control", "no-cache, no-transform");
  // nginx and its kin would hold a silent stream back.
  headers.set("x-accel-buffering", "no");
  return headers;
}
