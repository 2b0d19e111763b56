/**
 * Reading a client's body with a valibot schema, and saying what is wrong with it: the path of the
 * field and what was expected there, never the caller's content.
 *
 * @module
 */

import * as v from "valibot";
import { badRequest } from "../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../canonical/json.ts";

/** What {@link optional} makes of a schema. */
export type Optional<T extends v.GenericSchema> = v.SchemaWithPipe<
  readonly [
    v.NullishSchema<T, undefined>,
    v.TransformAction<v.InferOutput<T> | null | undefined, v.InferOutput<T> | undefined>,
  ]
>;

/** An optional field; `null` always means absent, and is read as such. */
export function optional<T extends v.GenericSchema>(schema: T): Optional<T> {
  return v.pipe(v.nullish(schema, undefined), v.transform((value) => value ?? undefined));
}

/** An object that is only passed on: its members are not looked at. */
export const anyObject: v.GenericSchema<unknown, JsonObject> = v.custom<JsonObject>(
  isJsonObject,
  "expected an object",
);

/** An object that is passed on without its members that are `null`. */
export const passedObject: v.GenericSchema<unknown, JsonObject> = v.pipe(
  anyObject,
  v.transform((object) =>
    Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null))
  ),
);

/**
 * Reads `body` as `schema` describes it.
 *
 * @throws {FaultError} of kind `invalid_request` whose `param` is the path of the first bad field.
 */
export function readBody<T extends v.GenericSchema>(schema: T, body: unknown): v.InferOutput<T> {
  const result = v.safeParse(schema, body, { abortEarly: true, abortPipeEarly: true });
  if (result.success) return result.output;
  const issue = deepest(result.issues[0]);
  const path = pathOf(issue);
  const where = path === "" ? "the request body" : `'${path}'`;
  throw badRequest(`Cannot read ${where}: ${expectation(issue)}`, path || undefined);
}

type Issue = v.BaseIssue<unknown>;

/** A union reports its members' issues below its own; the one that got furthest is the telling one. */
function deepest(issue: Issue): Issue {
  let best = issue;
  for (const inner of issue.issues ?? []) {
    const candidate = deepest(inner);
    if ((candidate.path?.length ?? 0) > (best.path?.length ?? 0)) best = candidate;
  }
  return best;
}

function pathOf(issue: Issue): string {
  let path = "";
  for (const item of issue.path ?? []) {
    path += typeof item.key === "number"
      ? `[${item.key}]`
      : path === ""
      ? String(item.key)
      : `.${String(item.key)}`;
  }
  return path;
}

function expectation(issue: Issue): string {
  if (issue.expected === null || issue.type === "custom") return issue.message;
  if (issue.received === "undefined") return "it is missing";
  const expected = EXPECTED.get(issue.expected) ?? issue.expected.replace(/[()]/g, "");
  return `expected ${expected}, found ${found(issue)}`;
}

/** valibot's words for types, as a person would say them. */
const EXPECTED: ReadonlyMap<string, string> = new Map([
  ["Array", "an array"],
  ["Object", "an object"],
  ["string", "a string"],
  ["number", "a number"],
  ["boolean", "a boolean"],
]);

/**
 * Names what is there without repeating it. Only where one of a few words was expected, a word is
 * shown: there it is a misspelt option, anywhere else it may be what somebody said.
 */
function found({ expected, input }: Issue): string {
  if (input === null) return "null";
  if (Array.isArray(input)) return "an array";
  if (typeof input === "object") return "an object";
  const word = expected?.includes('"') && typeof input === "string" && /^[\w.-]{1,40}$/.test(input);
  return word ? `'${input}'` : `a ${typeof input}`;
}
