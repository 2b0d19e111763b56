/**
 * An account on its way from the broker to whoever uses it. A refresh token has no place in it.
 *
 * @module
 */

import type { Block } from "../block.ts";
import type { CredentialRecord, CredentialSecret } from "../record.ts";
import { isRenewable } from "../renewable.ts";
import { Secret } from "../secret.ts";
import type { Row } from "./wire.ts";

/**
 * Writes an account.
 *
 * @param secrets Whether the reader may have what requests are signed with.
 */
export function encodeRow(
  record: CredentialRecord,
  blocks: readonly Block[],
  secrets: boolean,
): Row {
  // Named one by one: what a record may come to hold later is not told by accident.
  const { id, provider, name, revision, secretRevision, status, statusInfo } = record;
  const { identity, attrs, origin, priority, weight, createdAt, updatedAt, authorizedAt } = record;
  return {
    id,
    provider,
    ...(name === undefined ? {} : { name }),
    revision,
    secretRevision,
    status,
    ...(statusInfo === undefined ? {} : { statusInfo }),
    identity,
    attrs,
    origin,
    priority,
    weight,
    createdAt,
    updatedAt,
    ...(authorizedAt === undefined ? {} : { authorizedAt }),
    secret: encodeSecret(record.secret, secrets),
    blocks: [...blocks],
  };
}

function encodeSecret(secret: CredentialSecret, told: boolean): Row["secret"] {
  switch (secret.kind) {
    case "none":
    // What signs for AWS is never lent; see `configuredAccounts`.
    case "aws":
      return { kind: "none" };
    case "api_key":
      return { kind: "api_key", ...(told ? { key: secret.key.reveal() } : {}) };
    case "oauth":
      return {
        kind: "oauth",
        ...(told ? { access: secret.access.reveal() } : {}),
        expiresAt: secret.expiresAt,
        ...(secret.grantExpiresAt === undefined ? {} : { grantExpiresAt: secret.grantExpiresAt }),
        renewable: isRenewable(secret),
      };
  }
}

/** Reads an account; `undefined` where it comes without its secret, and so is of no use here. */
export function decodeRow(
  { secret, blocks: _blocks, ...row }: Row,
): CredentialRecord | undefined {
  const read = decodeSecret(secret);
  return read === undefined ? undefined : { ...row, secret: read };
}

function decodeSecret(secret: Row["secret"]): CredentialSecret | undefined {
  switch (secret.kind) {
    case "none":
      return { kind: "none" };
    case "api_key":
      return secret.key === undefined
        ? undefined
        : { kind: "api_key", key: new Secret(secret.key) };
    case "oauth": {
      const { access, expiresAt, grantExpiresAt, renewable } = secret;
      if (access === undefined) return undefined;
      return {
        kind: "oauth",
        access: new Secret(access),
        ...(renewable ? { remote: true } : {}),
        expiresAt,
        ...(grantExpiresAt === undefined ? {} : { grantExpiresAt }),
      };
    }
  }
}
