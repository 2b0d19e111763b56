/**
 * AWS's failures: a JSON body with a message, and the name of an exception in the header
 * `x-amzn-errortype` or, within a stream, in the frame itself.
 * See https://docs.aws.amazon.com/bedrock/latest/userguide/troubleshooting-api-error-codes.html.
 *
 * @module
 */

import { type Fault, type FaultKind, kindOfStatus } from "../canonical/fault.ts";
import { type JsonObject, parseJsonObject } from "../canonical/json.ts";

/** What an exception means, and the status it is told with where it came within a stream. */
interface Known {
  readonly kind: FaultKind;
  readonly status: number;
}

const BAD_CREDENTIAL: Known = { kind: "authentication", status: 403 };
/** AWS calls a model's own failure a 424, and its slowness a 408: to a caller neither is his own. */
const MODEL_FAILED: Known = { kind: "upstream", status: 502 };
const FAILED: Known = { kind: "upstream", status: 500 };
const BUSY: Known = { kind: "overloaded", status: 503 };
const TOO_FAST: Known = { kind: "rate_limit", status: 429 };

/** By the names in small letters: streams begin them so, headers with a capital. */
const EXCEPTIONS: ReadonlyMap<string, Known> = new Map([
  ["validationexception", { kind: "invalid_request", status: 400 }],
  ["accessdeniedexception", { kind: "permission", status: 403 }],
  ["unrecognizedclientexception", BAD_CREDENTIAL],
  ["invalidsignatureexception", BAD_CREDENTIAL],
  ["incompletesignatureexception", BAD_CREDENTIAL],
  ["missingauthenticationtokenexception", BAD_CREDENTIAL],
  ["expiredtokenexception", BAD_CREDENTIAL],
  ["resourcenotfoundexception", { kind: "not_found", status: 404 }],
  ["conflictexception", { kind: "conflict", status: 409 }],
  ["throttlingexception", TOO_FAST],
  ["toomanyrequestsexception", TOO_FAST],
  ["servicequotaexceededexception", { kind: "quota", status: 429 }],
  // It is loading, for whoever asks.
  ["modelnotreadyexception", { kind: "overloaded", status: 429 }],
  ["modeltimeoutexception", { kind: "timeout", status: 504 }],
  ["modelerrorexception", MODEL_FAILED],
  ["modelstreamerrorexception", MODEL_FAILED],
  ["internalserverexception", FAILED],
  ["internalfailure", FAILED],
  ["serviceunavailableexception", BUSY],
  ["serviceunavailable", BUSY],
]);

/** Statuses that speak of a model as if it were the caller. */
const MISLEADING: ReadonlySet<number> = new Set([408, 424]);

/** What is said in words alone. */
const WORDS: readonly (readonly [words: RegExp, kind: FaultKind])[] = [
  [
    /(input|prompt) is too long|too many input tokens|input tokens exceeded|number of input tokens exceeds|exceed(s)? (the )?(maximum )?context|maximum context length/i,
    "context_length",
  ],
  [
    /api key is (not valid|invalid)|make sure your api key is valid|security token/i,
    "authentication",
  ],
  [/too many tokens per day/i, "quota"],
  [/model identifier is invalid/i, "not_found"],
  [/blocked by content filtering/i, "content_filter"],
];

/**
 * Reads an exception as a fault.
 *
 * @param name Its name, with the namespace that the header puts behind it.
 * @param body JSON with the message; anything else is not shown.
 * @param status The HTTP status it came with, 0 within a stream.
 *
 * @example
 * ```ts
 * import { faultOfException } from "./aws_fault.ts";
 * faultOfException("throttlingException", '{"message":"Too many requests"}', 0).status; // 429
 * ```
 */
export function faultOfException(name: string | undefined, body: string, status: number): Fault {
  const parsed = parseJsonObject(body) ?? {};
  const type = bareName(name) ?? bareName(word(parsed, "__type"));
  const known = EXCEPTIONS.get(type?.toLowerCase() ?? "");
  const told = status >= 400 && !MISLEADING.has(status) ? status : known?.status ?? 502;
  const message = word(parsed, "message") ?? word(parsed, "Message") ?? silent(status);
  return {
    kind: WORDS.find(([words]) => words.test(message))?.[1] ?? known?.kind ?? kindOfStatus(told),
    origin: "upstream",
    status: told,
    message,
    ...(type === undefined ? {} : { type }),
  };
}

/** `com.amazon.coral.service#ValidationException:http://…` is `ValidationException`. */
function bareName(name: string | undefined): string | undefined {
  const bare = name?.split(":", 1)[0]?.split("#").at(-1)?.trim();
  return bare === "" ? undefined : bare;
}

function silent(status: number): string {
  return status === 0
    ? "The provider reported an error without a message"
    : `The provider answered with status ${status}`;
}

function word(body: JsonObject, name: string): string | undefined {
  const value = body[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
