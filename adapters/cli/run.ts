/**
 * From a command line to the command it asks for.
 *
 * @module
 */

import { VERSION } from "../../mod.ts";
import { HELP, readArgs } from "./args.ts";
import { Refusal, type Surroundings } from "./surroundings.ts";

/** Runs a command line without the program's name; resolves with the exit status. */
export async function run(argv: readonly string[], around: Surroundings): Promise<number> {
  try {
    return await dispatch(argv, around);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    around.err(`${error.message}\n`);
    return error.exitCode;
  }
}

async function dispatch(argv: readonly string[], around: Surroundings): Promise<number> {
  const [first, ...rest] = argv;
  // Their options are their own.
  if (first === "accounts") {
    return await (await import("./accounts/run.ts")).runAccounts(rest, around);
  }
  if (first === "providers") {
    return await (await import("./providers/run.ts")).runProviders(rest, around);
  }
  if (first === "models") return await (await import("./models/run.ts")).runModels(rest, around);
  if (first === "permissions") {
    return await (await import("./permissions.ts")).runPermissions(rest, around);
  }
  if (first === "vault") return await (await import("./accounts/vault.ts")).runVault(rest, around);
  if (first === "doctor") return await (await import("./doctor/run.ts")).runDoctor(rest, around);
  if (first === "import") return await (await import("./import/run.ts")).runImport(rest, around);
  if (first === "explain") return await (await import("./explain.ts")).runExplain(rest, around);
  const args = readArgs(argv);
  switch (args.command) {
    case "help":
      around.out(HELP);
      return 0;
    case "version":
      around.out(`${VERSION}\n`);
      return 0;
    case "schema":
      around.out((await import("./schema.ts")).schemaText());
      return 0;
    case "check":
      return await (await import("./check.ts")).check(args, around);
    case "serve":
      return await (await import("./serve.ts")).serve(args, around);
  }
}
