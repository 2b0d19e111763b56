/**
 * What a chosen store needs of a runtime that can refuse the rest.
 *
 * @module
 */

import { dirname } from "node:path";
import type { StoreConfig } from "../../mod.ts";

/** Where a store is reached, and the places it reads and writes. */
export interface StorePermissions {
  readonly net: readonly string[];
  readonly read: readonly string[];
  readonly write: readonly string[];
}

/** The port of Redis where its address names none. */
const REDIS_PORT = 6379;

/** What `store` needs beyond the data directory. */
export function storePermissions(store: StoreConfig | undefined): StorePermissions {
  switch (store?.kind) {
    case "redis": {
      const { hostname, port } = new URL(store.url.reveal());
      return {
        net: [`${hostname}:${port || REDIS_PORT}`],
        read: Object.values(store.tls ?? {}),
        write: [],
      };
    }
    case "sqlite":
    case "deno-kv": {
      // A database is several files, which stand beside each other.
      const dirs = store.path === undefined ? [] : [dirname(store.path)];
      return { net: [], read: dirs, write: dirs };
    }
    default:
      return { net: [], read: [], write: [] };
  }
}
