/**
 * What a cache key of a caller's is sent as, worked out apart from the product.
 *
 * @module
 */

import { createHash } from "node:crypto";

/** The key that `caller` (the one of the tests, if none is named) shares with nobody. */
export function ownKey(key: string, caller = "test"): string {
  return createHash("sha256").update(JSON.stringify(["cache key", caller, key]))
    .digest("base64url");
}
