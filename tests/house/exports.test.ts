/**
 * What the library exports is what it exported before, unless somebody meant to change it; and all of
 * it says what it is.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { DESCRIPTION } from "../../scripts/npm_manifest.ts";
import { exportedNames, EXPORTS_LIST, listText } from "../../scripts/exports.ts";

const names = await exportedNames();

test("every exported name is in tests/house/exports.txt; accept changes by: deno task exports", async () => {
  const before = (await readFile(EXPORTS_LIST, "utf8")).split("\n");
  const now = listText(names).split("\n");
  const gone = before.filter((line) => !now.includes(line)).map((line) => `- ${line}`);
  const added = now.filter((line) => !before.includes(line)).map((line) => `+ ${line}`);
  assert.deepEqual([...gone, ...added], []);
  assert.ok(names.length > 100, "there are some");
});

test("every exported name says what it is", () => {
  // JSR asks for 80 of 100, and for types that need no inference, which `deno task static` holds.
  const silent = names.filter(({ documented }) => !documented);
  assert.deepEqual(silent.map(({ entry, name }) => `${entry} ${name}`), []);
});

test("the description fits what registries show of it", () => {
  assert.ok(DESCRIPTION.length >= 40 && DESCRIPTION.length <= 250, `${DESCRIPTION.length}`);
});
