/**
 * Changing top-level members of JSON text somebody else wrote, and nothing beside them.
 *
 * @module
 */

import { type Member, topMembers } from "./json_text.ts";

/**
 * What becomes of a member: it is given the member's JSON text, or `undefined` where there is no such
 * member, and answers with the new text, or with `undefined` for none.
 */
export type Edit = (json: string | undefined) => string | undefined;

/**
 * Applies `edits` by name in one pass over `text`, which must be a valid JSON object. Members that
 * are new come last; a member that is repeated is changed wherever it stands.
 *
 * @example
 * ```ts
 * import { type Edit, editMembers } from "./json_edit.ts";
 * const edits = new Map<string, Edit>([["b", () => undefined], ["c", () => "3"]]);
 * editMembers('{"a": 1, "b": 2}', edits); // '{"a": 1,"c":3}'
 * ```
 */
export function editMembers(text: string, edits: ReadonlyMap<string, Edit>): string {
  if (edits.size === 0) return text;
  const members = topMembers(text);
  const first = members[0]?.nameStart ?? text.indexOf("{") + 1;
  const last = members.at(-1)?.end ?? first;
  let result = text.slice(0, first);
  let empty = true;
  const add = (separator: string, member: string): void => {
    result += empty ? member : separator + member;
    empty = false;
  };
  members.forEach((member, index) => {
    const kept = keep(text, member, edits.get(member.name));
    if (kept !== undefined) add(text.slice(members[index - 1]?.end, member.nameStart), kept);
  });
  const present = new Set(members.map(({ name }) => name));
  for (const [name, edit] of edits) {
    const json = present.has(name) ? undefined : edit(undefined);
    if (json !== undefined) add(",", `${JSON.stringify(name)}:${json}`);
  }
  return result + text.slice(last);
}

function keep(
  text: string,
  { nameStart, start, end }: Member,
  edit: Edit | undefined,
): string | undefined {
  if (edit === undefined) return text.slice(nameStart, end);
  const json = edit(text.slice(start, end));
  return json === undefined ? undefined : text.slice(nameStart, start) + json;
}
