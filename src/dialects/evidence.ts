/**
 * Reads what a failed answer says of the account. Providers put it in the same few places whatever
 * else their errors look like, so one reader serves all wires.
 *
 * @module
 */

import type { Evidence, ExceededQuota } from "../canonical/evidence.ts";
import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";

/** Most characters of a message that are looked at. */
const LONGEST = 4096;

/** Most quotas that are looked at; one request goes beyond three or four. */
const MOST_QUOTAS = 16;

/** Fields that hold a machine word, the most telling first. */
const WORD_FIELDS = ["reason", "code", "error_code", "type", "status"];

/** Fields that hold a number of seconds. */
const SECOND_FIELDS = ["resets_in_seconds", "retry_after", "retry_after_seconds"];

/**
 * Reads the body of a failed answer; a body that is no JSON is a message, unless it is a page.
 *
 * @param errorType The header `x-amzn-errortype`, in which AWS names the error.
 *
 * @example
 * ```ts
 * import { readEvidence } from "./evidence.ts";
 * readEvidence('{"error":{"type":"usage_limit_reached","resets_in_seconds":60}}');
 * // { codes: ["usage_limit_reached"], text: "", waitMs: 60000 }
 * ```
 */
export function readEvidence(body: string, errorType?: string | null): Evidence {
  const parsed = parse(body);
  const named = wordOf(errorType);
  if (parsed === undefined) return { codes: named, text: plainText(body) };
  const error = isJsonObject(parsed.error) ? parsed.error : parsed;
  const details = detailsOf(error);
  const places = [...details, error];
  const resetsAt = first(places, (place) => timeOf(place.resets_at ?? place.reset_at));
  const waitMs = first(places, waitOf);
  const quotas = details.flatMap(quotasOf).slice(0, MOST_QUOTAS);
  return {
    codes: [...new Set([...named, ...wordOf(parsed.__type), ...places.flatMap(wordsOf)])],
    text: textOf(parsed, error).slice(0, LONGEST),
    ...(resetsAt === undefined ? {} : { resetsAt }),
    ...(waitMs === undefined ? {} : { waitMs }),
    ...(quotas.length === 0 ? {} : { quotas }),
  };
}

function parse(body: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    const one: unknown = Array.isArray(parsed) ? parsed[0] : parsed;
    return isJsonObject(one) ? one : undefined;
  } catch {
    return undefined;
  }
}

function plainText(body: string): string {
  const text = body.trim();
  return /^<(!doctype|html|\?xml)/i.test(text) ? "" : text.slice(0, LONGEST);
}

/** `google.rpc` details are a list, Anthropic's one object. */
function detailsOf({ details }: JsonObject): JsonObject[] {
  if (Array.isArray(details)) return details.filter(isJsonObject);
  return isJsonObject(details) ? [details] : [];
}

/** The violations of a `google.rpc.QuotaFailure`. */
function quotasOf({ violations }: JsonObject): ExceededQuota[] {
  if (!Array.isArray(violations)) return [];
  return violations.filter(isJsonObject).flatMap((violation): ExceededQuota[] => {
    const { quotaDimensions: dimensions, quotaValue } = violation;
    const id = nameOf(violation.quotaId);
    const metric = nameOf(violation.quotaMetric);
    const model = isJsonObject(dimensions) ? nameOf(dimensions.model) : undefined;
    const value = countOf(quotaValue);
    if (id === undefined) return [];
    return [{
      id,
      ...(metric === undefined ? {} : { metric }),
      ...(model === undefined ? {} : { model }),
      ...(value === undefined ? {} : { value }),
    }];
  });
}

/** A whole number as a vendor writes it: in digits, or as text. */
function countOf(value: JsonValue | undefined): number | undefined {
  const told = typeof value === "string" || typeof value === "number" ? `${value}` : "";
  return /^\d{1,15}$/.test(told) ? Number(told) : undefined;
}

function nameOf(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && /^[\w./-]{1,200}$/.test(value) ? value : undefined;
}

function wordsOf(place: JsonObject): string[] {
  return WORD_FIELDS.flatMap((field) => {
    const value = place[field];
    return typeof value === "string" && /^[\w.-]{2,80}$/.test(value) ? [value] : [];
  });
}

/** AWS puts a namespace before the word, and an address after it. */
function wordOf(value: unknown): string[] {
  if (typeof value !== "string") return [];
  const word = /^(?:[\w.]+#)?([A-Za-z][\w.-]{1,79})(?::|$)/.exec(value)?.[1];
  return word === undefined ? [] : [word];
}

function textOf(body: JsonObject, error: JsonObject): string {
  const said = [error.message, body.error, body.message, body.detail, body.error_description];
  return said.find((text) => typeof text === "string") as string | undefined ?? "";
}

function waitOf(place: JsonObject): number | undefined {
  const delay = /^(\d{1,7}(?:\.\d+)?)s$/.exec(String(place.retryDelay ?? ""))?.[1];
  if (delay !== undefined) return Math.round(Number(delay) * 1000);
  const seconds = SECOND_FIELDS.map((field) => place[field]).find((value) =>
    typeof value === "number" && value >= 0
  );
  return typeof seconds === "number" ? Math.round(seconds * 1000) : undefined;
}

/** A time as seconds or milliseconds since 1970, or as ISO 8601 with its offset. */
function timeOf(value: JsonValue | undefined): number | undefined {
  if (typeof value === "number") {
    if (value > 1e12) return value;
    return value > 1e9 ? value * 1000 : undefined;
  }
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT.+(Z|[+-]\d\d:?\d\d)$/.test(value)) {
    return undefined;
  }
  const time = Date.parse(value);
  return Number.isFinite(time) ? time : undefined;
}

function first(
  places: readonly JsonObject[],
  read: (place: JsonObject) => number | undefined,
): number | undefined {
  for (const place of places) {
    const found = read(place);
    if (found !== undefined) return found;
  }
  return undefined;
}
