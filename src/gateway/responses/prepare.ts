/**
 * What becomes of a request for a response before it is asked: its references are put in their place,
 * and it is settled where the answer is kept.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import type { RouteTarget } from "../../config/config.ts";
import { preparedResponse } from "../../dialects/openai_responses/background.ts";
import { preparedEvents } from "../../dialects/openai_responses/socket_events.ts";
import {
  itemsOf,
  readReferences,
  type References,
} from "../../dialects/openai_responses/references.ts";
import { logUnkept } from "../../telemetry/log.ts";
import type { JsonBody } from "../body.ts";
import { createDiagnosis } from "../diagnose.ts";
import type { Call, Shared } from "../exchange.ts";
import { newId } from "../host.ts";
import { inTime } from "../in_time.ts";
import type { Prepare, Prepared } from "../prepared.ts";
import { speaks } from "../speaks.ts";
import type { Progress } from "../tries.ts";
import type { Own, Shelf } from "./archive.ts";
import { startInBackground } from "./background.ts";
import { listening } from "./ear.ts";
import { notKept } from "./faults.ts";
import { createKeeper, type Keeper } from "./keep.ts";
import { recall, type Recalled } from "./recall.ts";

/** What a connection remembers by itself, whatever is kept. */
export interface Recent {
  find(id: string): Own | undefined;
  /** Takes an answer and everything the model was given for it. */
  note(response: JsonObject, input: readonly JsonObject[]): void;
}

/** What belongs to one request. */
interface Desk {
  readonly shared: Shared;
  readonly call: Call;
  readonly shelf: Shelf;
  readonly newId: (prefix: string) => string;
  readonly recent?: Recent | undefined;
}

/** Makes the {@link Call.prepare} of `call`; `recent` is the memory of its connection. */
export function preparing(
  shared: Shared,
  call: Call,
  recent?: Recent,
): Prepare {
  const desk: Desk = {
    shared,
    call,
    recent,
    shelf: shared.archive.of(call.caller),
    newId: (prefix) => newId(shared.host, prefix),
  };
  return (body, progress) => prepare(desk, body, progress);
}

async function prepare(desk: Desk, body: JsonBody, progress: Progress): Promise<Prepared> {
  const { shared, call } = desk;
  const references = readReferences(body.object);
  refuseUnkept(desk, body.object, references);
  const targets = targetsOf(desk, body.object);
  const recalled = await recall(
    {
      ...desk,
      asker: askerOf(call),
      targets,
      recent: desk.recent?.find,
      whole: isWhole(desk, body),
    },
    withoutGenerate(desk, body),
    references,
  );
  if (isWarmUp(desk, body)) {
    return { body, instead: () => warmUp(desk, body, references, recalled) };
  }
  const { pin } = recalled;
  const common = { body: recalled.body, original: toldBack(desk, body.object), pin };
  const places = { targets: recalled.targets };
  if (call.wants !== undefined) return { ...common, ...places };
  const native = isKeeping(shared, recalled.targets[0]);
  // A background response of our own is kept by its run, from its beginning.
  const runs = body.object.background === true && !native;
  const keeper = keeperOf(desk, body.object, references, recalled, runs);
  if (runs) {
    return { ...common, instead: () => detach(desk, body, recalled, keeper) };
  }
  return {
    ...common,
    ...places,
    dialect: listenTo(desk, body, keeper, recalled, progress),
    told: (answer) => {
      keeper.own(answer);
      desk.recent?.note(answer, recalled.given().input);
    },
    settled: () => inTimeFor(desk, keeper),
  };
}

function inTimeFor({ shared, call }: Desk, keeper: Keeper): Promise<void> | undefined {
  const work = keeper.settled();
  return work === undefined ? undefined : inTime(shared.ticker, work, call.requestId);
}

/** Over a connection with a memory, `generate: false` is what is to be remembered, and no more. */
function isWarmUp({ recent }: Desk, { object }: JsonBody): boolean {
  return recent !== undefined && object.generate === false;
}

/** Whether all that came before must be known here, since no provider will keep what comes. */
function isWhole(desk: Desk, body: JsonBody): boolean {
  return isWarmUp(desk, body) || (desk.recent !== undefined && body.object.store === false);
}

function withoutGenerate({ recent }: Desk, body: JsonBody): JsonBody {
  if (recent === undefined || body.object.generate === undefined) return body;
  const { generate: _, ...object } = body.object;
  return { object, text: JSON.stringify(object) };
}

