/**
 * The beginning of an exchange.
 *
 * @module
 */

import type { Dialect } from "../dialects/dialect.ts";
import type { Caller } from "../keys/key.ts";

/** What is known of an exchange at its beginning. */
export interface Opening {
  readonly requestId: string;
  readonly caller: Caller;
  readonly dialect: Dialect;
  readonly peer?: string | undefined;
  /** The endpoint, where it is not one of the dialect's own. */
  readonly endpoint?: string | undefined;
  /** What is wanted in place of an answer, where the dialect has that too. */
  readonly wants?: string | undefined;
}
