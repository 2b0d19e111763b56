/**
 * `sluice vault rotate --new-key`: another master key. The data keys stay as they are, so that no
 * secret is touched, and gateways that run go on.
 *
 * @module
 */

import { type Accounts, opensVault, type Store } from "../../../mod.ts";
import { dataDir } from "../data_dir.ts";
import { openKeeping } from "../keeping.ts";
import { load } from "../load.ts";
import { currentKey, keyIn, MASTER_KEY_VARIABLE, prepareNextKey } from "../master_key.ts";
import { Refusal, type Surroundings, variable } from "../surroundings.ts";
import type { VaultArgs } from "./args.ts";
import { withAccounts } from "./open.ts";
import { readSecret } from "./secret_input.ts";

/** Longer than it takes; whoever is killed in the middle keeps others waiting no longer. */
const LEASE_MS = 30_000;

/** Replaces the master key; resolves with the exit status. */
export async function replaceMasterKey(args: VaultArgs, around: Surroundings): Promise<number> {
  const { fromEnv } = args;
  const inVariable = variable(around, MASTER_KEY_VARIABLE) !== undefined;
  if (inVariable && fromEnv === undefined) {
    const way = "name the variable with the next one: --new-key --from-env NAME";
    throw new Refusal(`Cannot change what is in ${MASTER_KEY_VARIABLE}: ${way}`, 2);
  }
  if (!inVariable && fromEnv !== undefined) {
    const way = "the key is in a file, and the next one is made there; leave out --from-env";
    throw new Refusal(`Cannot use '--from-env': ${way}`, 2);
  }
  return fromEnv === undefined
    ? await replaceInFile(args, around)
    : await replaceInVariable(args, fromEnv, around);
}

async function replaceInFile(args: VaultArgs, around: Surroundings): Promise<number> {
  const dir = dataDir(around);
  await withAccounts(args, around, ({ accounts, store }) =>
    alone(accounts, async () => {
      await accounts.vault.rewrap(await prepareNextKey(dir));
      await currentKey(store, dir);
    }));
  around.out("A new master key is in the file master.key. Gateways that run go on with it.\n");
  return 0;
}

async function replaceInVariable(
  args: VaultArgs,
  name: string,
  around: Surroundings,
): Promise<number> {
  const what = "The next master key";
  const next = keyIn((await readSecret({ fromEnv: name, what }, around)).reveal(), name);
  const { config } = await load(args, around);
  const { host, close } = await openKeeping(around, config.store);
  try {
    // An earlier run has done it, and nobody has put the key in its place yet.
    const done = host.store !== undefined && await isDone(host.store, next);
    if (!done) {
      await withAccounts(
        args,
        around,
        ({ accounts }) => alone(accounts, () => accounts.vault.rewrap(next)),
      );
    }
  } finally {
    await close();
  }
  around.out(
    `A new master key is in use. Put it into ${MASTER_KEY_VARIABLE} now: nothing starts with the ` +
      "old one.\nGateways that run go on; start them anew before the next 'sluice vault rotate'.\n",
  );
  return 0;
}

async function isDone(store: Store, next: Parameters<typeof opensVault>[1]): Promise<boolean> {
  return await opensVault(store, next) === true;
}

/** Lets one process at a time change keys. */
export async function alone<T>(
  { credentials }: Pick<Accounts, "credentials">,
  act: () => Promise<T>,
): Promise<T> {
  const lease = await credentials.lease("vault", LEASE_MS);
  if (lease === undefined) {
    throw new Refusal(
      "Cannot change keys: another process is at it; try again in half a minute",
      1,
    );
  }
  try {
    return await act();
  } finally {
    await lease.release();
  }
}
