/**
 * Tables and paragraphs of Markdown, as the formatter wants them.
 *
 * @module
 */

/** A table with columns of even width; the first row is its head. */
export function evenTable([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, at) =>
    Math.max(3, ...[head, ...rows].map((row) => row[at]?.length ?? 0))
  );
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |\n`;
  return [head, widths.map((width) => "-".repeat(width)), ...rows].map(line).join("");
}

/** The same paragraphs and items, filled up to the width of a line. */
export function filled(markdown: string, width = 100): string {
  return markdown.replace(/^(?![#<|\n]).+(?:\n(?![#<|\n-]).+)*/gm, (paragraph) => {
    const indent = paragraph.startsWith("- ") ? "  " : "";
    let out = "";
    let line = "";
    for (const word of paragraph.split(/\s+/)) {
      if (line !== "" && line.length + 1 + word.length > width) {
        out += `${line}\n`;
        line = indent + word;
      } else {
        line += line === "" ? word : ` ${word}`;
      }
    }
    return out + line;
  });
}
