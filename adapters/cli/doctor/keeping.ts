/**
 * Whether what must outlive the process can be kept. Nothing is made that is not there yet.
 *
 * @module
 */

import { access, constants, stat, statfs } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseMasterKey, type Store, type StoreConfig } from "../../../mod.ts";
import { dataDir } from "../data_dir.ts";
import { type Keeping, openKeeping } from "../keeping.ts";
import { Refusal, shortPath, type Surroundings, variable } from "../surroundings.ts";
import { fail, type Finding, note, ok } from "./finding.ts";

/** What was found, and what is kept where it could be opened. */
export interface KeptFound {
  readonly findings: readonly Finding[];
  readonly keeping?: Keeping;
}

/** Less room than this will not do for long, in bytes. */
const ROOM = { short: 256 * 1024 * 1024, none: 8 * 1024 * 1024 };

/**
 * Looks at the store that was chosen, else at the data directory; whoever calls it closes what was
 * opened.
 */
export async function lookAtKeeping(
  around: Surroundings,
  place?: StoreConfig,
): Promise<KeptFound> {
  if (place?.kind === "memory") return { findings: [ok("store", "everything in memory, as said")] };
  if (place !== undefined && place.kind !== "sqlite") {
    return await openKept(place.kind, around, place);
  }
  const dir = dataDir(around);
  const path = place?.path ?? join(dir, "sluice.db");
  const shown = shortPath(path, around);
  if (!await hasSqlite()) return { findings: [withoutSqlite(place !== undefined)] };
  const room = await roomIn(dir, around);
  const readable = await readableByOthers(dir, around);
  if (!await isThere(path)) {
    const writable = await canMake(dir);
    const store = writable ? ok("store", `${shown} is made at the first start`) : fail(
      "store",
      `${shown} cannot be made`,
      "let this user write there, or set SLUICE_DATA_DIR",
    );
    return { findings: [store, ...room, ...await masterKey(dir, false, around)] };
  }
  const key = await masterKey(dir, true, around);
  const sound = key.every(({ state }) => state !== "fail");
  const opened = sound ? await openKept(shown, around, place) : { findings: [] };
  return { ...opened, findings: [...opened.findings, ...readable, ...room, ...key] };
}

/** Node 20 has none of its own. */
async function hasSqlite(): Promise<boolean> {
  return await import("node:sqlite").then(() => true, () => false);
}

function withoutSqlite(chosen: boolean): Finding {
  const remedy = "run it on Node 22 or later, Bun or Deno, or share a store by SLUICE_STORE";
  const state = "this runtime has no SQLite";
  if (chosen) return fail("store", state, remedy);
  return note("store", `${state}: everything is kept in memory, for as long as it runs`, remedy);
}

async function openKept(
  shown: string,
  around: Surroundings,
  place?: StoreConfig,
): Promise<KeptFound> {
  let keeping: Keeping;
  let said = "";
  try {
    keeping = await openKeeping({ ...around, err: (text) => said += text }, place);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const remedy = place === undefined
      ? "put back a copy of it, or move it away"
      : "see whether it runs, and what 'store' in the configuration or SLUICE_STORE says";
    return { findings: [fail("store", error.message, remedy)] };
  }
  const { store } = keeping.host;
  const state = store === undefined ? said.trim() : await trouble(store);
  if (state === undefined) {
    return { findings: [ok("store", `${shown}: reads, writes, compares`)], keeping };
  }
  await keeping.close();
  return {
    findings: [
      fail(
        "store",
        `${shown}: ${state}`,
        "look who else has it open, and whether the disk is well",
      ),
    ],
  };
}

/** Writes, reads and compares under a name of its own; what is wrong, if anything is. */
async function trouble(store: Store): Promise<string | undefined> {
  const key = `doctor/${crypto.randomUUID()}`;
  try {
    const first = await store.compareAndSet(key, undefined, "1", 60_000);
    const second = await store.compareAndSet(key, undefined, "2", 60_000);
    const value = await store.get(key);
    await store.delete(key);
    return first && !second && value === "1" ? undefined : "it does not keep what is written";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** A master key that is missing beside a database would be made anew, and open nothing in it. */
async function masterKey(dir: string, used: boolean, around: Surroundings): Promise<Finding[]> {
  const given = variable(around, "SLUICE_MASTER_KEY");
  const file = join(dir, "master.key");
  const put = "put back the one that was there, or the key into SLUICE_MASTER_KEY";
  if (given !== undefined) {
    return parseMasterKey(given) === undefined
      ? [
        fail(
          "master key",
          "SLUICE_MASTER_KEY is none",
          "set it to 32 bytes in base64 or hexadecimal",
        ),
      ]
      : [ok("master key", "the one in SLUICE_MASTER_KEY")];
  }
  // One that is just taking the other's place opens everything, too.
  if (await isThere(file) || await isThere(`${file}.next`)) {
    return [ok("master key", shortPath(file, around))];
  }
  return used
    ? [fail("master key", `${shortPath(file, around)} is not there, and accounts are kept`, put)]
    : [ok("master key", "made at the first start")];
}

async function readableByOthers(dir: string, around: Surroundings): Promise<Finding[]> {
  if (around.platform === "win32") return [];
  const found: string[] = [];
  for (const name of ["sluice.db", "master.key", "key"]) {
    const mode = await stat(join(dir, name)).then(({ mode }) => mode, () => 0);
    if ((mode & 0o077) !== 0) found.push(name);
  }
  if (found.length === 0) return [];
  const shown = shortPath(dir, around);
  return [note(
    "store",
    `other users of this machine may use ${found.join(", ")} in ${shown}`,
    `chmod 600 ${found.map((name) => `${shown}/${name}`).join(" ")}`,
  )];
}

async function roomIn(dir: string, around: Surroundings): Promise<Finding[]> {
  const there = await nearest(dir);
  try {
    const { bavail, bsize } = await statfs(there);
    const free = Number(bavail) * Number(bsize);
    const said = `${Math.floor(free / 1024 / 1024)} MiB free at ${shortPath(there, around)}`;
    if (free < ROOM.none) return [fail("disk", said, "make room: nothing can be kept")];
    return free < ROOM.short ? [note("disk", said, "make room before it is needed")] : [];
  } catch {
    // Not every runtime and file system tells.
    return [];
  }
}

async function canMake(dir: string): Promise<boolean> {
  try {
    await access(await nearest(dir), constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The directory, or the nearest one above it that is there. */
async function nearest(dir: string): Promise<string> {
  const above = dirname(dir);
  return above === dir || await isThere(dir) ? dir : await nearest(above);
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(() => true, () => false);
}
