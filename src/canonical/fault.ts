/**
 * What went wrong, in one shape for all wires: decided once where it is noticed, carried as data,
 * and rendered in the caller's own envelope at the very end.
 *
 * @module
 */

import type { Evidence } from "./evidence.ts";
import type { JsonObject } from "./json.ts";

/** What kind of failure it is. Each dialect renders every kind, and a test walks the list. */
export const FAULT_KINDS = [
  "invalid_request",
  "context_length",
  "content_filter",
  "authentication",
  "permission",
  "billing",
  "not_found",
  "method_not_allowed",
  "conflict",
  "request_too_large",
  "unsupported_media_type",
  "rate_limit",
  "quota",
  "overloaded",
  "timeout",
  "upstream",
  "internal",
  "aborted",
] as const;

/** One of {@link FAULT_KINDS}. */
export type FaultKind = typeof FAULT_KINDS[number];

/** Whose fault it is: the caller's, the gateway's own, or the provider's. */
export type FaultOrigin = "client" | "gateway" | "upstream";

/** A failure as data. It never holds a secret, and its message may be shown to the caller. */
export interface Fault {
  kind: FaultKind;
  origin: FaultOrigin;
  /** The HTTP status for the caller: the provider's own where it sent one. */
  status: number;
  /** One sentence for the caller, in the grammar "Cannot <action> <thing>: <state>" where ours. */
  message: string;
  /** The provider's own `error.type`, verbatim. */
  type?: string;
  /** The machine-readable code, the provider's own or ours. */
  code?: string;
  /** The request field at fault, as a path such as `messages[2].content`. */
  param?: string;
  /** How long the caller should wait before asking again, in milliseconds. */
  retryAfterMs?: number;
  /** Further fields a client's SDK reads, placed beside the message where the wire has a place. */
  details?: JsonObject;
  /** What the answer says of the account it was given to; nothing of it is told to the caller. */
  evidence?: Evidence;
}

const DEFAULT_STATUS: Record<FaultKind, number> = {
  invalid_request: 400,
  context_length: 400,
  content_filter: 400,
  authentication: 401,
  permission: 403,
  billing: 402,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  request_too_large: 413,
  unsupported_media_type: 415,
  rate_limit: 429,
  quota: 429,
  overloaded: 503,
  timeout: 504,
  upstream: 502,
  internal: 500,
  aborted: 499,
};

/** The status a fault of this kind gets when nobody upstream chose one. */
export function defaultStatus(kind: FaultKind): number {
  return DEFAULT_STATUS[kind];
}

/** A {@link Fault} on its way up the stack. */
export class FaultError extends Error {
  override readonly name = "FaultError";
  /** The failure as data. */
  readonly fault: Fault;

  /** Wraps `fault`, whose message becomes the error's. */
  constructor(fault: Fault, options?: ErrorOptions) {
    super(fault.message, options);
    this.fault = fault;
  }
}

/**
 * A fault of the caller's making: answered with 400 and the field that is wrong.
 *
 * @example
 * ```ts
 * import { badRequest } from "./fault.ts";
 * const error = badRequest("Cannot read 'temperature': expected a number", "temperature");
 * error.fault.status; // 400
 * ```
 */
export function badRequest(message: string, param?: string, details?: JsonObject): FaultError {
  return new FaultError({
    kind: "invalid_request",
    origin: "client",
    status: 400,
    message,
    ...(param === undefined ? {} : { param }),
    ...(details === undefined ? {} : { details }),
  });
}

/** A fault of the gateway's own making or finding, with the kind's usual status. */
export function gatewayFault(kind: FaultKind, message: string, more: Partial<Fault> = {}): Fault {
  return { kind, origin: "gateway", status: DEFAULT_STATUS[kind], message, ...more };
}

/** The kind a bare HTTP status stands for, for answers that say nothing more. */
export function kindOfStatus(status: number): FaultKind {
  switch (status) {
    case 401:
      return "authentication";
    case 402:
      return "billing";
    case 403:
      return "permission";
    case 404:
      return "not_found";
    case 408:
    case 504:
      return "timeout";
    case 409:
      return "conflict";
    case 413:
      return "request_too_large";
    case 415:
      return "unsupported_media_type";
    case 429:
      return "rate_limit";
    case 503:
    case 529:
      return "overloaded";
    default:
      return status >= 400 && status < 500 ? "invalid_request" : "upstream";
  }
}
