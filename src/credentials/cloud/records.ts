/**
 * Configured accounts of clouds as records. They are not kept, and begin anew with every process.
 *
 * @module
 */

import { type CredentialRecord, type CredentialSecret, PRIORITY_OF_ORIGIN } from "../record.ts";
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
  return accounts.map(({ name, login, attrs, origin, priority, weight = 1 }, index) => ({
    login,
    record: {
      id: name === undefined ? `${provider}#${before + index + 1}` : `${provider}/${name}`,
      provider,
      ...(name === undefined ? {} : { name }),
      revision: 1,
      secretRevision: 1,
      status: "active",
      identity: { key: null },
      attrs,
      origin,
      priority: priority ?? PRIORITY_OF_ORIGIN[origin],
      weight,
      secret: secretOf(login),
      createdAt: 0,
      updatedAt: 0,
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
