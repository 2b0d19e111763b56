/**
 * The commands, and which of them have options of their own.
 *
 * @module
 */

import type { Surroundings } from "./surroundings.ts";

/** A command. */
export interface Command {
  /** What it does, in a line of `--help`. */
  readonly does: string;
  /**
   * Runs what follows its name, where its options are its own; resolves with the exit status. It is
   * loaded when it is asked for.
   */
  readonly run?: (argv: readonly string[], around: Surroundings) => Promise<number>;
}

/** All that `--help` lists, by name and in its order. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  serve: { does: "start the gateway (the default)" },
  check: { does: "say what the configuration means, or what is wrong with it" },
  explain: {
    does: "say where a request would go, and why not elsewhere (explain --help)",
    run: async (argv, around) => (await import("./explain.ts")).runExplain(argv, around),
  },
  doctor: {
    does: "say what works, and what to do about what does not (doctor --help)",
    run: async (argv, around) => (await import("./doctor/run.ts")).runDoctor(argv, around),
  },
  schema: { does: "print the JSON Schema of the configuration file" },
  accounts: {
    does: "show, add, check, switch off and remove accounts (accounts --help)",
    run: async (argv, around) => (await import("./accounts/run.ts")).runAccounts(argv, around),
  },
  providers: {
    does: "list the known providers, look for servers on this machine (providers --help)",
    run: async (argv, around) => (await import("./providers/run.ts")).runProviders(argv, around),
  },
  models: {
    does: "show what can be asked for, and what it costs (models --help)",
    run: async (argv, around) => (await import("./models/run.ts")).runModels(argv, around),
  },
  import: {
    does: "make a configuration of LiteLLM's, Portkey's or claude-code-router's (import --help)",
    run: async (argv, around) => (await import("./import/run.ts")).runImport(argv, around),
  },
  permissions: {
    does: "print what Deno has to allow for all this (permissions --help)",
    run: async (argv, around) => (await import("./permissions.ts")).runPermissions(argv, around),
  },
  vault: {
    does: "seal the secrets of accounts anew (vault --help)",
    run: async (argv, around) => (await import("./accounts/vault.ts")).runVault(argv, around),
  },
};

/** The command of that name. */
export function commandOf(name: string | undefined): Command | undefined {
  return name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
}
