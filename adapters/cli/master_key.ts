/**
 * The master key: from the environment, or in a file beside the database. How it is replaced:
 *
 * ```text
 * master.key.next   is written, and is on the disk
 * vault/ring        is sealed with it, in one step: until here the old key opens everything
 * master.key        takes its place, by renaming; whoever starts before that does it
 * ```
 *
 * @module
 */

import { rename } from "node:fs/promises";
import { newMasterKey, opensVault, parseMasterKey, type Store } from "../../mod.ts";
import { type KeptSecret, knownSecret, rememberedSecret, syncDir } from "./kept_secret.ts";
import { Refusal, type Surroundings, variable } from "./surroundings.ts";

/** The key that opens the vault. */
export interface FoundKey {
  readonly masterKey: Key;
  /** Reads it anew; absent where it cannot be another one while the process lives. */
  readonly readMasterKey?: () => Promise<Key>;
}

type Key = NonNullable<ReturnType<typeof parseMasterKey>>;

/** The variable that holds it, before any file. */
export const MASTER_KEY_VARIABLE = "SLUICE_MASTER_KEY";

const FILE: KeptSecret = {
  file: "master.key",
  what: "master key",
  form: /^[\w-]{43}$/,
  remedy: `put back the one that was there, or the key into ${MASTER_KEY_VARIABLE}`,
  make: newMasterKey,
};

const NEXT: KeptSecret = { ...FILE, file: "master.key.next", what: "next master key" };

/**
 * Finds the master key in the environment or in `dir`, where one is made on the first run.
 *
 * @throws {Refusal} if what is there is none.
 */
export async function findMasterKey(
  store: Store,
  dir: string,
  around: Surroundings,
): Promise<FoundKey> {
  const given = variable(around, MASTER_KEY_VARIABLE);
  if (given !== undefined) return { masterKey: keyIn(given, MASTER_KEY_VARIABLE) };
  const readMasterKey = () => currentKey(store, dir);
  return { masterKey: await readMasterKey(), readMasterKey };
}

/**
 * A master key as it stands in a variable.
 *
 * @throws {Refusal} if it is none.
 */
export function keyIn(text: string, name: string): Key {
  const key = parseMasterKey(text);
  if (key !== undefined) return key;
  throw new Refusal(`Cannot use ${name}: expected 32 bytes in base64 or hexadecimal`, 2);
}

/**
 * Makes the next key in `dir`, or finds the one that an earlier process has left there; it is on the
 * disk when this resolves.
 */
export async function prepareNextKey(dir: string): Promise<Key> {
  const { text, path } = await rememberedSecret(dir, NEXT);
  await syncDir(dir);
  return keyIn(text, path);
}

/**
 * The key in the file `master.key` of `dir`; where it opens the vault no more, and the next one does,
 * that takes its place.
 */
export async function currentKey(store: Store, dir: string): Promise<Key> {
  const { text, path } = await rememberedSecret(dir, FILE);
  const key = keyIn(text, path);
  if (await opensVault(store, key) !== false) return key;
  const next = await knownSecret(dir, NEXT);
  if (next !== undefined && await opensVault(store, keyIn(next.text, next.path)) === true) {
    await replace(next.path, path);
    await syncDir(dir);
  }
  // Another process may have replaced it between two looks.
  return keyIn((await rememberedSecret(dir, FILE)).text, path);
}

/** Another process may have done it just now. */
async function replace(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
}
