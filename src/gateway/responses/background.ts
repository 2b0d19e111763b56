/**
 * Background responses over providers that keep none: the answer comes in without a client waiting
 * for it, and is kept as far as it has come.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, parseJsonObject } from "../../canonical/json.ts";
import {
  failedResponse,
  isUnderWay,
  queuedResponse,
} from "../../dialects/openai_responses/background.ts";
import { inBandFault } from "../../dialects/openai_responses/fault.ts";
import { createSseReader } from "../../relay/sse.ts";
import { logUnkept } from "../../telemetry/log.ts";
import type { JsonBody } from "../body.ts";
import { createDiagnosis } from "../diagnose.ts";
import { type Call, exchange, type Shared } from "../exchange.ts";
import { inTime } from "../in_time.ts";
import type { Prepare, Prepared } from "../prepared.ts";
import type { Progress } from "../tries.ts";
import type { Shelf } from "./archive.ts";
import { clientFault } from "./faults.ts";
import { follow } from "./follow.ts";
import { pointItems } from "./keep.ts";
import { keepAlive, sayAlive } from "./run_life.ts";
import { createParts } from "./parts.ts";
import { createEventLog, type EventLog, type Run, tellsEnd } from "./runs.ts";

/** A request needs an address; nobody reads this one. */
const PLACE = "http://localhost/v1/responses";

/** One background response to be made. */
export interface Job {
  readonly shared: Shared;
  readonly call: Call;
  readonly shelf: Shelf;
  readonly id: string;
  /** The client's own words. */
  readonly request: JsonObject;
  /** Everything the model is given. */
  readonly input: readonly JsonObject[];
  /** What is asked. */
  readonly body: JsonBody;
  readonly prepared: (progress: Progress) => Omit<Prepared, "body">;
  /** Resolves when what the answer told is kept; `undefined` when nothing is to be. */
  readonly settled: () => Promise<void> | undefined;
}

/**
 * Starts the answer and answers with the response as it stands: queued, or its events.
 *
 * @throws {FaultError} when too many run already, or it cannot be kept.
 */
export async function startInBackground(job: Job): Promise<Response> {
  const { shared, call, shelf, id, request, input } = job;
  const { runs, host, archive: { config }, ticker } = shared;
  if (runs.count >= config.background) throw tooMany(config.background);
  const queued = queuedResponse(id, {
    model: String(request.model),
    created: Math.floor(host.now() / 1000),
    request,
  });
  const gone = new AbortController();
  const log = createEventLog(config.recordUnits);
  const run: Run = { log, cancel: () => gone.abort() };
  // Entered before anything is waited for: of two that come at once both are counted.
  const leave = runs.enter(call.caller, id, run);
  const place = shared.running.enter(() => {});
  const end = (): void => {
    leave();
    place.leave();
  };
  try {
    await sayAlive(shelf, id);
    if (!await shelf.put("response", id, { response: queued, input })) throw tooLong();
  } catch (error) {
    end();
    throw error;
  }
  const work = carryOut(job, queued, run, gone.signal).finally(end);
  host.waitUntil?.(work);
  if (request.stream !== true) return Response.json(queued);
  return follow(log, 0, ticker, shared.config.limits);
}

async function carryOut(
  job: Job,
  queued: JsonObject,
  run: Run,
  signal: AbortSignal,
): Promise<void> {
  const diagnose = createDiagnosis(job.call.requestId);
  const { log } = run;
  const parts = createParts({ ...job, log, report: diagnose });
  const stop = keepAlive(job, run, parts, diagnose);
  const end = await answer(job, queued, log, signal, diagnose);
  const kept = settle(job, end, log).catch((error) => unsettled(job, error, diagnose));
  // Who follows may refer to it the moment the last event is told.
  await inTime(job.shared.ticker, kept, job.call.requestId);
  for (const event of end.untold) log.push(event);
  log.end();
  const whole = await kept;
  stop();
  await parts.end(whole).catch(diagnose);
  await job.shelf.remove("beat", job.id).catch(diagnose);
}

/** How a run ended. */
interface End {
  readonly response: JsonObject;
  /** The events that tell so: they wait until it is kept. */
  readonly untold: readonly string[];
}

async function unsettled(
  job: Job,
  error: unknown,
  diagnose: (error: unknown) => Fault,
): Promise<false> {
  logUnkept(error, job.call.requestId);
  await giveUp(job).catch(diagnose);
  return false;
}

/** What has become too large to be kept has failed; where the store fails, this does, too. */
async function giveUp({ shelf, id }: Job): Promise<void> {
  await shelf.change("response", id, (kept) => {
    if (kept.holder !== undefined || !isUnderWay(kept.response)) return undefined;
    return { ...kept, response: failedResponse(kept.response, unkept()) };
  });
}

