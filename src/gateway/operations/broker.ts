/**
 * The routes that lend accounts to other gateways. What a token does not cover does not exist for
 * whoever shows it.
 *
 * @module
 */

import * as v from "valibot";
import { badRequest, FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { Limits } from "../../config/config.ts";
import type { Accounts } from "../../credentials/accounts.ts";
import type { Block, Scope } from "../../credentials/block.ts";
import type { FeedRow, FeedState } from "../../credentials/broker/feed.ts";
import { covers, type Grant } from "../../credentials/broker/grant.ts";
import { rowOf, snapshotOf, streamOf, viewOf } from "../../credentials/broker/view.ts";
import { blockSchema, type Generation, type RefreshAnswer } from "../../credentials/broker/wire.ts";
import { readJsonBody } from "../body.ts";
import type { Broker } from "../broker.ts";
import type { BrokerOperation } from "../broker_routes.ts";
import type { Shared } from "../exchange.ts";

/** One request of another gateway. */
export interface BrokerCall {
  readonly request: Request;
  readonly query: URLSearchParams;
  /** What stands in the path. */
  readonly params: Readonly<Partial<Record<"credential_id" | "scope", string>>>;
}

/** What of a gateway lends accounts. */
export interface Lender extends Pick<Shared, "broker" | "ticker" | "host"> {
  readonly config: { readonly limits: Limits };
  readonly accounts: Pick<Accounts, "credentials" | "refresher">;
}

/** The longest wait for a change, in milliseconds. */
const LONGEST_WAIT_MS = 30_000;

/** The longest a token may be wanted to last, in milliseconds. */
const LONGEST_TTL_MS = 60 * 60_000;

/** No block is longer than the longest limit of any provider and a little, in milliseconds. */
const LONGEST_BLOCK_MS = 8 * 24 * 60 * 60_000 + 60_000;

const NOT_KEPT = { "cache-control": "no-store" };

/**
 * Answers a request of another gateway.
 *
 * @throws {FaultError} where there is no broker (404), and for tokens that may not ask.
 */
export async function lend(
  lender: Lender,
  { action }: BrokerOperation,
  call: BrokerCall,
): Promise<Response> {
  const { broker } = lender;
  if (broker === undefined) throw new FaultError(noBroker());
  const { headers } = call.request;
  switch (action) {
    case "snapshot":
      return await snapshot(broker, await broker.admit(headers, "snapshot"), call);
    case "stream":
      return await stream(broker, await broker.admit(headers, "snapshot"));
    case "refresh":
      return await refresh(lender, broker, await broker.admit(headers, "refresh"), call);
    case "block":
      return await block(lender, broker, await broker.admit(headers, "blocks"), call);
    case "unblock":
      return await unblock(lender, broker, await broker.admit(headers, "blocks"), call);
  }
}

async function snapshot(
  { feed }: Broker,
  grant: Grant,
  { request, query }: BrokerCall,
): Promise<Response> {
  const wait = numberIn(query, "wait", LONGEST_WAIT_MS) ?? 0;
  let state: FeedState | undefined = await feed.now();
  if (request.headers.get("if-none-match") === tagOf(state.generation)) {
    const headers = { ...NOT_KEPT, etag: tagOf(state.generation) };
    state = wait === 0 ? undefined : await feed.next(state, wait, request.signal);
    if (state === undefined) return new Response(null, { status: 304, headers });
  }
  const headers = { ...NOT_KEPT, etag: tagOf(state.generation) };
  return Response.json(snapshotOf(viewOf(state, grant), grant), { headers });
}

function tagOf({ boot, counter }: Generation): string {
  return `"${boot}.${counter}"`;
}

async function stream({ feed }: Broker, grant: Grant): Promise<Response> {
  const state = await feed.now();
  return new Response(streamOf(feed, state, grant), {
    headers: { ...NOT_KEPT, "content-type": "text/event-stream", "x-accel-buffering": "no" },
  });
}

async function refresh(
  { config, ticker, accounts: { refresher, credentials } }: Lender,
  { feed }: Broker,
  grant: Grant,
  { request, params: { credential_id: id = "" } }: BrokerCall,
): Promise<Response> {
  const { object } = await readJsonBody(request, config.limits, ticker);
  const ifRevision = whole(object.ifRevision, "ifRevision", Number.MAX_SAFE_INTEGER);
  if (ifRevision === undefined) {
    throw badRequest("Cannot do without 'ifRevision': it is missing", "ifRevision");
  }
  const minTtlMs = whole(object.minTtlMs, "minTtlMs", LONGEST_TTL_MS);
  rowIn(await feed.now(), grant, id);
  if (refresher === undefined) throw new FaultError(notRenewable());
  const result = await refresher.ensure(
    id,
    minTtlMs === undefined ? { minTtlMs: 0, refused: ifRevision } : { minTtlMs },
    request.signal,
  );
  switch (result.kind) {
    case "transient":
      return told({ kind: "transient", retryAt: result.retryAt, cause: result.cause });
    case "dead": {
      const { code, message } = result;
      const ended = (await credentials.get(id))?.status === "dead";
      // That it was switched off or never was a token is no verdict of an identity provider's.
      if (!ended) throw new FaultError(notRenewable());
      return told({ kind: "dead", origin: "idp", code, message });
    }
    case "fresh": {
      const { generation, rows } = await feed.now();
      const blocks = rows.get(id)?.blocks ?? [];
      const entry = rowOf({ record: result.record, blocks }, grant);
      return told({ kind: "fresh", generation, entry });
    }
  }
}

function told(answer: RefreshAnswer): Response {
  return Response.json(answer, { headers: NOT_KEPT });
}

async function block(
  { config, ticker, host, accounts: { credentials } }: Lender,
  { feed }: Broker,
  grant: Grant,
  { request }: BrokerCall,
): Promise<Response> {
  const { object } = await readJsonBody(request, config.limits, ticker);
  const wanted = blockIn(object);
  if (wanted.until > host.now() + LONGEST_BLOCK_MS) {
    throw badRequest("Cannot use 'until': no block is longer than eight days", "until");
  }
  if (wanted.since > wanted.until) {
    throw badRequest("Cannot use 'since': it is later than 'until'", "since");
  }
  rowIn(await feed.now(), grant, wanted.credentialId);
  const merged = await credentials.mergeBlock(wanted);
  const { generation } = await feed.now();
  return Response.json({ generation, block: merged }, { headers: NOT_KEPT });
}

function blockIn(object: object): Block {
  const result = v.safeParse(blockSchema, object);
  if (result.success) return result.output;
  const field = result.issues[0].path?.map(({ key }) => String(key)).join(".") ?? "";
  throw badRequest(`Cannot read the block: '${field}' is missing or of no use`, field);
}

async function unblock(
  { accounts: { credentials } }: Lender,
  { feed }: Broker,
  grant: Grant,
  { query, params: { credential_id: id = "", scope = "" } }: BrokerCall,
): Promise<Response> {
  const ifSince = numberIn(query, "ifSince", Number.MAX_SAFE_INTEGER);
  if (ifSince === undefined) {
    throw badRequest("Cannot do without 'ifSince': it is missing", "ifSince");
  }
  rowIn(await feed.now(), grant, id);
  const cleared = await credentials.clearBlock(id, scope as Scope, ifSince);
  const { generation } = await feed.now();
  return Response.json({ generation, cleared }, { headers: NOT_KEPT });
}

/** The account; one that the token does not cover is not there. */
function rowIn({ rows }: FeedState, grant: Grant, id: string): FeedRow {
  const row = rows.get(id);
  if (row !== undefined && covers(grant, row.record)) return row;
  throw new FaultError(gatewayFault("not_found", "Cannot find the account", {
    origin: "client",
    code: "unknown_credential",
  }));
}

function numberIn(query: URLSearchParams, name: string, most: number): number | undefined {
  const text = query.get(name);
  return text === null
    ? undefined
    : whole(/^\d{1,16}$/.test(text) ? Number(text) : NaN, name, most);
}

function whole(value: unknown, name: string, most: number): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most) {
    return value;
  }
  throw badRequest(`Cannot use '${name}': expected a whole number from 0 to ${most}`, name);
}

function notRenewable() {
  return gatewayFault("conflict", "Cannot renew the token: this account has none to renew", {
    origin: "client",
    code: "not_renewable",
  });
}

function noBroker() {
  return gatewayFault("not_found", "Cannot find the route: see /docs for those there are", {
    origin: "client",
    code: "unknown_route",
  });
}
