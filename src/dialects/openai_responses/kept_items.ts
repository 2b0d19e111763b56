/**
 * Items as they are kept and listed, and as they are sent again. A listed item has an id and is
 * spelled out (`ResponseItem` in the vendor's SDK); a sent one must not claim an id that the provider
 * it goes to has never given.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../../canonical/json.ts";

/** How ids of each kind of item begin, where it is not by `item_`. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ["message", "msg_"],
  ["reasoning", "rs_"],
  ["function_call", "fc_"],
  ["function_call_output", "fco_"],
  ["custom_tool_call", "ctc_"],
  ["custom_tool_call_output", "ctco_"],
  ["compaction", "cmp_"],
]);

/** `items` spelled out, with ids where they had none; what is no object is left out. */
export function keptItems(
  items: readonly JsonValue[],
  newId: (prefix: string) => string,
): JsonObject[] {
  return items.filter(isJsonObject).map((item) => {
    const type = typeof item.type === "string" ? item.type : "message";
    const id = typeof item.id === "string" && item.id !== ""
      ? item.id
      : newId(PREFIXES.get(type) ?? "item_");
    const rest = type === "message" ? spelledOut(item) : item;
    return { ...rest, id, type };
  });
}

function spelledOut(message: JsonObject): JsonObject {
  const { content, role } = message;
  const status = message.status ?? "completed";
  if (typeof content !== "string") return { ...message, status };
  const part = role === "assistant"
    ? { type: "output_text", text: content, annotations: [] }
    : { type: "input_text", text: content };
  return { ...message, status, content: [part] };
}

/**
 * `items` for any provider: without ids and statuses, which only mean something where they were
 * given. Reasoning keeps its id beside its ciphertext, and goes where it has none: a provider would
 * look for it among what it keeps.
 */
export function sentItems(items: readonly JsonObject[]): JsonObject[] {
  return items.flatMap((item) => {
    if (item.type !== "reasoning") return [withoutId(item)];
    return typeof item.encrypted_content === "string" ? [item] : [];
  });
}

/** Items of the provider's own need their id: it is all that some of them are. */
const OWN_ID: ReadonlySet<unknown> = new Set([
  "message",
  "function_call",
  "function_call_output",
  "custom_tool_call",
  "custom_tool_call_output",
  "compaction",
]);

function withoutId(item: JsonObject): JsonObject {
  if (!OWN_ID.has(item.type)) return item;
  const { id: _, status: __, ...rest } = item;
  return rest;
}

/** `items` as a caller lists them: what is sealed or encrypted only when it is asked for. */
export function shownItems(items: readonly JsonObject[], include: readonly string[]): JsonObject[] {
  if (include.includes("reasoning.encrypted_content")) return [...items];
  return items.map((item) => {
    if (item.type !== "reasoning") return item;
    const { encrypted_content: _, ...rest } = item;
    return rest;
  });
}
