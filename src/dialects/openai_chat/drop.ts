/**
 * How an encoder names what it leaves out.
 *
 * @module
 */

/** Takes the name of something that the wire has no place for. */
export type Drop = (name: string) => void;
