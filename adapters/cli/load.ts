/**
 * Everything that is decided before the gateway starts: the file, the address, the key.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { relative } from "node:path";
import { type KeyFile, type ListeningConfig, type Overrides, readConfig } from "../../mod.ts";
import type { Args } from "./args_shape.ts";
import { type ConfigPath, findConfig } from "./config_path.ts";
import { describeProblem } from "./problems.ts";
import { Refusal, shortPath, type Surroundings, variable } from "./surroundings.ts";
import { unreadState } from "./unread.ts";

/** A configuration, and where it came from. */
export interface Loaded {
  readonly config: ListeningConfig;
  readonly file: ConfigPath;
  /** The environment variable that holds the callers' key, when the configuration has none. */
  readonly keyVariable?: string;
  /** The same configuration with a key of its own, for a gateway that would have none. */
  withKey(key: KeyFile): ListeningConfig;
}

/** Environment variables that may hold the callers' key, the first one set wins. */
const KEY_VARIABLES = ["SLUICE_KEY", "GATEWAY_KEY"];

/** The environment variable that may hold the admin key. */
const ADMIN_VARIABLE = "SLUICE_ADMIN_KEY";

/**
 * Reads the configuration: flags go before `HOST` and `PORT`, and those before the file.
 *
 * @param providers Known ones that have kept accounts, and so are there without a secret.
 * @throws {Refusal} with every problem.
 */
export async function load(
  args: Pick<Args, "config" | "host" | "port">,
  around: Surroundings,
  providers: readonly string[] = [],
): Promise<Loaded> {
  const file = await findConfig(around, args.config);
  const text = await readText(file, around);
  const address = addressOf(args, around);
  const found = KEY_VARIABLES.find((name) => variable(around, name) !== undefined);
  const adminKey = variable(around, ADMIN_VARIABLE);
  const store = variable(around, "SLUICE_STORE");
  const more = {
    providers,
    ...(adminKey === undefined ? {} : { admin: { key: adminKey } }),
    ...(store === undefined ? {} : { store }),
  };
  const keys = found === undefined ? [] : [{ name: found, key: variable(around, found) ?? "" }];

  function read(overrides: Overrides): ListeningConfig {
    const { config, problems } = readConfig(text, (name) => around.env[name], overrides);
    if (config !== undefined) return config;
    const name = file.exists ? displayName(file.path, around) : undefined;
    const lines = problems.map((problem) => describeProblem(problem, name));
    if (found === undefined && problems.some(({ path }) => path === "listen")) {
      lines.push("A key for callers can also be put into the environment, as SLUICE_KEY.");
    }
    throw new Refusal(lines.join("\n"), 2);
  }

  const config = read({ ...address, ...more, keys });
  const fromVariable = found !== undefined && config.keys[0]?.name === found;
  return {
    config,
    file,
    ...(fromVariable ? { keyVariable: found } : {}),
    withKey: (key) => read({ ...address, ...more, keys: [key] }),
  };
}

async function readText(file: ConfigPath, around: Surroundings): Promise<string> {
  if (!file.exists && !file.named) return "{}";
  try {
    return await readFile(file.path, "utf8");
  } catch (error) {
    const name = shortPath(file.path, around);
    throw new Refusal(`Cannot read the configuration ${name}: ${unreadState(error)}`, 2);
  }
}

function addressOf(
  args: Pick<Args, "host" | "port">,
  around: Surroundings,
): Pick<Overrides, "hostname" | "port"> {
  const host = args.host ?? variable(around, "HOST");
  const port = args.port ?? variable(around, "PORT");
  return {
    ...(host === undefined ? {} : { hostname: hostname(host, args.host ? "--host" : "HOST") }),
    ...(port === undefined ? {} : { port: portNumber(port, args.port ? "--port" : "PORT") }),
  };
}

function hostname(text: string, source: string): string {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text;
  if (/^(?=.*:.*:)[0-9A-Fa-f:.]+$|^[A-Za-z0-9._-]+$/.test(bare)) return bare;
  throw new Refusal(`Cannot use ${source}: expected a host name or an address without a port`, 2);
}

function portNumber(text: string, source: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65535) return Number(text);
  throw new Refusal(`Cannot use ${source}: expected a number from 0 to 65535`, 2);
}

/** The path from here when the file is below the working directory, else the whole of it. */
function displayName(path: string, around: Surroundings): string {
  const short = relative(around.cwd, path);
  return short.startsWith("..") ? shortPath(path, around) : short;
}