function warmUp(
  desk: Desk,
  { object }: JsonBody,
  references: References,
  recalled: Recalled,
): Promise<Response> {
  const response = preparedResponse(desk.newId("resp_"), {
    model: String(object.model),
    created: Math.floor(desk.shared.host.now() / 1000),
    request: toldBack(desk, object),
  });
  keeperOf(desk, object, references, recalled, false).own(response);
  desk.recent?.note(response, recalled.given().input);
  const text = preparedEvents(response).map((event) => `data: ${event}\n\n`).join("");
  return Promise.resolve(new Response(text));
}

function refuseUnkept({ shared, recent }: Desk, body: JsonObject, references: References): void {
  const { previous, conversation, items } = references;
  if (body.background === true && body.store === false) {
    throw badRequest(
      "Cannot use 'background' without 'store': nobody could ask for it",
      "background",
    );
  }
  if (shared.archive.config.store) return;
  if (body.background === true) throw notKept("'background'", "background");
  if (conversation !== undefined) throw notKept("'conversation'", "conversation");
  if (items.length > 0) throw notKept("an item's id", "input");
  if (previous !== undefined && recent?.find(previous) === undefined) {
    throw notKept("'previous_response_id'", "previous_response_id");
  }
}

/** A background response is the provider's own where the model's first place keeps such. */
function targetsOf({ shared }: Desk, body: JsonObject): readonly RouteTarget[] {
  const targets = shared.router.resolve(String(body.model));
  if (body.background !== true) return targets;
  const own = isKeeping(shared, targets[0]);
  return targets.filter((target) => isKeeping(shared, target) === own);
}

/** Whether a target speaks this wire. */
function speaksResponses({ config }: Shared, target: RouteTarget): boolean {
  return speaks(config, target, "openai-responses");
}

/** Whether a target speaks this wire and keeps what it answers. */
function isKeeping(shared: Shared, target: RouteTarget | undefined): boolean {
  if (target === undefined || !speaksResponses(shared, target)) return false;
  const found = shared.config.providers.get(target.provider);
  return found?.provider.profile.keepsResponses !== false;
}

/** Where nothing is kept, `store: true` is not told back as if something were. */
function toldBack({ shared }: Desk, body: JsonObject): JsonObject {
  return shared.archive.config.store ? body : { ...body, store: false };
}

function askerOf({ request, requestId }: Call) {
  const { headers, signal } = request;
  return { headers, signal, requestId, diagnose: createDiagnosis(requestId) };
}

function keeperOf(
  { shared, call, shelf, newId }: Desk,
  body: JsonObject,
  { conversation }: References,
  { given }: Recalled,
  runs: boolean,
): Keeper {
  return createKeeper({
    shelf,
    stores: shared.archive.config.store && body.store !== false && !runs,
    conversation,
    given,
    newId,
    report: (error) => logUnkept(error, call.requestId),
  });
}

/** The client's dialect, with an ear for what a provider keeps itself. */
function listenTo(
  { shared, call, recent }: Desk,
  { object: { background } }: JsonBody,
  keeper: Keeper,
  { targets, given, pin }: Recalled,
  progress: Progress,
): Call["dialect"] | undefined {
  if (!targets.some((target) => speaksResponses(shared, target))) return undefined;
  return listening(call.dialect, {
    waits: background === true,
    began(id) {
      const { plan, handle } = progress;
      if (plan?.passthrough !== true || handle === undefined || !keepsAnswers(progress)) return;
      keeper.held(id, { provider: plan.target.provider, credential: handle.id });
    },
    ended(response) {
      if (progress.plan?.passthrough !== true) return;
      if (keepsAnswers(progress)) keeper.heldWhole(response);
      // Without its items nobody could go on from it.
      else if (itemsOf(response.output).length > 0) keeper.own(response);
      if (pin === undefined) recent?.note(response, given().input);
    },
  });
}

/** Whether the provider keeps what it answers, whatever its answers say of that. */
function keepsAnswers({ plan }: Progress): boolean {
  return plan?.provider.provider.profile.keepsResponses !== false;
}

/** Lets the answer come without anybody waiting for it. */
function detach(
  desk: Desk,
  { object }: JsonBody,
  recalled: Recalled,
  keeper: Keeper,
): Promise<Response> {
  const { shared, call, shelf } = desk;
  const { body, given, targets } = recalled;
  const { background: _, ...rest } = body.object;
  const asked: JsonObject = { ...rest, stream: true };
  const id = desk.newId("resp_");
  return startInBackground({
    shared,
    call,
    shelf,
    id,
    request: object,
    input: given().input,
    body: { object: asked, text: JSON.stringify(asked) },
    prepared: (progress) => ({
      original: object,
      targets,
      id,
      dialect: listenTo(desk, { ...body, object: asked }, keeper, recalled, progress),
      told: keeper.own,
    }),
    settled: keeper.settled,
  });
}
