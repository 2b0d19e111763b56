/**
 * Schemas of tools as Moonshot's validator takes them. It refuses the whole request for one schema
 * that is right and not to its taste ("not a valid moonshot flavored json schema"):
 *
 * - `type` beside `anyOf`: "type should be defined in anyOf items instead of the parent schema"
 * - anything beside `$ref`, which it puts in its place before it looks
 * - `items` that are a list
 * - values without a type
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { Drop } from "./drop.ts";

/** Keywords that hold one schema, and those that hold lists or maps of them. */
const ONE = ["items", "additionalProperties", "not", "contains", "propertyNames"];
const MANY = ["anyOf", "oneOf", "allOf", "prefixItems"];
const NAMED = ["properties", "$defs", "definitions", "patternProperties"];

/**
 * `schema` in that form, meaning the same; what cannot be said is named to `drop`.
 *
 * @example
 * ```ts
 * import { moonshotSchema } from "./moonshot_schema.ts";
 * const schema = { type: "string", anyOf: [{ minLength: 1 }, { enum: ["", "x"] }] };
 * moonshotSchema(schema, () => {});
 * // { anyOf: [{ minLength: 1, type: "string" }, { enum: ["", "x"], type: "string" }] }
 * ```
 */
export function moonshotSchema(schema: JsonObject, drop: Drop): JsonObject {
  if (typeof schema.$ref === "string") {
    if (Object.keys(schema).length > 1) drop("tools.parameters.$ref");
    return { $ref: schema.$ref };
  }
  const told = Object.entries(spread(typed(single(schema))));
  return Object.fromEntries(told.map(([keyword, one]) => [keyword, within(keyword, one, drop)]));
}

function within(keyword: string, value: JsonValue | undefined, drop: Drop): JsonValue | undefined {
  const inner = (one: JsonValue): JsonValue => isJsonObject(one) ? moonshotSchema(one, drop) : one;
  if (value === undefined) return value;
  if (ONE.includes(keyword)) return inner(value);
  if (MANY.includes(keyword) && Array.isArray(value)) return value.map(inner);
  if (!NAMED.includes(keyword) || !isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, one === undefined ? null : inner(one)]),
  );
}

/** A constant is the only value of a list, and a list of schemas for items one choice among them. */
function single({ const: only, items, ...rest }: JsonObject): JsonObject {
  const kinds = Array.isArray(items) ? items : items === undefined ? [] : [items];
  const [first] = kinds;
  return {
    ...rest,
    ...(only === undefined ? {} : { enum: [only] }),
    ...(first === undefined ? {} : { items: kinds.length === 1 ? first : { anyOf: kinds } }),
  };
}

/** Values that are listed have the type that they have, where they have one. */
function typed(schema: JsonObject): JsonObject {
  if (schema.type !== undefined || !Array.isArray(schema.enum)) return schema;
  const types = new Set(schema.enum.map(typeOf));
  const [type] = types;
  return types.size === 1 && type !== undefined ? { ...schema, type } : schema;
}

function typeOf(value: JsonValue): string | undefined {
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "number";
  return typeof value === "string" || typeof value === "boolean" ? typeof value : undefined;
}

/** The type goes to those of the choices that have none. */
function spread(schema: JsonObject): JsonObject {
  const { type, ...rest } = schema;
  if (type === undefined || !Array.isArray(rest.anyOf)) return schema;
  const anyOf = rest.anyOf.map((one) =>
    isJsonObject(one) && one.type === undefined && one.$ref === undefined ? { ...one, type } : one
  );
  return { ...rest, anyOf };
}
