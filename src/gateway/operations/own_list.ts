/**
 * Listing what is a caller's own. A provider's list is its account's, which all callers share, so the
 * list is made of the caller's ids, and each thing is asked for where it is.
 *
 * @module
 */

import { badRequest, FaultError } from "../../canonical/fault.ts";
import { parseJsonObject } from "../../canonical/json.ts";
import type { Belongings } from "../endpoints/endpoints.ts";
import type { Owner } from "../endpoints/ownership.ts";
import { learn, type Owning, wayTo } from "../endpoints/owning.ts";
import { createRelayTries, relayedOptions } from "../endpoints/relay_tries.ts";
import { takeText } from "../endpoints/take_relayed.ts";
import { type Progress, tryAll } from "../tries.ts";

/** Longest and usual page. */
const LONGEST = 100;
const USUAL = 20;

/** How many things are asked for at the same time. */
const AT_ONCE = 8;

type Owned = readonly [id: string, owner: Owner];

/** What a query asks for. */
interface Page {
  readonly limit: number;
  readonly candidates: readonly Owned[];
  /** Whether there is more before them. */
  readonly earlier: boolean;
  readonly purpose: string | undefined;
}

/** Answers with a page of the caller's things, the newest first unless asked otherwise. */
export async function listOwn(owning: Owning): Promise<Response> {
  const { ownership, things, call, conduct } = owning;
  const { searchParams } = call.url;
  const page = pageOf(await ownership.list(things.id), searchParams);
  const found: { id: string; text: string }[] = [];
  let next = 0;
  while (found.length < page.limit && next < page.candidates.length) {
    const some = page.candidates.slice(next, next + Math.min(AT_ONCE, page.limit - found.length));
    next += some.length;
    const texts = await fetchAll(owning, some);
    for (const [index, text] of texts.entries()) {
      const id = some[index]?.[0];
      if (id !== undefined && text !== undefined && suits(text, page)) found.push({ id, text });
    }
  }
  conduct.journal.close("ok", 200, {});
  const body = render(found, page.earlier || next < page.candidates.length, things);
  return new Response(body, { headers: { "content-type": "application/json" } });
}

/** Some things at once; when one of them fails the others are not waited for. */
async function fetchAll(
  owning: Owning,
  some: readonly Owned[],
): Promise<(string | undefined)[]> {
  try {
    return await Promise.all(some.map((one) => fetchOne(owning, one)));
  } catch (error) {
    owning.conduct.gone.abort();
    throw error;
  }
}

/** One thing as its provider tells it; one that is gone there is forgotten. */
async function fetchOne(owning: Owning, [id, owner]: Owned): Promise<string | undefined> {
  const { shared, call, things, ownership, conduct } = owning;
  const progress: Progress = { attempts: 0 };
  const bare = new URL(call.url);
  for (const name of LIST_ONLY) bare.searchParams.delete(name);
  const tries = createRelayTries(shared, { ...call, url: bare }, conduct, {
    ...wayTo(things, id, owner),
    progress,
  });
  const options = relayedOptions(shared, call.dialect);
  try {
    const { value } = await tryAll(tries, (accepted) => takeText(accepted, options));
    conduct.journal.progress.attempts += progress.attempts;
    return await learn(owning, value.text, progress);
  } catch (error) {
    // Its account is not there any more.
    if (progress.attempts === 0) return undefined;
    if (!(error instanceof FaultError) || error.fault.kind !== "not_found") throw error;
    await ownership.forget(things.id, id);
    return undefined;
  }
}

/** Query parameters that mean something to a list and nothing to one thing. */
const LIST_ONLY = [
  "limit",
  "order",
  "purpose",
  "after",
  "after_id",
  "before_id",
  "page",
  "ids",
  "ids[]",
];

function pageOf(owned: readonly Owned[], query: URLSearchParams): Page {
  const limit = limitOf(query);
  const ids = [...query.getAll("ids"), ...query.getAll("ids[]")];
  let candidates = owned.filter(([id]) => ids.length === 0 || ids.includes(id));
  if (query.get("order") === "asc") candidates = candidates.toReversed();
  for (const name of ["after", "after_id", "page"]) {
    const cursor = query.get(name);
    if (cursor !== null) candidates = candidates.slice(indexOf(candidates, cursor, name) + 1);
  }
  const before = query.get("before_id");
  const end = before === null ? undefined : indexOf(candidates, before, "before_id");
  const start = end === undefined ? 0 : Math.max(0, end - limit);
  candidates = candidates.slice(start, end);
  return { limit, candidates, earlier: start > 0, purpose: query.get("purpose") ?? undefined };
}

function limitOf(query: URLSearchParams): number {
  const text = query.get("limit");
  if (text === null) return USUAL;
  if (!/^\d{1,9}$/.test(text) || Number(text) < 1) {
    throw badRequest("Cannot list: 'limit' must be a whole number of at least 1", "limit");
  }
  return Math.min(Number(text), LONGEST);
}

function indexOf(owned: readonly Owned[], cursor: string, name: string): number {
  const index = owned.findIndex(([id]) => id === cursor);
  if (index >= 0) return index;
  throw badRequest(`Cannot list: there is nothing with the id in '${name}'`, name);
}

function suits(text: string, { purpose }: Page): boolean {
  return purpose === undefined || parseJsonObject(text)?.purpose === purpose;
}

/** The vendors' lists in one: each SDK reads the members it knows. */
function render(
  found: readonly { id: string; text: string }[],
  more: boolean,
  { dialect, noun }: Belongings,
): string {
  const first = JSON.stringify(found[0]?.id ?? null);
  const last = JSON.stringify(found.at(-1)?.id ?? null);
  const data = found.map(({ text }) => text).join(",");
  const own = dialect === "anthropic-messages"
    ? noun === "file" ? `,"next_page":${more ? last : "null"}` : ""
    : ',"object":"list"';
  return `{"data":[${data}],"has_more":${more},"first_id":${first},"last_id":${last}${own}}`;
}
