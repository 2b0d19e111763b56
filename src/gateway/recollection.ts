/**
 * What clients were told and may refer to: kept for each caller apart, for a day.
 *
 * @module
 */

import { type JsonObject, type JsonValue, parseJson } from "../canonical/json.ts";
import type { Dialect } from "../dialects/dialect.ts";
import type { Caller } from "../keys/key.ts";
import type { Store } from "../store/store.ts";
import type { JsonBody } from "./body.ts";

/** How long something is kept, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** The memory of one caller in one dialect. */
export interface Recollection {
  /** The request with everything in its place that it refers to and that is kept. */
  recall(body: JsonBody): Promise<JsonBody>;
  /** Keeps what later requests may refer to. */
  keep(request: JsonObject, answer: JsonObject): Promise<void>;
}

/** Opens the memory of `caller`; dialects whose clients send everything anew have none. */
export function createRecollection(
  store: Store,
  { id, memory }: Dialect,
  caller: Caller,
): Recollection | undefined {
  if (memory === undefined) return undefined;
  const keyOf = (ref: string): string => `recall/${id}/${encodeURIComponent(caller.name)}/${ref}`;

  return {
    async recall(body) {
      const kept = new Map<string, JsonValue>();
      for (const ref of memory.refers(body.object)) {
        const text = await store.get(keyOf(ref));
        if (text !== undefined) kept.set(ref, parseJson(text) as JsonValue);
      }
      if (kept.size === 0) return body;
      const object = memory.recall(body.object, kept);
      return { object, text: JSON.stringify(object) };
    },
    async keep(request, answer) {
      for (const [ref, value] of memory.keep(request, answer)) {
        await store.set(keyOf(ref), JSON.stringify(value), KEPT_MS);
      }
    },
  };
}
