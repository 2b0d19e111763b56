/**
 * The routes of the admin API: part of THE table. They are there when an admin key is set.
 *
 * @module
 */

import type { RouteRow } from "./route_row.ts";

/** A route for whoever runs the gateway. */
export interface AdminOperation {
  readonly type: "admin";
  readonly action:
    | "list_accounts"
    | "add_account"
    | "explain_accounts"
    | "get_account"
    | "change_account"
    | "remove_account"
    | "check_account"
    | "audit"
    | "reload"
    | "explain_route";
}

type AdminRoute = RouteRow<AdminOperation>;

function route(
  method: AdminRoute["method"],
  path: string,
  action: AdminOperation["action"],
  summary: string,
): AdminRoute {
  return { method, path, operation: { type: "admin", action }, open: false, summary };
}

/** All of them; what is spelled out goes before what holds an id. */
export const ADMIN_ROUTES: readonly AdminRoute[] = [
  route("GET", "/admin/accounts", "list_accounts", "All accounts, without their secrets"),
  route("POST", "/admin/accounts", "add_account", "Adds an API key"),
  route(
    "GET",
    "/admin/accounts/explain",
    "explain_accounts",
    "A provider's accounts in the order they would be used, and why: `provider=`, `model=`",
  ),
  route("GET", "/admin/accounts/{account_id}", "get_account", "One account"),
  route(
    "PATCH",
    "/admin/accounts/{account_id}",
    "change_account",
    "Changes its name, priority, weight or status; needs `If-Match` or `ifRevision`",
  ),
  route(
    "DELETE",
    "/admin/accounts/{account_id}",
    "remove_account",
    "Forgets it; needs `If-Match` or `ifRevision=`",
  ),
  route(
    "POST",
    "/admin/accounts/{account_id}/check",
    "check_account",
    "Asks the provider whether it takes its secret",
  ),
  route("POST", "/admin/reload", "reload", "Reads the configuration anew, and tells what changed"),
  route("GET", "/admin/audit", "audit", "The newest steps in the life of accounts: `limit=`"),
  route(
    "POST",
    "/v1/route/explain",
    "explain_route",
    "Where a request would go, and why not elsewhere; nothing is sent",
  ),
];
