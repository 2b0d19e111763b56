/**
 * A vault that is opened when it is first needed: whoever keeps no secrets waits for none.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import type { Store } from "../store/store.ts";
import { openVault, type ReadMasterKey, type Vault } from "./vault.ts";

/** A vault that was opened. */
export interface VaultMemory {
  opened?: Vault;
}

/**
 * The vault in `store`, still closed. What opening it throws, its first use throws. Several who need
 * it first open it each for themselves: none depends on another's work.
 */
export function lazyVault(
  store: Store,
  masterKey: Bytes,
  readAgain?: ReadMasterKey,
  memory: VaultMemory = {},
): Vault {
  async function vault(): Promise<Vault> {
    if (memory.opened !== undefined) return memory.opened;
    const vault = await openVault(store, masterKey, readAgain);
    return memory.opened ??= vault;
  }

  return {
    seal: async (text, context) => (await vault()).seal(text, context),
    open: async (sealed, context) => (await vault()).open(sealed, context),
    isCurrent: (sealed) => memory.opened?.isCurrent(sealed) ?? false,
    digest: async (text) => (await vault()).digest(text),
    rotate: async () => (await vault()).rotate(),
    rewrap: async (next) => (await vault()).rewrap(next),
  };
}
