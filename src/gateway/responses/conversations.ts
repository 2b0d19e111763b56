/**
 * The conversations API. A request for a conversation names no model and so no provider: conversations
 * are kept here, whoever answers in them.
 *
 * @module
 */

import { badRequest, FaultError } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { keptItems, shownItems } from "../../dialects/openai_responses/kept_items.ts";
import { readJsonBody } from "../body.ts";
import { newId } from "../host.ts";
import type { Shelf, Talk } from "./archive.ts";
import { clientFault, notFound } from "./faults.ts";
import { includedIn, listOf, pageOf } from "./paging.ts";
import type { Errand } from "./responses.ts";

/** What can be done with conversations. */
export type ConversationDeed =
  | "create_conversation"
  | "get_conversation"
  | "update_conversation"
  | "delete_conversation"
  | "create_items"
  | "list_items"
  | "get_item"
  | "delete_item";

/**
 * Does `deed`; `item` is the second id in the path, where it has one.
 *
 * @throws {FaultError} when there is no such thing for this caller, or the body cannot be read.
 */
export async function doToConversation(
  deed: ConversationDeed,
  errand: Errand,
  item: string,
): Promise<Response> {
  const { id, query } = errand;
  if (deed === "create_conversation") return Response.json(await create(errand));
  const shelf = shelfOf(errand);
  const talk = await shelf.get("conversation", id);
  if (talk === undefined) throw notFound("Conversation", id);
  switch (deed) {
    case "get_conversation":
      return Response.json(talk.conversation);
    case "update_conversation":
      return Response.json(await update(errand));
    case "delete_conversation":
      await shelf.remove("conversation", id);
      return Response.json({ id, object: "conversation.deleted", deleted: true });
    case "create_items":
      return Response.json(await addItems(errand));
    case "list_items":
      return Response.json(pageOf(talk.items, query));
    case "get_item":
      return Response.json(shownItems([itemIn(talk, item)], includedIn(query))[0]);
    case "delete_item":
      return Response.json(await removeItem(errand, talk, item));
  }
}

async function create(errand: Errand): Promise<JsonObject> {
  const body = await bodyOf(errand, "optional");
  const { host } = errand.shared;
  const id = newId(host, "conv_");
  const conversation: JsonObject = {
    id,
    object: "conversation",
    created_at: Math.floor(host.now() / 1000),
    metadata: metadataIn(body) ?? {},
  };
  const items = readItems(errand, body.items ?? []);
  const kept = await shelfOf(errand).put("conversation", id, { conversation, items });
  if (!kept) throw tooLong();
  return conversation;
}

async function update(errand: Errand): Promise<JsonObject> {
  const body = await bodyOf(errand);
  if (body.metadata === undefined) {
    throw badRequest("Cannot read 'metadata': it is missing", "metadata");
  }
  const metadata = metadataIn(body) ?? {};
  const talk = await change(errand, (talk) => ({
    ...talk,
    conversation: { ...talk.conversation, metadata },
  }));
  return talk.conversation;
}

async function addItems(errand: Errand): Promise<JsonObject> {
  const { items } = await bodyOf(errand);
  if (items === undefined) throw badRequest("Cannot read 'items': it is missing", "items");
  const added = readItems(errand, items);
  await change(errand, (talk) => ({ ...talk, items: [...talk.items, ...added] }));
  return listOf(shownItems(added, includedIn(errand.query)), false);
}

async function removeItem(errand: Errand, talk: Talk, item: string): Promise<JsonObject> {
  itemIn(talk, item);
  const { conversation } = await change(errand, (talk) => ({
    ...talk,
    items: talk.items.filter(({ id }) => id !== item),
  }));
  return conversation;
}

async function change(errand: Errand, by: (talk: Talk) => Talk): Promise<Talk> {
  const { id } = errand;
  const changed = await shelfOf(errand).change("conversation", id, by);
  if (changed === undefined) throw notFound("Conversation", id);
  return changed;
}

function shelfOf({ shared, call }: Errand): Shelf {
  return shared.archive.of(call.caller);
}

/** The SDK sends no body at all for a conversation that begins empty. */
async function bodyOf({ shared, call }: Errand, need?: "optional"): Promise<JsonObject> {
  const { request } = call;
  const empty = request.body === null || request.headers.get("content-length") === "0";
  if (need === "optional" && empty) return {};
  const { object } = await readJsonBody(request, shared.config.limits, shared.ticker);
  return object;
}

/** As many as the vendor takes at a time. */
const MOST_ITEMS = 20;

function readItems(errand: Errand, value: JsonValue): JsonObject[] {
  if (!Array.isArray(value) || !value.every(isJsonObject)) {
    throw badRequest("Cannot read 'items': expected a list of items", "items");
  }
  if (value.length > MOST_ITEMS) {
    throw badRequest(`Cannot take 'items': there are more than ${MOST_ITEMS}`, "items");
  }
  value.forEach((item, index) => {
    if (typeof item.type !== "string" && typeof item.role !== "string") {
      throw badRequest(`Cannot read 'items[${index}]': expected a type or a role`, "items");
    }
  });
  return keptItems(value, (prefix) => newId(errand.shared.host, prefix));
}

/** The vendor's bounds on metadata: 16 pairs of at most 64 and 512 characters. */
function metadataIn({ metadata }: JsonObject): JsonObject | undefined {
  if (metadata === undefined || metadata === null) return undefined;
  const right = isJsonObject(metadata) && Object.keys(metadata).length <= 16 &&
    Object.entries(metadata).every(([key, value]) =>
      key.length <= 64 && typeof value === "string" && value.length <= 512
    );
  if (right) return metadata;
  throw badRequest(
    "Cannot read 'metadata': expected up to 16 strings of at most 512 characters",
    "metadata",
  );
}

function itemIn({ items }: Talk, id: string): JsonObject {
  const item = items.find((one) => one.id === id);
  if (item === undefined) throw notFound("Item", id);
  return item;
}

function tooLong(): FaultError {
  return new FaultError(clientFault(
    "request_too_large",
    "Cannot keep the conversation: it is larger than 'responses.recordMiB' in the configuration",
  ));
}
