/**
 * Reading, deleting and cancelling the responses that are kept, here or by a provider.
 *
 * @module
 */

import type { Bytes } from "../../canonical/bytes.ts";
import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { isUnderWay } from "../../dialects/openai_responses/background.ts";
import { shownItems } from "../../dialects/openai_responses/kept_items.ts";
import { itemsOf } from "../../dialects/openai_responses/references.ts";
import { createDiagnosis } from "../diagnose.ts";
import type { Call, Shared } from "../exchange.ts";
import type { Held, Own } from "./archive.ts";
import { cancelRun, standing, stopRun } from "./run_life.ts";
import { notFound } from "./faults.ts";
import { eventStream, follow } from "./follow.ts";
import { followElsewhere } from "./follow_elsewhere.ts";
import { type Asker, askHolder, followHolder, type Question } from "./holder.ts";
import { includedIn, pageOf } from "./paging.ts";
import { createEventLog, type EventLog } from "./runs.ts";

const DEEDS = ["get_response", "delete_response", "cancel_response", "list_input_items"] as const;

/** What can be done with a kept response. */
export type ResponseDeed = typeof DEEDS[number];

/** Whether `deed` is done to a response. */
export function isResponseDeed(deed: string): deed is ResponseDeed {
  return DEEDS.some((one) => one === deed);
}

/** One request about what is kept. */
export interface Errand {
  readonly shared: Shared;
  readonly call: Call;
  readonly query: URLSearchParams;
  /** The id in the path. */
  readonly id: string;
}

/**
 * Does `deed` to the response.
 *
 * @throws {FaultError} when there is none of that id for this caller, or its provider refuses.
 */
export async function doToResponse(deed: ResponseDeed, errand: Errand): Promise<Response> {
  const { shared, call, id } = errand;
  const kept = await shared.archive.of(call.caller).get("response", id);
  if (kept === undefined) throw notFound("Response", id);
  if (kept.holder !== undefined) return await doElsewhere(deed, errand, kept);
  switch (deed) {
    case "get_response":
      return await show(errand, await standing(shared, call, id, kept));
    case "delete_response":
      return await remove(errand, kept);
    case "cancel_response":
      return Response.json(shown(await cancelRun(shared, call, id, kept), []));
    case "list_input_items":
      return Response.json(pageOf(kept.input, errand.query));
  }
}

async function show(errand: Errand, own: Own): Promise<Response> {
  const { query } = errand;
  if (query.get("stream") !== "true") {
    return Response.json(shown(own.response, includedIn(query)));
  }
  const { shared: { ticker, config: { limits } } } = errand;
  const from = startingAfter(query) + 1;
  const { log, leave } = await logOf(errand, own);
  return follow(log, from, ticker, limits, leave);
}

function shown(response: JsonObject, include: readonly string[]): JsonObject {
  const output = itemsOf(response.output) as JsonObject[];
  return { ...response, output: shownItems(output, include) };
}

async function logOf(
  { shared, call, id }: Errand,
  { response }: Own,
): Promise<{ readonly log: EventLog; readonly leave?: () => void }> {
  const run = shared.runs.find(call.caller, id);
  if (run !== undefined) return run;
  const events = await shared.archive.of(call.caller).get("events", id);
  if (response.background !== true || (events === undefined && !isUnderWay(response))) {
    throw badRequest("Cannot stream the response: its events are not kept", "stream");
  }
  if (events === undefined) {
    return followElsewhere(shared, call, id, createDiagnosis(call.requestId));
  }
  const log = createEventLog(Infinity);
  for (const event of events) log.push(event);
  log.end();
  return { log };
}

function startingAfter(query: URLSearchParams): number {
  const text = query.get("starting_after");
  if (text === null) return -1;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw badRequest("Cannot read 'starting_after': expected a sequence number", "starting_after");
}

async function remove(errand: Errand, { response }: Own): Promise<Response> {
  const { shared, call, id } = errand;
  await forget(errand, itemsOf(response.output) as JsonObject[]);
  if (isUnderWay(response)) await stopRun(shared, call, id);
  return Response.json({ id, object: "response", deleted: true });
}

async function forget({ shared, call, id }: Errand, output: readonly JsonObject[]): Promise<void> {
  const shelf = shared.archive.of(call.caller);
  await shelf.remove("response", id);
  await shelf.remove("events", id);
  for (const item of output) await shelf.remove("item", String(item.id));
}

async function doElsewhere(
  deed: ResponseDeed,
  errand: Errand,
  { holder }: Held,
): Promise<Response> {
  const { shared, query } = errand;
  const stream = deed === "get_response" && query.get("stream") === "true";
  const question: Question = { ...questionOf(deed, errand), stream };
  const asker = askerOf(errand);
  if (stream) return eventStream(await followHolder(shared, holder, question, asker));
  const bytes: Bytes = await askHolder(shared, holder, question, asker);
  if (deed === "delete_response") await forget(errand, []);
  return new Response(bytes, { headers: { "content-type": "application/json" } });
}

function questionOf(deed: ResponseDeed, { id, query }: Errand): Question {
  const path = `/responses/${encodeURIComponent(id)}`;
  const gone = notFound("Response", id).fault;
  switch (deed) {
    case "get_response":
      return { method: "GET", path: path + passed(query), gone };
    case "delete_response":
      return { method: "DELETE", path, gone };
    case "cancel_response":
      return { method: "POST", path: `${path}/cancel`, gone };
    case "list_input_items":
      return { method: "GET", path: `${path}/input_items${passed(query)}`, gone };
  }
}

/** What the vendor documents; nothing else a caller puts into a URL goes to a provider. */
const PASSED = /^(stream|starting_after|include_obfuscation|after|limit|order|include(\[\d*\])?)$/;

function passed(query: URLSearchParams): string {
  const kept = new URLSearchParams([...query].filter(([name]) => PASSED.test(name)));
  return kept.size === 0 ? "" : `?${kept}`;
}

function askerOf({ call: { request, requestId } }: Errand): Asker {
  const { headers, signal } = request;
  return { headers, signal, requestId, diagnose: createDiagnosis(requestId) };
}
