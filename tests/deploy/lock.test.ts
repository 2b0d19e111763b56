/**
 * The lock file that the gateway is run with: what it needs, as the tests know it, and nothing of what
 * only they need.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { inRepo } from "../house/repo.ts";
import { withTempDir } from "../support/command.ts";
import { startProgram } from "../support/program.ts";

interface Lock {
  readonly npm: Readonly<Record<string, { readonly integrity: string }>>;
}

async function read(path: string): Promise<Lock> {
  return JSON.parse(await readFile(path, "utf8"));
}

test("deploy/deno.lock has the packages of deno.lock, with the same hashes", async () => {
  const whole = await read(inRepo("deno.lock"));
  const { npm } = await read(inRepo("deploy/deno.lock"));
  assert.ok(Object.keys(npm).length > 5);
  for (const [name, { integrity }] of Object.entries(npm)) {
    assert.equal(integrity, whole.npm[name]?.integrity, name);
  }
});

test("deploy/deno.lock is what the command reaches; else write it anew: deno task lock", async () => {
  const { tasks } = JSON.parse(await readFile(inRepo("deno.json"), "utf8"));
  const entries = /deno cache \S+ (.*)$/.exec(tasks.lock.command)?.[1]?.split(" ") ?? [];
  assert.ok(entries.includes("adapters/cli/main.ts"));
  await withTempDir(async (dir) => {
    const path = join(dir, "deno.lock");
    const fresh = startProgram(Deno.execPath(), ["cache", `--lock=${path}`, ...entries], {
      cwd: inRepo("."),
    });
    assert.equal(await fresh.ended, 0, fresh.written.err);
    assert.equal(await readFile(path, "utf8"), await readFile(inRepo("deploy/deno.lock"), "utf8"));
  });
});
