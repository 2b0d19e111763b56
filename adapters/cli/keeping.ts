/**
 * Where the command keeps what must outlive it: a database in the user's data directory, and beside
 * it the master key that seals the accounts in it.
 *
 * @module
 */

import { join } from "node:path";
import { type Host, newMasterKey, parseMasterKey } from "../../mod.ts";
import { openSqliteStore } from "../stores/sqlite.ts";
import { dataDir } from "./data_dir.ts";
import { rememberedSecret } from "./kept_secret.ts";
import { Refusal, shortPath, type Surroundings, variable } from "./surroundings.ts";

/** A place to keep things, for a host. */
export interface Keeping {
  readonly host: Partial<Pick<Host, "store" | "masterKey">>;
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

const VARIABLE = "SLUICE_MASTER_KEY";

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
    const masterKey = await findMasterKey(dir, around);
    return { host: { store, masterKey }, close: () => store.close() };
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

async function findMasterKey(
  dir: string,
  around: Surroundings,
): Promise<ReturnType<typeof parseMasterKey>> {
  const given = variable(around, VARIABLE);
  if (given !== undefined) {
    const key = parseMasterKey(given);
    if (key !== undefined) return key;
    throw new Refusal(`Cannot use ${VARIABLE}: expected 32 bytes in base64 or hexadecimal`, 2);
  }
  const { text } = await rememberedSecret(dir, {
    file: "master.key",
    what: "master key",
    form: /^[\w-]{43}$/,
    remedy: `put back the one that was there, or the key into ${VARIABLE}`,
    make: newMasterKey,
  });
  return parseMasterKey(text);
}
