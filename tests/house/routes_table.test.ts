/**
 * The README's table of routes says what the one table of routes says.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ROUTES } from "../../src/gateway/routes.ts";
import { inRepo } from "./repo.ts";

test("the README lists every route, in the words of the table of routes", () => {
  const readme = readFileSync(inRepo("README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `((?:GET|POST|PATCH|DELETE) \S+)` *\| (.+?) *\|$/gm)];
  assert.deepEqual(
    rows.map(([, route, summary]) => `${route}: ${summary}`),
    ROUTES.map(({ method, path, summary }) => `${method} ${path}: ${summary}`),
  );
});
