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
  readonly record: CredentialRecord;
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
    record: configuredRecord(
      provider,
      { ...account, place: before + index + 1 },
      secretOf(login),
    ),
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
