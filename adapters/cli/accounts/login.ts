/**
 * `sluice accounts login PROVIDER`: the place where logins meet the command line.
 *
 * @module
 */

import { Refusal, type Surroundings } from "../surroundings.ts";
import type { AccountArgs } from "./args.ts";
import type { OpenAccounts } from "./open.ts";

/**
 * Logs in, and keeps the account; resolves with the exit status.
 *
 * @throws {Refusal} if the provider has no login here.
 */
export function loginAccount(
  { words: [provider = ""] }: AccountArgs,
  _open: OpenAccounts,
  _around: Surroundings,
): Promise<number> {
  const state = "this version knows no logins; add an API key with 'sluice accounts add'";
  return Promise.reject(new Refusal(`Cannot log in to '${provider}': ${state}`, 2));
}
