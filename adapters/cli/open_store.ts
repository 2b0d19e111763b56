/**
 * From the configuration of a store to the store.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import type { Store, StoreConfig } from "../../mod.ts";
import type { RedisTls } from "../stores/redis.ts";

/** A store that is open. */
export interface OpenStore {
  readonly store: Store;
  /** Lets go of it. */
  close(): void | Promise<void>;
}

/** The drivers are loaded when they are wanted: nobody pays for those of others. */
export async function openStore(
  config: Exclude<StoreConfig, { kind: "memory" }>,
  path: string,
): Promise<OpenStore> {
  switch (config.kind) {
    case "sqlite": {
      const { openSqliteStore } = await import("../stores/sqlite.ts");
      const store = await openSqliteStore(path);
      return { store, close: () => store.close() };
    }
    case "deno-kv": {
      const { openDenoKvStore } = await import("../stores/deno_kv.ts");
      const store = await openDenoKvStore(config.path);
      return { store, close: () => store.close() };
    }
    case "redis": {
      const { openRedisStore } = await import("../stores/redis.ts");
      const { url, prefix, tls } = config;
      const store = await openRedisStore({
        url: url.reveal(),
        prefix,
        tls: tls && await readTls(tls),
      });
      return { store, close: () => store.close() };
    }
  }
}

async function readTls(files: RedisTls): Promise<RedisTls> {
  const read = (path: string | undefined) => path === undefined ? path : readFile(path, "utf8");
  const [ca, cert, key] = await Promise.all([read(files.ca), read(files.cert), read(files.key)]);
  return { ca, cert, key };
}
