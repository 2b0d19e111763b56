/**
 * The dialect's own name.
 *
 * @module
 */

/** What this dialect signs its signatures, hosted parts and citations with. */
export const OWN = "bedrock-converse" as const;
