/**
 * `sluice permissions`: all that the gateway needs of a runtime that can refuse the rest.
 *
 * @module
 */

import { join } from "node:path";
import {
  destinationsOf,
  keptProviders,
  knownDestinations,
  type ListeningConfig,
} from "../../mod.ts";
import { openSqliteStore } from "../stores/sqlite.ts";
import { cloudPermissions } from "./cloud_permissions.ts";
import { readCommandLine, unusable } from "./command_line.ts";
import { configPlaces } from "./config_path.ts";
import { dataDir } from "./data_dir.ts";
import { isThere } from "./is_there.ts";
import { load } from "./load.ts";
import { secretVariables } from "./pasted_keys.ts";
import { storePermissions } from "./store_permissions.ts";
import { Refusal, type Surroundings } from "./surroundings.ts";

/** What `sluice permissions --help` prints. */
export const PERMISSIONS_HELP = `What Deno has to allow for the gateway, and nothing beside it.

Usage: sluice permissions [--config FILE] [--host HOST] [--port PORT] [--known] [--json]

      --known   all known providers too, whether or not they are configured
      --json    as the block "permissions" of a deno.json, in place of flags

The flags go between 'deno run' and the program. Without --known they hold for the configuration
and the kept accounts as they are now.
`;

/** A permission set, in the words of Deno's own `permissions` block. */
export interface Permissions {
  /** Hosts with ports; what is listened on among them. */
  readonly net: readonly string[];
  /** Names of environment variables. */
  readonly env: readonly string[];
  readonly read: readonly string[];
  readonly write: readonly string[];
  readonly sys: readonly string[];
}

/** A command line, as far as it matters here. */
export interface PermissionArgs {
  readonly config?: string;
  readonly host?: string;
  readonly port?: string;
  /** Whether all known providers may be asked, not only those of the configuration. */
  readonly known: boolean;
}

/** What is looked at whatever the configuration says, by us or by a package. */
const OWN_VARIABLES = [
  "APPDATA",
  "GATEWAY_KEY",
  "HOST",
  "LOCALAPPDATA",
  "NO_COLOR",
  "PORT",
  "SLUICE_ADMIN_KEY",
  "SLUICE_CONFIG",
  "SLUICE_DATA_DIR",
  "SLUICE_KEY",
  "SLUICE_MASTER_KEY",
  "SLUICE_STORE",
  "WS_NO_BUFFER_UTIL",
  "WS_NO_UTF_8_VALIDATE",
  "XDG_CONFIG_HOME",
  "XDG_DATA_HOME",
];

/** Runs `sluice permissions`; resolves with the exit status. */
export async function runPermissions(
  argv: readonly string[],
  around: Surroundings,
): Promise<number> {
  const { help, json, ...args } = readWords(argv);
  if (help) {
    around.out(PERMISSIONS_HELP);
    return 0;
  }
  const permissions = await permissionsFor(args, around);
  around.out(json ? `${JSON.stringify(permissions, null, 2)}\n` : `${shellWords(permissions)}\n`);
  return 0;
}

/**
 * What the gateway needs with the configuration that `args` lead to.
 *
 * @throws {Refusal} if that cannot be used.
 */
export async function permissionsFor(
  args: PermissionArgs,
  around: Surroundings,
): Promise<Permissions> {
  // The start looks for keys that were pasted into any of a provider's variables.
  const asked = new Set([...OWN_VARIABLES, ...secretVariables()]);
  // Whatever else is asked for in reading the configuration is needed, too.
  const env = new Proxy(around.env, {
    get(target, name) {
      if (typeof name === "string") asked.add(name);
      return typeof name === "string" ? target[name] : undefined;
    },
  });
  const seeing = { ...around, env };
  const kept = await keptIn(dataDir(seeing));
  const { config } = await load(args, seeing, kept);
  const dir = dataDir(seeing);
  const clouds = cloudPermissions(config, around);
  const store = storePermissions(config.store);
  return {
    net: [...new Set([...netOf(config, args.known), ...clouds.net, ...store.net])],
    env: [...asked, ...clouds.env].sort(),
    read: [...configPlaces(seeing, args.config), dir, ...clouds.read, ...store.read],
    write: [dir, ...store.write],
    sys: ["homedir", "uid"],
  };
}

/** Providers that are there because they have accounts; nothing is made to find out. */
async function keptIn(dir: string): Promise<readonly string[]> {
  const path = join(dir, "sluice.db");
  if (!await isThere(path)) return [];
  const store = await openSqliteStore(path);
  try {
    return await keptProviders(store);
  } finally {
    store.close();
  }
}

function netOf(config: ListeningConfig, known: boolean): readonly string[] {
  const { hostname, port } = config.listen;
  const host = hostname.includes(":") ? `[${hostname}]` : hostname;
  return [
    ...new Set([
      // Of a free port nobody knows the number yet.
      port === 0 ? host : `${host}:${port}`,
      ...destinationsOf(config),
      ...(known ? knownDestinations() : []),
    ]),
  ];
}

/** The flags of `deno run`, each one argument. */
export function flagsOf(permissions: Permissions): readonly string[] {
  const lists = Object.entries(permissions).map(([kind, values]: [string, readonly string[]]) => {
    const comma = values.find((value) => value.includes(","));
    if (comma === undefined) return `--allow-${kind}=${values.join(",")}`;
    throw new Refusal(`Cannot put '${comma}' into a list: it has a comma`, 2);
  });
  return ["--no-prompt", ...lists];
}

function shellWords(permissions: Permissions): string {
  return flagsOf(permissions)
    .map((flag) => /^[\w./:=,@%+*[\]-]+$/.test(flag) ? flag : `'${flag.replaceAll("'", `'\\''`)}'`)
    .join(" ");
}

const OPTIONS = {
  config: { type: "string", short: "c" },
  host: { type: "string" },
  port: { type: "string", short: "p" },
  known: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

function readWords(
  argv: readonly string[],
): PermissionArgs & { readonly help: boolean; readonly json: boolean } {
  const { values, positionals: [extra] } = readCommandLine(argv, OPTIONS, "permissions");
  if (extra !== undefined) throw unusable(`'${extra}' is one argument too many`, "permissions");
  const { config, host, port, known = false, json = false, help = false } = values;
  return {
    known,
    json,
    help,
    ...(config === undefined ? {} : { config }),
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
  };
}
