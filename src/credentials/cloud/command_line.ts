/**
 * A command line without a shell.
 *
 * @module
 */

/** Space, text in quotation marks, or text without; a `\"` in quotation marks ends nothing. */
const PART = /(\s+)|"((?:[^"\\]|\\"|\\(?!"))*)"|'([^']*)'|([^\s"']+)/y;

/**
 * The words of a command line; `undefined` where a quotation mark is not closed, or there are none.
 *
 * Words are parted by spaces, but for those in `"…"` or `'…'`. A quotation mark in `"…"` is written
 * `\"`; elsewhere a backslash is one, as in the paths of Windows. Nothing else means anything:
 * variables, `~`, `*`, `|` and `;` are text.
 */
export function wordsIn(line: string): [string, ...string[]] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  const end = (): void => {
    if (word !== undefined) words.push(word);
    word = undefined;
  };
  let at = 0;
  while (at < line.length) {
    PART.lastIndex = at;
    const part = PART.exec(line);
    if (part === null) return undefined;
    at = PART.lastIndex;
    const [, space, double, single, bare] = part;
    if (space !== undefined) end();
    else word = (word ?? "") + (double?.replaceAll('\\"', '"') ?? single ?? bare ?? "");
  }
  end();
  const [program, ...args] = words;
  return program === undefined || program === "" ? undefined : [program, ...args];
}
