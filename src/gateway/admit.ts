/**
 * Who calls, and whether their key is good for what they ask.
 *
 * @module
 */

import { type Fault, FaultError, gatewayFault } from "../canonical/fault.ts";
import type { Caller, Keyring } from "../keys/key.ts";
import { DEFAULT_SCOPES, type KeyScope } from "../keys/scopes.ts";

/**
 * The caller whose key is in `headers`, or is `shown` in another place.
 *
 * @throws {FaultError} if there is none (401), or the key lacks `scope` (403).
 */
export async function admit(
  keyring: Keyring,
  headers: Headers,
  scope: KeyScope,
  shown?: string,
): Promise<Caller> {
  const caller = await keyring.identify(headers, shown);
  if (caller === undefined) throw new FaultError(unknownCaller());
  const { scopes = DEFAULT_SCOPES } = caller;
  if (!scopes.includes(scope)) throw new FaultError(outOfScope(scope));
  return caller;
}

function unknownCaller(): Fault {
  return gatewayFault(
    "authentication",
    "Cannot let you in: the gateway key is missing or unknown",
    {
      origin: "client",
      code: "invalid_api_key",
    },
  );
}

function outOfScope(scope: KeyScope): Fault {
  return gatewayFault(
    "permission",
    `Cannot serve this key: it lacks the scope '${scope}' ('scopes' of the key in the configuration)`,
    { origin: "client", code: "scope_missing" },
  );
}
