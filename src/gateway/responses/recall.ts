/**
 * Putting what a request refers to in its place.
 *
 * A follow-up stays with the account that keeps what it refers to, as long as that account's provider
 * is among the places the model leads to: the reference then travels as it is. Everywhere else, and
 * for what is kept here, the items themselves are put in.
 *
 * @module
 */

import { FaultError } from "../../canonical/fault.ts";
import type { JsonObject, JsonValue } from "../../canonical/json.ts";
import { holdsSeal } from "../../canonical/seal.ts";
import type { RouteTarget } from "../../config/config.ts";
import { keptItems, sentItems } from "../../dialects/openai_responses/kept_items.ts";
import {
  itemsOf,
  putInPlace,
  type References,
} from "../../dialects/openai_responses/references.ts";
import type { JsonBody } from "../body.ts";
import type { Shared } from "../exchange.ts";
import type { Pin } from "../tries.ts";
import type { Held, Holder, Own, Shelf } from "./archive.ts";
import { clientFault, notFound, previousNotFound } from "./faults.ts";
import { type Asker, gather, type Gathered } from "./holder.ts";

/** A request with everything in its place. */
export interface Recalled {
  readonly body: JsonBody;
  /** What the model is given; made when it is first wanted, which often is never. */
  readonly given: () => Given;
  readonly targets: readonly RouteTarget[];
  readonly pin?: Pin | undefined;
}

/** What a model is given, as it is kept. */
export interface Given {
  /** Everything but the instructions. */
  readonly input: readonly JsonObject[];
  /** What of it the request itself said. */
  readonly news: readonly JsonObject[];
}

/** What a request is looked up with. */
export interface Desk {
  readonly shared: Shared;
  readonly shelf: Shelf;
  readonly asker: Asker;
  readonly targets: readonly RouteTarget[];
  readonly newId: (prefix: string) => string;
  /** Whether all that came before is wanted here, and no reference to it. */
  readonly whole?: boolean;
  /** What is known without the store: a connection's own memory. */
  readonly recent?: ((id: string) => Own | undefined) | undefined;
}

/**
 * Looks up what `body` refers to.
 *
 * @throws {FaultError} the vendor's own error for what is not the caller's, or not there any more.
 */
export async function recall(
  desk: Desk,
  body: JsonBody,
  references: References,
): Promise<Recalled> {
  const found = await find(desk, references);
  const pinned = placeOf(desk, body, found);
  const whole = pinned === undefined ? await fetchAll(desk, found) : found;
  const before = whole.before ?? [];
  const own = putInPlace(itemsOf(body.object.input), whole.items);
  let given: Given | undefined;
  return {
    body: rewrite(body, references, whole, before, own),
    given: () => given ??= givenOf(before, keptItems(own, desk.newId)),
    targets: pinned?.targets ?? desk.targets,
    pin: pinned?.pin,
  };
}

function givenOf(before: readonly JsonObject[], news: readonly JsonObject[]): Given {
  return { input: [...before, ...news], news };
}

/** What was found of a request's references. */
interface Found {
  /** What came before, where that is known here. */
  readonly before?: readonly JsonObject[];
  /** Items that are known here. */
  readonly items: Map<string, JsonObject>;
  /** The previous response, where a provider keeps it. */
  readonly previous?: Elsewhere;
  /** Items that a provider keeps. */
  readonly elsewhere: readonly (Elsewhere & { readonly item: string })[];
}

interface Elsewhere {
  readonly id: string;
  readonly holder: Holder;
}

async function find(desk: Desk, references: References): Promise<Found> {
  const items = new Map<string, JsonObject>();
  const elsewhere: (Elsewhere & { item: string })[] = [];
  for (const item of references.items) {
    const { id, kept } = await findItem(desk.shelf, item);
    if (kept.holder !== undefined) elsewhere.push({ item, id, holder: kept.holder });
    else items.set(item, pick(item, [...itemsOf(kept.response.output), ...kept.input]));
  }
  return { ...await findBefore(desk, references), items, elsewhere };
}

