/**
 * The reading of reports that only tell people something: how long a balance lasts, or how many
 * requests a minute has left, decides nothing about the next request.
 *
 * @module
 */

import type { UsageReading } from "../usage.ts";

/** Blocks nothing, lifts nothing and ranks nothing. */
export const FOR_PEOPLE: UsageReading = {
  gates: () => [],
  windows: () => ({}),
  scopeOf: () => "*",
};
