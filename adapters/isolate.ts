/**
 * The gateway where requests own everything: on platforms that end timers, connections and promises
 * with the request that began them. There each request has a gateway of its own, on one configuration
 * and one store, which last as long as the isolate.
 *
 * @module
 */

import {
  type Config,
  type ConnectionInfo,
  createGateway,
  createMemoryStore,
  type Host,
  readConfig,
} from "../mod.ts";

/** What a platform says of one request. */
export interface Occasion {
  /** Keeps the request's own means alive until `work` has ended. */
  readonly waitUntil: (work: Promise<unknown>) => void;
  /** What is known of the connection. */
  readonly info: ConnectionInfo;
}

/** All requests of one isolate. */
export interface Isolate {
  /** Answers a request; it never rejects. */
  answer(request: Request, one: Occasion): Promise<Response>;
}

/** The longest time a platform could let an answer take, in milliseconds. */
const DAY_MS = 86_400_000;

/** Creates it, with a store in its memory unless `host` brings one. */
export function createIsolate(
  env: (name: string) => string | undefined,
  host: Partial<Host> = {},
): Isolate {
  const config = configFrom(env);
  const store = host.store ?? createMemoryStore(() => Date.now());
  return {
    async answer(request, { waitUntil, info }) {
      const gateway = createGateway(config, { ...host, store, waitUntil });
      const response = await gateway.fetch(request, info);
      // Nobody else asks this gateway: it ends with its answer, once that is told and noted down.
      if (response.status !== 101) waitUntil(gateway.drain());
      return response;
    },
  };
}

/**
 * The configuration in `SLUICE_CONFIG_TEXT`, or none, for a gateway that anybody can reach.
 *
 * @throws {Error} with every problem of it.
 */
export function configFrom(env: (name: string) => string | undefined): Config {
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
  return { ...config, limits: { ...config.limits, drainMs: DAY_MS } };
}