async function answer(
  job: Job,
  queued: JsonObject,
  log: EventLog,
  signal: AbortSignal,
  diagnose: (error: unknown) => Fault,
): Promise<End> {
  const { shared, call, body, prepared } = job;
  try {
    const request = new Request(PLACE, { headers: call.request.headers, signal });
    const prepare: Prepare = (_, progress) => Promise.resolve({ ...prepared(progress), body });
    const response = await exchange(shared, { ...call, request, body, prepare });
    const events = await readEvents(response, job.id, log, () => begin(job).catch(diagnose));
    const last = events.at(-1) ?? "";
    const ended = lastResponse(last) ?? failedResponse(queued, faultIn(last));
    return { response: ended, untold: events };
  } catch (error) {
    const failed = failedResponse(queued, diagnose(error));
    const event = { type: "response.failed", sequence_number: log.next, response: failed };
    return { response: failed, untold: [JSON.stringify(event)] };
  }
}

/** Reads all events into `log` but for those that tell of the end, with which it resolves. */
async function readEvents(
  response: Response,
  id: string,
  log: EventLog,
  begun: () => void,
): Promise<string[]> {
  const ending: string[] = [];
  const sse = createSseReader(({ data }) => {
    if (log.next === 0) begun();
    const event = asOwn(data, id);
    if (ending.length > 0 || tellsEnd(event)) ending.push(event);
    else log.push(event);
  });
  const reader = response.body?.getReader();
  for (;;) {
    const read = await reader?.read();
    if (read === undefined || read.done) break;
    sse.push(read.value);
  }
  sse.end();
  return ending;
}

/** How events of our own begin. */
const OURS = '{"type":"';

/**
 * A provider that speaks this wire itself tells an id by which nobody asks, and of no background; and
 * may put an event's type anywhere.
 */
function asOwn(data: string, id: string): string {
  if (data.startsWith(OURS) && !data.includes('"response":')) return data;
  const event = parseJsonObject(data);
  if (event === undefined) return data;
  const { response } = event;
  if (!isJsonObject(response) || response.id === id) {
    return data.startsWith(OURS) ? data : JSON.stringify({ type: event.type, ...event });
  }
  return JSON.stringify({
    type: event.type,
    ...event,
    response: { ...response, id, background: true },
  });
}

async function begin({ shelf, id }: Job): Promise<void> {
  await shelf.change("response", id, (kept) => {
    if (kept.holder !== undefined || kept.response.status !== "queued") return undefined;
    return { ...kept, response: { ...kept.response, status: "in_progress" } };
  });
}

function lastResponse(data: string): JsonObject | undefined {
  const response = parseJsonObject(data)?.response;
  return isJsonObject(response) && !isUnderWay(response) ? response : undefined;
}

function faultIn(data: string): Fault {
  const event = parseJsonObject(data) ?? {};
  if (event.type === "error") return inBandFault(isJsonObject(event.error) ? event.error : event);
  return gatewayFault("upstream", "Cannot finish the answer: it ended before it was complete");
}

/**
 * Keeps the end, unless it was cancelled or deleted meanwhile; the events first, for whoever follows
 * them elsewhere. Resolves with whether all events are kept.
 */
async function settle(job: Job, { response, untold }: End, log: EventLog): Promise<boolean> {
  const { shelf, id, settled } = job;
  await settled();
  const events = [...log.from(0), ...untold];
  const whole = log.first === 0 && await shelf.put("events", id, events);
  const kept = await shelf.changeLater(
    "response",
    id,
    (kept) =>
      kept.holder !== undefined || kept.response.status === "cancelled"
        ? undefined
        : { ...kept, response },
    JSON.stringify(response).length,
    (error) => unsettled(job, error, createDiagnosis(job.call.requestId)),
  );
  if (kept === undefined) await shelf.remove("events", id);
  else await pointItems(shelf, id, response);
  return whole;
}

function unkept(): Fault {
  return gatewayFault("internal", "Cannot keep the response: it is larger than may be kept", {
    code: "server_error",
  });
}

function tooMany(most: number): FaultError {
  return new FaultError(gatewayFault(
    "rate_limit",
    `Cannot take another background response: ${most} are running`,
    { code: "too_many_background_responses" },
  ));
}

function tooLong(): FaultError {
  return new FaultError(clientFault(
    "request_too_large",
    "Cannot answer in the background: with all that came before, the request is larger than " +
      "'responses.recordMiB' in the configuration",
  ));
}
