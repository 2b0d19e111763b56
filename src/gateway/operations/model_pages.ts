/**
 * Lists of models a page at a time, as their vendors' clients ask for it.
 *
 * @module
 */

import { badRequest } from "../../canonical/fault.ts";

interface Named {
  readonly id: string;
}

/** Whoever asks for no page gets all there is room for. */
const MOST = 1000;

/** Anthropic's way: `limit` models after `after_id`, or before `before_id`. */
export function pageBetween<M extends Named>(
  models: readonly M[],
  query: URLSearchParams,
): { page: readonly M[]; hasMore: boolean } {
  const limit = sizeIn(query, "limit");
  const after = query.get("after_id");
  const before = query.get("before_id");
  if (before !== null) {
    const end = Math.max(models.findIndex(({ id }) => id === before), 0);
    const start = Math.max(0, end - limit);
    return { page: models.slice(start, end), hasMore: start > 0 };
  }
  const start = after === null ? 0 : models.findIndex(({ id }) => id === after) + 1;
  return { page: models.slice(start, start + limit), hasMore: start + limit < models.length };
}

/** Google's way: `pageSize` models from where `pageToken` says, which is the last one told. */
export function pageAt<M extends Named>(
  models: readonly M[],
  query: URLSearchParams,
): { page: readonly M[]; next: string | undefined } {
  const size = sizeIn(query, "pageSize");
  const token = query.get("pageToken") ?? "";
  const start = token === "" ? 0 : models.findIndex(({ id }) => id === token) + 1;
  if (token !== "" && start === 0) {
    throw badRequest("Cannot read 'pageToken': it is none of this list", "pageToken");
  }
  const page = models.slice(start, start + size);
  return { page, next: start + size < models.length ? page.at(-1)?.id : undefined };
}

function sizeIn(query: URLSearchParams, name: string): number {
  const text = query.get(name);
  // Google's clients say nothing with 0.
  if (text === null || (name === "pageSize" && text === "0")) return MOST;
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST) return Number(text);
  throw badRequest(`Cannot read '${name}': expected a number from 1 to ${MOST}`, name);
}
