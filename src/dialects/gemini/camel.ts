/**
 * One spelling of field names. The wire is the JSON form of protocol buffers, whose readers take
 * `camelCase` and the `snake_case` of the message definitions alike
 * (https://protobuf.dev/programming-guides/json/).
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";

/** The object with its own keys in camel case; what is inside its members stays as it is. */
export function camelized(object: JsonObject): JsonObject {
  const keys = Object.keys(object);
  if (!keys.some((key) => key.includes("_"))) return object;
  return Object.fromEntries(keys.map((key) => [camelName(key), object[key]]));
}

/**
 * The object with the keys of the wire's own objects in camel case, as deep as they go. What a model
 * or a tool says (`args`, `response`) keeps its keys.
 */
export function camelizedAll(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(camelized(object)).map((
      [key, value],
    ) => [key, THEIRS.has(key) ? value : inner(value)]),
  );
}

const THEIRS: ReadonlySet<string> = new Set(["args", "response"]);

function inner(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((item) => inner(item) ?? null);
  return isJsonObject(value) ? camelizedAll(value) : value;
}

/** `max_output_tokens` as `maxOutputTokens`. */
export function camelName(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
