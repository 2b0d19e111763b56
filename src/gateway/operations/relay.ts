/**
 * Passing on a request that asks a model of an endpoint which is never translated.
 *
 * @module
 */

import { badRequest, FaultError } from "../../canonical/fault.ts";
import type { ProviderConfig, RouteTarget } from "../../config/config.ts";
import { dialectOf } from "../../dialects/mod.ts";
import { exchangeHeaders } from "../answer_headers.ts";
import { carry } from "../carry.ts";
import { among } from "../choose.ts";
import { type Conduct, conductExchange } from "../conduct.ts";
import { targetsFor } from "../endpoints/endpoint_targets.ts";
import { type Endpoint, type EndpointName, ENDPOINTS } from "../endpoints/endpoints.ts";
import type { Shared } from "../exchange.ts";
import { handBack } from "../hand_back.ts";
import type { Parcel, Rename } from "../endpoints/parcel.ts";
import { readParcel } from "../endpoints/read_parcel.ts";
import { createRelayTries, type RelayCall, relayedOptions } from "../endpoints/relay_tries.ts";
import { isBodiless, type RelayedAnswer, takeRelayed } from "../endpoints/take_relayed.ts";
import { boundStream, optionsFor } from "../timeouts.ts";
import { type Tries, tryHeld } from "../tries.ts";

/** A call whose dialect its endpoint decides. */
export type EndpointCall = Omit<RelayCall, "dialect">;

/**
 * Passes `call` on to the endpoint.
 *
 * @param named The model, where the path names it.
 * @throws {FaultError} for every failure before the first byte of the answer; it has been logged.
 */
export function relayToEndpoint(
  shared: Shared,
  name: EndpointName,
  call: EndpointCall,
  named?: string,
): Promise<Response> {
  const endpoint = ENDPOINTS[name];
  const whole = { ...call, dialect: dialectOf(endpoint.dialect), endpoint: endpoint.id };
  return conductExchange(shared, whole, async (conduct) => {
    const parcel = await readParcel(call.request, {
      limits: shared.config.limits,
      ticker: shared.ticker,
      modelAt: endpoint.modelAt,
      form: endpoint.form === true,
      failed: (fault) => conduct.gone.abort(new FaultError(fault)),
    });
    conduct.atEnd(() => parcel.discard());
    return await pass(shared, whole, conduct, { endpoint, parcel, named });
  });
}

/** What is asked of an endpoint. */
interface Order {
  readonly endpoint: Endpoint;
  readonly parcel: Parcel;
  readonly named: string | undefined;
}

async function pass(
  shared: Shared,
  call: RelayCall,
  conduct: Conduct,
  order: Order,
): Promise<Response> {
  const { endpoint, parcel } = order;
  const model = modelOf(order);
  conduct.journal.asked(model ?? "", parcel.object?.stream === true);
  const { id, instead } = endpoint;
  const passed = createRelayTries(shared, call, conduct, {
    method: "POST",
    targets: targetsFor(shared, { id, instead, model, headers: call.request.headers }),
    parcel,
    url: (provider, target) => addressOf(endpoint, provider, target),
    rename: ({ model: to }) => renaming(model, to),
    progress: conduct.journal.progress,
  });
  const { breaker } = shared;
  // No prompt is cached: each goes where it is drawn to.
  const chooser = { stream: parcel.object?.stream === true, breaker, endpoint: id };
  const chosen = model === undefined ? undefined : shared.choosing.choose(model, chooser);
  const tries: Tries = { ...passed, ...among(chosen, passed.targets), breaker, endpoint: id };
  const options = relayedOptions(shared, call.dialect);
  const answered = await tryHeld(
    tries,
    (accepted, { target }) => takeRelayed(accepted, optionsFor(options, target)),
  );
  const { value } = answered;
  return answerRelayed(shared, call, conduct, tries, {
    ...value,
    primed: boundStream(answered, value.primed),
  });
}

/** Answers with what a provider has begun to say. */
export function answerRelayed(
  { config, ticker }: Shared,
  { dialect }: RelayCall,
  conduct: Conduct,
  tries: Tries,
  { primed, framing, status, headers: own }: RelayedAnswer,
): Response {
  tries.progress.status = status;
  if (isBodiless(status)) {
    handBack(tries, { type: "whole" });
    conduct.journal.close("ok", status, {});
    return new Response(null, { status, headers: exchangeHeaders(tries.progress) });
  }
  const headers = exchangeHeaders(tries.progress);
  for (const [name, value] of own) headers.set(name, value);
  headers.set("content-type", framing.contentType);
  const renderFault = dialect.encodeStreamFault;
  const body = carry(
    { config, ticker, tries, conduct, framing, renderFault },
    Promise.resolve(primed),
  );
  return new Response(body, { status, headers });
}

function addressOf(endpoint: Endpoint, { provider }: ProviderConfig, target: RouteTarget): string {
  return provider.endpointUrls?.[endpoint.id] ?? provider.baseUrl + endpoint.path(target.model);
}

/** Gemini's bodies name models as resources. */
function renaming(from: string | undefined, to: string): Rename {
  return (name) => name === from ? to : name === `models/${from}` ? `models/${to}` : name;
}

/**
 * The one model that is asked for. A body that names another one as well would be answered by a model
 * that it was not routed, logged or allowed for.
 */
function modelOf({ endpoint, parcel: { models, object }, named }: Order): string | undefined {
  const model = named ?? models[0];
  const others = models.filter((name) => name !== model && name !== `models/${named}`);
  // The last of several is the one that counts, also where it is none.
  const last = named === undefined && object !== undefined ? object.model ?? undefined : model;
  if (others.length > 0 || (model !== undefined && last !== model)) {
    throw badRequest("Cannot choose a model: the request names more than one", "model");
  }
  if (last === undefined && endpoint.optional === true) return undefined;
  if (typeof model === "string" && model !== "") return model;
  throw badRequest("Cannot choose a model: 'model' must be a non-empty string", "model");
}
