/**
 * Hosts whose deltas repeat all that came before them.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";

/** The members that grow. */
const GROWING = ["content", "reasoning_content", "reasoning"] as const;

/**
 * Creates a filter that keeps of each delta what the one before did not have. A text that does not
 * begin as the one before ends that one, and is new as a whole.
 */
export function createFreshness(): (delta: JsonObject) => JsonObject {
  const before = new Map<string, string>();
  return (delta) => {
    const fresh = { ...delta };
    for (const name of GROWING) {
      const text = delta[name];
      if (typeof text !== "string" || text === "") continue;
      const known = before.get(name) ?? "";
      before.set(name, text);
      fresh[name] = text.startsWith(known) ? text.slice(known.length) : text;
    }
    return fresh;
  };
}
