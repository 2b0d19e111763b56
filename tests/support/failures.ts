/**
 * Ways a provider fails, in each dialect's own words, and what the caller is to be told.
 *
 * @module
 */

import type { DialectId } from "./dialects.ts";
import { UPSTREAM_KEY } from "./gateway.ts";
import type { Json } from "./json.ts";

/** A failed answer of a provider. */
export interface Failure {
  readonly name: string;
  readonly status: number;
  readonly body: (dialect: DialectId) => Json | string;
  readonly headers?: Record<string, string>;
  /** What the caller gets. */
  readonly expect: {
    status: number;
    /** The `error.type` of Anthropic's envelope. */
    anthropic: string;
    /** The `error.code` of OpenAI's, where it says something. */
    code?: string;
    /** Seconds; the account rests up to three more, so that not all come back at once. */
    retryAfter?: string;
  };
}

/** Something no caller is to see. */
export const CANARY = "canary-7f3a";

function native(dialect: DialectId, anthropic: string, openai: Json, message: string): Json {
  return dialect === "anthropic-messages"
    ? { type: "error", error: { type: anthropic, message } }
    : { error: { message, type: "invalid_request_error", param: null, code: null, ...openai } };
}

function failure(
  status: number,
  anthropic: string,
  openai: Json,
  more: Partial<Failure> & { code?: string; retryAfter?: string; message?: string } = {},
): Failure {
  const { code, retryAfter, message = "It did not work.", ...rest } = more;
  return {
    name: String(status),
    status,
    body: (dialect) => native(dialect, anthropic, openai, message),
    expect: {
      status,
      anthropic,
      ...(code === undefined ? {} : { code }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
    },
    ...rest,
  };
}

const HTML = `<html><head><title>${CANARY}</title></head><body>nginx/1.2 at 10.0.0.7</body></html>`;

/** Failures with a status. */
export const FAILURES: readonly Failure[] = [
  failure(400, "invalid_request_error", {}, { message: "temperature is too high" }),
  failure(401, "authentication_error", { code: "invalid_api_key" }, {
    message: `Incorrect API key provided: ${UPSTREAM_KEY}.`,
    // A 401 would be about the caller's own key.
    expect: { status: 503, anthropic: "api_error", code: "credential_unavailable" },
  }),
  failure(403, "permission_error", { type: "permission_error" }),
  failure(404, "not_found_error", { code: "model_not_found" }),
  failure(408, "timeout_error", { type: "timeout" }),
  failure(413, "request_too_large", { type: "request_too_large" }),
  failure(429, "rate_limit_error", { type: "rate_limit_error", code: "rate_limit_exceeded" }, {
    headers: { "retry-after": "17" },
    retryAfter: "17",
    code: "rate_limit_exceeded",
  }),
  failure(429, "rate_limit_error", { type: "requests", code: "rate_limit_exceeded" }, {
    name: "429 in milliseconds",
    headers: { "retry-after-ms": "1500" },
    retryAfter: "2",
  }),
  failure(500, "api_error", { type: "server_error" }),
  failure(503, "overloaded_error", { type: "server_error", code: "server_is_overloaded" }),
  failure(529, "overloaded_error", { type: "overloaded_error" }),
  {
    name: "a page of HTML",
    status: 502,
    body: () => HTML,
    expect: { status: 502, anthropic: "api_error" },
  },
  {
    name: "an empty body",
    status: 500,
    body: () => "",
    expect: { status: 500, anthropic: "api_error" },
  },
  {
    name: "a page of HTML with success",
    status: 200,
    body: () => HTML,
    expect: { status: 502, anthropic: "api_error" },
  },
  ...[301, 302, 303, 307, 308].map((status): Failure => ({
    name: `a redirect ${status}`,
    status,
    body: () => "",
    headers: { location: `http://${CANARY}.example/v1` },
    expect: { status: 502, anthropic: "api_error" },
  })),
];

/** The context window is full: said by OpenAI with a code, by Anthropic in words. */
export const TOO_LONG: Failure = failure(400, "invalid_request_error", {
  code: "context_length_exceeded",
  param: "messages",
}, { message: "prompt is too long: 300000 tokens > 200000 maximum" });

/** An error as the first event of a stream with status 200, in each dialect. */
export const FIRST_EVENT: Readonly<Record<DialectId, string>> = {
  "openai-chat":
    'data: {"error":{"message":"Slow down","type":"rate_limit_error","code":"rate_limit_exceeded"}}\n\n',
  "anthropic-messages":
    'event: error\ndata: {"type":"error","error":{"type":"rate_limit_error","message":"Slow down"}}\n\n',
  "openai-responses":
    'event: error\ndata: {"type":"error","sequence_number":0,"code":"rate_limit_exceeded","message":"Slow down","param":null}\n\n',
};
