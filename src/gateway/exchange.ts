/**
 * One exchange: a client's request for an answer, from its body to its last byte.
 *
 * ```text
 * read → prepare → ask → route → tries (plan, acquire, attempt, take) → answer whole or relayed → settle
 * ```
 *
 * @module
 */

import { badRequest } from "../canonical/fault.ts";
import type { JsonObject } from "../canonical/json.ts";
import type { Config } from "../config/config.ts";
import type { Accounts } from "../credentials/accounts.ts";
import type { Pool } from "../credentials/contract.ts";
import type { AnswerContext, Dialect } from "../dialects/dialect.ts";
import type { Caller, Keyring } from "../keys/key.ts";
import { EVENTS, type Framing } from "../relay/framing.ts";
import type { Ticker } from "../relay/ticker.ts";
import type { Store } from "../store/store.ts";
import type { Router } from "../routing/route.ts";
import type { KeptTotals } from "../telemetry/kept_totals.ts";
import { answerCount } from "./answer_count.ts";
import { answerStreamed } from "./answer_streamed.ts";
import { answerWhole } from "./answer_whole.ts";
import { type JsonBody, readJsonBody } from "./body.ts";
import { ownCacheKeys } from "./cache_keys.ts";
import type { ReadCatalog } from "./catalog_of.ts";
import { nameConversation } from "./conversation.ts";
import type { Breaker } from "./breaker.ts";
import type { Broker } from "./broker.ts";
import { among, type Choosing } from "./choose.ts";
import { type Conduct, conductExchange } from "./conduct.ts";
import { createDiagnosis } from "./diagnose.ts";
import type { ModelLabel } from "./known_models.ts";
import type { Detours } from "./clouds/global.ts";
import type { Lessons } from "./lessons.ts";
import type { Measures } from "./measures.ts";
import { estimateTokens } from "./estimate.ts";
import { type Host, newId } from "./host.ts";
import { ask, type Asked, plan } from "./plan.ts";
import { withFiles } from "./endpoints/file_owners.ts";
import type { Journal } from "./journal.ts";
import type { Prepare, Prepared } from "./prepared.ts";
import type { Archive } from "./responses/archive.ts";
import type { Keeping } from "./keeping.ts";
import { answerCompact } from "./responses/compact.ts";
import type { Runs } from "./responses/runs.ts";
import type { RetryBudget } from "./retry_budget.ts";
import type { ToldModels } from "./told_models.ts";
import type { Running } from "./running.ts";
import type { Sockets } from "./sockets/sockets.ts";
import type { Tries } from "./tries.ts";
import type { Turns } from "./turns.ts";
import type { WholeOptions } from "./take_whole.ts";

/** What all exchanges of a gateway share. */
export interface Shared {
  readonly config: Config;
  /** Who may call. */
  readonly keyring: Keyring;
  /** What requests share that come now: another one once the configuration was changed. */
  readonly latest: () => Shared;
  readonly host: Host;
  /** When the gateway was created, in Unix milliseconds. */
  readonly since: number;
  readonly measures: Measures;
  readonly modelLabel: ModelLabel;
  readonly ticker: Ticker;
  readonly router: Router;
  readonly choosing: Choosing;
  /** What is known of models, and what they cost. */
  readonly catalog: ReadCatalog;
  /** What the providers themselves told of their models. */
  readonly told: ToldModels;
  readonly accounts: Accounts;
  /** Lends the accounts to other gateways, where that is configured. */
  readonly broker?: Broker | undefined;
  readonly pool: Pool;
  /** Knows which targets keep failing; absent where that is switched off. */
  readonly breaker?: Breaker | undefined;
  /** Bounds how much providers in trouble are asked again. */
  readonly retries: RetryBudget;
  readonly running: Running;
  /** What models were found not to take. */
  readonly lessons: Lessons;
  /** Where models were found that are not in the usual place. */
  readonly detours: Detours;
  /** Open to providers. */
  readonly sockets: Sockets;
  readonly turns: Turns;
  /** Keeps what may be written a little later; see `Outbox`. */
  readonly store: Store;
  readonly keeping: Keeping;
  readonly archive: Archive;
  readonly runs: Runs;
  readonly totals: KeptTotals;
}

