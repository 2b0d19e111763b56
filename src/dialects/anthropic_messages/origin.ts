/**
 * The name this dialect goes by.
 *
 * @module
 */

/** The id under which signatures, hosted items and citations of this wire are kept. */
export const OWN = "anthropic-messages" as const;
