/**
 * `sluice models`, from its command line to what it asks for.
 *
 * @module
 */

import type { Surroundings } from "../surroundings.ts";
import { MODELS_HELP, readModelsArgs } from "./args.ts";
import { listModels } from "./list.ts";
import { refreshModels } from "./refresh.ts";

/** Runs what follows `sluice models`; resolves with the exit status. */
export async function runModels(argv: readonly string[], around: Surroundings): Promise<number> {
  const args = readModelsArgs(argv);
  switch (args.command) {
    case "help":
      around.out(MODELS_HELP);
      return 0;
    case "refresh":
      return await refreshModels(args, around);
    case "list":
      return await listModels(args, around);
  }
}
