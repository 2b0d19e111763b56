/**
 * Where the command keeps things: the store that was chosen, else a database in the data directory,
 * and the key that seals secrets in it.
 *
 * @module
 */

import { join } from "node:path";
import type { Host, StoreConfig } from "../../mod.ts";
import { dataDir } from "./data_dir.ts";
import { findMasterKey } from "./master_key.ts";
import { type OpenStore, openStore } from "./open_store.ts";
import { Refusal, shortPath, type Surroundings } from "./surroundings.ts";

/** A place to keep things, for a host. */
export interface Keeping {
  readonly host: Partial<Pick<Host, "store" | "masterKey" | "readMasterKey">>;
  /** Lets go of it. */
  close(): void | Promise<void>;
}

/** Errors of a machine without a place to write, or without SQLite. */
const NO_PLACE: ReadonlySet<unknown> = new Set([
  "EROFS",
  "EACCES",
  "EPERM",
  "ENOTDIR",
  "ERR_UNKNOWN_BUILTIN_MODULE",
]);

/**
 * Opens the store. Where nothing was chosen and nothing can be written the process's memory has to
 * do, and says so.
 *
 * @param place What was chosen in the configuration.
 * @throws {Refusal} if what is there cannot be used: it is never made anew over it.
 */
export async function openKeeping(around: Surroundings, place?: StoreConfig): Promise<Keeping> {
  const dir = dataDir(around);
  if (place?.kind === "memory") return { host: {}, close: () => {} };
  const path = place !== undefined && "path" in place && place.path || join(dir, "sluice.db");
  try {
    const { store, close } = await openStore(place ?? { kind: "sqlite" }, path);
    return await withKey(store, dir, around, close);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const state = error instanceof Error ? error.message : String(error);
    const shown = shortPath(path, around);
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (place?.kind === "redis") throw new Refusal(state, 1);
    if (place !== undefined || !NO_PLACE.has(code)) {
      throw new Refusal(`Cannot use the database ${shown}: ${state}`, 1);
    }
    around.err(`Keeping everything in memory: ${shown} cannot be used (${state})\n`);
    return { host: {}, close: () => {} };
  }
}

/** A store that nobody can use is not left open. */
async function withKey(
  store: OpenStore["store"],
  dir: string,
  around: Surroundings,
  close: OpenStore["close"],
): Promise<Keeping> {
  try {
    const { masterKey, readMasterKey } = await findMasterKey(store, dir, around);
    return { host: { store, masterKey, readMasterKey }, close };
  } catch (error) {
    await close();
    throw error;
  }
}
