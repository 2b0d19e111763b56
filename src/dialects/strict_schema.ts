/**
 * OpenAI holds an answer to a schema only in its strict mode, and has rules for the schemas of it.
 * Other vendors always hold answers to schemas, so what their clients ask is strict where it can be
 * (https://developers.openai.com/api/docs/guides/structured-outputs#supported-schemas).
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";
import type { FunctionTool } from "../canonical/request.ts";

/** Keywords that hold schemas by name. */
const MAPS: readonly string[] = ["properties", "$defs", "definitions"];

/** Keywords that the strict mode does not know. */
const REFUSED: readonly string[] = [
  "allOf",
  "oneOf",
  "not",
  "if",
  "then",
  "else",
  "dependentRequired",
  "dependentSchemas",
  "patternProperties",
  "prefixItems",
];

/**
 * Whether a tool's arguments are held to their schema: if the caller wants it and the strict mode
 * takes the schema. Arguments that are not held to it are named to `drop`.
 */
export function heldStrict(
  { strict = false, parameters }: Pick<FunctionTool, "strict" | "parameters">,
  drop: (name: string) => void,
): boolean {
  const held = strict && parameters !== undefined && fitsStrict(parameters);
  if (strict && !held) drop("strict");
  return held;
}

/** Whether the strict mode takes `schema`: every object is closed, and all of its properties required. */
export function fitsStrict(schema: JsonObject): boolean {
  return schema.type === "object" && fits(schema);
}

function fits(schema: JsonValue | undefined): boolean {
  if (!isJsonObject(schema)) return schema === undefined;
  if (REFUSED.some((keyword) => schema[keyword] !== undefined)) return false;
  if (isObjectSchema(schema) && !isClosed(schema)) return false;
  const { items, anyOf } = schema;
  const choices = Array.isArray(anyOf) ? anyOf : [];
  return fits(items) && choices.every(fits) && MAPS.every((map) => mapFits(schema[map]));
}

function mapFits(map: JsonValue | undefined): boolean {
  return map === undefined || (isJsonObject(map) && Object.values(map).every(fits));
}

function isObjectSchema({ type, properties }: JsonObject): boolean {
  return properties !== undefined || type === "object" ||
    (Array.isArray(type) && type.includes("object"));
}

function isClosed({ properties, required, additionalProperties: more }: JsonObject): boolean {
  const names = isJsonObject(properties) ? Object.keys(properties) : [];
  const listed: readonly JsonValue[] = Array.isArray(required) ? required : [];
  return more === false && names.every((name) => listed.includes(name));
}
