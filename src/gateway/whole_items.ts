/**
 * Items of `input` for a provider that keeps nothing: an id there names nothing it knows, and is
 * refused by some. What only refers to something has to go; the rest goes on without its id.
 *
 * @module
 */

import { isJsonObject, type JsonValue } from "../canonical/json.ts";
import { type Edit, editMembers } from "../canonical/json_edit.ts";
import { memberSpans, spansAt } from "../canonical/json_text.ts";

/** Items whose own results name them by their id. */
const NAMED: ReadonlySet<JsonValue | undefined> = new Set(["computer_call"]);

const WITHOUT_ID: ReadonlyMap<string, Edit> = new Map([["id", () => undefined]]);

/**
 * The list `json` with whole items only; their own text stays as it is. The names of what was left
 * out are added to `lost`.
 */
export function wholeItems(json: string | undefined, lost: string[]): string | undefined {
  if (json === undefined || !json.startsWith("[") || !json.includes('"id"')) return json;
  const items: string[] = [];
  let changed = false;
  for (const { start, end } of spansAt(json, ["*"])) {
    const item = json.slice(start, end);
    const whole = wholeItem(item);
    if (whole !== undefined) items.push(whole);
    else lost.push("input[item_reference]");
    changed ||= whole !== item;
  }
  return changed ? `[${items.join(",")}]` : json;
}

/** The item without its id; `undefined` if it is nothing else. */
function wholeItem(text: string): string | undefined {
  if (!text.startsWith("{") || memberSpans(text, "id").length === 0) return text;
  const item: JsonValue = JSON.parse(text);
  if (!isJsonObject(item) || NAMED.has(item.type)) return text;
  if (item.type === "item_reference" || item.type === undefined && item.role === undefined) {
    return undefined;
  }
  return editMembers(text, WITHOUT_ID);
}
