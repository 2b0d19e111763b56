/**
 * `sluice accounts add PROVIDER`.
 *
 * @module
 */

import type { Surroundings } from "../surroundings.ts";
import type { AccountArgs } from "./args.ts";
import { calledOf } from "./find.ts";
import type { OpenAccounts } from "./open.ts";
import { readSecret } from "./secret_input.ts";

/** Keeps an API key. */
export async function addAccount(
  { words: [provider = ""], name, priority, weight, fromEnv, check }: AccountArgs,
  { administration }: OpenAccounts,
  around: Surroundings,
): Promise<number> {
  const what = `API key for ${provider}`;
  const source = { what, ...(fromEnv === undefined ? {} : { fromEnv }) };
  const added = await administration.add({
    provider,
    // Nobody should type a secret to be told that the provider is unknown.
    key: () => readSecret(source, around),
    ...(name === undefined ? {} : { name }),
    ...(priority === undefined ? {} : { priority }),
    ...(weight === undefined ? {} : { weight }),
  }, check);
  const { account, renewed } = added;
  const done = renewed ? "Was there already, and is in use again" : "Added";
  around.out(`${done}: ${calledOf(account)}, kept as ${account.id}.\n`);
  if (added.check?.ok === null) around.out(`Not checked: ${added.check.reason}.\n`);
  if (added.check?.ok === true) around.out(`Checked: ${added.check.reason}.\n`);
  return 0;
}
