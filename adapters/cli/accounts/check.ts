/**
 * `sluice accounts check`: whether the providers take the secrets.
 *
 * @module
 */

import type { AccountView, CheckResult } from "../../../mod.ts";
import type { Surroundings } from "../surroundings.ts";
import type { AccountArgs } from "./args.ts";
import { calledOf, findAccount } from "./find.ts";
import type { OpenAccounts } from "./open.ts";
import { oneLine } from "./state.ts";

/** Asks one after the other; resolves with 1 when a secret is refused. */
export async function checkAccounts(
  { words, json }: AccountArgs,
  { administration }: OpenAccounts,
  around: Surroundings,
): Promise<number> {
  const all = await administration.list();
  const accounts = words.length === 0 ? all : words.map((word) => findAccount(all, word));
  const results: { id: string; provider: string; name?: string; check: CheckResult }[] = [];
  for (const account of accounts) {
    const check = await administration.check(account.id);
    const { id, provider, name } = account;
    results.push({ id, provider, ...(name === undefined ? {} : { name }), check });
    if (!json) around.out(line(account, check));
  }
  if (json) around.out(`${JSON.stringify({ accounts: results }, null, 2)}\n`);
  else if (accounts.length === 0) around.out("No accounts to check.\n");
  return results.some(({ check }) => check.ok === false) ? 1 : 0;
}

function line(account: AccountView, { ok, reason }: CheckResult): string {
  const verdict = ok === null ? "unknown" : ok ? "good" : "refused";
  return `${verdict.padEnd(8)} ${oneLine(calledOf(account))}: ${reason}\n`;
}