/** One client request. */
export interface Call {
  readonly request: Request;
  readonly dialect: Dialect;
  readonly caller: Caller;
  readonly requestId: string;
  /** The other end of the connection. */
  readonly peer?: string | undefined;
  /** What is wanted in place of an answer: the prompt's tokens, or a shorter prompt. */
  readonly wants?: "count" | "compact" | undefined;
  /** What this wire says in the path, and others in the body. */
  readonly inPath?: JsonObject | undefined;
  /** How a streamed answer is put on the wire; as events by default. */
  readonly framing?: Framing | undefined;
  /** The body, where it did not come with the request. */
  readonly body?: JsonBody | undefined;
  /** Makes of the body what is to be asked; absent where that is the same. */
  readonly prepare?: Prepare | undefined;
}

/**
 * Answers `call`.
 *
 * @throws {FaultError} for every failure before the first byte of the answer; it has been logged.
 */
export function exchange(shared: Shared, call: Call): Promise<Response> {
  return conductExchange(shared, call, (conduct) => answer(shared, call, conduct));
}

async function answer(shared: Shared, call: Call, conduct: Conduct): Promise<Response> {
  const { journal, gone } = conduct;
  const body = await readBody(shared, call);
  const model = modelOf(body);
  journal.asked(model, body.object.stream === true);
  const settled: Prepared = await call.prepare?.(body, journal.progress) ?? { body };
  if (settled.instead !== undefined) return await settled.instead();
  const prepared = await withFiles(shared, call, model, settled);
  const dialect = prepared.dialect ?? call.dialect;
  const own = await ownCacheKeys(call.caller, dialect, prepared.body);
  const asked = ask(dialect, own, prepared.original ?? body.object);
  const tries = createTries(shared, call, asked, model, prepared, journal, gone.signal);
  const options = createOptions(shared, asked, model, call.framing ?? EVENTS, prepared);
  if (call.wants === "count") return await answerCount(tries, asked, options, journal);
  if (call.wants === "compact") return await answerCompact(tries, asked, options, journal);
  if (!asked.stream) {
    const answer = await answerWhole(tries, options, journal);
    await prepared.settled?.();
    return answer;
  }
  const { ticker, config } = shared;
  const { settled: kept } = prepared;
  return await answerStreamed({ config, ticker, tries, options, conduct, kept });
}

/** The body with what the path, or the wire in its own way, says of the request in its place: from here on it is as any other. */
async function readBody(
  { config, ticker }: Shared,
  { request, dialect, inPath, body }: Call,
): Promise<JsonBody> {
  if (body !== undefined) return body;
  const { text, object } = await readJsonBody(request, config.limits, ticker);
  return { text, object: { ...object, ...dialect.saidIn?.(object), ...inPath } };
}

function createTries(
  shared: Shared,
  { request, caller, requestId }: Call,
  asked: Asked,
  model: string,
  { targets, pin }: Prepared,
  { progress, watch }: Journal,
  signal: AbortSignal,
): Tries {
  const {
    accounts,
    breaker,
    choosing,
    config,
    detours,
    host,
    lessons,
    pool,
    retries,
    sockets,
    ticker,
    turns,
  } = shared;
  const conversation = nameConversation(caller, asked.body.object, request.headers);
  const chooser = { conversation, stream: asked.stream, breaker, ...pin };
  return {
    plan: (target) => plan(asked, target, config.providers),
    lessons,
    detours,
    ...among(choosing.choose(model, chooser), targets),
    ...pin,
    config,
    pool,
    breaker,
    retries,
    conversation,
    context: {
      host,
      ticker,
      headersMs: config.limits.headersMs,
      stream: asked.stream,
      clientHeaders: request.headers,
      signal,
      talk: { conversation, sockets, turns },
      seen: accounts.usage.seen,
    },
    requestId,
    diagnose: createDiagnosis(requestId),
    progress,
    watch: watch.attempts,
  };
}

function createOptions(
  { config, host, ticker }: Shared,
  asked: Asked,
  model: string,
  framing: Framing,
  { id, told }: Prepared,
): WholeOptions {
  const context: AnswerContext = {
    model,
    created: Math.floor(host.now() / 1000),
    now: () => Math.floor(host.now() / 1000),
    request: asked.original,
    ...(told === undefined ? {} : { told }),
    id,
    get estimatedInputTokens() {
      return estimateTokens(asked.decode().request);
    },
    newId: (prefix) => newId(host, prefix),
  };
  const { replyBytes: maxBytes, headersMs: maxMs, idleMs } = config.limits;
  return { client: asked.dialect, context, framing, ticker, maxBytes, maxMs, idleMs };
}

function modelOf({ object: { model } }: JsonBody): string {
  if (typeof model === "string" && model !== "") return model;
  throw badRequest("Cannot choose a model: 'model' must be a non-empty string", "model");
}
