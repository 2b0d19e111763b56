/**
 * `sluice accounts list`.
 *
 * @module
 */

import type { Surroundings } from "../surroundings.ts";
import type { AccountArgs } from "./args.ts";
import { withAccounts } from "./open.ts";
import { remoteAccounts } from "./remote.ts";
import { accountsTable } from "./table.ts";

/** How wide lines are where nobody tells. */
const WIDTH = 100;

/** Shows the accounts: those in the database, or as a running gateway sees them. */
export async function listAccounts(args: AccountArgs, around: Surroundings): Promise<number> {
  const { provider, model, url, json, explain } = args;
  const query = {
    ...(provider === undefined ? {} : { provider }),
    ...(model === undefined ? {} : { model }),
  };
  const accounts = url === undefined
    ? await withAccounts(args, around, ({ administration }) => administration.list(query))
    : await remoteAccounts(url, query, around);
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