async function findBefore(
  { shelf, recent }: Desk,
  { previous, conversation }: References,
): Promise<Pick<Found, "before" | "previous">> {
  if (conversation !== undefined) {
    const talk = await shelf.get("conversation", conversation);
    if (talk === undefined) throw notFound("Conversation", conversation, "conversation");
    return { before: talk.items };
  }
  if (previous === undefined) return {};
  // What a provider keeps is more than what a connection remembers of it.
  const kept = await shelf.get("response", previous) ?? recent?.(previous);
  if (kept === undefined) throw new FaultError(previousNotFound(previous));
  if (kept.holder !== undefined) return { previous: { id: previous, holder: kept.holder } };
  return { before: told(kept, previous) };
}

/** Everything that was said up to the end of a response. */
function told({ response, input }: Own, id: string): JsonObject[] {
  if (response.status === "queued" || response.status === "in_progress") {
    throw new FaultError(clientFault(
      "invalid_request",
      `Cannot go on from the response '${id}': it is still ${response.status}`,
      { param: "previous_response_id" },
    ));
  }
  return [...input, ...itemsOf(response.output) as JsonObject[]];
}

async function findItem(shelf: Shelf, item: string): Promise<{ id: string; kept: Held | Own }> {
  const id = await shelf.get("item", item);
  const kept = id === undefined ? undefined : await shelf.get("response", id);
  if (id === undefined || kept === undefined) throw itemNotFound(item);
  return { id, kept };
}

function pick(id: string, items: readonly JsonValue[]): JsonObject {
  const item = (items as JsonObject[]).find((one) => one.id === id);
  if (item === undefined) throw itemNotFound(id);
  return item;
}

function itemNotFound(id: string): FaultError {
  return notFound("Item", id, "input");
}

/** Where a request has to go whose references a provider keeps, if it can go there. */
function placeOf({ targets, whole }: Desk, { text }: JsonBody, { previous, elsewhere }: Found) {
  const all = [...previous === undefined ? [] : [previous], ...elsewhere];
  const [first] = all;
  // What holds another vendor's seal is written anew, and a reference has no canonical place.
  if (first === undefined || whole === true || holdsSeal(text)) return undefined;
  const { provider, credential } = first.holder;
  const together = all.every(({ holder }) =>
    holder.provider === provider && holder.credential === credential
  );
  const here = targets.filter((target) => target.provider === provider);
  if (!together || here.length === 0) return undefined;
  return { targets: here, pin: { only: credential, gone: goneFault(first, previous) } };
}

function goneFault({ id }: Elsewhere, previous?: Elsewhere) {
  return previous === undefined ? itemNotFound(id).fault : previousNotFound(previous.id);
}

/** Fetches what providers keep, for a request that goes elsewhere. */
async function fetchAll(desk: Desk, found: Found): Promise<Found> {
  const { previous, elsewhere } = found;
  if (previous === undefined && elsewhere.length === 0) return found;
  const { shared, asker } = desk;
  const seen = new Map<string, Promise<Gathered>>();
  const fetched = ({ id, holder }: Elsewhere): Promise<Gathered> => {
    const known = seen.get(id) ??
      gather(shared, holder, id, goneFault({ id, holder }, previous), asker);
    seen.set(id, known);
    return known;
  };
  const items = new Map(found.items);
  for (const one of elsewhere) items.set(one.item, pick(one.item, (await fetched(one)).output));
  if (previous === undefined) return { ...found, items, elsewhere: [] };
  const { input, output } = await fetched(previous).catch((error: unknown) => {
    throw lost(error, previous.id);
  });
  return { before: [...input, ...output], items, elsewhere: [] };
}

/** An account that does not know the response any more says so in words of its own. */
function lost(error: unknown, id: string): unknown {
  const gone = error instanceof FaultError && error.fault.kind === "not_found";
  return gone ? new FaultError(previousNotFound(id)) : error;
}

function rewrite(
  body: JsonBody,
  { conversation }: References,
  { before, items, previous }: Found,
  context: readonly JsonObject[],
  own: readonly JsonValue[],
): JsonBody {
  if (before === undefined && items.size === 0 && conversation === undefined) return body;
  const { previous_response_id: id, conversation: _, ...rest } = body.object;
  const placed = new Set<JsonValue>(items.values());
  const inPlace = own.flatMap((item) =>
    placed.has(item) ? sentItems([item as JsonObject]) : [item]
  );
  const object: JsonObject = {
    ...rest,
    ...(previous === undefined ? {} : { previous_response_id: id }),
    input: [...sentItems(context), ...inPlace],
  };
  return { object, text: JSON.stringify(object) };
}
