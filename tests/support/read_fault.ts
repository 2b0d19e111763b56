/**
 * Reads error envelopes as a strict client would.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { WireId } from "./dialects.ts";
import { type Json, object, objects, string } from "./json.ts";
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
export function readFault(dialect: WireId, body: Json): SeenFault {
  const error = object(body.error, "error");
  const message = string(error.message, "error.message");
  assert.notEqual(message, "", "an error says something");
  if (dialect === "anthropic-messages") {
    assert.equal(body.type, "error");
    const type = string(error.type, "error.type");
    assert.ok(ANTHROPIC_TYPES.includes(type), `${type} is no error type of Anthropic's`);
    return { type, code: null, message };
  }
  if (dialect === "gemini") return readGoogleFault(error, message);
  const { code } = error;
  assert.ok(code === undefined || code === null || typeof code === "string" || isStatus(code));
  return { type: String(error.type), code: code === undefined ? null : code as string, message };
}

/** Google's has the status as `code`, the word as `status`, and codes of a service in the details. */
function readGoogleFault(error: Json, message: string): SeenFault {
  assert.ok(isStatus(error.code), "error.code is the status");
  const type = string(error.status, "error.status");
  assert.match(type, /^[A-Z_]+$/);
  const reasons = objects(error.details ?? []).flatMap(({ reason }) => reason ?? []);
  return { type, code: typeof reasons[0] === "string" ? reasons[0] : null, message };
}

/** Some hosts of the chat wire put the status in place of a code. */
function isStatus(code: unknown): boolean {
  return typeof code === "number";
}
