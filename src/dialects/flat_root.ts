/**
 * Arguments of a tool in several forms. Anthropic and OpenAI refuse a schema whose root is a choice
 * ("input_schema does not support oneOf, allOf, or anyOf at the top level"), so the forms become one
 * object that allows all of them, and demands what all of them demand.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";

const CHOICES = ["anyOf", "oneOf", "allOf"] as const;

/** Whether the root of `schema` is a choice or a sum of schemas. */
export function hasForkedRoot(schema: JsonObject): boolean {
  return CHOICES.some((keyword) => Array.isArray(schema[keyword]));
}

/** The same schema with a plain object at its root. */
export function flatRoot(schema: JsonObject): JsonObject {
  const { anyOf, oneOf, allOf, ...rest } = schema;
  const sum = branchesOf(allOf, schema).map(flatRoot);
  const choice = [...branchesOf(anyOf, schema), ...branchesOf(oneOf, schema)].map(flatRoot);
  const required = [
    ...requiredOf(rest),
    ...sum.flatMap(requiredOf),
    ...commonOf(choice.map(requiredOf)),
  ];
  const { type: _, properties: __, required: ___, additionalProperties: ____, ...notes } = rest;
  return {
    type: "object",
    properties: propertiesOf([rest, ...sum, ...choice]),
    ...(required.length === 0 ? {} : { required: [...new Set(required)] }),
    ...notes,
  };
}

/** The schemas of a list, those that are defined at the root put in the place of their names. */
function branchesOf(list: JsonValue | undefined, root: JsonObject): JsonObject[] {
  if (!Array.isArray(list)) return [];
  return list.filter((one) => isJsonObject(one)).map((one) => {
    const [, group = "", name = ""] = /^#\/(\$defs|definitions)\/([^/]+)$/.exec(String(one.$ref)) ??
      [];
    const defined = root[group];
    const target = isJsonObject(defined) ? defined[name] : undefined;
    return isJsonObject(target) ? target : one;
  });
}

function requiredOf({ required }: JsonObject): string[] {
  return Array.isArray(required) ? required.filter((name) => typeof name === "string") : [];
}

function commonOf([first = [], ...others]: string[][]): string[] {
  return first.filter((name) => others.every((names) => names.includes(name)));
}

/** All properties; one that is described differently may be any of what it is described as. */
function propertiesOf(schemas: readonly JsonObject[]): JsonObject {
  const found = new Map<string, Map<string, JsonValue>>();
  for (const { properties } of schemas) {
    if (!isJsonObject(properties)) continue;
    for (const [name, schema] of Object.entries(properties)) {
      const forms = found.get(name) ?? new Map<string, JsonValue>();
      if (schema !== undefined) forms.set(JSON.stringify(schema), schema);
      found.set(name, forms);
    }
  }
  const merged = [...found].map(([name, forms]): [string, JsonValue] => {
    const [only, ...more] = forms.values();
    return [name, more.length === 0 ? only ?? {} : { anyOf: [...forms.values()] }];
  });
  return Object.fromEntries(merged);
}
