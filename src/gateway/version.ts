/**
 * The version of this package, as `deno.json` states it (a test holds the two together).
 *
 * @module
 */

/** Such as `0.1.0`. */
export const VERSION = "0.1.0";
