/**
 * From what a person wrote to what it means, with everything that is wrong told at once.
 *
 * @module
 */

import { type AdminFile, resolveAdmin } from "./admin.ts";
import { resolveBroker } from "./broker.ts";
import { absenceOf, resolveProviders } from "./upstreams.ts";
import { resolveAliases } from "./aliases.ts";
import { resolveHosts, resolveKeys, resolveOrigins } from "./callers.ts";
import type { Config } from "./config.ts";
import { type Env, expand } from "./expand.ts";
import type { ConfigFile, KeyFile } from "./file.ts";
import { readJsonc } from "./jsonc.ts";
import { resolveLimits } from "./limits.ts";
import { checkListen, DEFAULT_ADDRESS, parseAddress } from "./listen.ts";
import { ConfigError, type Finding, formatPath, type Problem, type Report } from "./problem.ts";
import { resolveResponses } from "./responses.ts";
import { resolveStore, type StoreConfig, type StoreFile } from "./store_file.ts";
import { checkShape } from "./shape.ts";
import { isJsonObject } from "../canonical/json.ts";

/** What the caller of {@link readConfig} knows better than the text. */
export interface Overrides {
  /** In place of the host in `listen`. */
  readonly hostname?: string;
  /** In place of the port in `listen`. */
  readonly port?: number;
  /** Keys to use when the text has none. */
  readonly keys?: readonly KeyFile[];
  /** Who may administer when the text does not say. */
  readonly admin?: AdminFile;
  /** Known providers that have accounts elsewhere, and need no secret in the text to be there. */
  readonly providers?: readonly string[];
  /** In place of the store in the text. */
  readonly store?: string;
}

/** A configuration that says where to listen. */
export type ListeningConfig = Config & Required<Pick<Config, "listen">>;

/** A configuration, or all that is wrong with it. */
export type ConfigResult =
  | { readonly config: ListeningConfig; readonly problems?: undefined }
  | { readonly config?: undefined; readonly problems: readonly Problem[] };

/**
 * Reads the text of a configuration file (JSON with comments and trailing commas), expands
 * `${NAME}` by `env`, and checks all of it, for a program that listens. Providers whose secret is in the environment are added,
 * and the built-in `demo` when there would be none. Nothing is read but `text` and `env`.
 *
 * @example
 * ```ts
 * import { readConfig } from "./read.ts";
 * const { problems } = readConfig('{ "listne": "4000" }', () => undefined);
 * problems?.[0];
 * // { path: "listne", line: 1, column: 3,
 * //   message: "Cannot use the key 'listne': it is not known; did you mean 'listen'?" }
 * ```
 */
export function readConfig(text: string, env: Env, overrides: Overrides = {}): ConfigResult {
  const { value, faults, locate } = readJsonc(text);
  if (faults.length > 0) return { problems: faults };
  const { config: written, findings } = resolve(value, env, overrides.providers);
  const problems = findings.map(locate).sort(inReadingOrder);
  if (written === undefined || problems.length > 0) return { problems };
  const config = override(written, overrides, problems);
  if (problems.length > 0) return { problems };
  const unsafe = checkListen(config);
  if (unsafe.length === 0) return { config };
  if (overrides.hostname !== undefined) return { problems: unsafe };
  return {
    problems: unsafe.map(({ path, message }) => locate({ path: [path], message, at: "value" })),
  };
}

/**
 * Checks a configuration written in code. `env` is what `${NAME}` and the discovery of providers
 * look into; by default nothing is there. Without `listen` somebody else is taken to listen.
 *
 * @throws {ConfigError} with everything that is wrong.
 *
 * @example
 * ```ts
 * import { defineConfig } from "./read.ts";
 * const config = defineConfig({
 *   providers: {
 *     lab: { dialect: "openai-chat", baseUrl: "http://127.0.0.1:9001/v1", apiKey: "k1" },
 *   },
 *   models: { fast: "lab/small" },
 * });
 * config.models.get("fast")?.targets; // [{ provider: "lab", model: "small" }]
 * ```
 */
