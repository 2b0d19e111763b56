/**
 * Prompt-cache breakpoints at hosts of this wire that take Anthropic's `cache_control` on parts and
 * tools (https://openrouter.ai/docs/features/prompt-caching). The vendor's own wire has none.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { CacheMark } from "../../canonical/request.ts";
import type { WireProfile } from "../dialect.ts";
import type { Drop } from "./drop.ts";

/** The vendors behind such hosts refuse a request with more breakpoints than this. */
const MOST_MARKS = 4;

/** `mark` as a member to spread into a part or a tool, where the host takes any. */
export function writeMark(
  mark: CacheMark | undefined,
  { cacheControl }: WireProfile,
  drop: Drop,
): JsonObject {
  if (mark === undefined) return {};
  if (cacheControl !== true) {
    if (mark.byDefault !== true) drop("cache_control");
    return {};
  }
  const { ttl } = mark;
  return { cache_control: { type: "ephemeral", ...(ttl === undefined ? {} : { ttl }) } };
}

/** Puts `mark` on the last of `parts`; without any part there is nothing to mark. */
export function markLast(
  parts: readonly JsonObject[],
  mark: CacheMark | undefined,
  profile: WireProfile,
  drop: Drop,
): void {
  if (mark === undefined) return;
  const last = parts.at(-1);
  if (last === undefined) drop("cache_control");
  else Object.assign(last, writeMark(mark, profile, drop));
}

/**
 * Removes breakpoints until there are few enough, and names the loss. The last ones in prompt order
 * stay: a later breakpoint covers everything before it. The whole prompt's own takes one place.
 */
export function limitMarks(body: JsonObject, drop: Drop): void {
  const marked = [
    ...objects(body.tools),
    ...objects(body.messages).flatMap(({ content }) => objects(content)),
  ].filter(({ cache_control }) => cache_control !== undefined);
  const excess = marked.length - (body.cache_control === undefined ? MOST_MARKS : MOST_MARKS - 1);
  if (excess <= 0) return;
  drop("cache_control");
  for (const part of marked.slice(0, excess)) delete part.cache_control;
}

function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
