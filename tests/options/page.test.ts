/**
 * The printed table is the table.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { OPTIONS, type OptionWire } from "../../src/dialects/options.ts";
import { OPTIONS_PAGE, optionsPage } from "../../scripts/docs.ts";

test("docs/options.md is what `deno run -A scripts/docs.ts` writes", () => {
  assert.equal(readFileSync(OPTIONS_PAGE, "utf8"), optionsPage());
});

test("every row is on the page, and no cell is empty", () => {
  const lines = optionsPage().split("\n").filter((line) => line.startsWith("| `"));
  const rows = (Object.keys(OPTIONS) as OptionWire[]).flatMap((wire) => OPTIONS[wire]);
  assert.equal(lines.length, rows.length);
  for (const line of lines) {
    const cells = line.split(" | ");
    assert.equal(cells.length, 4);
    assert.ok(cells.every((cell) => cell.replace("|", "").trim() !== ""), line);
  }
});
