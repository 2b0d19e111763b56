/**
 * A credential as the text that is kept: everything in the clear but the secret.
 *
 * @module
 */

import { type JsonObject, parseJsonObject } from "../canonical/json.ts";
import type { CredentialRecord, CredentialSecret } from "./record.ts";
import { Secret } from "./secret.ts";
import type { Vault } from "./vault.ts";

/** A record whose secret is sealed. */
interface KeptRecord extends Omit<CredentialRecord, "secret"> {
  readonly v: 1;
  readonly secret: {
    readonly kind: CredentialSecret["kind"];
    readonly sealed?: string;
    readonly expiresAt?: number;
    readonly grantExpiresAt?: number;
  };
}

/**
 * Writes a record. The seal holds in this row and for this secret's revision: moved to another row,
 * or put back after a later secret was written, it does not open.
 */
export async function encodeRecord(record: CredentialRecord, vault: Vault): Promise<string> {
  const { secret, ...rest } = record;
  const words = wordsOf(secret);
  const sealed = words === undefined
    ? {}
    : { sealed: await vault.seal(JSON.stringify(words), contextOf(record)) };
  const { expiresAt, grantExpiresAt } = secret.kind === "oauth"
    ? secret
    : { expiresAt: undefined, grantExpiresAt: undefined };
  const kept: KeptRecord = {
    v: 1,
    ...rest,
    secret: {
      kind: secret.kind,
      ...sealed,
      ...(expiresAt === undefined ? {} : { expiresAt }),
      ...(grantExpiresAt === undefined ? {} : { grantExpiresAt }),
    },
  };
  return JSON.stringify(kept);
}

/**
 * Writes a record whose secret is the same as in `before`: what is sealed there stays as it is.
 *
 * @param before The text {@link encodeRecord} made.
 */
export function encodeUnsealed(record: CredentialRecord, before: string): string {
  const { secret: _secret, ...rest } = record;
  const kept: KeptRecord = { v: 1, ...rest, secret: read(before).secret };
  return JSON.stringify(kept);
}

/**
 * Reads a record.
 *
 * @throws if it cannot be read, or its secret belongs to another row.
 */
export async function decodeRecord(text: string, vault: Vault): Promise<CredentialRecord> {
  const { v: _v, secret: kept, ...rest } = read(text);
  if (kept.kind === "none" || kept.sealed === undefined) {
    return { ...rest, secret: { kind: "none" } };
  }
  const words = parseJsonObject(await vault.open(kept.sealed, contextOf(rest))) ?? {};
  const secret: CredentialSecret = kept.kind === "api_key"
    ? { kind: "api_key", key: new Secret(String(words.key)) }
    : {
      kind: "oauth",
      access: new Secret(String(words.access)),
      ...(typeof words.refresh === "string" ? { refresh: new Secret(words.refresh) } : {}),
      expiresAt: kept.expiresAt ?? 0,
      ...(kept.grantExpiresAt === undefined ? {} : { grantExpiresAt: kept.grantExpiresAt }),
    };
  return { ...rest, secret };
}

/** Whether the secret is sealed with the vault's newest key. */
export function isCurrent(text: string, vault: Vault): boolean {
  const { sealed } = read(text).secret;
  return sealed === undefined || vault.isCurrent(sealed);
}

/** The revision alone, without opening anything. */
export function revisionIn(text: string): number {
  return read(text).revision;
}

function read(text: string): KeptRecord {
  const value: object | undefined = parseJsonObject(text);
  if (value !== undefined && isKept(value)) return value;
  throw new Error("Cannot read a credential: it is not in a form this version knows");
}

function isKept(value: Partial<Record<keyof KeptRecord, unknown>>): value is KeptRecord {
  const { v, id, revision, secret } = value;
  return v === 1 && typeof id === "string" && typeof revision === "number" &&
    typeof secret === "object" && secret !== null;
}

function wordsOf(secret: CredentialSecret): JsonObject | undefined {
  switch (secret.kind) {
    case "none":
    // Configured or found, and so never kept.
    case "aws":
      return undefined;
    case "api_key":
      return { key: secret.key.reveal() };
    case "oauth":
      return { access: secret.access.reveal(), refresh: secret.refresh?.reveal() };
  }
}

function contextOf(
  { id, provider, secretRevision }: Pick<CredentialRecord, "id" | "provider" | "secretRevision">,
): string {
  return `${id}|${provider}|${secretRevision}`;
}
