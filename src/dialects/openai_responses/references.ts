/**
 * What a client of this wire may refer to instead of sending it again: a response by
 * `previous_response_id`, a conversation by `conversation`, single items by `item_reference`.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";

/** What a request refers to. */
export interface References {
  /** `previous_response_id`. */
  readonly previous?: string;
  /** The id in `conversation`. */
  readonly conversation?: string;
  /** The ids in `item_reference` items, in order. */
  readonly items: readonly string[];
}

/**
 * Reads what `body` refers to.
 *
 * @throws {FaultError} if a reference is no id, or two of them contradict each other.
 */
export function readReferences(body: JsonObject): References {
  const previous = idIn(body.previous_response_id, "previous_response_id");
  const { conversation: named } = body;
  const conversation = idIn(isJsonObject(named) ? named.id ?? "" : named, "conversation");
  if (previous !== undefined && conversation !== undefined) {
    throw badRequest(
      "Cannot use 'conversation' with 'previous_response_id': each says what came before",
      "conversation",
    );
  }
  return {
    ...(previous === undefined ? {} : { previous }),
    ...(conversation === undefined ? {} : { conversation }),
    items: itemsOf(body.input).flatMap((item) => referredBy(item) ?? []),
  };
}

function idIn(value: JsonValue | undefined, field: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string" && value !== "") return value;
  throw badRequest(`Cannot read '${field}': expected an id`, field);
}

/** `input` as items: a text alone is one message of the user. */
export function itemsOf(input: JsonValue | undefined): JsonValue[] {
  if (Array.isArray(input)) return input;
  return typeof input === "string" ? [{ type: "message", role: "user", content: input }] : [];
}

/** `items` with every reference replaced by the item it names, where `found` has it. */
export function putInPlace(
  items: readonly JsonValue[],
  found: ReadonlyMap<string, JsonObject>,
): JsonValue[] {
  return items.map((item) => found.get(referredBy(item) ?? "") ?? item);
}

/** The id in an `item_reference`, whose `type` may be left out. */
function referredBy(item: JsonValue): string | undefined {
  if (!isJsonObject(item) || typeof item.id !== "string") return undefined;
  const bare = Object.entries(item).every(([name, value]) => name === "id" || value === null);
  return item.type === "item_reference" || bare ? item.id : undefined;
}
