/**
 * Reads error envelopes as a strict client would.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { DialectId } from "./dialects.ts";
import { type Json, object, string } from "./json.ts";
import type { SeenFault } from "./seen.ts";

/** Anthropic's whole taxonomy. */
const ANTHROPIC_TYPES = [
  "invalid_request_error",
  "authentication_error",
  "billing_error",
  "permission_error",
  "not_found_error",
  "conflict_error",
  "request_too_large",
  "rate_limit_error",
  "api_error",
  "timeout_error",
  "overloaded_error",
];

/** Reads the error body of the wire `dialect`; one that is not well-formed fails the test. */
export function readFault(dialect: DialectId, body: Json): SeenFault {
  const error = object(body.error, "error");
  const message = string(error.message, "error.message");
  assert.notEqual(message, "", "an error says something");
  if (dialect === "anthropic-messages") {
    assert.equal(body.type, "error");
    const type = string(error.type, "error.type");
    assert.ok(ANTHROPIC_TYPES.includes(type), `${type} is no error type of Anthropic's`);
    return { type, code: null, message };
  }
  const { code } = error;
  assert.ok(code === undefined || code === null || typeof code === "string" || isStatus(code));
  return { type: String(error.type), code: code === undefined ? null : code as string, message };
}

/** Some hosts of the chat wire put the status in place of a code. */
function isStatus(code: unknown): boolean {
  return typeof code === "number";
}
