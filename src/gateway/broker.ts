/**
 * The broker's side of a gateway: whom it lends accounts to, and what of them they may know.
 *
 * @module
 */

import { FaultError, gatewayFault } from "../canonical/fault.ts";
import type { BrokerTokenConfig, Config } from "../config/config.ts";
import type { Accounts } from "../credentials/accounts.ts";
import { createFeed, type Feed } from "../credentials/broker/feed.ts";
import type { BrokerScope, Grant } from "../credentials/broker/grant.ts";
import type { CredentialRecord } from "../credentials/record.ts";
import { createKeyring } from "../keys/key.ts";
import type { Ticker } from "../relay/ticker.ts";
import { logAccount } from "../telemetry/log.ts";

/** Lends accounts to other gateways. */
export interface Broker {
  /** The accounts, as they change. */
  readonly feed: Feed;
  /**
   * Who sends `headers`, and what that token is good for. Nothing is read before that is known.
   *
   * @throws {FaultError} if the token is not known (401) or lacks `scope` (403).
   */
  admit(headers: Headers, scope: BrokerScope): Promise<Grant>;
}

/** The broker of a configuration that lends accounts; else `undefined`. */
export function brokerOf(
  { broker }: Pick<Config, "broker">,
  { credentials }: Accounts,
  configured: readonly CredentialRecord[],
  ticker: Ticker,
): Broker | undefined {
  if (broker?.kind !== "lend") return undefined;
  const feed = createFeed({
    store: credentials,
    configured,
    means: ticker,
    notify: logAccount,
    boot: crypto.randomUUID(),
  });
  return { feed, admit: createDoor(broker.tokens) };
}

function createDoor(tokens: readonly BrokerTokenConfig[]): Broker["admit"] {
  const grants = new Map(tokens.map(({ grant }) => [grant.name, grant]));
  const keyring = createKeyring(tokens.map(({ grant, ...key }) => ({ name: grant.name, ...key })));
  return async (headers, scope) => {
    const caller = await keyring.identify(headers);
    const grant = caller && grants.get(caller.name);
    if (grant === undefined) throw new FaultError(unknownToken());
    if (!grant.scopes.includes(scope)) throw new FaultError(outOfScope(scope));
    return grant;
  };
}

function unknownToken() {
  return gatewayFault(
    "authentication",
    "Cannot let you in: the broker token is missing or unknown",
    { origin: "client", code: "invalid_broker_token" },
  );
}

function outOfScope(scope: BrokerScope) {
  return gatewayFault(
    "permission",
    `Cannot serve this token: it lacks the scope '${scope}' ('broker.tokens' in the configuration)`,
    { origin: "client", code: "scope_missing" },
  );
}
