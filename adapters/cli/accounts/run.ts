/**
 * `sluice accounts`, from its command line to what it asks for.
 *
 * @module
 */

import { AccountError } from "../../../mod.ts";
import { Refusal, type Surroundings } from "../surroundings.ts";
import { addAccount } from "./add.ts";
import { type AccountArgs, ACCOUNTS_HELP, readAccountArgs } from "./args.ts";
import { changeAccounts } from "./change.ts";
import { checkAccounts } from "./check.ts";
import { listAccounts } from "./list.ts";
import { loginAccount } from "./login.ts";
import { type OpenAccounts, withAccounts } from "./open.ts";

/** Runs what follows `sluice accounts`; resolves with the exit status. */
export async function runAccounts(argv: readonly string[], around: Surroundings): Promise<number> {
  const args = readAccountArgs(argv);
  if (args.command === "help") {
    around.out(ACCOUNTS_HELP);
    return 0;
  }
  if (args.command === "list") return await listAccounts(args, around);
  const { command, words } = args;
  const wanted = command === "add" || command === "login" ? words : [];
  try {
    return await withAccounts(args, around, (open) => act(args, open, around), wanted);
  } catch (error) {
    if (!(error instanceof AccountError)) throw error;
    throw new Refusal(error.message, error.reason === "conflict" ? 1 : 2);
  }
}

async function act(args: AccountArgs, open: OpenAccounts, around: Surroundings): Promise<number> {
  switch (args.command) {
    case "add":
      return sayUnread(await addAccount(args, open, around), open, around);
    case "login":
      return sayUnread(await loginAccount(args, open, around), open, around);
    case "check":
      return await checkAccounts(args, open, around);
    case "enable":
    case "disable":
    case "remove":
      return await changeAccounts(args.command, args.words, open, around);
    default:
      throw new Error(`Cannot run '${args.command}': it is no work on accounts`);
  }
}

/** A gateway that runs takes up accounts by itself, but not a provider that is new to it. */
function sayUnread(status: number, { unread }: OpenAccounts, around: Surroundings): number {
  if (status === 0 && unread.length > 0) {
    const how = "send it SIGHUP, or POST /admin/reload";
    around.out(`A running gateway takes up ${unread.join(", ")} with its configuration: ${how}.\n`);
  }
  return status;
}
