/**
 * Following a background response that another gateway makes, by what that one writes of it.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { isUnderWay } from "../../dialects/openai_responses/background.ts";
import { StoreError } from "../../store/watched.ts";
import type { Call, Shared } from "../exchange.ts";
import { shuttingDown } from "../running.ts";
import { partId, WANTED_MS } from "./parts.ts";
import { standing } from "./run_life.ts";
import { createEventLog, type EventLog, tellsEnd } from "./runs.ts";

/** How often it is looked for more, and said that somebody wants it, in milliseconds. */
const LOOK_MS = 1000;
const WANT_MS = WANTED_MS / 3;

/** A log that fills as the other gateway writes, until it is left. */
export interface Followed {
  readonly log: EventLog;
  /** Nobody reads it any more. */
  leave(): void;
}

/** Begins to follow the response `id`; `report` is told of what goes wrong, which is tried again. */
export function followElsewhere(
  shared: Shared,
  call: Call,
  id: string,
  report: (error: unknown) => void,
): Followed {
  const { archive, running: { stopping }, ticker } = shared;
  const shelf = archive.of(call.caller);
  const log = createEventLog(archive.config.recordUnits);
  let part = 0;
  let wantedAt = -Infinity;
  let lookedAt = -Infinity;
  let looking = false;
  const unwatch = ticker.watch(check);
  stopping.addEventListener("abort", stop);
  check(ticker.now());

  function check(now: number): void {
    if (looking || now - lookedAt < LOOK_MS) return;
    lookedAt = now;
    looking = true;
    look(now).catch(again).finally(() => looking = false);
  }

  /** A store that is away comes back: the client is kept waiting for it. */
  function again(error: unknown): void {
    if (!(error instanceof StoreError)) report(error);
  }

  async function look(now: number): Promise<void> {
    if (now - wantedAt >= WANT_MS) {
      wantedAt = now;
      await shelf.put("wanted", id, true, WANTED_MS);
    }
    await readParts();
    const kept = await shelf.get("response", id);
    if (kept === undefined || kept.holder !== undefined) return finish();
    const { response } = await standing(shared, call, id, kept);
    if (!isUnderWay(response)) await readEnd(response);
  }

  async function readParts(): Promise<void> {
    for (;;) {
      const found = await shelf.get("part", partId(id, part));
      if (found === undefined) return;
      part++;
      if (found.from > log.next) log.skip(found.from);
      for (const event of found.events) log.push(event);
    }
  }

  /** All events are written before the end is; there are none where nobody was there to write them. */
  async function readEnd(response: JsonObject): Promise<void> {
    await readParts();
    const events = await shelf.get("events", id);
    for (const event of events?.slice(log.next) ?? []) log.push(event);
    if (!tellsEnd(log.from(log.next - 1)[0])) {
      log.push(JSON.stringify({ type: endOf(response), sequence_number: log.next, response }));
    }
    finish();
  }

  function stop(): void {
    leave();
    log.end(shuttingDown());
  }

  function finish(): void {
    leave();
    log.end();
  }

  function leave(): void {
    unwatch();
    stopping.removeEventListener("abort", stop);
  }

  return { log, leave };
}

/** There is no event for a response that was cancelled; its status says that it was. */
function endOf({ status }: JsonObject): string {
  return `response.${status === "completed" || status === "incomplete" ? status : "failed"}`;
}
