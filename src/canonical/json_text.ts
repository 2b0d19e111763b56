/**
 * JSON text somebody else wrote: how deep it goes, and where its top-level members stand, so that a
 * body can be edited in place instead of being printed again.
 *
 * @module
 */

/** Where the value of a top-level member stands in the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const QUOTE = 34;
const BACKSLASH = 92;
const COMMA = 44;
const COLON = 58;

/**
 * How deeply arrays and objects are nested in `text`, which need not be valid JSON. Looping, not
 * recursive: a million brackets must not become a million stack frames.
 */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = stringEnd(text, i) - 1;
    else if (opens(code) && ++depth > deepest) deepest = depth;
    else if (closes(code)) depth--;
  }
  return deepest;
}

/** A top-level member of an object. */
export interface Member extends Span {
  readonly name: string;
  /** Where its name begins, quotes included. */
  readonly nameStart: number;
}

/** The top-level members in their order; `text` must be a valid JSON object. */
export function topMembers(text: string): Member[] {
  const members: Member[] = [];
  let depth = 0;
  let key = { start: 0, end: 0 };
  let start = -1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      const end = stringEnd(text, i);
      if (depth === 1 && start < 0) key = { start: i, end };
      i = end - 1;
    } else if (opens(code)) {
      depth++;
    } else if (depth === 1 && code === COLON) {
      start = i + 1;
    } else if (depth === 1 && (code === COMMA || closes(code))) {
      if (start >= 0) {
        const name: string = JSON.parse(text.slice(key.start, key.end));
        members.push({ name, nameStart: key.start, ...trimmed(text, start, i) });
      }
      start = -1;
      if (code !== COMMA) depth--;
    } else if (closes(code)) {
      depth--;
    }
  }
  return members;
}

/**
 * The spans of the values of the top-level member `name`: usually one, more when the member is
 * repeated, none when it is missing. `text` must be a valid JSON object.
 *
 * @example
 * ```ts
 * import { memberSpans } from "./json_text.ts";
 * memberSpans('{"a": 1, "model": "x"}', "model"); // [{ start: 18, end: 21 }]
 * ```
 */
export function memberSpans(text: string, name: string): Span[] {
  return topMembers(text).flatMap((member) =>
    member.name === name ? [{ start: member.start, end: member.end }] : []
  );
}

/** `text` with the value of the top-level member `name` replaced by `json`, wherever it stands. */
export function replaceMember(text: string, name: string, json: string): string {
  let result = "";
  let at = 0;
  for (const { start, end } of memberSpans(text, name)) {
    result += text.slice(at, start) + json;
    at = end;
  }
  return result + text.slice(at);
}

/**
 * The spans of everything at `path` below the object `text`, in order; `"*"` stands for every element
 * of an array. Where the text has something else than the path expects there is nothing.
 *
 * @example
 * ```ts
 * import { spansAt } from "./json_text.ts";
 * spansAt('{"a": [{"b": 1}, {"b": 2}]}', ["a", "*", "b"]).length; // 2
 * ```
 */
export function spansAt(text: string, path: readonly string[]): Span[] {
  const [name, ...rest] = path;
  if (name === undefined) return [{ start: 0, end: text.length }];
  const spans = name === "*"
    ? elementSpans(text)
    : /^\s*\{/.test(text)
    ? memberSpans(text, name)
    : [];
  return spans.flatMap(({ start, end }) =>
    spansAt(text.slice(start, end), rest)
      .map((inner) => ({ start: start + inner.start, end: start + inner.end }))
  );
}

/** `text` with every string at `path` (see {@link spansAt}) put through `edit`. */
export function editStrings(
  text: string,
  path: readonly string[],
  edit: (value: string) => string,
): string {
  let result = "";
  let at = 0;
  for (const { start, end } of spansAt(text, path)) {
    const value: unknown = JSON.parse(text.slice(start, end));
    if (typeof value !== "string") continue;
    const edited = edit(value);
    if (edited === value) continue;
    result += text.slice(at, start) + JSON.stringify(edited);
    at = end;
  }
  return result + text.slice(at);
}

/**
 * The index after the array or object that opens at `start`, or `undefined` when the text ends first.
 */
export function closingIndex(text: string, start: number): number | undefined {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) i = stringEnd(text, i) - 1;
    else if (opens(code)) depth++;
    else if (closes(code) && --depth === 0) return i + 1;
  }
  return undefined;
}

/** The spans of the elements of the array `text`. */
function elementSpans(text: string): Span[] {
  const spans: Span[] = [];
  if (!text.startsWith("[")) return spans;
  let depth = 0;
  let start = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) {
      i = stringEnd(text, i) - 1;
    } else if (opens(code)) {
      depth++;
    } else if (depth === 1 && (code === COMMA || closes(code))) {
      const span = trimmed(text, start, i);
      if (span.end > span.start) spans.push(span);
      start = i + 1;
      if (code !== COMMA) depth--;
    } else if (closes(code)) {
      depth--;
    }
  }
  return spans;
}

/** The index after the closing quote of the string that opens at `open`. */
function stringEnd(text: string, open: number): number {
  let close = text.indexOf('"', open + 1);
  while (close > 0 && isEscaped(text, close)) close = text.indexOf('"', close + 1);
  return close < 0 ? text.length : close + 1;
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
  return backslashes % 2 === 1;
}

function opens(code: number): boolean {
  return code === 123 || code === 91;
}

function closes(code: number): boolean {
  return code === 125 || code === 93;
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && text.charCodeAt(start) <= 32) start++;
  while (end > start && text.charCodeAt(end - 1) <= 32) end--;
  return { start, end };
}
