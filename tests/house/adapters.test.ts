/**
 * An adapter listens and does nothing else: it is short enough to be seen at a glance, its
 * documentation and its example included.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inRepo } from "./repo.ts";

/** Lines that an adapter may have. */
const MOST = 60;

for (const name of ["bun", "cloudflare", "deno", "node", "vercel"]) {
  test(`adapters/${name}.ts has at most ${MOST} lines`, () => {
    const lines = readFileSync(inRepo(`adapters/${name}.ts`), "utf8").trimEnd().split("\n").length;
    assert.ok(lines <= MOST, `${lines}: what is more than listening has a file of its own`);
  });
}
