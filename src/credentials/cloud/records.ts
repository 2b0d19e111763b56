/**
 * Configured accounts of clouds as records. They are not kept, and begin anew with every process.
 *
 * @module
 */

import { configuredRecord } from "../configured.ts";
import type { CredentialRecord, CredentialSecret } from "../record.ts";
import { Secret } from "../secret.ts";
import type { CloudAccount, CloudLogin } from "./login.ts";

/** An account, and how it is let in. */
export interface CloudRecord {
  /** What is known of it before anybody was asked. */
  readonly record: CredentialRecord;
  /** The way in. */
  readonly login: CloudLogin;
}

/**
 * Makes the accounts of a provider: `amazon-bedrock/work`, or `amazon-bedrock#3` where it has no name
 * and two others are there `before` it.
 */
export function cloudRecords(
  provider: string,
  accounts: readonly (CloudAccount & { readonly origin: "config" | "env" })[],
  before = 0,
): CloudRecord[] {
  return accounts.map(({ login, ...account }, index) => ({
    login,
    record: {
      ...configuredRecord(
        provider,
        { ...account, place: before + index + 1 },
        secretOf(login),
      ),
      madeFrom: new Secret(JSON.stringify([plainOf(login), plainOf(account.attrs)])),
    },
  }));
}

/** What is there before anybody was asked: keys, or something that has run out. */
function secretOf(login: CloudLogin): CredentialSecret {
  const nothing = new Secret("");
  switch (login.kind) {
    case "aws_keys": {
      const { kind: _kind, ...keys } = login;
      return { kind: "aws", ...keys, expiresAt: Infinity };
    }
    case "aws_ambient":
      return { kind: "aws", accessKeyId: "", secretAccessKey: nothing, remote: true, expiresAt: 0 };
    default:
      return { kind: "oauth", access: nothing, remote: true, expiresAt: 0 };
  }
}

/** All that is in it, secrets too, in an order that does not hang on how it was put together. */
function plainOf(value: unknown): unknown {
  if (value instanceof Secret) return value.reveal();
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)
    .map(([name, member]) => [name, plainOf(member)]);
}
