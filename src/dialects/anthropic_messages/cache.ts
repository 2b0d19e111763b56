/**
 * Prompt-cache breakpoints: `cache_control` where the caller put it.
 * See https://platform.claude.com/docs/en/build-with-claude/prompt-caching.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";
import type { CacheMark } from "../../canonical/request.ts";
import type { WireCacheControl } from "./schema_blocks.ts";

/** The API refuses a request with more breakpoints than this. */
const MOST_MARKS = 4;

/** The mark that `control` is, as a member to spread into a part or tool. */
export function decodeMark(control: WireCacheControl | undefined): { cache?: CacheMark } {
  if (control === undefined) return {};
  return { cache: control.ttl === undefined ? {} : { ttl: control.ttl } };
}

/** `mark` as a member to spread into a block or tool. */
export function encodeMark(mark: CacheMark | undefined): JsonObject {
  if (mark === undefined) return {};
  const control: JsonObject = { type: "ephemeral" };
  if (mark.ttl !== undefined) control.ttl = mark.ttl;
  return { cache_control: control };
}

/**
 * Removes breakpoints from `body` until the wire takes it, and tells whether it had to. The last
 * ones in prompt order stay: a later breakpoint covers everything before it, so the earliest are
 * worth least. The whole prompt's own mark takes one of the places.
 */
export function limitMarks(body: JsonObject): boolean {
  const marked: JsonObject[] = [];
  collect(body.tools, marked);
  collect(body.system, marked);
  for (const message of list(body.messages)) {
    if (isJsonObject(message)) collect(message.content, marked);
  }
  const excess = marked.length - (body.cache_control === undefined ? MOST_MARKS : MOST_MARKS - 1);
  if (excess <= 0) return false;
  for (const block of marked.slice(0, excess)) delete block.cache_control;
  return true;
}

/** The blocks with a breakpoint; a tool result's own blocks come before the result itself. */
function collect(blocks: JsonValue | undefined, into: JsonObject[]): void {
  for (const block of list(blocks)) {
    if (!isJsonObject(block)) continue;
    if (block.type === "tool_result") collect(block.content, into);
    if (block.cache_control !== undefined && block.cache_control !== null) into.push(block);
  }
}

function list(value: JsonValue | undefined): JsonValue[] {
  return Array.isArray(value) ? value : [];
}
