/**
 * Configured secrets as accounts. They are not kept, and begin anew with every process.
 *
 * @module
 */

import type { CredentialRecord, CredentialSecret } from "./record.ts";
import { PRIORITY_OF_ORIGIN } from "./record.ts";
import type { Secret } from "./secret.ts";

/** A configured secret. */
export interface ConfiguredAccount {
  readonly name?: string;
  /** Absent for a provider that wants none. */
  readonly secret?: Secret;
  readonly origin: "config" | "env";
  readonly priority?: number;
  readonly weight?: number;
}

/** Makes the accounts of a provider: `openai/work` where they have names, else `openai#1`. */
export function configuredRecords(
  provider: string,
  accounts: readonly ConfiguredAccount[],
): CredentialRecord[] {
  return accounts.map(({ secret, ...account }, index) =>
    configuredRecord(
      provider,
      { ...account, attrs: {}, place: index + 1 },
      secret === undefined ? { kind: "none" } : { kind: "api_key", key: secret },
    )
  );
}

/** What is configured of an account beside its secret. */
export interface ConfiguredRest extends Omit<ConfiguredAccount, "secret"> {
  readonly attrs: Readonly<Record<string, string>>;
  /** Its place among the provider's accounts, from 1: its name where it has none. */
  readonly place: number;
}

/** Makes one account of a provider. */
export function configuredRecord(
  provider: string,
  { name, origin, attrs, place, priority, weight = 1 }: ConfiguredRest,
  secret: CredentialSecret,
): CredentialRecord {
  return {
    id: name === undefined ? `${provider}#${place}` : `${provider}/${name}`,
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
    secret,
    createdAt: 0,
    updatedAt: 0,
  };
}
