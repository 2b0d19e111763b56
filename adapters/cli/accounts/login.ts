/**
 * `sluice accounts login PROVIDER`: a login whose account is kept where all are.
 *
 * @module
 */

import { VERSION } from "../../../mod.ts";
import { openBrowser } from "../browser.ts";
import { login } from "../login.ts";
import type { LoginParts } from "../login_parts.ts";
import type { Surroundings } from "../surroundings.ts";
import type { AccountArgs } from "./args.ts";
import type { OpenAccounts } from "./open.ts";

/**
 * Logs in, and keeps the account; resolves with the exit status.
 *
 * @param fetch Reaches the identity provider; the platform's own by default.
 * @throws {Refusal} if the provider allows no login, or it does not come about.
 */
export async function loginAccount(
  args: AccountArgs,
  { config, accounts: { credentials } }: OpenAccounts,
  around: Surroundings,
  fetch: LoginParts["means"]["fetch"] = globalThis.fetch,
): Promise<number> {
  const { words: [provider = ""], device, paste, browser, name, priority, weight } = args;
  const account = {
    ...(name === undefined ? {} : { name }),
    ...(priority === undefined ? {} : { priority }),
    ...(weight === undefined ? {} : { weight }),
  };
  await login({ provider, device, paste, browser, account }, {
    config,
    credentials,
    around,
    means: { fetch, now: Date.now, after, userAgent: `sluice/${VERSION}` },
    open: (url) => openBrowser(url, around.platform),
    // What is piped in is an answer only where one is asked for.
    ...(around.input.isTerminal || paste ? { lines: around.input.lines() } : {}),
  });
  return 0;
}

function after(ms: number): { late: Promise<unknown>; cancel(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => timer = setTimeout(resolve, ms));
  return { late, cancel: () => clearTimeout(timer) };
}
