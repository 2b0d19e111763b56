/**
 * Reading what vendors tell of usage: numbers that may be text, times in four spellings. What is not
 * there, or is nonsense, is `undefined`.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";

/** A finite number, also where it is written as text. */
export function numberIn(value: JsonValue | undefined): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value : undefined;
  if (typeof value !== "string" || !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return undefined;
  return Number(value);
}

/** A text that is not empty, cut short where it is longer than any name. */
export function textIn(value: JsonValue | undefined): string | undefined {
  return typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;
}

/** An object. */
export function objectIn(value: JsonValue | undefined): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

/** The objects in a list, as many as anybody has limits. */
export function objectsIn(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.slice(0, 100).filter(isJsonObject) : [];
}

/** The last moment a JavaScript date can name, in Unix milliseconds. */
const LAST_MS = 8.64e15;

/** A date in the form of RFC 3339, in Unix milliseconds. */
export function dateIn(value: JsonValue | undefined): number | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d/.test(value)) return undefined;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : at;
}

/** Seconds of a duration, or Unix seconds, in milliseconds. */
export function secondsIn(value: JsonValue | undefined): number | undefined {
  const seconds = numberIn(value);
  if (seconds === undefined || seconds <= 0 || seconds * 1000 > LAST_MS) return undefined;
  return Math.round(seconds * 1000);
}

const UNIT_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** A duration as Go prints it (`6m0s`, `1h2m3.5s`, `120ms`), or bare seconds, in milliseconds. */
export function durationIn(text: string | null): number | undefined {
  if (text === null) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined;
  let ms = 0;
  for (const [, amount, unit = ""] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    ms += Number(amount) * (UNIT_MS[unit] ?? 0);
  }
  return Math.round(ms);
}
