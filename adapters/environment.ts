/**
 * A configuration out of nothing but an environment, for a gateway that anybody can reach.
 *
 * @module
 */

import { type Bytes, type Config, parseMasterKey, readConfig } from "../mod.ts";

/** A variable of the environment, or a secret. */
export type Variable = (name: string) => string | undefined;

/**
 * The configuration in `SLUICE_CONFIG_TEXT`, or none.
 *
 * @throws {Error} with every problem of it.
 */
export function configFrom(env: Variable): Config {
  const key = env("SLUICE_KEY") || env("GATEWAY_KEY");
  const admin = env("SLUICE_ADMIN_KEY");
  const store = env("SLUICE_STORE");
  const { config, problems } = readConfig(env("SLUICE_CONFIG_TEXT") || "{}", env, {
    hostname: "0.0.0.0",
    ...(key ? { keys: [{ name: "SLUICE_KEY", key }] } : {}),
    ...(admin ? { admin: { key: admin } } : {}),
    ...(store ? { store } : {}),
  });
  if (config === undefined) {
    const lines = problems.map(({ path, message }) => `${path}: ${message}`);
    throw new Error(`Cannot use the configuration:\n${lines.join("\n")}`);
  }
  return config;
}

/**
 * The key in `SLUICE_MASTER_KEY` that seals accounts which are kept; `undefined` where there is none.
 *
 * @throws {Error} if it is not one.
 */
export function masterKeyFrom(env: Variable): Bytes | undefined {
  const text = env("SLUICE_MASTER_KEY");
  const key = text ? parseMasterKey(text) : undefined;
  if (!text || key !== undefined) return key;
  throw new Error("Cannot use SLUICE_MASTER_KEY: it must be 32 bytes, in base64 or hexadecimal");
}
