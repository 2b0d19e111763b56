/**
 * The life of a background response beyond the process that runs it.
 *
 * A run belongs to the process that began it. As long as it lives it says so in the store, so that a
 * run whose process died is told as failed, and one is cancelled from anywhere.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import {
  cancelledResponse,
  failedResponse,
  isUnderWay,
} from "../../dialects/openai_responses/background.ts";
import type { Call, Shared } from "../exchange.ts";
import type { Own, Shelf } from "./archive.ts";
import { clientFault } from "./faults.ts";
import type { Parts } from "./parts.ts";
import type { Run } from "./runs.ts";

/** How often a run says that it lives and looks whether it is still wanted, in milliseconds. */
const BEAT_MS = 5_000;
/** How long a run is believed to live after it last said so; more than a beat or two may be late. */
const ALIVE_MS = 30_000;
/** How long after a store's return all runs that live have said so again, in milliseconds. */
const SAID_MS = 2 * BEAT_MS;

/** Says that a run lives, until it has to say so again. */
export async function sayAlive(shelf: Shelf, id: string): Promise<void> {
  await shelf.put("beat", id, true, ALIVE_MS);
}

/**
 * Says now and then that the run lives, ends it when somebody else has cancelled it, and writes its
 * events for those who want them elsewhere.
 */
export function keepAlive(
  { shared, shelf, id }: { readonly shared: Shared; readonly shelf: Shelf; readonly id: string },
  run: Run,
  parts: Parts,
  report: (error: unknown) => void,
): () => void {
  let last = shared.ticker.now();
  return shared.ticker.watch((now) => {
    parts.write(now);
    if (now - last < BEAT_MS) return;
    last = now;
    sayAlive(shelf, id).catch(report);
    shelf.get("cancel", id).then((cancelled) => {
      if (cancelled === true) run.cancel();
    }).catch(report);
    if (parts.wanted) return;
    shelf.get("wanted", id).then((wanted) => {
      if (wanted === true) parts.wanted = true;
    }).catch(report);
  });
}

/**
 * Ends a background response; one that has ended already is told as it is.
 *
 * @throws {FaultError} for one that was not made in the background.
 */
export async function cancelRun(
  shared: Shared,
  call: Call,
  id: string,
  own: Own,
): Promise<JsonObject> {
  const shelf = shared.archive.of(call.caller);
  if (own.response.background !== true) {
    throw new FaultError(
      clientFault("invalid_request", "Cannot cancel a synchronous response.", {
        param: "response_id",
      }),
    );
  }
  const kept = await shelf.change("response", id, (kept) => {
    if (kept.holder !== undefined || !isUnderWay(kept.response)) return undefined;
    return { ...kept, response: cancelledResponse(kept.response) };
  });
  await stopRun(shared, call, id);
  return kept?.holder === undefined ? kept?.response ?? own.response : own.response;
}

/** Lets go of the provider: at once where the run is in this process, else when it next looks. */
export async function stopRun(
  { runs, archive }: Shared,
  { caller }: Call,
  id: string,
): Promise<void> {
  const run = runs.find(caller, id);
  if (run !== undefined) return run.cancel();
  await archive.of(caller).put("cancel", id, true, ALIVE_MS);
}

/**
 * `own` as it stands: failed when its run is nowhere to be found. A store that was away held up what
 * runs say of themselves, so for a while after its return none of them counts as dead.
 */
export async function standing(
  { runs, archive, keeping, host }: Shared,
  { caller }: Call,
  id: string,
  own: Own,
): Promise<Own> {
  if (!isUnderWay(own.response) || runs.find(caller, id) !== undefined) return own;
  const shelf = archive.of(caller);
  if (await shelf.get("beat", id) === true) return own;
  if (host.now() - keeping.store.state.steadySince < SAID_MS) return own;
  const kept = await shelf.change("response", id, (kept) => {
    if (kept.holder !== undefined || !isUnderWay(kept.response)) return undefined;
    return { ...kept, response: failedResponse(kept.response, lost()) };
  });
  return kept === undefined || kept.holder !== undefined ? own : kept;
}

function lost(): Fault {
  return gatewayFault("internal", "Cannot finish the response: the gateway that made it stopped", {
    code: "server_error",
  });
}
