/**
 * From a command line to the command it asks for.
 *
 * @module
 */

import { VERSION } from "../../mod.ts";
import { HELP, readArgs } from "./args.ts";
import { commandOf } from "./commands.ts";
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
  const own = commandOf(first)?.run;
  if (own !== undefined) return await own(rest, around);
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
