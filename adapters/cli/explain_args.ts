/**
 * The command line of `sluice explain`.
 *
 * @module
 */

import { CLIENT_DIALECT_IDS, type ClientDialectId } from "../../mod.ts";
import { readCommandLine, unusable } from "./command_line.ts";

/** A command line, understood. */
export interface ExplainArgs {
  readonly model: string;
  /** Path of the request's body; `-` for the standard input. */
  readonly body?: string;
  readonly wire?: ClientDialectId;
  readonly caller?: string;
  readonly url?: string;
  readonly config?: string;
  readonly json: boolean;
}

/** What `sluice explain --help` prints. */
export const EXPLAIN_HELP: string =
  `Says where a request would go, and why not elsewhere. Nothing is sent.

Usage: sluice explain MODEL [options]

Options:
      --body FILE      its body, - for the standard input: tells what is sent and lost, too
      --wire W         its wire: ${CLIENT_DIALECT_IDS.slice(0, 3).join(", ")},
                       ${CLIENT_DIALECT_IDS.slice(3).join(", ")}; ${
    CLIENT_DIALECT_IDS[0]
  } by default
      --caller NAME    whose request it is, by the name of the key; the first key's by default
      --url URL        as the gateway there sees it now, with SLUICE_ADMIN_KEY
      --json           for programs
  -c, --config FILE    configuration file (also SLUICE_CONFIG)

Without --url nothing is known of what failed lately, nor where a conversation was.
`;

const OPTIONS = {
  body: { type: "string" },
  wire: { type: "string" },
  caller: { type: "string" },
  url: { type: "string" },
  config: { type: "string", short: "c" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * Reads what follows `sluice explain`.
 *
 * @throws {Refusal} if it cannot be understood.
 */
export function readExplainArgs(argv: readonly string[]): ExplainArgs | "help" {
  const { values, positionals } = readCommandLine(argv, OPTIONS, "explain");
  if (values.help === true) return "help";
  const [model, extra] = positionals;
  if (model === undefined || extra !== undefined) throw unusable("expected one MODEL", "explain");
  const { body, wire, caller, url, config, json = false } = values;
  const known = CLIENT_DIALECT_IDS.find((id) => id === wire);
  if (wire !== undefined && known === undefined) {
    throw unusable(`'--wire ${wire}' is none of ${CLIENT_DIALECT_IDS.join(", ")}`, "explain");
  }
  return {
    model,
    json,
    ...(body === undefined ? {} : { body }),
    ...(known === undefined ? {} : { wire: known }),
    ...(caller === undefined ? {} : { caller }),
    ...(url === undefined ? {} : { url }),
    ...(config === undefined ? {} : { config }),
  };
}
