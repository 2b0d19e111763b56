/**
 * `sluice accounts list`.
 *
 * @module
 */

import type { Surroundings } from "../surroundings.ts";
import type { AccountArgs } from "./args.ts";
import type { OpenAccounts } from "./open.ts";
import { accountsTable } from "./table.ts";

/** How wide lines are where nobody tells. */
const WIDTH = 100;

/** Shows the accounts. */
export async function listAccounts(
  { provider, model, json, explain }: AccountArgs,
  { administration }: OpenAccounts,
  around: Surroundings,
): Promise<number> {
  const accounts = await administration.list({
    ...(provider === undefined ? {} : { provider }),
    ...(model === undefined ? {} : { model }),
  });
  if (json) around.out(`${JSON.stringify({ accounts }, null, 2)}\n`);
  else {
    around.out(accountsTable(accounts, {
      now: Date.now(),
      width: Math.max(40, around.columns ?? WIDTH),
      styled: around.outIsTerminal && !around.env.NO_COLOR,
      explain,
    }));
  }
  return 0;
}
