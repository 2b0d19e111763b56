/**
 * What is known of accounts, apart from what is being done with them. All of it is plain data, so
 * that where every request has a gateway of its own the next one goes on with it.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { createMemoryStore } from "../store/memory.ts";
import type { Store } from "../store/store.ts";
import type { CloudMemory } from "./cloud/refresher.ts";
import type { VaultMemory } from "./lazy_vault.ts";
import { createPoolMemory, type PoolMemory } from "./pool_memory.ts";
import type { Unsaved } from "./settle.ts";
import type { Standing } from "./usage/standing.ts";

/** What is known. */
export interface AccountsMemory {
  /** Who this process is, among those that share the store. */
  readonly owner: string;
  /** Where accounts are kept that nothing seals, and what takes the master key's place there. */
  readonly own: { readonly store: Store; readonly key: Bytes };
  readonly vault: VaultMemory;
  readonly pool: PoolMemory;
  readonly unsaved: Unsaved;
  /** Of the accounts' usage, by account. */
  readonly standings: Map<string, Standing>;
  readonly clouds: CloudMemory;
}

/**
 * Creates it, with nothing known.
 *
 * @param lostMs See {@link createPoolMemory}.
 */
export function createAccountsMemory(now: () => number, lostMs?: number): AccountsMemory {
  return {
    owner: crypto.randomUUID(),
    own: { store: createMemoryStore(now), key: crypto.getRandomValues(new Uint8Array(32)) },
    vault: {},
    pool: createPoolMemory(now, lostMs),
    unsaved: new Map(),
    standings: new Map(),
    clouds: {},
  };
}
