/**
 * Which of a vendor's files a client's request refers to, on any wire that takes them by id. What a
 * model was told or has said in a call may look the same and refers to nothing, so only places where
 * a vendor looks for files are looked at.
 *
 * @module
 */

import { isJsonObject, type JsonObject, type JsonValue } from "../canonical/json.ts";

/** A file that is referred to, and where. */
export interface FileReference {
  readonly id: string;
  /** Such as `messages[0].content[1].file.file_id`. */
  readonly at: string;
}

/** Members of a request that hold turns, tools with files of their own, or the requests of a batch. */
const ROOTS = ["messages", "input", "tools", "requests"] as const;

/** Members that lead from there to a file; a call's arguments are none of them. */
const INWARD = ["params", "messages", "content", "output", "file", "source", "container"] as const;

/** The files that `body` refers to, in their order. */
export function fileReferences(body: JsonObject): readonly FileReference[] {
  const found: FileReference[] = [];
  for (const root of ROOTS) collect(body[root], root, found);
  return found;
}

function collect(value: JsonValue | undefined, at: string, found: FileReference[]): void {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) collect(item, `${at}[${index}]`, found);
    return;
  }
  if (!isJsonObject(value)) return;
  const { file_id: id, file_ids: ids } = value;
  if (typeof id === "string") found.push({ id, at: `${at}.file_id` });
  if (Array.isArray(ids)) {
    for (const [index, one] of ids.entries()) {
      if (typeof one === "string") found.push({ id: one, at: `${at}.file_ids[${index}]` });
    }
  }
  for (const name of INWARD) collect(value[name], `${at}.${name}`, found);
}
