/**
 * A vault that is opened when it is first needed: whoever keeps no secrets waits for none.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import type { Store } from "../store/store.ts";
import { openVault, type ReadMasterKey, type Vault } from "./vault.ts";

/** The vault in `store`, still closed. What opening it throws, its first use throws. */
export function lazyVault(store: Store, masterKey: Bytes, readAgain?: ReadMasterKey): Vault {
  let opened: Vault | undefined;
  let opening: Promise<Vault> | undefined;

  async function vault(): Promise<Vault> {
    opening ??= openVault(store, masterKey, readAgain);
    try {
      return opened = await opening;
    } catch (error) {
      opening = undefined;
      throw error;
    }
  }

  return {
    seal: async (text, context) => (await vault()).seal(text, context),
    open: async (sealed, context) => (await vault()).open(sealed, context),
    isCurrent: (sealed) => opened?.isCurrent(sealed) ?? false,
    digest: async (text) => (await vault()).digest(text),
    rotate: async () => (await vault()).rotate(),
    rewrap: async (next) => (await vault()).rewrap(next),
  };
}
