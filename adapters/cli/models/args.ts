/**
 * The command line of `sluice models`.
 *
 * @module
 */

import { readCommandLine, unusable } from "../command_line.ts";

/** A command line, understood. */
export interface ModelsArgs {
  readonly command: "list" | "refresh" | "help";
  /** What a model is looked for by: all of them must be found in what is known of it. */
  readonly words: readonly string[];
  readonly config?: string;
  readonly provider?: string;
  readonly json: boolean;
  /** Whether the providers are asked for their own lists first. */
  readonly ask: boolean;
  /** Where open data is fetched from. */
  readonly from?: string;
}

/** What `sluice models --help` prints. */
export const MODELS_HELP = `The models that can be asked for, and what they take and cost.

Usage: sluice models [WORD …] [options]
       sluice models refresh [--from SOURCE]

Shows those models whose name, provider or abilities hold every WORD, such as 'sluice models claude'
or 'sluice models openai image tools'; all of them without any.

Options:
      --provider P     only this provider's
      --ask            ask the providers for their own lists first
      --json           for programs, with all that is known
      --from SOURCE    refresh: a URL or a file; else 'catalog.from' of the configuration
  -c, --config FILE    configuration file (also SLUICE_CONFIG)

'refresh' reads open data, models.dev's api.json or LiteLLM's model_prices_and_context_window.json,
and keeps what it says of known providers. A running gateway uses it after a SIGHUP or
POST /admin/reload, others when they start.
`;

const OPTIONS = {
  config: { type: "string", short: "c" },
  provider: { type: "string" },
  from: { type: "string" },
  json: { type: "boolean" },
  ask: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/**
 * Reads what follows `sluice models`.
 *
 * @throws {Refusal} if it cannot be understood.
 */
export function readModelsArgs(argv: readonly string[]): ModelsArgs {
  const { values, positionals } = readCommandLine(argv, OPTIONS, "models");
  const refreshes = positionals[0] === "refresh";
  const words = refreshes ? positionals.slice(1) : positionals;
  const { config, provider, from, json = false, ask = false } = values;
  if (values.help === true) return { command: "help", words, json, ask };
  if (refreshes && words.length > 0) throw unusable("'refresh' takes no further words", "models");
  const listing = json ? "json" : ask ? "ask" : provider === undefined ? undefined : "provider";
  if (refreshes && listing !== undefined) {
    throw unusable(`'--${listing}' is for the list, not for refresh`, "models");
  }
  if (!refreshes && from !== undefined) {
    throw unusable("'--from' is for refresh, not for the list", "models");
  }
  return {
    command: refreshes ? "refresh" : "list",
    words,
    json,
    ask,
    ...(config === undefined ? {} : { config }),
    ...(provider === undefined ? {} : { provider }),
    ...(from === undefined ? {} : { from }),
  };
}
