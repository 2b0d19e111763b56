/**
 * The fenced blocks of a Markdown page, for tests that run what the page shows.
 *
 * @module
 */

/** A fenced block. */
export interface Fence {
  /** The word after the opening fence: `sh`, `ts`, `jsonc`; empty where there is none. */
  readonly language: string;
  readonly code: string;
  /** The line of the opening fence, counted from 1. */
  readonly line: number;
}

/** All fenced blocks of `markdown`, in order. */
export function fences(markdown: string): Fence[] {
  const found: Fence[] = [];
  let open: { language: string; line: number; lines: string[] } | undefined;
  for (const [at, text] of markdown.split("\n").entries()) {
    const mark = /^```\s*(\w*)/.exec(text);
    if (mark === null) open?.lines.push(text);
    else if (open === undefined) open = { language: mark[1] ?? "", line: at + 1, lines: [] };
    else {
      found.push({ language: open.language, line: open.line, code: open.lines.join("\n") });
      open = undefined;
    }
  }
  return found;
}
