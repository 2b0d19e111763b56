/**
 * Who may use the admin API: whoever has the admin key, from this machine unless the configuration
 * says otherwise. Keys of callers open nothing here, and the admin key nothing elsewhere.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../../canonical/fault.ts";
import { type AdminConfig, isLoopback } from "../../config/config.ts";
import { createKeyring } from "../../keys/key.ts";

/** Lets a request in, or throws why not. */
export type AdminGuard = (headers: Headers, peer: string | undefined) => Promise<void>;

/** What a proxy adds; behind one the other end of the connection is not who asks. */
const FORWARDED = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip"];

/** Creates the guard. Its refusals are {@link FaultError}s. */
export function createAdminGuard({ remote, ...key }: AdminConfig): AdminGuard {
  const keyring = createKeyring([{ name: "admin", ...key }]);
  return async (headers, peer) => {
    if (!remote && !isNear(headers, peer)) {
      throw new FaultError(gatewayFault(
        "permission",
        "Cannot administer from elsewhere: only this machine may ('admin.remote' in the configuration)",
        { origin: "client", code: "admin_is_local" },
      ));
    }
    if (await keyring.identify(headers) !== undefined) return;
    throw new FaultError(gatewayFault(
      "authentication",
      "Cannot let you in: the admin key is missing or unknown",
      { origin: "client", code: "invalid_admin_key" },
    ));
  };
}

/** Where the runtime does not tell who is at the other end, nobody is taken to be near. */
function isNear(headers: Headers, peer: string | undefined): boolean {
  if (peer === undefined || FORWARDED.some((name) => headers.has(name))) return false;
  return isLoopback(peer.replace(/^::ffff:/i, ""));
}
