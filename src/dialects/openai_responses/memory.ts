/**
 * What a client of this wire may refer to instead of sending it again: a whole conversation by
 * `previous_response_id`, a single item by `item_reference`. The vendor keeps both unless a request
 * says `store: false`, and clients rely on it by default.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Memory } from "../dialect.ts";

/** The wire's memory. */
export const memory: Memory = {
  refers(body) {
    const ids = itemsOf(body.input).flatMap((item) => referredBy(item) ?? []);
    const previous = body.previous_response_id;
    return typeof previous === "string" ? [previous, ...ids] : ids;
  },

  recall(body, kept) {
    const previous = kept.get(String(body.previous_response_id));
    const input = itemsOf(body.input).map((item) => kept.get(referredBy(item) ?? "") ?? item);
    if (!Array.isArray(previous)) return { ...body, input };
    const { previous_response_id: _, ...rest } = body;
    return { ...rest, input: [...previous, ...input] };
  },

  keep(request, answer) {
    if (request.store === false || typeof answer.id !== "string") return [];
    const output = itemsOf(answer.output);
    const entries: [string, JsonValue][] = [[answer.id, [...itemsOf(request.input), ...output]]];
    for (const item of output) {
      if (isJsonObject(item) && typeof item.id === "string") entries.push([item.id, item]);
    }
    return entries;
  },
};

/** A text alone is one message of the user. */
function itemsOf(input: JsonValue | undefined): JsonValue[] {
  if (Array.isArray(input)) return input;
  return typeof input === "string" ? [userMessage(input)] : [];
}

function userMessage(content: string): JsonObject {
  return { type: "message", role: "user", content };
}

/** The id in an `item_reference`, whose `type` may be left out. */
function referredBy(item: JsonValue): string | undefined {
  if (!isJsonObject(item) || typeof item.id !== "string") return undefined;
  const { type } = item;
  const bare = (type === undefined || type === null) && Object.keys(item).length <= 2 &&
    item.role === undefined;
  return type === "item_reference" || bare ? item.id : undefined;
}
