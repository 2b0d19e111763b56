/**
 * The command line.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { Refusal } from "./surroundings.ts";

/** What can be asked for. */
export const COMMANDS = ["serve", "check", "schema", "help", "version"] as const;

/** How much is logged. */
export const LOG_LEVELS = ["debug", "info", "warning", "error"] as const;

/** A command line, understood. */
export interface Args {
  readonly command: typeof COMMANDS[number];
  /** Path of the configuration file. */
  readonly config?: string;
  readonly host?: string;
  readonly port?: string;
  /** How log lines look; by default text for a terminal and JSON for anything else. */
  readonly log?: "text" | "json";
  readonly logLevel: typeof LOG_LEVELS[number];
}

/** What `--help` prints. */
export const HELP = `Sluice, one gateway between every LLM client and every LLM provider.

Usage: sluice [command] [options]

Commands:
  serve        start the gateway (the default)
  check        say what the configuration means, or what is wrong with it
  explain      say where a request would go, and why not elsewhere (explain --help)
  doctor       say what works, and what to do about what does not (doctor --help)
  schema       print the JSON Schema of the configuration file
  accounts     show, add, check, switch off and remove accounts (accounts --help)
  providers    list the known providers, look for servers on this machine (providers --help)
  models       show what can be asked for, and what it costs (models --help)
  import       make a configuration of LiteLLM's, Portkey's or claude-code-router's (import --help)
  permissions  print what Deno has to allow for all this (permissions --help)
  vault        seal the secrets of accounts anew (vault --help)

Options:
  -c, --config FILE    configuration file (also SLUICE_CONFIG)
      --host HOST      address to listen on (also HOST; 127.0.0.1 by default)
  -p, --port PORT      port to listen on (also PORT; 4000 by default, 0 for a free one)
      --log FORMAT     text or json
      --log-level L    debug, info, warning or error
  -h, --help           print this
  -v, --version        print the version

Environment:
  OPENAI_API_KEY, ANTHROPIC_API_KEY, …   the providers' secrets
  SLUICE_KEY                             the key callers use, when the configuration has none
  SLUICE_ADMIN_KEY                       the key of the admin API, which is off without one
  SLUICE_MASTER_KEY                      seals kept accounts; else a key file is made
  SLUICE_DATA_DIR                        where keys and accounts are kept
`;

/** Commands whose options are their own. */
const FIRST: readonly string[] = [
  "accounts",
  "doctor",
  "explain",
  "import",
  "models",
  "providers",
  "vault",
];

/**
 * Reads a command line without the program's name.
 *
 * @throws {Refusal} if it cannot be understood.
 */
export function readArgs(argv: readonly string[]): Args {
  const { values, positionals } = parse(argv);
  const [command = "serve", extra] = positionals;
  if (FIRST.includes(command)) {
    throw unusable(`'${command}' goes first: 'sluice ${command} …', its options after it`);
  }
  if (extra !== undefined) throw unusable(`'${extra}' is one argument too many`);
  const { config, host, port } = values;
  return {
    command: values.help ? "help" : values.version ? "version" : oneOf(COMMANDS, command, ""),
    logLevel: oneOf(LOG_LEVELS, values["log-level"] ?? "info", "--log-level "),
    ...(values.log === undefined ? {} : { log: oneOf(["text", "json"], values.log, "--log ") }),
    ...(config === undefined ? {} : { config }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
  };
}

interface Parsed {
  values: {
    config?: string;
    host?: string;
    port?: string;
    log?: string;
    "log-level"?: string;
    help?: boolean;
    version?: boolean;
  };
  positionals: string[];
}

function parse(argv: readonly string[]): Parsed {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        config: { type: "string", short: "c" },
        host: { type: "string" },
        port: { type: "string", short: "p" },
        log: { type: "string" },
        "log-level": { type: "string" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
  } catch (error) {
    const [first = ""] = (error instanceof Error ? error.message : String(error)).split(/\.\s|\n/);
    throw unusable(first.replace(/\.$/, ""));
  }
}

function oneOf<T extends string>(allowed: readonly T[], word: string, option: string): T {
  const found = allowed.find((one) => one === word);
  if (found === undefined) throw unusable(`'${option}${word}' is none of ${allowed.join(", ")}`);
  return found;
}

function unusable(state: string): Refusal {
  return new Refusal(`Cannot use the command line: ${state}\nTry 'sluice --help'.`, 2);
}