export function defineConfig(file: ConfigFile, env: Env = () => undefined): Config {
  const { config, findings } = resolve(file, env);
  const problems = findings.map(({ path, message }) => ({ path: formatPath(path), message }));
  if (config === undefined || problems.length > 0) throw new ConfigError(problems);
  const unsafe = checkListen(config);
  if (unsafe.length > 0) throw new ConfigError(unsafe);
  return config;
}

interface Resolved {
  readonly config?: Config;
  readonly findings: readonly Finding[];
}

function resolve(value: unknown, env: Env, kept: readonly string[] = []): Resolved {
  const findings: Finding[] = [];
  const report: Report = (path, message, at = "value") => findings.push({ path, message, at });
  const expanded = expand(value, env, unlessDisabled(value, report));
  const file = checkShape(expanded, report);
  if (file === undefined) return { findings };
  const named = isJsonObject(value) && isJsonObject(value.providers) ? value.providers : {};
  const told = findings.map(({ path }) => path);
  // What lacks something because that was left out, wrong as it was, is not wrong by itself.
  const further: Report = (path, message, at) => {
    if (!told.some((one) => path.every((key, index) => one[index] === key))) {
      report(path, message, at);
    }
  };
  return { config: resolveFile(file, { named: Object.keys(named), kept }, env, further), findings };
}

/** Providers by where they are known from. */
interface KnownProviders {
  /** All that were written down, also those that the file could not take in. */
  readonly named: readonly string[];
  /** Those that have accounts elsewhere. */
  readonly kept: readonly string[];
}

function resolveFile(
  file: ConfigFile,
  { named, kept }: KnownProviders,
  env: Env,
  report: Report,
): Config {
  const files = file.providers ?? {};
  const providers = resolveProviders(files, env, report, kept);
  const wanted = named.filter((id) => files[id]?.enabled !== false);
  const known = new Set([...providers.keys(), ...wanted]);
  const keys = resolveKeys(file.keys ?? [], report);
  return {
    ...resolveListen(file, report),
    keys,
    ...(file.admin === undefined ? {} : { admin: resolveAdmin(file.admin, keys, report) }),
    providers,
    models: resolveAliases(file.models ?? {}, known, absenceOf(files, env), report),
    ...(file.catalog === undefined ? {} : { catalog: file.catalog }),
    origins: resolveOrigins(file.cors?.origins ?? [], report),
    hosts: resolveHosts(file.hosts ?? [], report),
    ...resolveBroker(file.broker, report),
    limits: resolveLimits(file.limits ?? {}),
    responses: resolveResponses(file.responses ?? {}),
    ...storeOf(file.store, report),
  };
}

function storeOf(file: StoreFile | undefined, report: Report): { readonly store?: StoreConfig } {
  const store = file === undefined ? undefined : resolveStore(file, report);
  return store === undefined ? {} : { store };
}

function resolveListen(file: ConfigFile, report: Report): Pick<Config, "listen"> {
  if (file.listen === undefined) return {};
  const listen = parseAddress(file.listen);
  if (typeof listen !== "string") return { listen };
  report(["listen"], `Cannot use the address: ${listen}`);
  return {};
}

/** Puts `overrides` in place; problems with them have no place in the text. */
function override(config: Config, overrides: Overrides, problems: Problem[]): ListeningConfig {
  const report: Report = (_path, message) => problems.push({ path: "", message });
  const listen = config.listen ?? DEFAULT_ADDRESS;
  const keys = config.keys.length > 0 ? config.keys : resolveKeys(overrides.keys ?? [], report);
  return {
    ...config,
    ...(config.admin === undefined && overrides.admin !== undefined
      ? { admin: resolveAdmin(overrides.admin, keys, report) }
      : {}),
    listen: {
      hostname: overrides.hostname ?? listen.hostname,
      port: overrides.port ?? listen.port,
    },
    keys,
    ...storeOf(overrides.store, report),
  };
}

/** Drops findings about providers that are switched off: their secrets need not be there. */
function unlessDisabled(value: unknown, report: Report): Report {
  const providers = isJsonObject(value) && isJsonObject(value.providers) ? value.providers : {};
  return (path, message, at) => {
    const provider = path[0] === "providers" ? providers[String(path[1])] : undefined;
    if (!isJsonObject(provider) || provider.enabled !== false) report(path, message, at);
  };
}

function inReadingOrder(a: Problem, b: Problem): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
