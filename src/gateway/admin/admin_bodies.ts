/**
 * What may be written in the bodies and queries of the admin API.
 *
 * @module
 */

import * as v from "valibot";
import { badRequest, type FaultError } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject } from "../../canonical/json.ts";
import { CLIENT_DIALECT_IDS } from "../../canonical/request.ts";
import type { AccountChange } from "./change_account.ts";
import type { RouteQuestion } from "../explanation.ts";
import { ACCOUNT_NAME } from "./draft_account.ts";

const text = v.pipe(
  v.string("expected a string"),
  v.minLength(1, "expected one that is not empty"),
);

const name = v.pipe(
  v.string("expected a string"),
  v.regex(ACCOUNT_NAME, "expected letters, digits, '.', '_' and '-'"),
);

const priority = v.pipe(
  v.number("expected a number"),
  v.minValue(0, "expected at least 0"),
  v.maxValue(1000, "expected at most 1000"),
);

const weight = v.pipe(
  v.number("expected a number"),
  v.gtValue(0, "expected more than 0"),
  v.maxValue(1000, "expected at most 1000"),
);

const revision = v.pipe(
  v.number("expected a number"),
  v.integer("expected a whole number"),
  v.minValue(1, "expected at least 1"),
);

const NO_OBJECT = "expected an object";

/** An account to be added. */
export interface NewAccountBody {
  readonly provider: string;
  readonly apiKey: string;
  readonly name?: string;
  readonly priority?: number;
  readonly weight?: number;
  /** Whether the provider is to be asked first. */
  readonly check?: boolean;
}

/** A change of one. */
export interface ChangeBody extends AccountChange {
  /** The revision it is meant for. */
  readonly ifRevision?: number;
}

const newAccount: v.GenericSchema<NewAccountBody> = v.strictObject({
  provider: text,
  apiKey: text,
  name: v.exactOptional(name),
  priority: v.exactOptional(priority),
  weight: v.exactOptional(weight),
  check: v.exactOptional(v.boolean("expected true or false")),
}, NO_OBJECT);

const change: v.GenericSchema<ChangeBody> = v.strictObject({
  ifRevision: v.exactOptional(revision),
  name: v.exactOptional(v.nullable(name)),
  status: v.exactOptional(
    v.picklist(["active", "disabled"], "expected 'active' or 'disabled'"),
  ),
  priority: v.exactOptional(priority),
  weight: v.exactOptional(weight),
}, NO_OBJECT);

const question: v.GenericSchema<RouteQuestion> = v.strictObject({
  model: text,
  wire: v.exactOptional(
    v.picklist(CLIENT_DIALECT_IDS, `expected one of ${CLIENT_DIALECT_IDS.join(", ")}`),
  ),
  request: v.exactOptional(v.custom<JsonObject>(isJsonObject, NO_OBJECT)),
  caller: v.exactOptional(text),
}, NO_OBJECT);

/** Reads what is to be explained; the model may be named in the request alone. */
export function readQuestion(body: JsonObject): RouteQuestion {
  const { model } = isJsonObject(body.request) ? body.request : {};
  return read(question, withoutNulls(model === undefined ? body : { model, ...body }, []));
}

/** Reads an account to be added. @throws {FaultError} that names the field. */
export function readNewAccount(body: JsonObject): NewAccountBody {
  return read(newAccount, withoutNulls(body, []));
}

/** Reads a change; `null` takes the name away, and elsewhere means nothing. */
export function readChange(body: JsonObject): ChangeBody {
  return read(change, withoutNulls(body, ["name"]));
}

/**
 * Reads the revision a change is meant for, from `If-Match`, or from a field or query of that name.
 *
 * @throws {FaultError} if there is none: whoever changes an account has to say which they have seen.
 */
export function readRevision(headers: Headers, told: unknown): number {
  const match = headers.get("if-match");
  const tag = match === null ? undefined : /^(?:W\/)?"(\d{1,15})"$/.exec(match.trim())?.[1];
  if (match !== null && tag === undefined) {
    throw badRequest("Cannot read 'If-Match': expected a revision such as \"3\"", "If-Match");
  }
  const shown = tag ?? told ?? undefined;
  const number = typeof shown === "string" && /^\d{1,15}$/.test(shown) ? Number(shown) : shown;
  if (typeof number === "number" && number >= 1) return number;
  throw missing();
}

/** Reads how many are wanted; 100 by default. */
export function readLimit(text: string | null): number {
  if (text === null) return 100;
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1000) return Number(text);
  throw badRequest("Cannot read 'limit': expected a number from 1 to 1000", "limit");
}

function missing(): FaultError {
  const state = "expected the account's revision, here or as 'If-Match'";
  return badRequest(`Cannot read 'ifRevision': ${state}`, "ifRevision");
}

function withoutNulls(body: JsonObject, except: readonly string[]): JsonObject {
  const told = Object.entries(body).filter(([key, value]) =>
    value !== null || except.includes(key)
  );
  return Object.fromEntries(told);
}

/** Valibot's own words quote the value, which may be a secret; ours never do. */
function read<T>(schema: v.GenericSchema<T>, body: JsonObject): T {
  const result = v.safeParse(schema, body);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const field = String(issue.path?.[0]?.key ?? "");
  const known = issue.path?.[0]?.origin === "key";
  const state = !known
    ? issue.message
    : issue.expected === "never"
    ? "it is not known"
    : "it is missing";
  throw badRequest(`Cannot read '${field}': ${state}`, field);
}
