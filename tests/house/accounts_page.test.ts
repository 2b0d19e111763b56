/**
 * docs/accounts.md names the providers whose answer proves a secret, and every route of the admin API.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ADMIN_ROUTES } from "../../src/gateway/admin_routes.ts";
import { PROVIDERS } from "../../src/providers/mod.ts";
import { inRepo } from "./repo.ts";

const page = readFileSync(inRepo("docs/accounts.md"), "utf8").replace(/\s+/g, " ");

test("docs/accounts.md names the providers with a call that proves something", () => {
  const listed = /call that proves something are (.*?)\./.exec(page)?.[1]?.split(/, | and /);
  const names = PROVIDERS.filter(({ checkPath }) => checkPath !== undefined)
    .map(({ name }) => name.replace("Google ", "").replace(" AI Gateway", ""));
  assert.deepEqual(listed?.sort(), names.sort());
});

test("docs/accounts.md names every route of the admin API", () => {
  for (const { method, path } of ADMIN_ROUTES) {
    assert.ok(page.includes(`\`${method} ${path}`), `${method} ${path}`);
  }
});
