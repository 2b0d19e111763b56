/**
 * Prompt-cache breakpoints: `cachePoint` blocks behind what they cover
 * (https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-caching.html).
 *
 * @module
 */

import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import type { CacheMark } from "../../canonical/request.ts";
import type { ModelTraits } from "./models.ts";

/** The API refuses a request with more breakpoints than this. */
const MOST_POINTS = 4;

/** What the writing of cache points depends on, and where its losses are named. */
export interface CacheContext {
  readonly traits: ModelTraits;
  readonly dropped: Set<string>;
}

/** The block to put behind what `mark` stands on; none where the model has no cache points. */
export function cachePoints(
  mark: CacheMark | undefined,
  place: "prompt" | "tools",
  { traits, dropped }: CacheContext,
): JsonObject[] {
  if (mark === undefined) return [];
  const { caches, cachesHours } = traits;
  if (caches === "nowhere" || (place === "tools" && caches === "not_on_tools")) {
    if (mark.byDefault !== true) dropped.add("cache_control");
    return [];
  }
  const hours = mark.ttl === "1h" && cachesHours;
  if (mark.ttl === "1h" && !hours) dropped.add("cache_control.ttl");
  // Five minutes are what happens without a word, and not all models take the word.
  return [{ cachePoint: { type: "default", ...(hours ? { ttl: "1h" } : {}) } }];
}

/**
 * Takes breakpoints out of `lists`, which are in prompt order, until the wire takes them; tells whether
 * it had to. The last ones stay: a later breakpoint covers everything before it.
 */
export function limitPoints(lists: readonly JsonObject[][]): boolean {
  let excess = lists.flat().filter(isPoint).length - MOST_POINTS;
  if (excess <= 0) return false;
  for (const list of lists) {
    for (let at = 0; at < list.length && excess > 0;) {
      if (!isPoint(list[at])) at++;
      else {
        list.splice(at, 1);
        excess--;
      }
    }
  }
  return true;
}

function isPoint(block: JsonObject | undefined): boolean {
  return isJsonObject(block?.cachePoint);
}
