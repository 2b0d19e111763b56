/**
 * An account as people and programs are shown it: everything but what is secret.
 *
 * @module
 */

import type { Candidate } from "./contract.ts";
import type { CredentialRecord } from "./record.ts";

/** An account, and why it is used or not. */
export interface AccountView extends
  Pick<
    CredentialRecord,
    | "id"
    | "provider"
    | "name"
    | "revision"
    | "status"
    | "statusInfo"
    | "attrs"
    | "origin"
    | "priority"
    | "weight"
    | "createdAt"
    | "updatedAt"
    | "authorizedAt"
  >,
  Pick<
    Candidate,
    "kind" | "expiresAt" | "kept" | "rank" | "why" | "blocks" | "inFlight" | "usage"
  > {
  /** Whose account it is, as far as that is known. */
  readonly identity: Omit<CredentialRecord["identity"], "key">;
}

/** What may be told of `candidate`: each field is named, so that a new one is not told by itself. */
export function viewOf(candidate: Candidate): AccountView {
  const { record, kind, expiresAt, kept, rank, why, blocks, inFlight, usage } = candidate;
  const { id, provider, name, revision, status, statusInfo, identity, attrs } = record;
  const { origin, priority, weight, createdAt, updatedAt, authorizedAt } = record;
  const { key: _key, ...person } = identity;
  return {
    id,
    provider,
    ...(name === undefined ? {} : { name }),
    kind,
    origin,
    kept,
    status,
    ...(statusInfo === undefined ? {} : { statusInfo }),
    identity: person,
    attrs,
    priority,
    weight,
    ...(rank === undefined ? {} : { rank }),
    why,
    blocks,
    inFlight,
    ...(usage === undefined ? {} : { usage }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
    revision,
    createdAt,
    updatedAt,
    ...(authorizedAt === undefined ? {} : { authorizedAt }),
  };
}
