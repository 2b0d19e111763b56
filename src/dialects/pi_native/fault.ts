/**
 * Failures: `{"error": {"type", "message"}}` as an answer, and an `error` event in a stream.
 *
 * Pi tells a few words of its own in `type`, and nothing else. They are told here too;
 * `code`, `param` and `request_id` stand beside them for whoever wants to know more.
 *
 * @module
 */

import { type Fault, type FaultKind, gatewayFault, kindOfStatus } from "../../canonical/fault.ts";
import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  parseJsonObject,
} from "../../canonical/json.ts";
import type { FailedAnswer } from "../dialect.ts";
import { retryAfterMs } from "../retry_after.ts";
import { dataEvent } from "../sse_text.ts";
import { stampsOf } from "./stamps.ts";
import { writeUsage } from "./usage.ts";

/** The words of each kind: `type`, and `code` where nobody upstream chose one. */
const WORDS: Record<FaultKind, [type: string, code: string]> = {
  invalid_request: ["invalid_request_error", "invalid_request"],
  context_length: ["invalid_request_error", "context_length_exceeded"],
  content_filter: ["invalid_request_error", "content_filter"],
  authentication: ["authentication_error", "invalid_api_key"],
  permission: ["authentication_error", "permission_denied"],
  billing: ["invalid_request_error", "billing"],
  not_found: ["invalid_request_error", "not_found"],
  method_not_allowed: ["invalid_request_error", "method_not_allowed"],
  conflict: ["invalid_request_error", "conflict"],
  request_too_large: ["invalid_request_error", "request_too_large"],
  unsupported_media_type: ["invalid_request_error", "unsupported_media_type"],
  rate_limit: ["rate_limit_error", "rate_limit_exceeded"],
  quota: ["rate_limit_error", "insufficient_quota"],
  overloaded: ["upstream_error", "overloaded"],
  timeout: ["upstream_error", "timeout"],
  upstream: ["upstream_error", "upstream_error"],
  internal: ["upstream_error", "internal_error"],
  aborted: ["request_aborted", "request_aborted"],
};

const KIND_OF_CODE: ReadonlyMap<string, FaultKind> = new Map(
  (Object.keys(WORDS) as FaultKind[]).map((kind) => [WORDS[kind][1], kind]),
);

/** What providers say in words alone, which is all that Pi's own gateway passes on. */
const TOO_LONG =
  /prompt is too long|exceeds? (the )?context|context[_ ](length|window)|maximum number of tokens/i;
/** A status beside the one word that makes it one, or at the very beginning. */
const STATUS = /^\(?([45]\d\d)\b|(?:HTTP|API error|status(?:[ _]code)?)[ :=(]*([45]\d\d)\b/i;

/** Reads a failed answer; a body that is no JSON is not shown. */
export function decodeFault(answer: FailedAnswer): Fault {
  const error = parseJsonObject(answer.body)?.error;
  const object: JsonObject = isJsonObject(error)
    ? error
    : { message: word(error) ?? `The provider answered with status ${answer.status}` };
  const wait = retryAfterMs(answer.headers, answer.receivedAt);
  const fault = faultOfErrorObject(object, answer.status);
  return wait === undefined ? fault : { ...fault, retryAfterMs: wait };
}

/** Reads an error object as a fault; `status` is the HTTP status it came with, 0 for in-band. */
export function faultOfErrorObject(error: JsonObject, status: number): Fault {
  const message = word(error.message) ?? "The provider reported an error without a message";
  const httpStatus = status >= 400 ? status : statusIn(message) ?? 502;
  const type = word(error.type);
  const code = word(error.code);
  const param = word(error.param);
  return {
    kind: KIND_OF_CODE.get(code ?? "") ?? tellingKind(message, httpStatus),
    origin: "upstream",
    status: httpStatus,
    message,
    ...(type === undefined ? {} : { type }),
    ...(code === undefined ? {} : { code }),
    ...(param === undefined ? {} : { param }),
  };
}

/** Reads the turn that ends a stream in failure, as a fault. */
export function faultOfMessage(message: JsonObject): Fault {
  const { errorMessage, errorStatus, errorCode } = message;
  const status = typeof errorStatus === "number" && errorStatus >= 400 && errorStatus < 600
    ? errorStatus
    : 0;
  const fault = faultOfErrorObject(
    { message: word(errorMessage) ?? null, code: word(errorCode) ?? null },
    status,
  );
  // The provider gave up on its own work: the caller is still there.
  return message.stopReason === "aborted" || fault.kind === "aborted"
    ? { ...fault, kind: "upstream", status: 502 }
    : fault;
}

/** Writes a failure for a client. */
export function encodeFault(fault: Fault, requestId: string): JsonObject {
  const [type, code] = WORDS[fault.kind];
  return {
    error: {
      type,
      message: fault.message,
      code: fault.code ?? code,
      ...(fault.param === undefined ? {} : { param: fault.param }),
      request_id: requestId,
      ...fault.details,
    },
  };
}

/** Writes a failure into a stream whose turn so far is not known: the event, and the end. */
export function encodeStreamFault(fault: Fault): string {
  const turn = {
    role: "assistant",
    content: [],
    ...stampsOf(""),
    usage: writeUsage(),
    timestamp: 0,
  };
  return errorEvents(turn, fault);
}

/** The `error` event with the turn so far, without which clients cannot tell the message. */
export function errorEvents(turn: JsonObject, fault: Fault): string {
  const reason = fault.kind === "aborted" ? "aborted" : "error";
  const error = {
    ...turn,
    stopReason: reason,
    errorMessage: fault.message,
    errorStatus: fault.status,
    errorCode: fault.code ?? WORDS[fault.kind][1],
  };
  return dataEvent(JSON.stringify({ type: "error", reason, error })) + DONE;
}

/** What ends every stream. */
export const DONE: string = dataEvent("[DONE]");

/** The stream ended, and nobody said how. */
export const TRUNCATED: Fault = gatewayFault(
  "upstream",
  "Cannot finish the answer: the provider's stream ended early",
  { origin: "upstream", code: "stream_truncated" },
);

function tellingKind(message: string, status: number): FaultKind {
  const kind = kindOfStatus(status);
  return kind === "invalid_request" && TOO_LONG.test(message) ? "context_length" : kind;
}

function statusIn(message: string): number | undefined {
  const found = STATUS.exec(message);
  return found === null ? undefined : Number(found[1] ?? found[2]);
}

function word(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
