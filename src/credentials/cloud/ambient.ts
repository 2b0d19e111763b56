/**
 * What a runtime lends so that a cloud's own ways of finding credentials work: its environment, files,
 * and programs.
 *
 * @module
 */

/** The loan. Without it accounts that are `ambient` cannot be used. */
export interface Ambient {
  /** An environment variable; `undefined` where it is not set. */
  readonly env: (name: string) => string | undefined;
  /** The text of a file; `undefined` where there is none or it may not be read. */
  readonly readText: (path: string) => Promise<string | undefined>;
  /**
   * Puts `text` in the place of a file's at once, for its owner's eyes only; rejects if that cannot
   * be. Without it a login that is renewed here is not told to the cloud's own tools.
   */
  readonly replaceText?: (path: string, text: string) => Promise<void>;
  /** Runs a program. Without it accounts whose keys a program hands out cannot be used. */
  readonly run?: (
    command: readonly [program: string, ...args: string[]],
    bounds: RunBounds,
  ) => Promise<Ran>;
  /** The user's home; `undefined` where there is none. */
  readonly home?: string | undefined;
}

/** How far a program may go. */
export interface RunBounds {
  /** Ends it. */
  readonly signal: AbortSignal;
  /** The most bytes it may write. */
  readonly maxBytes: number;
}

/** What a program wrote that came to a good end, or why it did not; never what it said of it. */
export type Ran =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly why: string };

/** A variable that holds something. */
export function variable({ env }: Pick<Ambient, "env">, name: string): string | undefined {
  const value = env(name)?.trim();
  return value === "" ? undefined : value;
}
