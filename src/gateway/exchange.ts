/**
 * One exchange: a client's request for an answer, from its body to its last byte.
 *
 * ```text
 * read → recall → ask → route → tries (plan, acquire, attempt, take) → answer whole or relayed → settle
 * ```
 *
 * @module
 */

import { badRequest, FaultError } from "../canonical/fault.ts";
import type { JsonObject } from "../canonical/json.ts";
import type { Config } from "../config/config.ts";
import type { Pool } from "../credentials/pool.ts";
import type { AnswerContext, Dialect } from "../dialects/dialect.ts";
import type { Caller } from "../keys/key.ts";
import { type Outcome, relay } from "../relay/relay.ts";
import type { Ticker } from "../relay/ticker.ts";
import type { Store } from "../store/store.ts";
import type { Router } from "../routing/route.ts";
import { exchangeHeaders } from "./answer_headers.ts";
import { type JsonBody, readJsonBody } from "./body.ts";
import { nameConversation } from "./conversation.ts";
import { createDiagnosis } from "./diagnose.ts";
import { estimateTokens } from "./estimate.ts";
import { type Host, newId } from "./host.ts";
import { ask, type Asked } from "./plan.ts";
import { createJournal, type Journal } from "./journal.ts";
import { createRecollection } from "./recollection.ts";
import type { Place, Running } from "./running.ts";
import { takeStream } from "./streamed.ts";
import { type Progress, type Tries, tryAll } from "./tries.ts";
import { takeWhole, type WholeOptions } from "./whole.ts";

/** What all exchanges of a gateway share. */
export interface Shared {
  readonly config: Config;
  readonly host: Host;
  readonly ticker: Ticker;
  readonly router: Router;
  readonly pool: Pool;
  readonly running: Running;
  readonly store: Store;
}

/** One client request. */
export interface Call {
  readonly request: Request;
  readonly dialect: Dialect;
  readonly caller: Caller;
  readonly requestId: string;
  /** The other end of the connection. */
  readonly peer?: string | undefined;
}

/**
 * Answers `call`.
 *
 * @throws {FaultError} for every failure before the first byte of the answer; it has been logged.
 */
export async function exchange(shared: Shared, call: Call): Promise<Response> {
  const journal = createJournal(call, shared.host.now);
  const diagnose = createDiagnosis(call.requestId);
  const gone = new AbortController();
  const place = shared.running.enter((fault) => gone.abort(new FaultError(fault)));
  const client = listenTo(call.request.signal, () => gone.abort());
  let streaming = false;
  try {
    const body = await readJsonBody(call.request, shared.config.limits, shared.ticker);
    const model = modelOf(body);
    const recollection = createRecollection(shared.store, call.dialect, call.caller);
    const whole = await recollection?.recall(body) ?? body;
    const asked = ask(call.dialect, whole, body.object);
    journal.asked(model, asked.stream);
    const tries = createTries(shared, call, asked, model, journal.progress, gone.signal);
    const options = createOptions(shared, asked, model, (answer) => {
      recollection?.keep(whole.object, answer).catch((error) => diagnose(error));
    });
    if (!asked.stream) return await answerWhole(tries, options, journal);
    const response = await answerStreamed({ shared, tries, options, gone, journal, place, client });
    streaming = true;
    return response;
  } catch (error) {
    const fault = diagnose(error);
    journal.close(fault.kind === "aborted" ? "aborted" : "failed", fault.status, { fault });
    throw new FaultError(fault);
  } finally {
    if (!streaming) {
      client.detach();
      place.leave();
    }
  }
}

/** An ear for the one signal a runtime gives of a client that has left. */
interface Listener {
  /** What to do about it. */
  hear: () => void;
  /** Runtimes abort the signal of a request that went well, too: from here on nobody listens. */
  detach(): void;
}

function listenTo(signal: AbortSignal, hear: () => void): Listener {
  const listener = { hear, detach: () => signal.removeEventListener("abort", heard) };
  const heard = (): void => listener.hear();
  signal.addEventListener("abort", heard, { once: true });
  if (signal.aborted) hear();
  return listener;
}

async function answerWhole(
  tries: Tries,
  options: WholeOptions,
  journal: Journal,
): Promise<Response> {
  const { value } = await tryAll(tries, (accepted, plan) => takeWhole(accepted, plan, options));
  const headers = exchangeHeaders(tries.progress);
  headers.set("content-type", "application/json");
  const { usage, finish, id } = value.reply;
  journal.close("ok", 200, { usage, finish: finish.reason, id });
  return new Response(value.body, { status: 200, headers });
}

/** What {@link answerStreamed} needs. */
interface Streaming {
  readonly shared: Shared;
  readonly tries: Tries;
  readonly options: WholeOptions;
  readonly gone: AbortController;
  readonly journal: Journal;
  readonly place: Place;
  readonly client: Listener;
}

async function answerStreamed(streaming: Streaming): Promise<Response> {
  const { shared, tries, options, gone, journal, place, client } = streaming;
  const { config, ticker } = shared;
  const answer = tryAll(tries, (accepted, plan) => takeStream(accepted, plan, options))
    .then(({ value }) => value);
  const wait = ticker.after(config.limits.commitMs);
  try {
    // Up to here a failure has a status of its own; later it can only be told within the stream.
    await Promise.race([answer, wait.late]);
  } finally {
    wait.cancel();
  }
  const { body, breakOff, leave } = relay({
    answer,
    ticker,
    limits: config.limits,
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
  return new Response(body, { status: 200, headers: streamHeaders(tries.progress) });
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

function streamHeaders(progress: Progress): Headers {
  const headers = exchangeHeaders(progress);
  headers.set("content-type", "text/event-stream; charset=utf-8");
  headers.set("cache-control", "no-cache, no-transform");
  // nginx and its kin would hold a silent stream back.
  headers.set("x-accel-buffering", "no");
  return headers;
}

function createTries(
  shared: Shared,
  { request, caller, requestId }: Call,
  asked: Asked,
  model: string,
  progress: Progress,
  signal: AbortSignal,
): Tries {
  const { config, host, pool, router, ticker } = shared;
  return {
    asked,
    targets: router.resolve(model),
    config,
    pool,
    conversation: nameConversation(caller, asked.body.object, request.headers),
    context: {
      host,
      ticker,
      headersMs: config.limits.headersMs,
      stream: asked.stream,
      clientHeaders: request.headers,
      signal,
    },
    diagnose: createDiagnosis(requestId),
    progress,
  };
}

function createOptions(
  { config, host, ticker }: Shared,
  asked: Asked,
  model: string,
  told: (answer: JsonObject) => void,
): WholeOptions {
  const context: AnswerContext = {
    model,
    created: Math.floor(host.now() / 1000),
    request: asked.original,
    told,
    get estimatedInputTokens() {
      return estimateTokens(asked.decode().request);
    },
    newId: (prefix) => newId(host, prefix),
  };
  const { replyBytes, headersMs, idleMs } = config.limits;
  return { client: asked.dialect, context, ticker, maxBytes: replyBytes, maxMs: headersMs, idleMs };
}

function modelOf({ object: { model } }: JsonBody): string {
  if (typeof model === "string" && model !== "") return model;
  throw badRequest("Cannot choose a model: 'model' must be a non-empty string", "model");
}
