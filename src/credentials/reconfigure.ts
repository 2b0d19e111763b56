/**
 * Taking in another configuration's accounts without forgetting what is known of those that stay.
 *
 * Where it is the same account it goes on with its blocks, its doubts and what is lent of it, whatever
 * it is called now.
 *
 * @module
 */

import { type Account, createAccount } from "./account.ts";
import type { CredentialRecord } from "./record.ts";
import { findSame, withNameOf } from "./same_account.ts";

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
  const same = findSame(before, ({ record }) => record, records);
  const was = new Map(before.map((account) => [account.record.id, account]));
  const renamed = new Map<string, string>();
  const names = new Map([...was].map(([id, account]) => [account, id]));
  const accounts = records.map((record, index) => {
    const account = same[index];
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

function rename(account: Account, record: CredentialRecord): void {
  const { id } = record;
  account.record = withNameOf(account.record, record);
  for (const [scope, block] of account.blocks) {
    if (block.credentialId !== id) account.blocks.set(scope, { ...block, credentialId: id });
  }
}
