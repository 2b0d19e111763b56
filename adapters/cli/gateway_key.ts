/**
 * The key of somebody who configured none: made once, and remembered.
 *
 * @module
 */

import { rememberedSecret } from "./kept_secret.ts";

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
 * Reads the key in the directory `dir`, or makes one there.
 *
 * @throws {Refusal} if the file holds no key, belongs to somebody else, or cannot be written.
 */
export async function rememberedKey(dir: string): Promise<RememberedKey> {
  const { text, path } = await rememberedSecret(dir, {
    file: "key",
    what: "gateway key",
    form: FORM,
    remedy: "delete the file to have a new one made",
    make: newKey,
  });
  return { key: text, path };
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
