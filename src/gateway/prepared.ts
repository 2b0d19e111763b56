/**
 * What a wire whose clients refer to what is kept makes of a request before it is asked.
 *
 * @module
 */

import type { JsonObject } from "../canonical/json.ts";
import type { RouteTarget } from "../config/config.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { JsonBody } from "./body.ts";
import type { Pin, Progress } from "./tries.ts";

/** Makes of a body what is to be asked. */
export type Prepare = (body: JsonBody, progress: Progress) => Promise<Prepared>;

/** What is to be asked in place of a client's own words. */
export interface Prepared {
  /** With everything in its place that the client only referred to. */
  readonly body: JsonBody;
  /** The client's own words as they are to be told back; its body by default. */
  readonly original?: JsonObject | undefined;
  /** The client's dialect with an ear in it. */
  readonly dialect?: Dialect | undefined;
  /** Where alone it may be asked; wherever the model leads by default. */
  readonly targets?: readonly RouteTarget[] | undefined;
  /** The account that keeps what is referred to. */
  readonly pin?: Pin | undefined;
  /** The id that the answer is to have. */
  readonly id?: string | undefined;
  /** Told the whole answer when it is complete. */
  readonly told?: ((answer: JsonObject) => void) | undefined;
  /**
   * Resolves when what was told is kept, or takes too long to be; `undefined` when nothing is to be
   * kept. It never rejects. The client is told of the end thereafter.
   */
  readonly settled?: (() => Promise<void> | undefined) | undefined;
  /** Answers in another way altogether; whatever that does is logged there. */
  readonly instead?: (() => Promise<Response>) | undefined;
}
