/**
 * Lists in pages, as the vendor's `CursorPage` reads them.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";
import type { JsonObject } from "../../canonical/json.ts";
import { shownItems } from "../../dialects/openai_responses/kept_items.ts";

/**
 * The page of `items` that `query` asks for: `order` is `desc` by default, `limit` 20 and at most
 * 100, `after` the id of the item before the page.
 *
 * @throws {FaultError} if the query cannot be read, or `after` names no item.
 */
export function pageOf(items: readonly JsonObject[], query: URLSearchParams): JsonObject {
  const ordered = orderOf(query) === "asc" ? items : items.toReversed();
  const start = startOf(ordered, query.get("after"));
  const end = start + limitOf(query.get("limit"));
  return listOf(shownItems(ordered.slice(start, end), includedIn(query)), end < ordered.length);
}

/** A list of all there is to a page. */
export function listOf(data: JsonObject[], more: boolean): JsonObject {
  return {
    object: "list",
    data,
    first_id: data[0]?.id ?? null,
    last_id: data.at(-1)?.id ?? null,
    has_more: more,
  };
}

/** `include`, in any of the ways clients write a list into a query. */
export function includedIn(query: URLSearchParams): string[] {
  return [...query].filter(([name]) => /^include(\[\d*\])?$/.test(name)).map(([, value]) => value);
}

function orderOf(query: URLSearchParams): "asc" | "desc" {
  const order = query.get("order") ?? "desc";
  if (order === "asc" || order === "desc") return order;
  throw badRequest("Cannot read 'order': expected 'asc' or 'desc'", "order");
}

function limitOf(text: string | null): number {
  if (text === null) return 20;
  if (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 100) return Number(text);
  throw badRequest("Cannot read 'limit': expected a number from 1 to 100", "limit");
}

function startOf(items: readonly JsonObject[], after: string | null): number {
  if (after === null) return 0;
  const at = items.findIndex(({ id }) => id === after);
  if (at < 0) throw badRequest("Cannot read 'after': the list holds no item of that id", "after");
  return at + 1;
}
