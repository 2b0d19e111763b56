/**
 * What a request signed with an OAuth token needs, put into it once it is known that it is signed so.
 * A client's own JSON is edited in place here too: what is there already is left as it stands.
 *
 * @module
 */

import type { JsonObject, JsonValue } from "../canonical/json.ts";
import { type Edit, editMembers } from "../canonical/json_edit.ts";
import type { AuthMaterial } from "../credentials/contract.ts";
import { shapeFor, type TokenShape } from "../providers/token_shape.ts";
import type { Plan } from "./plan.ts";
import { wholeItems } from "./whole_items.ts";

/**
 * The plan as `auth` needs it; what endpoints' callers sent is no question and stays as it is.
 *
 * @param session What the conversation is called where its client gives it no name.
 */
export function shaped(plan: Plan, auth: Pick<AuthMaterial, "kind">, session?: string): Plan {
  const { names, provider: { provider, oauth } } = plan;
  const shape = shapeFor(provider, auth);
  if (shape === undefined || typeof plan.body !== "string") return plan;
  const lost: string[] = [];
  const body = editMembers(plan.body, editsOf(shape, oauth?.leadingText, session, lost));
  const told = lost.map((name) => names?.get(name) ?? name);
  return {
    ...plan,
    body,
    dropped: [...new Set([...plan.dropped, ...told])],
    ...(session === undefined ? {} : { session }),
  };
}

function editsOf(
  { drop = [], set = {}, streamed, lead, includes = {}, keepsNothing, session: named }: TokenShape,
  leading: string | undefined,
  session: string | undefined,
  lost: string[],
): Map<string, Edit> {
  const edits = new Map<string, Edit>();
  if (keepsNothing === true) edits.set("input", (json) => wholeItems(json, lost));
  for (const [name, values] of Object.entries(includes)) {
    edits.set(name, (json) => including(json, values));
  }
  if (named !== undefined && session !== undefined) {
    edits.set(named.member, (json) => isAbsent(json) ? JSON.stringify(session) : json);
  }
  for (const name of drop) {
    edits.set(name, (json) => {
      // That something absent is left out is no loss.
      if (json !== undefined && json !== "null") lost.push(name);
      return undefined;
    });
  }
  for (const [name, value] of Object.entries(set)) {
    const wanted = JSON.stringify(value);
    edits.set(name, (json) => {
      if (json !== undefined && json !== "null" && json !== wanted) lost.push(name);
      return wanted;
    });
  }
  if (streamed === true) edits.set("stream", () => "true");
  if (lead !== undefined && leading !== undefined) {
    const put = lead.form === "blocks" ? leadBlocks : leadText;
    edits.set(lead.member, (json) => put(json, leading));
  }
  return edits;
}

function isAbsent(json: string | undefined): boolean {
  return json === undefined || json === "null" || json === '""';
}

/** The list with `values` in it; what is none, the provider is to say so. */
function including(json: string | undefined, values: readonly string[]): string | undefined {
  const list: JsonValue = isAbsent(json) ? [] : JSON.parse(json ?? "[]");
  if (!Array.isArray(list)) return json;
  const missing = values.filter((value) => !list.includes(value));
  return missing.length === 0 ? json : JSON.stringify([...list, ...missing]);
}

/** The text as the first of the blocks, unless it is that already. */
function leadBlocks(json: string | undefined, leading: string): string | undefined {
  const block = JSON.stringify({ type: "text", text: leading });
  const value: JsonValue = json === undefined ? null : JSON.parse(json);
  if (value === null || value === "") return `[${block}]`;
  if (typeof value === "string") {
    if (value.startsWith(leading)) return json;
    return `[${block},${JSON.stringify({ type: "text", text: value })}]`;
  }
  // Whatever else it may be, the provider is to say what is wrong with it.
  if (!Array.isArray(value) || json === undefined) return json;
  const first = value[0] as JsonObject | undefined;
  if (typeof first?.text === "string" && first.text.startsWith(leading)) return json;
  const open = json.indexOf("[") + 1;
  return value.length === 0 ? `[${block}]` : `${json.slice(0, open)}${block},${json.slice(open)}`;
}

/** The text before the other text, unless that begins so. */
function leadText(json: string | undefined, leading: string): string | undefined {
  const value: JsonValue = json === undefined ? null : JSON.parse(json);
  if (value === null || value === "") return JSON.stringify(leading);
  if (typeof value !== "string" || value.startsWith(leading)) return json;
  return JSON.stringify(`${leading}\n\n${value}`);
}
