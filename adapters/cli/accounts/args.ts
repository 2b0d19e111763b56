/**
 * The command line of `sluice accounts` and `sluice vault`.
 *
 * @module
 */

import { readCommandLine, unusable } from "../command_line.ts";

/** What can be done with accounts. */
export const ACCOUNT_COMMANDS = [
  "list",
  "add",
  "login",
  "check",
  "enable",
  "disable",
  "remove",
] as const;

/** One of them. */
export type AccountCommand = typeof ACCOUNT_COMMANDS[number];

/** A command line, understood. */
export interface AccountArgs {
  readonly command: AccountCommand | "help";
  /** A provider for `add` and `login`, accounts for the others. */
  readonly words: readonly string[];
  readonly config?: string;
  readonly provider?: string;
  readonly model?: string;
  /** A gateway to ask in place of the database. */
  readonly url?: string;
  readonly name?: string;
  readonly priority?: number;
  readonly weight?: number;
  /** The environment variable that holds the secret. */
  readonly fromEnv?: string;
  readonly check: boolean;
  readonly explain: boolean;
  readonly json: boolean;
  readonly device: boolean;
  readonly paste: boolean;
  readonly browser: boolean;
}

/** What `sluice accounts --help` prints. */
export const ACCOUNTS_HELP = `Accounts that are kept beside those of the configuration.

Usage: sluice accounts [command] [options]

Commands:
  list                 show all accounts (the default)
  add PROVIDER         keep an API key
  login PROVIDER       log in, where the provider has accounts for that
  check [ACCOUNT …]    ask the providers whether they take the secrets; all by default
  enable ACCOUNT …     use it again
  disable ACCOUNT …    do not use it
  remove ACCOUNT …     forget it

An ACCOUNT is an id, the beginning of one, a name, or provider/name.

Options:
      --explain        list: why each account is used or not
      --provider P     list: only this provider's
      --model M        list: as seen by requests for the provider's model M
      --url URL        list: as the gateway there sees them, with SLUICE_ADMIN_KEY; what was used, too
      --json           list, check: for programs
      --name NAME      add, login: what to call it
      --priority N     add, login: a higher tier is used up before a lower one is touched
      --weight N       add, login: its share of its tier's load, 1 by default
      --from-env NAME  add: read the secret from this environment variable
      --check          add: ask the provider first
      --device         login: with a code that is typed in on another device
      --paste          login: without waiting for the browser on this machine
      --browser        login: open the browser
  -c, --config FILE    configuration file (also SLUICE_CONFIG)

A secret is read from standard input, or asked for without showing it. It is never an argument:
other users of the machine can read those.
`;

/** What `sluice vault --help` prints. */
export const VAULT_HELP = `The vault seals the secrets of kept accounts.

Usage: sluice vault rotate [options]

Commands:
  rotate               make a new data key, and seal every secret anew with it

Options:
      --new-key        another master key instead, which seals the data keys
      --from-env NAME  --new-key: where SLUICE_MASTER_KEY is set, the variable with the next one
  -c, --config FILE    configuration file (also SLUICE_CONFIG)

A master key is 32 bytes in base64 or hexadecimal, such as 'openssl rand -base64 32' prints.
docs/accounts.md says what has to be started anew.
`;

type Values = Readonly<Record<string, string | boolean | undefined>>;

