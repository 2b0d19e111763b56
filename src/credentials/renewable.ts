/**
 * Whether a secret can be had anew.
 *
 * @module
 */

import type { CredentialSecret, OAuthSecret } from "./record.ts";

/** Whether it is a token that can be renewed, here or by whoever holds its refresh token. */
export function isRenewable(secret: CredentialSecret): secret is OAuthSecret {
  return secret.kind === "oauth" && (secret.refresh !== undefined || secret.remote === true);
}
