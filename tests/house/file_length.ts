/**
 * The lint rule that a file longer than a person reads in one sitting says why it is: in its head
 * comment, after the word `Length:`.
 *
 * @module
 */

/** Lines a file may have without an explanation. */
export const MAX_LINES = 400;

const fileLength: Deno.lint.Rule = {
  create(context) {
    return {
      Program() {
        const text = context.sourceCode.text;
        const lines = text.replace(/\n$/, "").split("\n").length;
        if (lines <= MAX_LINES || hasReason(text)) return;
        context.report({
          range: [0, text.indexOf("\n")],
          message: `${lines} lines: split the file, or give the reason after 'Length:' at its head`,
        });
      },
    };
  },
};

/** Whether the comment that `text` opens with has a few words after `Length:`. */
function hasReason(text: string): boolean {
  const head = /^(?:#!.*\n)?\s*\/\*[\s\S]*?\*\//.exec(text)?.[0] ?? "";
  return /\bLength:(?:[\s*]+[\w'(`][^\s*]*){3,}/.test(head);
}

export default fileLength;
