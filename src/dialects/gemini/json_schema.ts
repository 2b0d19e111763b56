/**
 * From the vendor's older `Schema` (a part of OpenAPI 3.0 with type names in capitals,
 * https://ai.google.dev/api/caching#Schema) to the JSON Schema that every other wire takes.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import { camelName } from "./camel.ts";

/** Whole numbers that the wire writes as text. */
const COUNTS: ReadonlySet<string> = new Set([
  "minItems",
  "maxItems",
  "minLength",
  "maxLength",
  "minProperties",
  "maxProperties",
]);

/** The same schema as JSON Schema; one that is JSON Schema already comes back the same. */
export function jsonSchemaOf(schema: JsonObject): JsonObject {
  const written: JsonObject = {};
  for (const [key, value] of Object.entries(schema)) {
    const name = camelName(key);
    if (name === "nullable" || name === "propertyOrdering") continue;
    written[name] = memberOf(name, value);
  }
  return schema.nullable === true ? orNull(written) : written;
}

function memberOf(name: string, value: JsonValue | undefined): JsonValue | undefined {
  switch (name) {
    case "type":
      return typeof value === "string" ? value.toLowerCase() : value;
    case "items":
      return isJsonObject(value) ? jsonSchemaOf(value) : value;
    case "anyOf":
      return Array.isArray(value)
        ? value.map((one) => isJsonObject(one) ? jsonSchemaOf(one) : one)
        : value;
    case "properties":
      return isJsonObject(value) ? propertiesOf(value) : value;
    default:
      return COUNTS.has(name) && typeof value === "string" ? Number(value) : value;
  }
}

function propertiesOf(properties: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(properties).map((
      [name, value],
    ) => [name, isJsonObject(value) ? jsonSchemaOf(value) : value]),
  );
}

function orNull(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  if (typeof type !== "string") return { anyOf: [schema, { type: "null" }] };
  return {
    ...schema,
    type: [type, "null"],
    ...(Array.isArray(values) && !values.includes(null) ? { enum: [...values, null] } : {}),
  };
}
