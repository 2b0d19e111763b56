/**
 * What a cache key of a caller's is sent as, worked out apart from the product.
 *
 * @module
 */

import { createHash } from "node:crypto";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The key that `caller` (the one of the tests, if none is named) shares with nobody. */
export function ownKey(key: string, caller = "test"): string {
  const hash = createHash("sha256").update(JSON.stringify(["cache key", caller, key]));
  if (!UUID.test(key)) return hash.digest("base64url");
  const hex = hash.digest("hex");
  const variant = (parseInt(hex.slice(16, 18), 16) & 0x3f | 0x80).toString(16);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`];
  return [...parts, variant + hex.slice(18, 20), hex.slice(20, 32)].join("-");
}
