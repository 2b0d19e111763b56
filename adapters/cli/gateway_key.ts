/**
 * The key of somebody who configured none: made once, and remembered.
 *
 * @module
 */

import { chmod, link, mkdir, open, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { Refusal } from "./surroundings.ts";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** 62³⁶ keys: over 200 bits. */
const LENGTH = 36;

const FORM = /^sk-sluice-[0-9A-Za-z]{32,}$/;

/** A remembered key. */
export interface RememberedKey {
  readonly key: string;
  readonly path: string;
}

/**
 * Reads the key in the directory `dir`, or makes one there. Processes that start at the same time
 * all end with the same key.
 *
 * @throws {Refusal} if the file holds no key, belongs to somebody else, or cannot be written.
 */
export async function rememberedKey(dir: string): Promise<RememberedKey> {
  const path = join(dir, "key");
  try {
    return { key: await read(path) ?? await make(dir, path), path };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const state = error instanceof Error ? error.message : String(error);
    throw new Refusal(`Cannot keep the gateway key in ${path}: ${state}`, 1);
  }
}

/** Makes a key: `sk-sluice-` and random letters and digits, each as likely as any other. */
export function newKey(): string {
  let key = "sk-sluice-";
  const end = key.length + LENGTH;
  while (key.length < end) {
    const [byte = 255] = crypto.getRandomValues(new Uint8Array(1));
    // 248 is the largest multiple of 62 in a byte; above it the first letters would come up more.
    if (byte < 248) key += ALPHABET[byte % ALPHABET.length];
  }
  return key;
}

async function read(path: string): Promise<string | undefined> {
  let text: string;
  try {
    await guardFile(path);
    text = (await readFile(path, "utf8")).trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  if (FORM.test(text)) return text;
  throw new Refusal(
    `Cannot use the gateway key in ${path}: it is none; delete the file to have a new one made`,
    1,
  );
}

/** A file that others may read is put right; one that others may write cannot be trusted at all. */
async function guardFile(path: string): Promise<void> {
  const { mode, uid } = await stat(path);
  const me = process.getuid?.();
  if (me === undefined) return; // Windows keeps a user's data by other means
  if (uid !== me || (mode & 0o022) !== 0) {
    throw new Refusal(
      `Cannot trust the gateway key in ${path}: other users can change it; delete the file`,
      1,
    );
  }
  if ((mode & 0o077) !== 0) await chmod(path, 0o600);
}

async function make(dir: string, path: string): Promise<string> {
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const draft = `${path}.${crypto.randomUUID()}`;
  const key = newKey();
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
  return await read(path) ?? key;
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
