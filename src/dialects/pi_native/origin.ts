/**
 * The dialect's own name.
 *
 * @module
 */

/** What this dialect signs its signatures, hosted parts and tools with. */
export const OWN = "pi-native" as const;
