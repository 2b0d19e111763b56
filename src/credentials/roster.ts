/**
 * All accounts, by provider and in tiers.
 *
 * @module
 */

import { type Account, createAccount } from "./account.ts";
import type { Block } from "./block.ts";
import { reconfigure, type Reconfigured } from "./reconfigure.ts";
import type { CredentialRecord } from "./record.ts";
import { isMadeFromSame } from "./same_account.ts";

/** All accounts; a new reading of the store takes the place of the one before. */
export interface Roster {
  get(id: string): Account | undefined;
  /** The accounts of a provider, the highest tier first. */
  of(provider: string): readonly Account[];
  all(): Iterable<Account>;
  /**
   * Takes in what the store holds now. What this process alone knows of an account stays with it,
   * by its id and never by its place.
   *
   * @param fresh Names what this process has changed since the store was read: it stays.
   */
  adopt(
    records: readonly CredentialRecord[],
    blocks: readonly Block[],
    fresh: ReadonlySet<string>,
  ): void;
  /** Puts a changed record in the place of the one before, where it is the same account still. */
  put(record: CredentialRecord): void;
  /** Puts other configured accounts in the place of those before. */
  configure(records: readonly CredentialRecord[]): Reconfigured;
}

/** What {@link Roster.adopt} calls a change of a block. */
export function blockName({ credentialId, scope }: Pick<Block, "credentialId" | "scope">): string {
  return `${credentialId} ${scope}`;
}

/**
 * Creates a roster that holds the configured accounts from the beginning.
 *
 * @param sharesBlocks Whether the store keeps their blocks, as it does those of accounts it keeps.
 */
export function createRoster(
  configured: readonly CredentialRecord[],
  sharesBlocks: boolean = false,
): Roster {
  const accounts = new Map<string, Account>();
  let tiers = new Map<string, Account[]>();

  function arrange(): void {
    tiers = new Map();
    for (const account of accounts.values()) {
      const { provider } = account.record;
      const list = tiers.get(provider);
      if (list === undefined) tiers.set(provider, [account]);
      else list.push(account);
    }
    for (const list of tiers.values()) list.sort(byTier);
  }

  for (const record of configured) {
    accounts.set(record.id, createAccount(record, false, sharesBlocks));
  }
  arrange();

  return {
    get: (id) => accounts.get(id),
    of: (provider) => tiers.get(provider) ?? [],
    all: () => accounts.values(),
    adopt(records, blocks, fresh) {
      const there = new Set(records.map(({ id }) => id));
      for (const [id, { kept }] of accounts) if (kept && !there.has(id)) accounts.delete(id);
      for (const record of records) {
        const known = accounts.get(record.id);
        if (known === undefined) accounts.set(record.id, createAccount(record, true));
        // A token may have been renewed while the store was read: revisions only grow.
        else if (!fresh.has(record.id) && record.revision >= known.record.revision) {
          known.record = record;
        }
      }
      adoptBlocks(accounts, blocks, fresh);
      arrange();
    },
    put(record) {
      const account = accounts.get(record.id);
      if (account === undefined || !isMadeFromSame(account.record, record)) return;
      const moved = account.record.priority !== record.priority;
      account.record = record;
      if (moved) arrange();
    },
    configure(records) {
      const before = [...accounts.values()].filter(({ kept }) => !kept);
      for (const { record } of before) accounts.delete(record.id);
      const reconfigured = reconfigure(before, records, sharesBlocks);
      for (const account of reconfigured.accounts) accounts.set(account.record.id, account);
      arrange();
      return reconfigured;
    },
  };
}

function adoptBlocks(
  accounts: ReadonlyMap<string, Account>,
  blocks: readonly Block[],
  fresh: ReadonlySet<string>,
): void {
  for (const { sharesBlocks, record, blocks } of accounts.values()) {
    if (!sharesBlocks) continue;
    for (const scope of [...blocks.keys()]) {
      if (!fresh.has(blockName({ credentialId: record.id, scope }))) blocks.delete(scope);
    }
  }
  for (const block of blocks) {
    const account = accounts.get(block.credentialId);
    if (account?.sharesBlocks && !fresh.has(blockName(block))) {
      account.blocks.set(block.scope, block);
    }
  }
}

/** Ids decide between equals, so that every process has the same order. */
function byTier(a: Account, b: Account): number {
  return b.record.priority - a.record.priority || (a.record.id < b.record.id ? -1 : 1);
}
