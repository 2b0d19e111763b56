/**
 * Arguments that come in pieces, each for one place of the object, such as
 * `{"jsonPath": "$.steps[0].title", "stringValue": "Bo", "willContinue": true}`
 * (https://cloud.google.com/vertex-ai/generative-ai/docs/reference/rest/v1/Content#PartialArg).
 * The places come in any order, so the object is put together before any of it is told.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";

/** A list longer than this is nobody's argument. */
const MOST_ITEMS = 10_000;

type Place = JsonObject | JsonValue[];

/** Puts one piece into `args`. A piece for a place that makes no sense is passed over. */
export function addPartial(args: JsonObject, piece: JsonObject): void {
  const keys = keysOf(piece.jsonPath);
  const last = keys.pop();
  if (last === undefined) return;
  let place: Place | undefined = args;
  keys.forEach((key, index) => {
    if (place !== undefined) place = inner(place, key, typeof (keys[index + 1] ?? last));
  });
  if (place !== undefined) set(place, last, valueOf(piece, get(place, last)));
}

/** `$.a[0].b` and `$['a'][0]` as keys and positions. */
function keysOf(path: JsonValue | undefined): (string | number)[] {
  if (typeof path !== "string") return [];
  const steps = path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\]/g);
  return [...steps].map(([, name, index, quoted, doubly]) =>
    index === undefined ? name ?? quoted ?? doubly ?? "" : Number(index)
  );
}

function inner(place: Place, key: string | number, next: string): Place | undefined {
  const there = get(place, key);
  if (isJsonObject(there) || Array.isArray(there)) return there;
  const fresh: Place = next === "number" ? [] : {};
  return set(place, key, fresh) ? fresh : undefined;
}

function get(place: Place, key: string | number): JsonValue | undefined {
  if (Array.isArray(place)) return typeof key === "number" ? place[key] : undefined;
  return Object.hasOwn(place, key) ? place[key] : undefined;
}

function set(place: Place, key: string | number, value: JsonValue | undefined): boolean {
  if (value === undefined) return false;
  if (!Array.isArray(place)) {
    // Defined, not assigned: `__proto__` is a name like any other.
    Object.defineProperty(place, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    });
    return true;
  }
  if (typeof key !== "number" || key > MOST_ITEMS) return false;
  while (place.length < key) place.push(null);
  place[key] = value;
  return true;
}

/** Text grows piece by piece; anything else comes whole. */
function valueOf(piece: JsonObject, before: JsonValue | undefined): JsonValue | undefined {
  const { stringValue, numberValue, boolValue } = piece;
  if (typeof stringValue === "string") {
    return typeof before === "string" ? before + stringValue : stringValue;
  }
  if ("nullValue" in piece) return null;
  return numberValue ?? boolValue;
}
