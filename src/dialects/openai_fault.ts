/**
 * OpenAI's error envelope, which Chat Completions, Responses and every host that follows them share:
 * `{"error": {"message", "type", "param", "code"}}`.
 * See https://platform.openai.com/docs/guides/error-codes.
 *
 * @module
 */

import { defaultStatus, type Fault, type FaultKind, kindOfStatus } from "../canonical/fault.ts";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJsonObject,
} from "../canonical/json.ts";
import type { FailedAnswer } from "./dialect.ts";
import { retryAfterMs } from "./retry_after.ts";

/** Codes and types that say more than the status does. */
const KIND_OF_WORD: ReadonlyMap<string, FaultKind> = new Map([
  ["context_length_exceeded", "context_length"],
  ["string_above_max_length", "context_length"],
  ["content_filter", "content_filter"],
  ["content_policy_violation", "content_filter"],
  ["invalid_prompt", "content_filter"],
  ["invalid_api_key", "authentication"],
  ["authentication_error", "authentication"],
  ["permission_error", "permission"],
  ["model_not_found", "not_found"],
  ["not_found_error", "not_found"],
  ["insufficient_quota", "quota"],
  ["billing_hard_limit_reached", "quota"],
  ["rate_limit_exceeded", "rate_limit"],
  ["rate_limit_error", "rate_limit"],
  ["server_is_overloaded", "overloaded"],
  ["slow_down", "overloaded"],
  ["overloaded_error", "overloaded"],
  ["server_error", "upstream"],
  ["api_error", "upstream"],
  ["timeout", "timeout"],
]);

/** The words each kind is told in: `error.type` and `error.code`. */
const WORDS: Record<FaultKind, { type: string; code: string | null }> = {
  invalid_request: { type: "invalid_request_error", code: null },
  context_length: { type: "invalid_request_error", code: "context_length_exceeded" },
  content_filter: { type: "invalid_request_error", code: "content_filter" },
  authentication: { type: "authentication_error", code: "invalid_api_key" },
  permission: { type: "permission_error", code: "permission_denied" },
  billing: { type: "insufficient_quota", code: "insufficient_quota" },
  not_found: { type: "invalid_request_error", code: "not_found" },
  method_not_allowed: { type: "invalid_request_error", code: "method_not_allowed" },
  conflict: { type: "invalid_request_error", code: "conflict" },
  request_too_large: { type: "invalid_request_error", code: "request_too_large" },
  unsupported_media_type: { type: "invalid_request_error", code: "unsupported_media_type" },
  rate_limit: { type: "rate_limit_error", code: "rate_limit_exceeded" },
  quota: { type: "insufficient_quota", code: "insufficient_quota" },
  overloaded: { type: "server_error", code: "server_is_overloaded" },
  timeout: { type: "server_error", code: "timeout" },
  upstream: { type: "server_error", code: "upstream_error" },
  internal: { type: "server_error", code: "internal_error" },
  aborted: { type: "invalid_request_error", code: "request_aborted" },
};

/** Reads an error object as a fault; `status` is the HTTP status it came with, 0 for in-band. */
export function faultOfErrorObject(error: JsonObject, status: number): Fault {
  const type = word(error.type);
  const code = word(error.code);
  const inBand = typeof error.code === "number" ? error.code : 0;
  const known = KIND_OF_WORD.get(code ?? "") ?? KIND_OF_WORD.get(type ?? "");
  const httpStatus = status >= 400 ? status : inBand >= 400 && inBand < 600 ? inBand : 0;
  const kind = known ?? kindOfStatus(httpStatus === 0 ? 502 : httpStatus);
  return {
    kind,
    origin: "upstream",
    status: httpStatus === 0 ? defaultStatus(kind) : httpStatus,
    message: typeof error.message === "string" && error.message !== ""
      ? error.message
      : "The provider reported an error without a message",
    ...(type === undefined ? {} : { type }),
    ...(code === undefined ? {} : { code }),
    ...(typeof error.param === "string" ? { param: error.param } : {}),
  };
}

/** Reads a failed answer in OpenAI's envelope, or in none: then the status alone speaks. */
export function decodeOpenAiFault(answer: FailedAnswer): Fault {
  const body = parseJsonObject(answer.body);
  const error = body?.error;
  const object: JsonObject = isJsonObject(error)
    ? error
    : typeof error === "string"
    ? { message: error }
    : body !== undefined && typeof (body.message ?? body.detail) === "string"
    ? { message: (body.message ?? body.detail) as string }
    : { message: `The provider answered with status ${answer.status}` };
  const wait = retryAfterMs(answer.headers, answer.receivedAt);
  const fault = faultOfErrorObject(object, answer.status);
  return wait === undefined ? fault : { ...fault, retryAfterMs: wait };
}

/** The `error` object a fault is told as. The provider's own words win over ours. */
export function openAiErrorObject(fault: Fault): JsonObject {
  const words = WORDS[fault.kind];
  return {
    message: fault.message,
    type: fault.type ?? words.type,
    param: fault.param ?? null,
    code: fault.code ?? words.code,
    ...fault.details,
  };
}

/** OpenAI's envelope round {@link openAiErrorObject}. */
export function encodeOpenAiFault(fault: Fault): JsonObject {
  return { error: openAiErrorObject(fault) };
}

function word(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
