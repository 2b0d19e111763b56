/**
 * Bytes as text that fits anywhere (RFC 4648 section 5, without padding).
 *
 * @module
 */

import type { Bytes } from "../canonical/bytes.ts";

/** Writes bytes as base64url. */
export function encodeBase64Url(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Reads base64 or base64url, padded or not; `undefined` when it is neither. */
export function decodeBase64(text: string): Bytes | undefined {
  if (!/^[\w+/-]*={0,2}$/.test(text)) return undefined;
  const plain = text.replaceAll("-", "+").replaceAll("_", "/").replace(/=+$/, "");
  if (plain.length % 4 === 1) return undefined;
  const binary = atob(plain);
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
