/**
 * What providers keep for callers: made with one account, asked for with the same one, and nobody
 * else's.
 *
 * @module
 */

import { badRequest, type Fault, FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { RouteTarget } from "../../config/config.ts";
import { exchangeHeaders } from "../answer_headers.ts";
import { conductExchange } from "../conduct.ts";
import type { OwnOperation } from "../endpoints/endpoint_routes.ts";
import { targetsFor } from "../endpoints/endpoint_targets.ts";
import { BELONGINGS, type Belongings } from "../endpoints/endpoints.ts";
import type { Shared } from "../exchange.ts";
import { keeperOf } from "../endpoints/file_owners.ts";
import { createOwnership, type Owner } from "../endpoints/ownership.ts";
import { asItIs, learn, type Owning, placeOf, wayTo } from "../endpoints/owning.ts";
import type { Parcel } from "../endpoints/parcel.ts";
import { readParcel } from "../endpoints/read_parcel.ts";
import { createRelayTries, type Passage, relayedOptions } from "../endpoints/relay_tries.ts";
import { isBodiless, takeRelayed, takeText } from "../endpoints/take_relayed.ts";
import { tryAll, tryHeld } from "../tries.ts";
import { dialectOf } from "../../dialects/mod.ts";
import { listOwn } from "./own_list.ts";
import { answerRelayed, type EndpointCall } from "./relay.ts";

/** One request for a caller's belongings. */
export interface OwnCall extends EndpointCall {
  /** The id in the path, if any. */
  readonly id: string;
}

/**
 * Answers `call`.
 *
 * @throws {FaultError} for every failure before the first byte of the answer; it has been logged.
 */
export function serveOwn(
  shared: Shared,
  { things: name, action }: OwnOperation,
  ownCall: OwnCall,
): Promise<Response> {
  const things = BELONGINGS[name];
  const call = { ...ownCall, dialect: dialectOf(things.dialect), endpoint: things.id };
  return conductExchange(shared, call, (conduct) => {
    const ownership = createOwnership(shared.store, call.caller);
    const owning: Owning = { shared, call, things, ownership, conduct };
    switch (action) {
      case "create":
        return create(owning);
      case "list":
        return listOwn(owning);
      case "content":
      case "results":
        return fetchContent(owning, action);
      default:
        return ask(owning, action);
    }
  });
}

async function create(owning: Owning): Promise<Response> {
  const { shared, call, things, conduct } = owning;
  const parcel = await readParcel(call.request, {
    limits: shared.config.limits,
    ticker: shared.ticker,
    modelAt: things.modelsAt,
    form: things.noun === "file",
    failed: (fault) => conduct.gone.abort(new FaultError(fault)),
  });
  conduct.atEnd(() => parcel.discard());
  return await answerObject(owning, {
    method: "POST",
    parcel,
    url: ({ provider }) => provider.baseUrl + things.path,
    ...await placeFor(owning, parcel),
    progress: conduct.journal.progress,
  }, true);
}

/** Where something new goes: where what it refers to is, or where its models are, or as named. */
async function placeFor(
  { shared, call, things, ownership }: Owning,
  { object, models }: Parcel,
): Promise<Pick<Passage, "targets" | "only" | "rename">> {
  const { follows, id } = things;
  if (follows !== undefined) {
    const ref = object?.[follows.member];
    const owner = typeof ref === "string" ? await ownership.find(follows.kind, ref) : undefined;
    if (owner === undefined) {
      const why = "it is none of your files' ids";
      throw badRequest(`Cannot use '${follows.member}': ${why}`, follows.member);
    }
    return placeOf(owner);
  }
  const { headers } = call.request;
  if (models.length === 0) {
    return { targets: targetsFor(shared, { id, headers }), rename: () => asItIs };
  }
  const kept = await keeperOf(shared, call, object ?? {});
  const places = models.map((model) => {
    const targets = targetsFor(shared, { id, model, headers });
    return [model, kept === undefined ? targets : targets.filter(isAt(kept.owner))] as const;
  });
  return { ...oneProvider(places), ...(kept && { only: kept.owner.credential }) };
}

function isAt({ provider }: Owner): (target: RouteTarget) => boolean {
  return (target) => target.provider === provider;
}

/**
 * A batch is one provider's: the first that all its models have in common, and no other when that one
 * fails, which may have made it all the same.
 */
function oneProvider(
  places: readonly (readonly [model: string, targets: readonly RouteTarget[]])[],
): Pick<Passage, "targets" | "rename"> {
  const [, first = []] = places[0] ?? [];
  const common = first.find(({ provider }) =>
    places.every(([, targets]) => targets.some((target) => target.provider === provider))
  );
  if (common === undefined) {
    throw badRequest("Cannot make the batch: its models are not all one provider's", "requests");
  }
  const names = new Map(places);
  return {
    targets: [common],
    rename: ({ provider }) => (model) =>
      names.get(model)?.find((target) => target.provider === provider)?.model ?? model,
  };
}

/** Asks for one thing, or to do something with it. */
async function ask(
  owning: Owning,
  action: "get" | "cancel" | "delete",
): Promise<Response> {
  const { call, things, ownership, conduct } = owning;
  const response = await answerObject(owning, {
    ...await passageTo(owning, action === "cancel" ? "/cancel" : ""),
    method: action === "get" ? "GET" : action === "delete" ? "DELETE" : "POST",
  });
  if (action === "delete") await ownership.forget(things.id, call.id).catch(conduct.diagnose);
  return response;
}

async function fetchContent(owning: Owning, part: "content" | "results"): Promise<Response> {
  const { shared, call, conduct } = owning;
  const tries = createRelayTries(shared, call, conduct, await passageTo(owning, `/${part}`));
  const options = relayedOptions(shared, call.dialect);
  const { value } = await missing(
    owning,
    tryHeld(tries, (accepted) => takeRelayed(accepted, options)),
  );
  return answerRelayed(shared, call, conduct, tries, value);
}

/** The way to one thing of the caller's. */
async function passageTo(
  { call, things, ownership, conduct }: Owning,
  part: string,
): Promise<Passage> {
  const owner = await ownership.find(things.id, call.id);
  if (owner === undefined) throw new FaultError(unknown(things, call.id));
  return { ...wayTo(things, call.id, owner, part), progress: conduct.journal.progress };
}

async function answerObject(owning: Owning, passage: Passage, made = false): Promise<Response> {
  const { shared, call, conduct } = owning;
  const tries = createRelayTries(shared, call, conduct, passage);
  const options = relayedOptions(shared, call.dialect);
  const { value } = await missing(
    owning,
    tryAll(tries, (accepted) => takeText(accepted, options)),
  );
  const text = await learn(owning, value.text, tries.progress, made);
  const headers = exchangeHeaders(tries.progress);
  headers.set("content-type", value.contentType);
  const { status } = value;
  const response = new Response(isBodiless(status) ? null : text, { status, headers });
  conduct.journal.close("ok", status, {});
  return response;
}

/** The account of something may be gone from the configuration; then so is the thing. */
async function missing<T>({ call, things, conduct }: Owning, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (call.id === "" || conduct.journal.progress.attempts > 0) throw error;
    throw new FaultError(unknown(things, call.id), { cause: error });
  }
}

function unknown({ noun }: Belongings, id: string): Fault {
  const shown = JSON.stringify(id.slice(0, 100));
  return gatewayFault("not_found", `Cannot find the ${noun} ${shown}: there is none with this id`, {
    origin: "client",
    param: "id",
  });
}
