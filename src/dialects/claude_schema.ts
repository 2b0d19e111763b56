/**
 * The form of an answer, as `output_config.format` takes it: a part of JSON Schema, with every object
 * closed (https://platform.claude.com/docs/en/build-with-claude/structured-outputs#json-schema-limitations).
 *
 * Bounds that the API does not know are told to the model in the description of what they bound. A
 * schema that would mean something else without what the API refuses is not written here at all.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";

/** Keywords that go as they are. */
const TAKEN: ReadonlySet<string> = new Set([
  "type",
  "title",
  "description",
  "default",
  "required",
  "$ref",
]);

/** Keywords that hold one schema by name each. */
const MAPS: ReadonlySet<string> = new Set(["properties", "$defs", "definitions"]);

/** Keywords that hold a list of schemas, and what they are called here. */
const LISTS: ReadonlyMap<string, string> = new Map([
  ["anyOf", "anyOf"],
  ["allOf", "allOf"],
  // The same, if it is said that not two of them fit.
  ["oneOf", "anyOf"],
]);

/** Keywords that only bound a value. */
const BOUNDS: ReadonlySet<string> = new Set([
  "minimum",
  "maximum",
  "exclusiveMinimum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
]);

/** Keywords that say nothing about values. */
const NOTES: ReadonlySet<string> = new Set([
  "$schema",
  "$id",
  "$comment",
  "examples",
  "deprecated",
]);

const FORMATS: ReadonlySet<unknown> = new Set([
  "date-time",
  "date",
  "time",
  "duration",
  "email",
  "hostname",
  "uri",
  "ipv4",
  "ipv6",
  "uuid",
]);

/** Something that the API cannot be told. */
class Unsayable extends Error {}

/** The schema, and the keywords that are only told in words now. */
export interface OutputSchema {
  schema: JsonObject;
  inWords: readonly string[];
}

/** Writes `schema` for the API; `undefined` where the API cannot hold an answer to it. */
export function outputSchema(schema: JsonObject): OutputSchema | undefined {
  if (isRecursive(schema)) return undefined;
  const inWords = new Set<string>();
  try {
    const written = write(schema, inWords);
    return written.type === "object" ? { schema: written, inWords: [...inWords] } : undefined;
  } catch (error) {
    if (error instanceof Unsayable) return undefined;
    throw error;
  }
}

function write(schema: JsonObject, inWords: Set<string>): JsonObject {
  const written: JsonObject = {};
  const words: string[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    if (value === undefined || NOTES.has(keyword)) continue;
    const list = LISTS.get(keyword);
    if (TAKEN.has(keyword) || isTakenValue(keyword, value)) written[keyword] = value;
    else if (MAPS.has(keyword)) written[keyword] = writeMap(value, inWords);
    else if (list !== undefined) written[list] = writeList(value, inWords);
    else if (keyword === "items") written.items = writeOne(value, inWords);
    else if (BOUNDS.has(keyword) || keyword === "format" || keyword === "pattern") {
      words.push(`${keyword}: ${JSON.stringify(value)}`);
      inWords.add(keyword);
    } else if (keyword !== "additionalProperties") throw new Unsayable(keyword);
  }
  if (isObjectSchema(schema)) Object.assign(written, closed(schema));
  if (words.length > 0) written.description = described(schema.description, words);
  return written;
}

/** Keywords of which some values are taken. */
function isTakenValue(keyword: string, value: JsonValue): boolean {
  switch (keyword) {
    case "additionalProperties":
      return value === false;
    case "minItems":
      return value === 0 || value === 1;
    case "format":
      return FORMATS.has(value);
    case "pattern":
      // No looking around, no references back, no boundaries of words.
      return typeof value === "string" && !/\(\?[=!<]|\\[bB1-9]/.test(value);
    case "const":
      return !isComposite(value);
    case "enum":
      return Array.isArray(value) && !value.some(isComposite);
    default:
      return false;
  }
}

function isComposite(value: JsonValue): boolean {
  return typeof value === "object" && value !== null;
}

function isObjectSchema({ type, properties }: JsonObject): boolean {
  return type === "object" || properties !== undefined ||
    (Array.isArray(type) && type.includes("object"));
}

/** An object whose properties are not all known cannot be asked for. */
function closed(
  { type = "object", properties, additionalProperties: more }: JsonObject,
): JsonObject {
  const known = more === false || (more === undefined && properties !== undefined);
  if (!known) throw new Unsayable("additionalProperties");
  return { type, additionalProperties: false };
}

function writeOne(value: JsonValue, inWords: Set<string>): JsonObject {
  if (!isJsonObject(value)) throw new Unsayable("a schema that is no object");
  return write(value, inWords);
}

function writeList(value: JsonValue, inWords: Set<string>): JsonObject[] {
  if (!Array.isArray(value)) throw new Unsayable("a list that is none");
  return value.map((one) => writeOne(one, inWords));
}

function writeMap(value: JsonValue, inWords: Set<string>): JsonObject {
  if (!isJsonObject(value)) throw new Unsayable("schemas without names");
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, writeOne(one ?? null, inWords)]),
  );
}

function described(description: JsonValue | undefined, words: readonly string[]): string {
  const bounds = `(${words.join(", ")})`;
  return typeof description === "string" ? `${description} ${bounds}` : bounds;
}

/** Whether a definition comes back to itself, or is not in the schema at all. */
function isRecursive(root: JsonObject): boolean {
  const open = new Set<string>();
  const done = new Set<string>();

  function visit(value: JsonValue | undefined): boolean {
    if (Array.isArray(value)) return value.some(visit);
    if (!isJsonObject(value)) return false;
    const { $ref, ...rest } = value;
    if (typeof $ref === "string" && follow($ref)) return true;
    return Object.values(rest).some(visit);
  }

  function follow(reference: string): boolean {
    if (done.has(reference)) return false;
    const name = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(reference);
    const group = name && root[name[1] ?? ""];
    const target = isJsonObject(group) ? group[name?.[2] ?? ""] : undefined;
    if (target === undefined || open.has(reference)) return true;
    open.add(reference);
    const found = visit(target);
    open.delete(reference);
    done.add(reference);
    return found;
  }

  return visit(root);
}
