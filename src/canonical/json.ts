/**
 * JSON values as types, and the two questions asked of them everywhere.
 *
 * @module
 */

/** Any JSON value. `undefined` members stand for absent fields and are left out when printed. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

/** A JSON object; a member set to `undefined` is an absent field. */
export interface JsonObject {
  /** Any member. */
  [key: string]: JsonValue | undefined;
}

/** Whether `value` is a JSON object (neither an array nor `null`, nor a kept number). */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) &&
    !isRawJSON(value);
}

/** Digits that a JavaScript number may not hold, as far as a glance can tell. */
const LONG_NUMBER = /\d{16}|\d[eE]\+?\d{3}/;

/** What newer engines know of a number's own text (the TC39 proposal "JSON.parse source text access"). */
type ExactParse = (
  text: string,
  reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown;

const { parse, rawJSON, isRawJSON = () => false } = JSON as unknown as {
  parse: ExactParse;
  rawJSON?: (source: string) => unknown;
  isRawJSON?: (value: unknown) => boolean;
};

/**
 * Parses JSON without changing it: a number that JavaScript would round (a long id in a tool's
 * arguments) is kept as an opaque object that is printed digit by digit again. Engines that cannot do
 * that, such as Node 20's, round it.
 *
 * @throws {SyntaxError} if `text` is not JSON.
 *
 * @example
 * ```ts
 * import { parseJson } from "./json.ts";
 * JSON.stringify(parseJson("[12345678901234567890]")); // "[12345678901234567890]"
 * ```
 */
export function parseJson(text: string): unknown {
  if (rawJSON === undefined || !LONG_NUMBER.test(text)) return JSON.parse(text);
  return parse(text, (_key, value, { source }) => {
    const rounded = typeof value === "number" && source !== undefined && LONG_NUMBER.test(source) &&
      String(value) !== source;
    return rounded ? rawJSON(source) : value;
  });
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
    const value = parseJson(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
