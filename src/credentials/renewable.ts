/**
 * Whether a secret can be had anew.
 *
 * @module
 */

import type { AwsSecret, CredentialSecret, OAuthSecret } from "./record.ts";

/** Whether it is a token that can be renewed, here or by whoever holds its refresh token. */
export function isRenewable(secret: CredentialSecret): secret is OAuthSecret | AwsSecret {
  if (secret.kind === "aws") return secret.remote === true;
  return secret.kind === "oauth" && (secret.refresh !== undefined || secret.remote === true);
}

/** When it ends, in Unix milliseconds; `undefined` for what does not. */
export function endOf(secret: CredentialSecret): number | undefined {
  return secret.kind === "oauth" || secret.kind === "aws" ? secret.expiresAt : undefined;
}
