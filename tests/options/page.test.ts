/**
 * The printed table is the table.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { OPTION_TARGETS, OPTIONS, type OptionWire } from "../../src/dialects/options.ts";
import { PI_OPTIONS } from "../../src/dialects/options_pi.ts";
import { OPTIONS_PAGE, optionsPage } from "../../scripts/docs.ts";

test("docs/options.md is what `deno run -A scripts/docs.ts` writes", () => {
  assert.equal(readFileSync(OPTIONS_PAGE, "utf8"), optionsPage());
});

test("every row is on the page, and no cell is empty", () => {
  const [page = "", pi = ""] = optionsPage().split("## From clients of `pi-native`");
  const rows = (Object.keys(OPTIONS) as OptionWire[]).flatMap((wire) => OPTIONS[wire]);
  const columns = 1 + Object.keys(OPTION_TARGETS).length;
  checkRows(page, rows.length, columns);
  checkRows(pi, PI_OPTIONS.length, columns);
});

function checkRows(text: string, rows: number, columns: number): void {
  const lines = text.split("\n").filter((line) => line.startsWith("| `"));
  assert.equal(lines.length, rows);
  for (const line of lines) {
    const cells = line.split(" | ");
    assert.equal(cells.length, columns);
    assert.ok(cells.every((cell) => cell.replace("|", "").trim() !== ""), line);
  }
}
