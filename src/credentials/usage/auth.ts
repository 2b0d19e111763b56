/**
 * The secret of a credential, for the one header it goes into.
 *
 * @module
 */

import type { CredentialRecord } from "../record.ts";
import type { ProbeRequest } from "./descriptor.ts";

/** Asking `url` with an API key as a bearer token; nothing is asked with anything else. */
export function askWithKey(url: string): (record: CredentialRecord) => ProbeRequest | undefined {
  return ({ secret }) =>
    secret.kind === "api_key"
      ? { url, headers: { authorization: `Bearer ${secret.key.reveal()}` } }
      : undefined;
}

/** The access token as a bearer token; `undefined` for anything else. */
export function tokenBearer({ secret }: CredentialRecord): string | undefined {
  return secret.kind === "oauth" ? `Bearer ${secret.access.reveal()}` : undefined;
}
