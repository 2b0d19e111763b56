/**
 * The command line.
 *
 * @module
 */

import { type Args, LOG_LEVELS, PLAIN } from "./args_shape.ts";
import { readCommandLine, unusable } from "./command_line.ts";
import { commandOf, COMMANDS } from "./commands.ts";

/** What `--help` prints. */
export const HELP: string = `Sluice, one gateway between every LLM client and every LLM provider.

Usage: sluice [command] [options]

Commands:
${listed()}

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
  SLUICE_STORE                           another place for accounts and all else that is kept
`;

const OPTIONS = {
  config: { type: "string", short: "c" },
  host: { type: "string" },
  port: { type: "string", short: "p" },
  log: { type: "string" },
  "log-level": { type: "string" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/**
 * Reads a command line without the program's name.
 *
 * @throws {Refusal} if it cannot be understood.
 */
export function readArgs(argv: readonly string[]): Args {
  const { values, positionals } = readCommandLine(argv, OPTIONS);
  const [command = "serve", extra] = positionals;
  if (commandOf(command)?.run !== undefined) {
    throw unusable(`'${command}' goes first: 'sluice ${command} …', its options after it`);
  }
  if (extra !== undefined) throw unusable(`'${extra}' is one argument too many`);
  const { config, host, port } = values;
  return {
    command: values.help ? "help" : values.version ? "version" : plain(command),
    logLevel: oneOf(LOG_LEVELS, values["log-level"] ?? "info", "--log-level "),
    ...(values.log === undefined ? {} : { log: oneOf(["text", "json"], values.log, "--log ") }),
    ...(config === undefined ? {} : { config }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
  };
}

function plain(command: string): Args["command"] {
  const found = PLAIN.find((one) => one === command);
  if (found === undefined) {
    throw unusable(`'${command}' is none of ${Object.keys(COMMANDS).join(", ")}`);
  }
  return found;
}

function oneOf<T extends string>(allowed: readonly T[], word: string, option: string): T {
  const found = allowed.find((one) => one === word);
  if (found === undefined) throw unusable(`'${option}${word}' is none of ${allowed.join(", ")}`);
  return found;
}

function listed(): string {
  return Object.entries(COMMANDS)
    .map(([name, { does }]) => `  ${name.padEnd(11)}  ${does}`)
    .join("\n");
}
