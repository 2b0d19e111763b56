/**
 * The bodies and queries of the admin API for the OpenAPI document. Unlike those of the other routes
 * they are ours, and nobody else describes them.
 *
 * @module
 */

import type { JsonObject } from "../../canonical/json.ts";
import { DIALECT_IDS } from "../../canonical/request.ts";
import type { AdminOperation } from "../admin_routes.ts";

const TEXT: JsonObject = { type: "string", minLength: 1 };
const NAME: JsonObject = { type: "string", pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$" };
const PRIORITY: JsonObject = { type: "number", minimum: 0, maximum: 1000 };
const WEIGHT: JsonObject = { type: "number", exclusiveMinimum: 0, maximum: 1000 };

const NEW_ACCOUNT: JsonObject = {
  type: "object",
  additionalProperties: false,
  required: ["provider", "apiKey"],
  properties: {
    provider: TEXT,
    apiKey: { ...TEXT, writeOnly: true },
    name: NAME,
    priority: PRIORITY,
    weight: WEIGHT,
    check: { type: "boolean" },
  },
};

const CHANGE: JsonObject = {
  type: "object",
  additionalProperties: false,
  properties: {
    ifRevision: { type: "integer", minimum: 1 },
    name: { ...NAME, type: ["string", "null"] },
    status: { enum: ["active", "disabled"] },
    priority: PRIORITY,
    weight: WEIGHT,
  },
};

const QUESTION: JsonObject = {
  type: "object",
  additionalProperties: false,
  required: ["model"],
  properties: {
    model: TEXT,
    wire: { enum: [...DIALECT_IDS] },
    request: { type: "object" },
    caller: TEXT,
  },
};

const IF_MATCH: JsonObject = {
  name: "If-Match",
  in: "header",
  required: false,
  schema: { type: "string" },
};

/** What is special about a route of the admin API. */
export interface AdminDocs {
  readonly parameters: readonly JsonObject[];
  readonly body?: JsonObject;
  /** The status of a success. */
  readonly status: "200" | "201" | "204";
}

/** Describes an action. */
export function adminDocs(action: AdminOperation["action"]): AdminDocs {
  switch (action) {
    case "add_account":
      return { parameters: [], body: NEW_ACCOUNT, status: "201" };
    case "change_account":
      return { parameters: [IF_MATCH], body: CHANGE, status: "200" };
    case "remove_account":
      return { parameters: [IF_MATCH, inQuery("ifRevision", false)], status: "204" };
    case "list_accounts":
      return { parameters: [inQuery("provider", false), inQuery("model", false)], status: "200" };
    case "explain_accounts":
      return { parameters: [inQuery("provider", true), inQuery("model", false)], status: "200" };
    case "explain_route":
      return { parameters: [], body: QUESTION, status: "200" };
    case "audit":
      return { parameters: [inQuery("limit", false)], status: "200" };
    default:
      return { parameters: [], status: "200" };
  }
}

function inQuery(name: string, required: boolean): JsonObject {
  return { name, in: "query", required, schema: { type: "string" } };
}
