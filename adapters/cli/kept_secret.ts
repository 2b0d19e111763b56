/**
 * A secret of this user's that is made once and remembered in a file of its own.
 *
 * @module
 */

import { chmod, link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { Refusal } from "./surroundings.ts";

/** Which secret, and how it is made. */
export interface KeptSecret {
  /** The file's name in the data directory. */
  readonly file: string;
  /** What people call it. */
  readonly what: string;
  /** What it must look like. */
  readonly form: RegExp;
  /** What a person can do about a file that holds something else. */
  readonly remedy: string;
  readonly make: () => string;
}

/**
 * Reads the secret in the directory `dir`, or makes one there. Processes that start at the same time
 * all end with the same one.
 *
 * @throws {Refusal} if the file holds no such secret, belongs to somebody else, or cannot be written.
 */
export async function rememberedSecret(
  dir: string,
  secret: KeptSecret,
): Promise<{ text: string; path: string }> {
  const path = join(dir, secret.file);
  try {
    return { text: await read(path, secret) ?? await make(dir, path, secret), path };
  } catch (error) {
    throw refusalOf(error, path, secret);
  }
}

/** The same, where nothing is made; `undefined` where there is none. */
export async function knownSecret(
  dir: string,
  secret: KeptSecret,
): Promise<{ text: string; path: string } | undefined> {
  const path = join(dir, secret.file);
  try {
    const text = await read(path, secret);
    return text === undefined ? undefined : { text, path };
  } catch (error) {
    throw refusalOf(error, path, secret);
  }
}

function refusalOf(error: unknown, path: string, { what }: KeptSecret): Refusal {
  if (error instanceof Refusal) return error;
  const state = error instanceof Error ? error.message : String(error);
  return new Refusal(`Cannot keep the ${what} in ${path}: ${state}`, 1);
}

/** Writes a directory's own list of files to the disk, where the system lets one. */
export async function syncDir(dir: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(dir, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function read(path: string, secret: KeptSecret): Promise<string | undefined> {
  let text: string;
  try {
    await guardFile(path, secret);
    text = (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  if (secret.form.test(text)) return text;
  throw new Refusal(
    `Cannot use the ${secret.what} in ${path}: it is none; ${secret.remedy}`,
    1,
  );
}

/** A file that others may read is put right; one that others may write cannot be trusted at all. */
async function guardFile(path: string, { what, remedy }: KeptSecret): Promise<void> {
  const { mode, uid } = await stat(path);
  const me = process.getuid?.();
  if (me === undefined) return; // Windows keeps a user's data by other means
  if (uid !== me || (mode & 0o022) !== 0) {
    throw new Refusal(
      `Cannot trust the ${what} in ${path}: other users can change it; ${remedy}`,
      1,
    );
  }
  if ((mode & 0o077) !== 0) await chmod(path, 0o600);
}

async function make(dir: string, path: string, secret: KeptSecret): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${crypto.randomUUID()}`;
  const key = secret.make();
  try {
    const file = await open(draft, "wx", 0o600);
    try {
      await file.writeFile(`${key}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await publish(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  return await read(path, secret) ?? key;
}

/**
 * Gives the draft its name unless another process was faster. A link does that in one step; where a
 * file system has none the later of two renames wins, and whoever reads after it agrees.
 */
async function publish(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
    await rename(draft, path);
  }
}
