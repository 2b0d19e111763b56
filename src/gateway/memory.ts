/**
 * What gateways of one process have learned, where each request has one of its own: on platforms that
 * end timers, connections and promises with the request that began them.
 *
 * @module
 */

import type { Config } from "../config/config.ts";

/**
 * Open circuits, budgets, blocks, places of conversations, totals, what is known of models: all that
 * is plain data, and belongs to no request. See `createMemory`.
 */
export interface Memory {
  /** The configuration it is of. */
  readonly config: Config;
}
