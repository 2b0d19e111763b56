/**
 * Where the command keeps what must outlive it: a database in the user's data directory, and beside
 * it the master key that seals the accounts in it.
 *
 * @module
 */

import { join } from "node:path";
import type { Host } from "../../mod.ts";
import { openSqliteStore } from "../stores/sqlite.ts";
import { dataDir } from "./data_dir.ts";
import { findMasterKey } from "./master_key.ts";
import { Refusal, shortPath, type Surroundings } from "./surroundings.ts";

/** A place to keep things, for a host. */
export interface Keeping {
  readonly host: Partial<Pick<Host, "store" | "masterKey" | "readMasterKey">>;
  /** Lets go of it. */
  close(): void;
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
 * Opens the database. Where nothing can be written the process's memory has to do, and says so.
 *
 * @throws {Refusal} if what is there cannot be used: it is never made anew over it.
 */
export async function openKeeping(around: Surroundings): Promise<Keeping> {
  const dir = dataDir(around);
  const path = join(dir, "sluice.db");
  try {
    const store = await openSqliteStore(path);
    const { masterKey, readMasterKey } = await findMasterKey(store, dir, around);
    return { host: { store, masterKey, readMasterKey }, close: () => store.close() };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const state = error instanceof Error ? error.message : String(error);
    const shown = shortPath(path, around);
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (!NO_PLACE.has(code)) throw new Refusal(`Cannot use the database ${shown}: ${state}`, 1);
    around.err(`Keeping everything in memory: ${shown} cannot be used (${state})\n`);
    return { host: {}, close: () => {} };
  }
}
