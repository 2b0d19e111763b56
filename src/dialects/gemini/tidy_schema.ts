/**
 * JSON Schema in the words that the vendor knows, for tools and for answers: it takes the whole of it,
 * and heeds a part (https://ai.google.dev/api/generate-content#FIELDS.response_json_schema).
 *
 * - `const` is an `enum` of one.
 * - A `$ref` stands alone: anything beside it is refused.
 * - `allOf` of one schema, as generators write it around a reference, is that schema.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";

/** Keywords whose values are not schemas, and are left alone. */
const VALUES: ReadonlySet<string> = new Set(["default", "enum", "const", "example", "examples"]);

/** Keywords that hold schemas by names that are not keywords. */
const MAPS: ReadonlySet<string> = new Set(["properties", "$defs", "definitions"]);

/** The same schema, as far as its words go. */
export function tidySchema(schema: JsonObject): JsonObject {
  const { allOf, ...around } = schema;
  const [only] = Array.isArray(allOf) && allOf.length === 1 ? allOf : [];
  const whole = isJsonObject(only) ? { ...only, ...around } : schema;
  if (typeof whole.$ref === "string") return dollarsOf(whole);
  const tidy: JsonObject = {};
  for (const [keyword, value] of Object.entries(whole)) {
    if (keyword === "const" && whole.enum === undefined) tidy.enum = [value ?? null];
    else if (MAPS.has(keyword) && isJsonObject(value)) tidy[keyword] = tidyMap(value);
    else tidy[keyword] = VALUES.has(keyword) ? value : tidyValue(value);
  }
  return tidy;
}

/** Definitions may stand beside a reference, notes may not. */
function dollarsOf(schema: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(schema).filter(([keyword]) => keyword.startsWith("$")).map((
      [keyword, value],
    ) => [keyword, MAPS.has(keyword) && isJsonObject(value) ? tidyMap(value) : value]),
  );
}

function tidyMap(map: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(map).map(([name, value]) => [name, tidyValue(value)]),
  );
}

function tidyValue(value: JsonValue | undefined): JsonValue | undefined {
  if (Array.isArray(value)) return value.map((one) => isJsonObject(one) ? tidySchema(one) : one);
  return isJsonObject(value) ? tidySchema(value) : value;
}
