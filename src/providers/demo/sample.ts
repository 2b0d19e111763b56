/**
 * A value that fits a JSON Schema, for a tool's arguments or a structured answer.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";

/** Schemas may refer to themselves; nobody needs a sample deeper or larger than this. */
const DEEPEST = 8;
const MOST_VALUES = 500;

/** A sample for `schema`: required fields only, and strings out of `text`. */
export function sampleOf(schema: JsonObject, text: string): JsonValue {
  return sample(schema, { root: schema, word: lastWord(text), values: 0 }, 0);
}

interface Context {
  readonly root: JsonObject;
  /** What every string says. */
  readonly word: string;
  /** Values made so far. */
  values: number;
}

function sample(schema: JsonValue | undefined, context: Context, depth: number): JsonValue {
  if (!isJsonObject(schema) || depth > DEEPEST) return context.word;
  if (context.values++ > MOST_VALUES) return context.word;
  const given = schema.const ?? schema.default ?? first(schema.enum) ?? first(schema.examples);
  if (given !== undefined) return given;
  if (typeof schema.$ref === "string") {
    return sample(resolve(context.root, schema.$ref), context, depth + 1);
  }
  const choice = first(schema.anyOf) ?? first(schema.oneOf) ?? first(schema.allOf);
  if (choice !== undefined) return sample(choice, context, depth + 1);
  switch (first(schema.type) ?? schema.type ?? (schema.properties && "object")) {
    case "object":
      return sampleObject(schema, context, depth);
    case "array":
      return [sample(schema.items, context, depth + 1)];
    case "integer":
    case "number":
      return typeof schema.minimum === "number" ? schema.minimum : 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return context.word;
  }
}

function sampleObject(schema: JsonObject, context: Context, depth: number): JsonObject {
  const properties = isJsonObject(schema.properties) ? schema.properties : {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.fromEntries(
    required.filter((name) => typeof name === "string")
      .map((name) => [name, sample(properties[name], context, depth + 1)]),
  );
}

/** The first entry of a list that means something: `null` and `{ "type": "null" }` are last resorts. */
function first(list: JsonValue | undefined): JsonValue | undefined {
  if (!Array.isArray(list)) return undefined;
  const isNull = (item: JsonValue) =>
    item === null || item === "null" || (isJsonObject(item) && item.type === "null");
  return list.find((item) => !isNull(item)) ?? list[0];
}

/** What a reference such as `#/$defs/City` points to. */
function resolve(root: JsonObject, reference: string): JsonValue | undefined {
  let found: JsonValue | undefined = root;
  for (const step of reference.split("/").slice(1)) {
    found = isJsonObject(found) ? found[step] : undefined;
  }
  return found;
}

function lastWord(text: string): string {
  const words = text.slice(-1000).match(/[\p{L}\p{N}][\p{L}\p{N}'’_-]*/gu);
  return words?.at(-1) ?? "demo";
}
