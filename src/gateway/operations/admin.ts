/**
 * The routes of the admin API.
 *
 * @module
 */

import { badRequest, FaultError, gatewayFault } from "../../canonical/fault.ts";
import type { Changes } from "../../config/changes.ts";
import { ConfigError } from "../../config/problem.ts";
import { Secret } from "../../credentials/secret.ts";
import { AccountError } from "../admin/account_error.ts";
import {
  type AccountQuery,
  type Administration,
  createAdministration,
} from "../admin/administration.ts";
import { type AdminGuard, createAdminGuard } from "../admin/admin_guard.ts";
import {
  readChange,
  readLimit,
  readNewAccount,
  readQuestion,
  readRevision,
} from "../admin/admin_bodies.ts";
import type { AdminOperation } from "../admin_routes.ts";
import { readJsonBody } from "../body.ts";
import type { Shared } from "../exchange.ts";
import { explainRoute } from "../explain_route.ts";

/** A request to the admin API. */
export interface AdminCall {
  readonly request: Request;
  readonly url: URL;
  /** The other end of the connection. */
  readonly peer?: string | undefined;
  /** The account in the path. */
  readonly id: string;
}

/** The admin API of a gateway that has an admin key. */
export type AdminApi = (operation: AdminOperation, call: AdminCall) => Promise<Response>;

/** What an answer may be kept for: not at all. */
const PRIVATE = { "cache-control": "no-store" };

/** Creates it; `undefined` where no admin key is set. */
export function createAdminApi(shared: Shared): AdminApi | undefined {
  const { config, accounts, host } = shared;
  if (config.admin === undefined) return undefined;
  const guard: AdminGuard = createAdminGuard(config.admin);
  const administration = createAdministration(config, accounts, host);
  return async (operation, call) => {
    await guard(call.request.headers, call.peer);
    try {
      return await act(shared, administration, operation, call);
    } catch (error) {
      throw error instanceof AccountError
        ? new FaultError(faultOf(error), { cause: error })
        : error;
    }
  };
}

async function act(
  shared: Shared,
  administration: Administration,
  { action }: AdminOperation,
  call: AdminCall,
): Promise<Response> {
  const { id, url: { searchParams } } = call;
  switch (action) {
    case "list_accounts":
      return told({ accounts: await administration.list(queryOf(searchParams)) });
    case "explain_accounts":
      return told({ accounts: await administration.list(providerIn(searchParams)) });
    case "add_account":
      return await add(shared, administration, call);
    case "get_account":
      return account(await administration.get(id));
    case "change_account":
      return await change(shared, administration, call);
    case "remove_account": {
      const told = searchParams.get("ifRevision");
      await administration.remove(id, readRevision(call.request.headers, told));
      return new Response(null, { status: 204, headers: PRIVATE });
    }
    case "check_account":
      return told(await administration.check(id));
    case "reload":
      return told(await reload(shared));
    case "explain_route": {
      const { object } = await readJsonBody(call.request, shared.config.limits, shared.ticker);
      return told(await explainRoute(shared, readQuestion(object)));
    }
    case "audit":
      return told({ entries: await administration.audits(readLimit(searchParams.get("limit"))) });
  }
}

/** The problems name places and no values, so that whoever has the admin key may see them. */
async function reload({ host }: Shared): Promise<Changes> {
  if (host.reload === undefined) {
    throw badRequest("Cannot reload: this gateway's configuration is not in a file of its own");
  }
  try {
    return await host.reload();
  } catch (error) {
    if (error instanceof ConfigError) throw badRequest(error.message);
    throw error;
  }
}

async function add(
  { config, ticker }: Shared,
  administration: Administration,
  { request }: AdminCall,
): Promise<Response> {
  const { object } = await readJsonBody(request, config.limits, ticker);
  const { apiKey, check, ...rest } = readNewAccount(object);
  const added = await administration.add({ ...rest, key: new Secret(apiKey.trim()) }, check);
  return told(added, added.renewed ? 200 : 201, revisionTag(added.account));
}

async function change(
  { config, ticker }: Shared,
  administration: Administration,
  { request, id }: AdminCall,
): Promise<Response> {
  const { object } = await readJsonBody(request, config.limits, ticker);
  const { ifRevision, ...changes } = readChange(object);
  const revision = readRevision(request.headers, ifRevision);
  if (Object.keys(changes).length === 0) {
    throw badRequest("Cannot change the account: expected name, status, priority or weight");
  }
  return account(await administration.change(id, changes, revision));
}

/** An empty one is none. */
function queryOf(query: URLSearchParams): AccountQuery {
  const provider = query.get("provider") ?? "";
  const model = query.get("model") ?? "";
  return { ...(provider === "" ? {} : { provider }), ...(model === "" ? {} : { model }) };
}

function providerIn(params: URLSearchParams): AccountQuery {
  const query = queryOf(params);
  if (query.provider !== undefined) return query;
  throw badRequest("Cannot read 'provider': it is missing", "provider");
}

function account(view: { readonly revision: number }): Response {
  return told(view, 200, revisionTag(view));
}

function revisionTag({ revision }: { readonly revision: number }): Record<string, string> {
  return { etag: `"${revision}"` };
}

function told(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { ...PRIVATE, ...headers } });
}

function faultOf({ reason, message, field }: AccountError) {
  const kind = reason === "invalid" ? "invalid_request" : reason;
  return gatewayFault(kind, message, {
    origin: "client",
    ...(field === undefined ? {} : { param: field }),
  });
}
