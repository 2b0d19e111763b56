/**
 * Asking the account that keeps a response about it.
 *
 * @module
 */

import type { Bytes } from "../../canonical/bytes.ts";
import { type Fault, FaultError, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import { openAiResponses } from "../../dialects/openai_responses/mod.ts";
import { baseUrlOf } from "../../providers/place.ts";
import { cancelOnAbort, openBytes } from "../../relay/byte_reader.ts";
import { EVENTS } from "../../relay/framing.ts";
import { readWhole } from "../../relay/read_whole.ts";
import { relay } from "../../relay/relay.ts";
import { createTap } from "../../relay/tap.ts";
import type { Accepted } from "../attempt.ts";
import type { Shared } from "../exchange.ts";
import type { Plan } from "../plan.ts";
import { tryAll } from "../tries.ts";
import { createWatch } from "../watch.ts";
import type { Holder } from "./archive.ts";

/** One question about what a provider keeps. */
export interface Question {
  readonly method: "GET" | "POST" | "DELETE";
  /** Below the provider's base URL, query included. */
  readonly path: string;
  readonly stream?: boolean;
  /** The failure when the account is not there any more. */
  readonly gone: Fault;
}

/** Who asks. */
export interface Asker {
  readonly headers: Headers;
  /** Aborted when the client leaves. */
  readonly signal: AbortSignal;
  readonly requestId: string;
  /** Says what an error amounts to. */
  readonly diagnose: (error: unknown) => Fault;
}

/**
 * The account's whole answer.
 *
 * @throws {FaultError} the account's refusal, or why there is no answer.
 */
export async function askHolder(
  shared: Shared,
  holder: Holder,
  question: Question,
  asker: Asker,
): Promise<Bytes> {
  const { config: { limits }, ticker } = shared;
  const { response, signal } = await reach(shared, holder, question, asker);
  const bounds = { maxBytes: limits.replyBytes, maxMs: limits.headersMs, ticker, signal };
  const { bytes, shortfall } = await readWhole(response.body, bounds);
  if (shortfall === undefined) return bytes;
  throw new FaultError(gatewayFault("upstream", "Cannot read the provider's answer: it broke off"));
}

/** {@link askHolder} for an answer that must be a JSON object. */
async function readHolder(
  shared: Shared,
  holder: Holder,
  question: Question,
  asker: Asker,
): Promise<JsonObject> {
  const bytes = await askHolder(shared, holder, question, asker);
  const object = parseJsonObject(new TextDecoder().decode(bytes));
  if (object !== undefined) return object;
  throw new FaultError(
    gatewayFault("upstream", "Cannot read the provider's answer: it is not a JSON object"),
  );
}

/** The account's answer as it comes, event by event and untouched. */
export async function followHolder(
  shared: Shared,
  holder: Holder,
  question: Question,
  asker: Asker,
): Promise<ReadableStream<Bytes>> {
  const gone = new AbortController();
  const place = shared.running.enter((fault) => gone.abort(new FaultError(fault)));
  try {
    const signal = AbortSignal.any([asker.signal, gone.signal]);
    const accepted = await reach(shared, holder, question, { ...asker, signal });
    const relayed = relay({
      answer: Promise.resolve(unprimed(accepted)),
      ticker: shared.ticker,
      limits: shared.config.limits,
      framing: EVENTS,
      renderFault: openAiResponses.encodeStreamFault,
      diagnose: asker.diagnose,
      release: (complete) => {
        if (!complete) accepted.abort();
      },
      settle: () => {
        place.leave();
        return undefined;
      },
    });
    place.cut = relayed.breakOff;
    return relayed.body;
  } catch (error) {
    place.leave();
    throw error;
  }
}

/** What a response was given and what it answered. */
export interface Gathered {
  readonly input: JsonObject[];
  readonly output: JsonObject[];
}

/** How many pages of 100 items are read before a conversation counts as too long. */
const PAGES = 50;
const ENCRYPTED = "include[]=reasoning.encrypted_content";

/**
 * Fetches a response with everything it was given, to be told to another provider.
 *
 * @throws {FaultError} if the account does not tell all of it.
 */
export async function gather(
  shared: Shared,
  holder: Holder,
  id: string,
  gone: Fault,
  asker: Asker,
): Promise<Gathered> {
  const path = `/responses/${encodeURIComponent(id)}`;
  const ask = (path: string) => readHolder(shared, holder, { method: "GET", path, gone }, asker);
  const { output } = await ask(`${path}?${ENCRYPTED}`);
  const input: JsonObject[] = [];
  let after = "";
  for (let page = 0; page < PAGES; page++) {
    const query = `order=asc&limit=100&${ENCRYPTED}${after}`;
    const { data, has_more: more, last_id: last } = await ask(`${path}/input_items?${query}`);
    input.push(...objectsIn(data));
    if (more !== true || typeof last !== "string") return { input, output: objectsIn(output) };
    after = `&after=${encodeURIComponent(last)}`;
  }
  throw new FaultError(gone);
}

function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

async function reach(
  shared: Shared,
  { provider, credential }: Holder,
  { method, path, stream = false, gone }: Question,
  { headers, signal, requestId, diagnose }: Asker,
): Promise<Accepted> {
  const { config, pool, host, ticker, measures, modelLabel, accounts: { usage: { seen } } } =
    shared;
  const known = config.providers.get(provider);
  if (known === undefined) throw new FaultError(gone);
  const target = { provider, model: "" };
  const body = {
    method,
    url: baseUrlOf(known.provider, openAiResponses.id) + path,
    accept: stream ? "text/event-stream" : "application/json",
    open: () => undefined,
  };
  const plan: Plan = {
    target,
    provider: known,
    dialect: openAiResponses,
    body,
    passthrough: true,
    dropped: [],
  };
  const { headersMs } = config.limits;
  const { value } = await tryAll({
    plan: () => plan,
    targets: [target],
    config,
    pool,
    conversation: requestId,
    only: credential,
    gone,
    requestId,
    context: { host, ticker, headersMs, stream, clientHeaders: headers, signal, seen },
    diagnose,
    progress: { attempts: 0 },
    watch: createWatch({ measures, modelLabel, now: host.now }),
  }, (accepted) => Promise.resolve(accepted));
  return value;
}

/** An answer that is handed on from its first byte: what was kept has no beginning to wait for. */
function unprimed({ response, signal }: Accepted) {
  const reader = openBytes(response.body ?? new Blob([]).stream());
  cancelOnAbort(reader, signal);
  const { createStreamDecoder, isNotable, encodeStreamFault: renderFault } = openAiResponses;
  const transcoder = createTap({ decoder: createStreamDecoder(), isNotable, renderFault });
  return { reader, transcoder, held: new Uint8Array(0) };
}
