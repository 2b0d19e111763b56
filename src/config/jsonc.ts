/**
 * JSON with comments and trailing commas, with the place of everything in it.
 *
 * @module
 */

import * as jsonc from "jsonc-parser";
import type { JsonObject, JsonValue } from "../canonical/json.ts";
import type { Finding, Path, Problem } from "./problem.ts";
import { formatPath } from "./problem.ts";

/** A text that was read as far as it goes. */
export interface JsoncText {
  /** What it says; meaningless when there are {@link JsoncText.faults}. */
  readonly value: JsonValue;
  /** Errors of syntax, keys given twice and keys that no object should have. */
  readonly faults: readonly Problem[];
  /** Gives a finding its line and column. */
  locate(finding: Finding): Problem;
}

/** Names that mean something to the language itself; as keys they would be lost on the way. */
const RESERVED: ReadonlySet<string> = new Set(["__proto__", "prototype", "constructor"]);

/** Reads `text`. An empty text, or one of comments alone, is an empty object. */
export function readJsonc(text: string): JsoncText {
  const errors: jsonc.ParseError[] = [];
  const source = text.replace(/^\uFEFF/, " ");
  const root = jsonc.parseTree(source, errors, { allowTrailingComma: true });
  const lines = lineStarts(source);
  const faults: Problem[] = [];

  function fault(offset: number, path: Path, message: string): void {
    faults.push({ path: formatPath(path), ...place(lines, offset), message });
  }

  if (root === undefined) {
    const empty = jsonc.stripComments(source).trim() === "";
    if (!empty) errors.forEach((error) => fault(error.offset, [], describe(error)));
    return { value: {}, faults, locate: (finding) => bare(finding) };
  }
  errors.forEach((error) => fault(error.offset, [], describe(error)));
  return {
    value: toValue(root, [], fault),
    faults,
    locate: (finding) => ({ ...bare(finding), ...place(lines, offsetOf(root, finding)) }),
  };
}

function toValue(
  node: jsonc.Node,
  path: Path,
  fault: (offset: number, path: Path, message: string) => void,
): JsonValue {
  if (node.type === "array") {
    return (node.children ?? []).map((child, index) => toValue(child, [...path, index], fault));
  }
  if (node.type !== "object") return node.value as JsonValue;
  const object: JsonObject = {};
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (key === undefined || value === undefined) continue;
    const name = String(key.value);
    const here = [...path, name];
    if (RESERVED.has(name)) fault(key.offset, here, `Cannot use the key '${name}': it is reserved`);
    else if (Object.hasOwn(object, name)) {
      fault(key.offset, here, `Cannot read the key '${name}': it is given twice`);
    } else object[name] = toValue(value, here, fault);
  }
  return object;
}

/** Where the finding's value is, or its key, or the nearest thing around it that exists. */
function offsetOf(root: jsonc.Node, finding: Finding): number {
  for (let length = finding.path.length; length > 0; length--) {
    const node = jsonc.findNodeAtLocation(root, finding.path.slice(0, length));
    if (node === undefined) continue;
    const atKey = finding.at === "key" && length === finding.path.length;
    return atKey && node.parent?.type === "property" ? node.parent.offset : node.offset;
  }
  return root.offset;
}

function bare(finding: Finding): Problem {
  return { path: formatPath(finding.path), message: finding.message };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

function place(starts: readonly number[], offset: number): { line: number; column: number } {
  let line = 0;
  while (line + 1 < starts.length && (starts[line + 1] ?? 0) <= offset) line++;
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}

const SYNTAX: Readonly<Record<string, string>> = {
  InvalidSymbol: "this is neither a string, a number, true, false nor null",
  InvalidNumberFormat: "this is not a number",
  PropertyNameExpected: "expected a key in double quotes",
  ValueExpected: "expected a value",
  ColonExpected: "expected a colon after the key",
  CommaExpected: "expected a comma",
  CloseBraceExpected: "expected a closing brace '}'",
  CloseBracketExpected: "expected a closing bracket ']'",
  EndOfFileExpected: "expected nothing more after the end of the configuration",
  UnexpectedEndOfComment: "a comment is not closed",
  UnexpectedEndOfString: "a string is not closed",
  UnexpectedEndOfNumber: "a number breaks off",
  InvalidUnicode: "a \\u escape needs four hexadecimal digits",
  InvalidEscapeCharacter: "no such escape in a string",
  InvalidCharacter: "a control character stands in a string",
};

function describe(error: jsonc.ParseError): string {
  const name = jsonc.printParseErrorCode(error.error);
  return `Cannot read the JSON: ${SYNTAX[name] ?? name}`;
}
