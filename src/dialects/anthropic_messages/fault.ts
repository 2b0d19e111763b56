/**
 * Anthropic's error envelope: `{"type": "error", "error": {"type", "message", "details"?},
 * "request_id"}`. See https://platform.claude.com/docs/en/api/errors.
 *
 * @module
 */

import { type Fault, type FaultKind, kindOfStatus } from "../../canonical/fault.ts";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJsonObject,
} from "../../canonical/json.ts";
import type { FailedAnswer } from "../dialect.ts";
import { retryAfterMs } from "../retry_after.ts";
import { namedEvent } from "../sse_text.ts";

/** Anthropic's types, what they mean, and the status each is documented with. */
const TYPES: ReadonlyMap<string, { kind: FaultKind; status: number }> = new Map([
  ["invalid_request_error", { kind: "invalid_request", status: 400 }],
  ["authentication_error", { kind: "authentication", status: 401 }],
  ["billing_error", { kind: "billing", status: 402 }],
  ["permission_error", { kind: "permission", status: 403 }],
  ["not_found_error", { kind: "not_found", status: 404 }],
  ["conflict_error", { kind: "conflict", status: 409 }],
  ["request_too_large", { kind: "request_too_large", status: 413 }],
  ["rate_limit_error", { kind: "rate_limit", status: 429 }],
  ["timeout_error", { kind: "timeout", status: 504 }],
  ["overloaded_error", { kind: "overloaded", status: 529 }],
  ["api_error", { kind: "upstream", status: 500 }],
]);

/** The type each kind is told as. */
const TYPE_OF_KIND: Record<FaultKind, string> = {
  invalid_request: "invalid_request_error",
  context_length: "invalid_request_error",
  content_filter: "invalid_request_error",
  authentication: "authentication_error",
  permission: "permission_error",
  billing: "billing_error",
  not_found: "not_found_error",
  method_not_allowed: "invalid_request_error",
  conflict: "conflict_error",
  request_too_large: "request_too_large",
  unsupported_media_type: "invalid_request_error",
  rate_limit: "rate_limit_error",
  quota: "rate_limit_error",
  overloaded: "overloaded_error",
  timeout: "timeout_error",
  upstream: "api_error",
  internal: "api_error",
  aborted: "api_error",
};

/** What the API says in words alone. */
const TOO_LONG = /(prompt|input) is too long|exceeds? (the )?context (limit|window)/i;
const NO_CREDIT = /credit balance is too low/i;

/** Reads a failed answer; see {@link Dialect.decodeFault}. A body that is no JSON is not shown. */
export function decodeFault(answer: FailedAnswer): Fault {
  const fault = faultOfErrorObject(errorObject(answer), answer.status);
  const wait = retryAfterMs(answer.headers, answer.receivedAt);
  return wait === undefined ? fault : { ...fault, retryAfterMs: wait };
}

function errorObject(answer: FailedAnswer): JsonObject {
  const body = parseJsonObject(answer.body);
  if (isJsonObject(body?.error)) return body.error;
  const message = [body?.error, body?.message, body?.detail].find((text) => word(text));
  return { message: message ?? `The provider answered with status ${answer.status}` };
}

/** Reads an error object as a fault; `status` is the HTTP status it came with, 0 for in-band. */
export function faultOfErrorObject(error: JsonObject, status: number): Fault {
  const type = word(error.type);
  const known = TYPES.get(type ?? "");
  const httpStatus = status >= 400 ? status : known?.status ?? 502;
  const message = word(error.message) ?? "The provider reported an error without a message";
  const details = isJsonObject(error.details) ? error.details : undefined;
  const code = word(details?.error_code) ?? word(error.code);
  return {
    kind: tellingKind(message) ?? known?.kind ?? kindOfStatus(httpStatus),
    origin: "upstream",
    status: httpStatus,
    message,
    ...(type === undefined ? {} : { type }),
    ...(code === undefined ? {} : { code }),
    ...(details === undefined ? {} : { details: { details } }),
  };
}

function tellingKind(message: string): FaultKind | undefined {
  if (TOO_LONG.test(message)) return "context_length";
  return NO_CREDIT.test(message) ? "billing" : undefined;
}

/** Writes a failure for a client; see {@link Dialect.encodeFault}. */
export function encodeFault(fault: Fault, requestId: string): JsonObject {
  return { type: "error", error: encodeErrorObject(fault), request_id: requestId };
}

/** Writes a failure into a stream: the `error` event, after which nothing comes. */
export function encodeStreamFault(fault: Fault): string {
  const body = { type: "error", error: encodeErrorObject(fault), request_id: null };
  return namedEvent("error", JSON.stringify(body));
}

/** A code stands where the vendor's SDK looks for one: in `details.error_code`. */
function encodeErrorObject(fault: Fault): JsonObject {
  const type = typeOf(fault);
  return {
    type,
    message: fault.message,
    ...(fault.type === undefined || fault.type === type ? {} : { upstream_type: fault.type }),
    ...(fault.code === undefined ? {} : { details: { error_code: fault.code } }),
    ...fault.details,
  };
}

/**
 * The provider's own type where it is one of Anthropic's. Other vendors call nearly every refusal
 * an `invalid_request_error`; that word is only believed where the status agrees.
 */
function typeOf(fault: Fault): string {
  const own = fault.type ?? "";
  const believed = TYPES.has(own) && (own !== "invalid_request_error" || fault.status === 400);
  return believed ? own : TYPE_OF_KIND[fault.kind];
}

function word(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
