/**
 * Whether what is kept can be used, before anything is done with it.
 *
 * @module
 */

import type { Accounts } from "../../../mod.ts";
import { Refusal } from "../surroundings.ts";

/**
 * Opens the vault and every account in it. A gateway that started without some of its accounts would
 * look healthy and be half of itself.
 *
 * @throws {Refusal} if the master key is another one, or a secret cannot be opened.
 */
export async function proveVault({ vault, pool }: Pick<Accounts, "vault" | "pool">): Promise<void> {
  try {
    await vault.digest("");
    await pool.sync();
  } catch (error) {
    const state = error instanceof Error ? error.message : String(error);
    const remedy = "Put back the master key they were kept with: SLUICE_MASTER_KEY, or the file " +
      "master.key beside the database.";
    throw new Refusal(`Cannot read the accounts in the database: ${state}\n${remedy}`, 1);
  }
}
