/**
 * Google's error envelope, `{"error": {"code", "message", "status", "details"}}`, with the words of
 * `google.rpc.Code` and the details of `google.rpc.error_details`
 * (https://cloud.google.com/apis/design/errors).
 *
 * The details are read for what they mean and not passed on: `DebugInfo` has been seen to repeat
 * the key.
 *
 * @module
 */

import { type Fault, type FaultKind, kindOfStatus } from "../../canonical/fault.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { FailedAnswer } from "../dialect.ts";
import { retryAfterMs } from "../retry_after.ts";

/** What the words mean, and the status each is documented with. */
const CODES: ReadonlyMap<string, { kind: FaultKind; status: number }> = new Map([
  ["INVALID_ARGUMENT", { kind: "invalid_request", status: 400 }],
  ["FAILED_PRECONDITION", { kind: "invalid_request", status: 400 }],
  ["OUT_OF_RANGE", { kind: "invalid_request", status: 400 }],
  ["UNAUTHENTICATED", { kind: "authentication", status: 401 }],
  ["PERMISSION_DENIED", { kind: "permission", status: 403 }],
  ["NOT_FOUND", { kind: "not_found", status: 404 }],
  ["ALREADY_EXISTS", { kind: "conflict", status: 409 }],
  ["ABORTED", { kind: "conflict", status: 409 }],
  ["RESOURCE_EXHAUSTED", { kind: "rate_limit", status: 429 }],
  // The vendor gave up on its own work: the caller is still there.
  ["CANCELLED", { kind: "upstream", status: 502 }],
  ["DATA_LOSS", { kind: "upstream", status: 500 }],
  ["UNKNOWN", { kind: "upstream", status: 500 }],
  ["INTERNAL", { kind: "upstream", status: 500 }],
  ["UNIMPLEMENTED", { kind: "invalid_request", status: 501 }],
  ["UNAVAILABLE", { kind: "overloaded", status: 503 }],
  ["DEADLINE_EXCEEDED", { kind: "timeout", status: 504 }],
]);

/** The word each kind is told as. */
const WORDS: Record<FaultKind, string> = {
  invalid_request: "INVALID_ARGUMENT",
  context_length: "INVALID_ARGUMENT",
  content_filter: "INVALID_ARGUMENT",
  authentication: "UNAUTHENTICATED",
  permission: "PERMISSION_DENIED",
  billing: "FAILED_PRECONDITION",
  not_found: "NOT_FOUND",
  method_not_allowed: "UNIMPLEMENTED",
  conflict: "ABORTED",
  request_too_large: "INVALID_ARGUMENT",
  unsupported_media_type: "INVALID_ARGUMENT",
  rate_limit: "RESOURCE_EXHAUSTED",
  quota: "RESOURCE_EXHAUSTED",
  overloaded: "UNAVAILABLE",
  timeout: "DEADLINE_EXCEEDED",
  upstream: "INTERNAL",
  internal: "INTERNAL",
  aborted: "CANCELLED",
};

const TYPE = "type.googleapis.com/google.rpc.";

/** What the API says in words alone. */
const TOO_LONG = /input token count.*exceeds|exceeds the maximum number of tokens/i;
const BAD_KEY = /API key (not valid|expired|not found)/i;
const BAD_PLACE = /user location is not supported/i;
const NO_BILLING =
  /billing (account|to be enabled)|enable billing|prepayment credits are depleted/i;

/** Reads a failed answer; a body that is no JSON is not shown. */
export function decodeFault(answer: FailedAnswer): Fault {
  const error = errorIn(answer.body) ??
    { message: `The provider answered with status ${answer.status}` };
  const fault = faultOfErrorObject(error, answer.status);
  const wait = retryAfterMs(answer.headers, answer.receivedAt) ?? fault.retryAfterMs;
  return wait === undefined ? fault : { ...fault, retryAfterMs: wait };
}

/** Reads an error object as a fault; `status` is the HTTP status it came with, 0 for in-band. */
export function faultOfErrorObject(error: JsonObject, status: number): Fault {
  const type = word(error.status);
  const known = CODES.get(type ?? "");
  const told = typeof error.code === "number" ? error.code : 0;
  const given = status >= 400 ? status : told >= 400 && told < 600 ? told : known?.status ?? 502;
  const httpStatus = type === "CANCELLED" ? 502 : given;
  const details = Array.isArray(error.details) ? error.details.filter(isJsonObject) : [];
  const message = word(error.message) ?? "The provider reported an error without a message";
  const reason = word(detail(details, "ErrorInfo")?.reason);
  const wait = delayOf(detail(details, "RetryInfo"));
  return {
    kind: tellingKind(message, reason, details) ?? known?.kind ?? kindOfStatus(httpStatus),
    origin: "upstream",
    status: httpStatus,
    message,
    ...(type === undefined ? {} : { type }),
    ...(reason === undefined ? {} : { code: reason }),
    ...(wait === undefined ? {} : { retryAfterMs: wait }),
  };
}

/** Writes a failure for a client. */
export function encodeFault(fault: Fault): JsonObject {
  const own = fault.type !== undefined && CODES.has(fault.type) ? fault.type : undefined;
  const details = detailsOf(fault);
  return {
    error: {
      code: fault.status,
      message: fault.message,
      status: own ?? WORDS[fault.kind],
      ...(details.length === 0 ? {} : { details }),
    },
  };
}

/** The details in which the vendor's SDKs look for a code, a field and a wait. */
function detailsOf({ code, param, message, retryAfterMs: wait }: Fault): JsonObject[] {
  return [
    ...(code === undefined ? [] : [{ "@type": `${TYPE}ErrorInfo`, reason: code }]),
    ...(param === undefined ? [] : [{
      "@type": `${TYPE}BadRequest`,
      fieldViolations: [{ field: param, description: message }],
    }]),
    ...(wait === undefined ? [] : [{ "@type": `${TYPE}RetryInfo`, retryDelay: `${wait / 1000}s` }]),
  ];
}

/** Streams in the form of a list have their errors in a list too. */
function errorIn(body: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const first: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    return isJsonObject(first) && isJsonObject(first.error) ? first.error : undefined;
  } catch {
    return undefined;
  }
}

function tellingKind(
  message: string,
  reason: string | undefined,
  details: JsonObject[],
): FaultKind | undefined {
  if (reason?.startsWith("API_KEY_") || BAD_KEY.test(message)) return "authentication";
  if (reason === "BILLING_DISABLED" || NO_BILLING.test(message)) return "billing";
  if (TOO_LONG.test(message)) return "context_length";
  if (BAD_PLACE.test(message)) return "permission";
  const spent = detail(details, "QuotaFailure");
  return spent !== undefined && /PerDay/.test(JSON.stringify(spent)) ? "quota" : undefined;
}

function detail(details: JsonObject[], name: string): JsonObject | undefined {
  return details.find((one) => one["@type"] === TYPE + name);
}

/** A duration of protocol buffers: seconds with a fraction, such as `34.4s`. */
function delayOf(info: JsonObject | undefined): number | undefined {
  const seconds = /^(\d{1,6}(?:\.\d+)?)s$/.exec(word(info?.retryDelay) ?? "")?.[1];
  return seconds === undefined ? undefined : Math.round(Number(seconds) * 1000);
}

function word(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
