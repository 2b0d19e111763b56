/**
 * The accounts of this user, as a command works on them: the same database as a running gateway's.
 *
 * @module
 */

import {
  type Accounts,
  type Administration,
  type Config,
  createAdministration,
  createGateway,
  keptProviders,
  type Store,
} from "../../../mod.ts";
import { openKeeping } from "../keeping.ts";
import { load } from "../load.ts";
import { Refusal, type Surroundings } from "../surroundings.ts";
import { proveVault } from "./prove.ts";

/** Accounts that are open. */
export interface OpenAccounts {
  readonly config: Config;
  readonly accounts: Accounts;
  readonly administration: Administration;
  /** Where they are kept. */
  readonly store: Store;
  /** Providers that are wanted and that no gateway has read of yet. */
  readonly unread: readonly string[];
}

/**
 * Lets `act` work on the accounts.
 *
 * @param wanted Known providers that are to be there although they have no account yet.
 * @throws {Refusal} if there is no place to keep accounts, or the master key is another one.
 */
export async function withAccounts<T>(
  args: { readonly config?: string },
  around: Surroundings,
  act: (open: OpenAccounts) => Promise<T>,
  wanted: readonly string[] = [],
): Promise<T> {
  // First, so that a configuration that is wrong makes no database.
  const { config: { store: place } } = await load(args, around, wanted);
  const keeping = await openKeeping(around, place);
  try {
    const { store } = keeping.host;
    if (store === undefined) {
      throw new Refusal("Cannot keep accounts: there is no place to write them", 1);
    }
    const kept = await keptProviders(store);
    const { config: before } = await load(args, around, kept);
    const { config } = await load(args, around, [...kept, ...wanted]);
    const { accounts } = createGateway(config, keeping.host);
    await proveVault(accounts);
    const administration = createAdministration(config, accounts);
    const unread = wanted.filter((id) => !before.providers.has(id));
    return await act({ config, accounts, administration, store, unread });
  } finally {
    await keeping.close();
  }
}