const OPTIONS = {
  config: { type: "string", short: "c" },
  provider: { type: "string" },
  model: { type: "string" },
  url: { type: "string" },
  name: { type: "string" },
  priority: { type: "string" },
  weight: { type: "string" },
  "from-env": { type: "string" },
  check: { type: "boolean" },
  explain: { type: "boolean" },
  json: { type: "boolean" },
  device: { type: "boolean" },
  paste: { type: "boolean" },
  browser: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

/** Which commands an option belongs to; one that does nothing is refused, not passed over. */
const BELONGS: Readonly<Record<string, readonly AccountCommand[]>> = {
  provider: ["list"],
  model: ["list"],
  url: ["list"],
  explain: ["list"],
  json: ["list", "check"],
  name: ["add", "login"],
  priority: ["add", "login"],
  weight: ["add", "login"],
  "from-env": ["add"],
  check: ["add"],
  device: ["login"],
  paste: ["login"],
  browser: ["login"],
};

/**
 * Reads what follows `sluice accounts`.
 *
 * @throws {Refusal} if it cannot be understood. It never repeats a word that may be a secret.
 */
export function readAccountArgs(argv: readonly string[]): AccountArgs {
  const { values, positionals } = readCommandLine(argv, OPTIONS, "accounts");
  const [first = "list", ...words] = positionals;
  const command = ACCOUNT_COMMANDS.find((one) => one === first);
  if (command === undefined) {
    throw unusable(`expected one of ${ACCOUNT_COMMANDS.join(", ")} after 'accounts'`, "accounts");
  }
  if (values.help === true) return { ...flagsOf(values), command: "help", words };
  checkOptions(command, values);
  checkWords(command, words);
  return {
    ...flagsOf(values),
    command,
    words,
    ...texts(values, ["config", "provider", "model", "url", "name"]),
    ...(typeof values["from-env"] === "string" ? { fromEnv: values["from-env"] } : {}),
    ...number(values, "priority", 0),
    ...number(values, "weight", Number.MIN_VALUE),
  };
}

/** What can be done with the vault. */
export interface VaultArgs {
  readonly command: "rotate" | "help";
  readonly config?: string;
  /** Whether it is about the master key. */
  readonly newKey: boolean;
  /** The environment variable that holds the next one. */
  readonly fromEnv?: string;
}

/** Reads what follows `sluice vault`. @throws {Refusal} if it cannot be understood. */
export function readVaultArgs(argv: readonly string[]): VaultArgs {
  const { config, help, "from-env": fromEnv } = OPTIONS;
  const options = { config, help, "from-env": fromEnv, "new-key": { type: "boolean" } } as const;
  const { values, positionals } = readCommandLine(argv, options, "vault");
  const newKey = values["new-key"] === true;
  if (values.help === true) return { command: "help", newKey };
  const [command, extra] = positionals;
  if (command !== "rotate" || extra !== undefined) {
    throw unusable("expected 'vault rotate'", "vault");
  }
  const named = values["from-env"];
  if (typeof named === "string" && !newKey) {
    throw unusable("'--from-env' is for --new-key", "vault");
  }
  return {
    command,
    newKey,
    ...texts(values, ["config"]),
    ...(typeof named === "string" ? { fromEnv: named } : {}),
  };
}

function flagsOf(values: Values) {
  return {
    check: values.check === true,
    explain: values.explain === true,
    json: values.json === true,
    device: values.device === true,
    paste: values.paste === true,
    browser: values.browser === true,
  };
}

function checkOptions(command: AccountCommand, values: Values): void {
  for (const [option, commands] of Object.entries(BELONGS)) {
    if (values[option] === undefined || commands.includes(command)) continue;
    throw unusable(
      `'--${option}' is for ${commands.join(" and ")}, not for ${command}`,
      "accounts",
    );
  }
}

function checkWords(command: AccountCommand, words: readonly string[]): void {
  if (command === "list" && words.length > 0) {
    throw unusable("'list' takes no further words", "accounts");
  }
  if ((command === "add" || command === "login") && words.length !== 1) {
    const secret = "; a secret is never an argument, as others can read those";
    const state = words.length === 0 ? "" : `, and nothing else${secret}`;
    throw unusable(`expected a provider after '${command}'${state}`, "accounts");
  }
  const named = command === "enable" || command === "disable" || command === "remove";
  if (named && words.length === 0) {
    throw unusable(`expected an account after '${command}'`, "accounts");
  }
}

type Text = "config" | "provider" | "model" | "url" | "name";

function texts(values: Values, names: readonly Text[]): Partial<Record<Text, string>> {
  const told = names.flatMap((name): [Text, string][] => {
    const value = values[name];
    return typeof value === "string" ? [[name, value]] : [];
  });
  return Object.fromEntries(told);
}

function number<K extends "priority" | "weight">(
  values: Values,
  name: K,
  least: number,
): Partial<Record<K, number>> {
  const text = values[name];
  if (typeof text !== "string") return {};
  const value = text.trim() === "" ? NaN : Number(text);
  if (value >= least && value <= 1000) return { [name]: value } as Partial<Record<K, number>>;
  const range = least === 0 ? "from 0 to 1000" : "more than 0, at most 1000";
  throw unusable(`'--${name}' takes a number, ${range}`, "accounts");
}
