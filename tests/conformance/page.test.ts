/**
 * The printed table is the one that is run.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { RUNTIMES_PAGE, runtimesPage } from "../../scripts/runtimes_page.ts";
import { EXCEPTIONS } from "./exceptions.ts";
import { LANE_IDS } from "./lanes.ts";
import { ROWS } from "./rows.ts";
import { LONG_ROWS } from "./rows_long.ts";

test("docs/runtimes.md is what `deno run -A scripts/runtimes_page.ts` writes", () => {
  assert.equal(readFileSync(RUNTIMES_PAGE, "utf8"), runtimesPage());
});

test("every exception is one of a cell that there is, and of no other", () => {
  const cells = EXCEPTIONS.flatMap(({ rows, lanes }) =>
    rows.flatMap((row) => lanes.map((lane) => `${row} ${lane}`))
  );
  const all = new Set(
    [...ROWS, ...LONG_ROWS].flatMap(({ id }) => LANE_IDS.map((lane) => `${id} ${lane}`)),
  );
  assert.equal(new Set(cells).size, cells.length, "no cell has two");
  for (const cell of cells) assert.ok(all.has(cell), cell);
  for (const { kind, instead, rows } of EXCEPTIONS) {
    assert.equal(kind === "otherwise", instead !== undefined, rows.join(" "));
  }
});
