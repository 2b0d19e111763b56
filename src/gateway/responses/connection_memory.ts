/**
 * What a connection remembers by itself: the last response of each lane, whether it is kept or not
 * (the vendor's WebSocket mode promises that for `store: false`).
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { itemsOf } from "../../dialects/openai_responses/references.ts";
import { keptItems } from "../../dialects/openai_responses/kept_items.ts";
import type { Own } from "./archive.ts";
import type { Recent } from "./prepare.ts";

/** How many lanes are remembered; the one longest silent is forgotten first. */
const LANES = 32;

/** The memory of one connection. */
export interface ConnectionMemory {
  /** As it is seen from a lane. */
  of(lane: string | undefined): Recent;
}

/** Creates the memory, empty. */
export function createConnectionMemory(newId: (prefix: string) => string): ConnectionMemory {
  const last = new Map<string | undefined, Own>();
  return {
    of: (lane) => ({
      find: (id) => [...last.values()].find(({ response }) => response.id === id),
      note(response: JsonObject, input) {
        const output = keptItems(itemsOf(response.output), newId);
        last.delete(lane);
        last.set(lane, { response: { id: response.id, output }, input });
        const [oldest] = last.keys();
        if (last.size > LANES) last.delete(oldest);
      },
    }),
  };
}
