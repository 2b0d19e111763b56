/**
 * Sealing text with AES-256-GCM: nobody without the key reads it, and it opens in its own place only.
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";
import { decodeBase64, encodeBase64Url } from "./base64.ts";

/** Bytes of a key, and of the number used once with it (NIST SP 800-38D). */
export const KEY_BYTES = 32;
const NONCE_BYTES = 12;

const utf8 = new TextEncoder();

/** Makes a key of 32 bytes usable. */
export function importKey(bytes: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Seals `bytes` for the place that `context` names: `nonce.ciphertext`, in base64url. */
export async function sealBytes(key: CryptoKey, bytes: Bytes, context: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const algorithm = { name: "AES-GCM", iv, additionalData: utf8.encode(context) };
  const sealed = await crypto.subtle.encrypt(algorithm, key, bytes);
  return `${encodeBase64Url(iv)}.${encodeBase64Url(new Uint8Array(sealed))}`;
}

/** Opens what {@link sealBytes} sealed; `undefined` for another key, place or content. */
export async function openBytes(
  key: CryptoKey,
  sealed: string,
  context: string,
): Promise<Bytes | undefined> {
  const [nonce = "", text = ""] = sealed.split(".");
  const iv = decodeBase64(nonce);
  const bytes = decodeBase64(text);
  if (iv?.length !== NONCE_BYTES || bytes === undefined) return undefined;
  const algorithm = { name: "AES-GCM", iv, additionalData: utf8.encode(context) };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, bytes));
  } catch {
    // WebCrypto says of no failure what it was, on purpose.
    return undefined;
  }
}
