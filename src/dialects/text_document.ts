/**
 * A document that is plain text, on wires whose document parts are for other formats.
 *
 * @module
 */

/**
 * The text as a model is shown it, with its title, and apart from what is said beside it.
 *
 * @example
 * ```ts
 * import { documentText } from "./text_document.ts";
 * documentText("Dear all,", "letter"); // '<document title="letter">\nDear all,\n</document>'
 * ```
 */
export function documentText(text: string, title: string | undefined): string {
  const name = title === undefined ? "" : ` title=${JSON.stringify(title)}`;
  return `<document${name}>\n${text}\n</document>`;
}
