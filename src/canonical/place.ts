/**
 * Where a part stood in its client's own body, for errors: a decoder knows the place, and only an
 * encoder finds out that its wire cannot take the part.
 *
 * The place is noted beside the part and not in it, so that equal parts are equal wherever they
 * stood.
 *
 * @module
 */

const PLACES = new WeakMap<object, string>();

/**
 * Notes that `part` stood at `path`, such as `messages[2].content[1]`, and gives it back.
 *
 * @example
 * ```ts
 * import { placed, placeOf } from "./place.ts";
 * const part = placed({ type: "audio" }, "messages[2].content[1]");
 * placeOf(part, "elsewhere"); // "messages[2].content[1]"
 * ```
 */
export function placed<Part extends object>(part: Part, path: string): Part {
  PLACES.set(part, path);
  return part;
}

/** Where `part` stood; `otherwise` if nobody noted it. */
export function placeOf(part: object, otherwise: string): string {
  return PLACES.get(part) ?? otherwise;
}

/** Notes that `part` stood where `earlier` did, which it takes the place of. */
export function inPlaceOf<Part extends object>(earlier: object, part: Part): Part {
  const path = PLACES.get(earlier);
  return path === undefined ? part : placed(part, path);
}
