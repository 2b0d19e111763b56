/**
 * The accounts as a running gateway sees them, asked for over its admin API.
 *
 * @module
 */

import type { AccountView } from "../../../mod.ts";
import { askAdminAt } from "../admin_call.ts";
import { Refusal, type Surroundings } from "../surroundings.ts";

/**
 * Asks the gateway at `url` for its accounts, with the admin key in `SLUICE_ADMIN_KEY`.
 *
 * @throws {Refusal} if there is no key, or it does not answer with accounts.
 */
export async function remoteAccounts(
  url: string,
  query: Readonly<Record<string, string>>,
  around: Surroundings,
): Promise<readonly AccountView[]> {
  const { accounts } = await askAdminAt(url, { path: "/admin/accounts", query }, around);
  if (Array.isArray(accounts)) return accounts as unknown as AccountView[];
  throw new Refusal("Cannot ask the gateway: its answer is not a list of accounts", 1);
}
