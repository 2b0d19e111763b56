/**
 * One spelling of field names. The wire is the JSON form of protocol buffers, whose readers take
 * `camelCase` and the `snake_case` of the message definitions alike
 * (https://protobuf.dev/programming-guides/json/).
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";

/** The object with its own keys in camel case; what is inside its members stays as it is. */
export function camelized(object: JsonObject): JsonObject {
  const keys = Object.keys(object);
  if (!keys.some((key) => key.includes("_"))) return object;
  return Object.fromEntries(keys.map((key) => [camelName(key), object[key]]));
}

/** `max_output_tokens` as `maxOutputTokens`. */
export function camelName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
