/**
 * Models as a table for people.
 *
 * @module
 */

import { styleText } from "node:util";
import type { ServedModel } from "../../../mod.ts";
import { groupBy } from "../group_by.ts";

/** How it is to look. */
export interface Look {
  /** How many models there are, shown or not. */
  readonly all: number;
  /** Characters in a line. */
  readonly width: number;
  /** Whether to use colours. */
  readonly styled: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** The columns after the name: their heads, and how they are filled. */
const COLUMNS: readonly { head: string; cell: (model: ServedModel) => string; left?: true }[] = [
  { head: "context", cell: ({ context, maxInput }) => tokens(context ?? maxInput) },
  { head: "output", cell: ({ maxOutput }) => tokens(maxOutput) },
  { head: "$ in", cell: ({ price }) => dollars(price?.input, price) },
  { head: "$ out", cell: ({ price }) => dollars(price?.output, price) },
  { head: "as of", cell: ({ price }) => price?.asOf ?? (price === undefined ? "" : price.source) },
  { head: "", cell: (model) => abilitiesOf(model).join(" "), left: true },
];

const GAP = "  ";
const OWN = "your own names";

/** The table, with a line at the end that says what its figures are. */
export function modelsTable(models: readonly ServedModel[], look: Look): string {
  if (models.length === 0) return nothing(look);
  const groups = groupBy(models, ({ owner }) => owner ?? OWN);
  const rows = models.map((model) => COLUMNS.map(({ cell }) => cell(model)));
  const widths = COLUMNS.map(({ head }, at) =>
    Math.max(head.length, ...rows.map((cells) => cells[at]?.length ?? 0))
  );
  const kept = columnsWithin(widths, look.width - SHORTEST_NAME);
  const taken = kept.reduce((sum, at) => sum + GAP.length + (widths[at] ?? 0), GAP.length);
  const [title = ""] = groups.keys();
  const longest = Math.max(title.length - GAP.length, ...models.map((one) => nameOf(one).length));
  const nameWidth = Math.min(longest, Math.max(SHORTEST_NAME, look.width - taken));
  const line = (name: string, cells: readonly string[]): string => {
    const filled = kept.map((at) => pad(cells[at] ?? "", widths[at] ?? 0, COLUMNS[at]?.left));
    return [GAP + fit(name, nameWidth), ...filled].join(GAP).trimEnd();
  };
  const lines: string[] = [];
  for (const [owner, mine] of groups) {
    if (lines.length > 0) lines.push("");
    const head = line("", COLUMNS.map((column) => column.head));
    const bold = paint(look, "bold", owner);
    lines.push(lines.length === 0 ? titled(bold, owner, head, look) : bold);
    for (const model of mine) {
      lines.push(line(nameOf(model), COLUMNS.map(({ cell }) => cell(model))));
    }
  }
  return [...lines, "", ...legend(models, look)].map((text) => `${text}\n`).join("");
}

/** What a model can do, in words to look for. */
export function abilitiesOf({ tools, reasoning, input, output }: ServedModel): string[] {
  const beside = (some: readonly string[] | undefined) =>
    some?.filter((one) => one !== "text") ?? [];
  return [
    ...(tools === true ? ["tools"] : []),
    ...(reasoning === true ? ["reasoning"] : []),
    ...beside(input),
    ...beside(output).map((one) => `→${one}`),
  ];
}

/** The shortest room for a name: narrower than this the columns that say least are left out. */
const SHORTEST_NAME = 24;

/** The columns that fit, those that say most first. */
function columnsWithin(widths: readonly number[], room: number): number[] {
  const byWorth = [2, 3, 0, 1, 5, 4];
  let left = room - GAP.length;
  const kept = byWorth.filter((at) => {
    const width = GAP.length + (widths[at] ?? 0);
    if (width > left) return false;
    left -= width;
    return true;
  });
  return kept.sort((a, b) => a - b);
}

/** The first provider's name over the names, in the line of the heads. */
function titled(title: string, owner: string, head: string, look: Look): string {
  return title + paint(look, "dim", head.slice(Math.min(owner.length, head.length)));
}

function nothing({ all }: Look): string {
  return all === 0
    ? "No models yet: no provider has an account that can be used. See 'sluice accounts'.\n"
    : `None of ${all} models. 'sluice models' shows them all; --ask asks the providers for more.\n`;
}

function legend(models: readonly ServedModel[], look: Look): string[] {
  const days = models.flatMap(({ price }) => price?.asOf ?? []).sort();
  const from = days[0] === days.at(-1) ? "" : `${days[0]} to `;
  const dated = days.length === 0 ? "" : `, as of ${from}${days.at(-1)}`;
  const count = models.length === look.all ? `${look.all}` : `${models.length} of ${look.all}`;
  const what = look.all === 1 ? "model" : "models";
  return [paint(look, "dim", `${count} ${what}; prices in USD per million tokens${dated}`)];
}

function nameOf({ id, owner }: ServedModel): string {
  return owner === undefined ? id : id.slice(owner.length + 1);
}

function tokens(count: number | undefined): string {
  if (count === undefined) return "";
  // Some vendors count in thousands, others in powers of two.
  const thousand = count % 1000 !== 0 && count % 1024 === 0 ? 1024 : 1000;
  const thousands = Math.round(count / thousand);
  if (thousands >= thousand) return `${short(count / thousand ** 2)}M`;
  return count >= 1000 ? `${thousands}K` : String(count);
}

function short(millions: number): string {
  return millions.toFixed(2).replace(/\.?0+$/, "");
}

/**
 * Two digits after the point at least, and as many more as the price has. Only a model that nothing
 * is paid for is free: others may be paid by the search, or on the other side alone.
 */
function dollars(price: number | undefined, all: ServedModel["price"]): string {
  if (price === undefined) return "";
  if (price === 0 && !Object.values(all ?? {}).some(isPaid)) return "free";
  return price.toFixed(6).replace(/(\.\d\d\d*?)0+$/, "$1");
}

function isPaid(price: unknown): boolean {
  return typeof price === "number" ? price > 0 : typeof price === "object" && price !== null;
}

function pad(text: string, width: number, left: true | undefined): string {
  return left === true ? text : text.padStart(width);
}

function fit(text: string, width: number): string {
  return text.length > width ? `${text.slice(0, width - 1)}…` : text.padEnd(width);
}

function paint({ styled }: Look, style: Style, text: string): string {
  return styled ? styleText(style, text, { validateStream: false }) : text;
}
