/**
 * Configured secrets as accounts. They are not kept, and begin anew with every process.
 *
 * @module
 */

import type { CredentialRecord } from "./record.ts";
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
  return accounts.map(({ name, secret, origin, priority, weight = 1 }, index) => ({
    id: name === undefined ? `${provider}#${index + 1}` : `${provider}/${name}`,
    provider,
    ...(name === undefined ? {} : { name }),
    revision: 1,
    secretRevision: 1,
    status: "active",
    identity: { key: null },
    attrs: {},
    origin,
    priority: priority ?? PRIORITY_OF_ORIGIN[origin],
    weight,
    secret: secret === undefined ? { kind: "none" } : { kind: "api_key", key: secret },
    createdAt: 0,
    updatedAt: 0,
  }));
}
