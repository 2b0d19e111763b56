/**
 * The printed tables are the tables, and the page sends people to tests that exist.
 *
 * @module
 */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { BLOCKS } from "../../src/canonical/history.ts";
import { ANSWERED, ASKED } from "../../src/dialects/fidelity_table.ts";
import { PART_WIRES, PARTS } from "../../src/dialects/parts_table.ts";
import { FIDELITY_PAGE, fidelityPage } from "../../scripts/fidelity.ts";

test("docs/fidelity.md is what `deno run -A scripts/fidelity.ts` writes", () => {
  assert.equal(readFileSync(FIDELITY_PAGE, "utf8"), fidelityPage());
});

test("every row is on the page, and no cell is empty", () => {
  const lines = fidelityPage().split("\n").filter((line) => line.startsWith("| "));
  const wires = Object.keys(PART_WIRES).length;
  const heads = 2 * wires + 4 + 1;
  const rows = wires * (ANSWERED.length + ASKED.length) + PARTS.length + BLOCKS.length;
  const tests = lines.filter((line) => line.includes(".test.ts")).length;
  // The last table has a head too, and each table a rule below its head.
  assert.equal(lines.length, 2 * (heads + 1) + rows + tests);
  for (const line of lines) {
    assert.ok(line.slice(1, -1).split(" | ").every((cell) => cell.trim() !== ""), line);
  }
});

test("the tests that the page names are there", () => {
  const named = fidelityPage().match(/tests\/[\w/]+\.test\.ts/g) ?? [];
  assert.ok(named.length > 5);
  for (const path of named) {
    assert.ok(existsSync(new URL(`../../${path}`, import.meta.url)), path);
  }
});
