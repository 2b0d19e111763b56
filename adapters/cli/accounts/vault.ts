/**
 * `sluice vault rotate`: a new key for the secrets of kept accounts, or a new master key.
 *
 * @module
 */

import type { Accounts } from "../../../mod.ts";
import { Refusal, type Surroundings } from "../surroundings.ts";
import { readVaultArgs, VAULT_HELP } from "./args.ts";
import { withAccounts } from "./open.ts";
import { alone, replaceMasterKey } from "./vault_key.ts";

/** Others may write while we seal; what they wrote with the old key is found in the next round. */
const ROUNDS = 10;

/**
 * Runs what follows `sluice vault`; resolves with the exit status. Every step is whole by itself:
 * when it is broken off, older keys still open what they sealed, and the next run does the rest.
 */
export async function runVault(argv: readonly string[], around: Surroundings): Promise<number> {
  const args = readVaultArgs(argv);
  if (args.command === "help") {
    around.out(VAULT_HELP);
    return 0;
  }
  if (args.newKey) return await replaceMasterKey(args, around);
  const sealed = await withAccounts(
    args,
    around,
    ({ accounts }) => alone(accounts, () => sealAnew(accounts)),
  );
  around.out(`A new key is in use; ${count(sealed)} sealed anew with it.\n`);
  return 0;
}

/** Seals every secret with a new data key; resolves with how many there are. */
async function sealAnew({ vault, credentials }: Accounts): Promise<number> {
  await vault.rotate();
  let sealed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const now = await credentials.reseal();
    sealed += now;
    if (now === 0) return sealed;
  }
  throw new Refusal("Cannot end: others keep writing; run it again, nothing is lost", 1);
}

function count(secrets: number): string {
  return secrets === 1 ? "1 secret was" : `${secrets} secrets were`;
}
