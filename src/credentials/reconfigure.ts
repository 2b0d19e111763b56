/**
 * Taking in another configuration's accounts without forgetting what is known of those that stay.
 *
 * An account is its secret: where that is the same it goes on with its blocks, its doubts and what is
 * lent of it, whatever it is called now. Unnamed accounts are numbered, so that taking the first one
 * out gives all others another name.
 *
 * @module
 */

import { type Account, createAccount } from "./account.ts";
import type { CredentialRecord } from "./record.ts";

/** The configured accounts after a change of the configuration. */
export interface Reconfigured {
  readonly accounts: readonly Account[];
  /** What those that stay are called now, by what they were called before, where that is another name. */
  readonly renamed: ReadonlyMap<string, string>;
  /** The names that mean another account than before, or none. */
  readonly unsettled: ReadonlySet<string>;
}

/** Finds the accounts of `records` among those `before`; new ones are made. */
export function reconfigure(
  before: readonly Account[],
  records: readonly CredentialRecord[],
  sharesBlocks: boolean = false,
): Reconfigured {
  const known = new Map(before.map((account) => [whatIs(account.record), account]));
  known.delete(undefined);
  const was = new Map(before.map((account) => [account.record.id, account]));
  const renamed = new Map<string, string>();
  const names = new Map([...was].map(([id, account]) => [account, id]));
  const accounts = records.map((record) => {
    const account = known.get(whatIs(record));
    if (account === undefined) return createAccount(record, false, sharesBlocks);
    const name = names.get(account) ?? record.id;
    if (name !== record.id) renamed.set(name, record.id);
    rename(account, record);
    return account;
  });
  const is = new Map(accounts.map((account) => [account.record.id, account]));
  const unsettled = [...was].filter(([id, account]) => is.get(id) !== account).map(([id]) => id);
  return { accounts, renamed, unsettled: new Set(unsettled) };
}

/** What was learned of it stays: its status, and the secret that tells it from others. */
function rename(account: Account, { id, name, origin, priority, weight }: CredentialRecord): void {
  const { name: _before, ...rest } = account.record;
  account.record = {
    ...rest,
    id,
    ...(name === undefined ? {} : { name }),
    origin,
    priority,
    weight,
  };
  for (const [scope, block] of account.blocks) {
    if (block.credentialId !== id) account.blocks.set(scope, { ...block, credentialId: id });
  }
}

/** What a cloud's account is made from is not in its record: it begins anew, as nobody's. */
function whatIs({ provider, secret }: CredentialRecord): string | undefined {
  switch (secret.kind) {
    case "api_key":
      return JSON.stringify([provider, secret.kind, secret.key.reveal()]);
    case "none":
      return JSON.stringify([provider, secret.kind]);
    default:
      return undefined;
  }
}
