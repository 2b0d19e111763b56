/**
 * Looking into JSON of unknown shape; what is not as expected fails the test with its path.
 *
 * @module
 */

/** A JSON object of unknown shape. */
export type Json = Record<string, unknown>;

/** `value` as an object. */
export function object(value: unknown, what = "value"): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`Expected ${what} to be an object: ${JSON.stringify(value)}`);
  }
  return value as Json;
}

/** `value` as an array. */
export function array(value: unknown, what = "value"): unknown[] {
  if (!Array.isArray(value)) {
    throw new TypeError(`Expected ${what} to be an array: ${JSON.stringify(value)}`);
  }
  return value;
}

/** `value` as an array of objects. */
export function objects(value: unknown, what = "value"): Json[] {
  return array(value, what).map((item, at) => object(item, `${what}[${at}]`));
}

/** `value` as a string. */
export function string(value: unknown, what = "value"): string {
  if (typeof value !== "string") {
    throw new TypeError(`Expected ${what} to be a string: ${JSON.stringify(value)}`);
  }
  return value;
}

/** `value` as a number; absent counts as 0. */
export function count(value: unknown): number {
  if (value === undefined || value === null) return 0;
  if (typeof value !== "number") throw new TypeError(`Expected a number: ${JSON.stringify(value)}`);
  return value;
}

/** The object at `key`, or an empty one. */
export function maybe(value: Json, key: string): Json {
  const inner = value[key];
  return inner === undefined || inner === null ? {} : object(inner, key);
}
