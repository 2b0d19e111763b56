/**
 * What a runtime lends so that a cloud's own ways of finding credentials work: its environment, and
 * files.
 *
 * @module
 */

/** The loan. Without it accounts that are `ambient` cannot be used. */
export interface Ambient {
  /** An environment variable; `undefined` where it is not set. */
  readonly env: (name: string) => string | undefined;
  /** The text of a file; `undefined` where there is none or it may not be read. */
  readonly readText: (path: string) => Promise<string | undefined>;
  /** The user's home; `undefined` where there is none. */
  readonly home?: string | undefined;
}

/** A variable that holds something. */
export function variable({ env }: Pick<Ambient, "env">, name: string): string | undefined {
  const value = env(name)?.trim();
  return value === "" ? undefined : value;
}
