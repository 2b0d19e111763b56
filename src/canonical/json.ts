/**
 * JSON values as types, and the two questions asked of them everywhere.
 *
 * @module
 */

/** Any JSON value. `undefined` members stand for absent fields and are left out when printed. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

/** A JSON object; a member set to `undefined` is an absent field. */
export interface JsonObject {
  [key: string]: JsonValue | undefined;
}

/** Whether `value` is a JSON object (neither an array nor `null`). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Parses `text` when it holds a JSON object, else answers `undefined`. For text whose shape is
 * somebody else's business (tool arguments, provider error bodies), where "not an object" is an
 * ordinary answer and not an error.
 *
 * @example
 * ```ts
 * import { parseJsonObject } from "./json.ts";
 * parseJsonObject('{"a":1}'); // { a: 1 }
 * parseJsonObject("<html>"); // undefined
 * ```
 */
export function parseJsonObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
