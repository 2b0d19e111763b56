/**
 * From what was granted to a credential that can be kept.
 *
 * @module
 */

import type { Identity, NewCredential } from "../record.ts";
import { Secret } from "../secret.ts";
import type { OAuthFlow } from "./flow.ts";
import type { Grant } from "./grant.ts";

/** A credential before it is known which of the configuration's providers it is for. */
export type LoggedIn = Omit<NewCredential, "provider">;

/** The credential of a login that was granted at `now`. */
export function credentialOf(flow: OAuthFlow, grant: Grant, now: number): LoggedIn {
  const { grantLifeMs } = flow;
  const secret = grantLifeMs === undefined || grant.secret.grantExpiresAt !== undefined
    ? grant.secret
    : { ...grant.secret, grantExpiresAt: now + grantLifeMs };
  return {
    origin: "login",
    secret,
    identity: { key: identityKey(flow, grant.identity), ...grant.identity },
    attrs: grant.attrs,
    authorizedAt: now,
  };
}

/** The credential of a login that ends with an API key. */
export function keyCredential(key: string, now: number): LoggedIn {
  return {
    origin: "login",
    secret: { kind: "api_key", key: new Secret(key) },
    authorizedAt: now,
  };
}

/** What tells this account from others of its vendor; `null` when nothing is known of it. */
function identityKey(
  { identityKey: { order, orgQualified } }: OAuthFlow,
  identity: Omit<Identity, "key">,
): string | null {
  const names = { accountId: "account", email: "email" };
  const base = order.flatMap((field) => {
    const value = identity[field];
    return value === undefined ? [] : [`${names[field]}:${value.toLowerCase()}`];
  })[0];
  const org = orgQualified && identity.orgId !== undefined ? `org:${identity.orgId}` : undefined;
  const parts = [base, org].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join("|");
}
