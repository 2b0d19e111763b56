/**
 * What the vendors' own SDKs say a request may hold, read from their type declarations as they lie
 * on the disk.
 *
 * @module
 */

// Imported so that they are there also in a clean clone.
import "@anthropic-ai/sdk";
import "@google/genai";
import "openai";
import { readFileSync } from "node:fs";

/** A member of an interface. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  /** Whether the SDK sends it as a header. */
  readonly header: boolean;
}

/** The members of an interface of a vendor's SDK. */
export function membersOf(
  sdk: "openai" | "@anthropic-ai/sdk",
  file: string,
  name: string,
): Member[] {
  const url = new URL(`${file}.d.ts`, import.meta.resolve(sdk));
  return readMembers(readFileSync(url, "utf8"), name);
}

/** The members of an interface of Google's SDK, whose declarations are one file. */
export function geminiMembers(name: string): Member[] {
  const url = new URL("../genai.d.ts", import.meta.resolve("@google/genai"));
  return readMembers(readFileSync(url, "utf8"), name);
}

/** The members of the interface `name`, exported from the declarations `text`. */
export function readMembers(text: string, name: string): Member[] {
  const start = text.search(new RegExp(`^export (declare )?(interface|class) ${name}\\b`, "m"));
  if (start < 0) throw new Error(`No interface ${name}`);
  const open = text.indexOf("{", start);
  if (/\bextends\b/.test(text.slice(start, open))) throw new Error(`${name} extends another`);
  const members: Member[] = [];
  const piece = /\/\*[\s\S]*?\*\/|'[^'\n]*'|[{}()]|(?<=[{;]\s*|\*\/\s*)(\w+)(\??):/g;
  piece.lastIndex = open;
  let depth = 0;
  let comment = "";
  for (let found = piece.exec(text); found !== null; found = piece.exec(text)) {
    const [token, member, optional] = found;
    if (token === "{" || token === "(") depth++;
    else if (token === "}" || token === ")") depth--;
    else if (token.startsWith("/*")) comment = token;
    else if (member !== undefined && depth === 1) {
      const header = comment.includes("Header param:");
      members.push({ name: member, optional: optional === "?", header });
      comment = "";
    }
    if (depth === 0) break;
  }
  return members;
}
