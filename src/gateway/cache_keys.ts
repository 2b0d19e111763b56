/**
 * Keeping callers' prompt caches apart. A provider keeps its caches by the keys that clients name,
 * within our account; two callers who both say "default" would share one, and could tell from its
 * warmth what the other has asked. So the caller's name is mixed in. Headers are left alone: what a
 * vendor's own client says of itself goes on as it is.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";
import { editStrings, spansAt } from "../canonical/json_text.ts";
import { encodeBase64Url } from "../credentials/base64.ts";
import type { Dialect } from "../dialects/dialect.ts";
import { ANYBODY, type Caller } from "../keys/key.ts";
import type { JsonBody } from "./body.ts";

/** Where all wires but Pi's name a key. */
const KEY = [["prompt_cache_key"]] as const;
const PI_KEYS = [["options", "promptCacheKey"], ["options", "sessionId"]] as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * `body` with its cache keys as `caller`'s own; everything else stays as it was written. Where no
 * key is asked for, all callers are one, and nothing is changed.
 */
export async function ownCacheKeys(
  caller: Caller,
  { id }: Pick<Dialect, "id">,
  body: JsonBody,
): Promise<JsonBody> {
  if (caller === ANYBODY) return body;
  let { text, object } = body;
  for (const path of id === "pi-native" ? PI_KEYS : KEY) {
    if (!isKey(valueAt(object, path))) continue;
    // A member that is written twice is mixed twice: which one a provider reads is its own affair.
    const own = new Map<string, string>();
    for (const { start, end } of spansAt(text, path)) {
      const value: JsonValue = JSON.parse(text.slice(start, end));
      if (isKey(value)) own.set(value, await mix(caller, value));
    }
    const edit = (value: string): string => own.get(value) ?? value;
    text = editStrings(text, path, edit);
    object = withString(object, path, edit);
  }
  return { text, object };
}

/** What a conversation is called at a provider, whose callers never share one; see `nameConversation`. */
export async function sessionOf(conversation: string): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(["session", conversation]));
  return uuidOf(new Uint8Array(await crypto.subtle.digest("SHA-256", text)));
}

/** As short as any vendor wants keys (64 characters); of the form of a UUID where it was one. */
async function mix({ name }: Caller, value: string): Promise<string> {
  const text = new TextEncoder().encode(JSON.stringify(["cache key", name, value]));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return UUID.test(value) ? uuidOf(digest) : encodeBase64Url(digest);
}

/** Version 8, which is for values of one's own making (RFC 9562 section 5.8). */
function uuidOf(digest: Uint8Array): string {
  const bytes = digest.slice(0, 16).map((byte, at) =>
    at === 6 ? byte & 0x0f | 0x80 : at === 8 ? byte & 0x3f | 0x80 : byte
  );
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function isKey(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function valueAt(value: JsonValue | undefined, path: readonly string[]): JsonValue | undefined {
  return path.reduce<JsonValue | undefined>(
    (inner, name) => isJsonObject(inner) ? inner[name] : undefined,
    value,
  );
}

function withString(
  object: JsonObject,
  [name = "", ...rest]: readonly string[],
  edit: (value: string) => string,
): JsonObject {
  const value = object[name];
  if (typeof value === "string" && rest.length === 0) return { ...object, [name]: edit(value) };
  return isJsonObject(value) ? { ...object, [name]: withString(value, rest, edit) } : object;
}
