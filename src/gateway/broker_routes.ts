/**
 * The routes by which other gateways use the accounts of this one. They take a broker's token in
 * place of a gateway key, and are there only where there are such tokens.
 *
 * @module
 */

import type { RouteRow } from "./route_row.ts";

/** What a route does for another gateway. */
export interface BrokerOperation {
  readonly type: "broker";
  readonly action: "snapshot" | "stream" | "refresh" | "block" | "unblock";
}

/** All of them. */
export const BROKER_ROUTES: readonly RouteRow<BrokerOperation>[] = [
  {
    method: "GET",
    path: "/v1/snapshot",
    operation: { type: "broker", action: "snapshot" },
    open: false,
    summary: "The accounts, for gateways with a broker token; with `wait`, once they have changed",
  },
  {
    method: "GET",
    path: "/v1/snapshot/stream",
    operation: { type: "broker", action: "stream" },
    open: false,
    summary: "The accounts and every change of them as events, for gateways with a broker token",
  },
  {
    method: "POST",
    path: "/v1/credential/{credential_id}/refresh",
    operation: { type: "broker", action: "refresh" },
    open: false,
    summary: "Renews an account's token, once for all who ask; for gateways with a broker token",
  },
  {
    method: "POST",
    path: "/v1/blocks",
    operation: { type: "broker", action: "block" },
    open: false,
    summary: "Says that an account is at a limit, for gateways with a broker token",
  },
  {
    method: "DELETE",
    path: "/v1/blocks/{credential_id}/{scope}",
    operation: { type: "broker", action: "unblock" },
    open: false,
    summary: "Says that an account is not at a limit any more, for gateways with a broker token",
  },
];
