/**
 * How a credential is made and changed, as pure steps.
 *
 * @module
 */

import {
  type CredentialPatch,
  type CredentialRecord,
  LOGIN_KEY_PRIORITY,
  type NewCredential,
  PRIORITY_OF_ORIGIN,
} from "./record.ts";

/** Makes the first record of a new credential. */
export function newRecord(
  id: string,
  { priority, ...given }: NewCredential,
  now: number,
  fingerprint?: string,
): CredentialRecord {
  return {
    weight: 1,
    attrs: {},
    identity: { key: null },
    ...given,
    id,
    revision: 1,
    secretRevision: 1,
    status: "active",
    priority: priority ?? tierOf(given),
    ...(fingerprint === undefined ? {} : { fingerprint }),
    createdAt: now,
    updatedAt: now,
  };
}

/** Applies a patch: the next revision. */
export function applyPatch(
  record: CredentialRecord,
  patch: CredentialPatch,
  now: number,
): CredentialRecord {
  const { name, statusInfo, intent, backoff, ...rest } = { ...record, ...patch };
  return {
    ...rest,
    // `null` takes a part away, and stands in no record.
    ...(isSet(name) ? { name } : {}),
    ...(isSet(statusInfo) ? { statusInfo } : {}),
    ...(isSet(intent) ? { intent } : {}),
    ...(isSet(backoff) ? { backoff } : {}),
    revision: record.revision + 1,
    secretRevision: record.secretRevision + (patch.secret === undefined ? 0 : 1),
    updatedAt: now,
  };
}

/** What a new login changes of the credential it renews: it lives again, with its new secret. */
export function renewalOf(
  { secret, identity, attrs, name, ...rest }: NewCredential,
): CredentialPatch {
  return {
    secret,
    status: "active",
    statusInfo: null,
    intent: null,
    backoff: null,
    ...(identity === undefined ? {} : { identity }),
    ...(attrs === undefined ? {} : { attrs }),
    ...(name === undefined ? {} : { name }),
    ...(rest.priority === undefined ? {} : { priority: rest.priority }),
    ...(rest.weight === undefined ? {} : { weight: rest.weight }),
    ...(rest.authorizedAt === undefined ? {} : { authorizedAt: rest.authorizedAt }),
  };
}

function isSet<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}

function tierOf({ origin, secret }: Pick<NewCredential, "origin" | "secret">): number {
  if (origin === "login" && secret.kind === "api_key") return LOGIN_KEY_PRIORITY;
  return PRIORITY_OF_ORIGIN[origin];
}
