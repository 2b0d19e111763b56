/**
 * The gateway's own packages stand apart from those that only tests need: whoever starts it from a
 * clone fetches the former alone, at the versions that are tested.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { inRepo } from "../house/repo.ts";
import { startProgram } from "../support/program.ts";

interface Config {
  readonly exports: Readonly<Record<string, string>>;
  readonly imports: Readonly<Record<string, string>>;
  readonly compilerOptions: unknown;
  readonly unstable: unknown;
}

interface Lock {
  readonly npm: Readonly<Record<string, { readonly integrity: string }>>;
}

async function read<T>(path: string): Promise<T> {
  return JSON.parse(await readFile(inRepo(path), "utf8"));
}

const own = await read<Config>("deno.json");
const tests = await read<Config>("tests/deno.json");

test("tests/deno.json has every package of deno.json, at the same version", () => {
  for (const [name, specifier] of Object.entries(own.imports)) {
    if (specifier.startsWith("npm:")) assert.equal(tests.imports[name], specifier, name);
  }
});

test("tests/deno.json has every entry point of deno.json, and its compiler", () => {
  for (const [entry, path] of Object.entries(own.exports)) {
    assert.equal(tests.imports[`@sluice/gateway${entry.slice(1)}`], `.${path}`, entry);
  }
  assert.deepEqual(tests.compilerOptions, own.compilerOptions);
  assert.deepEqual(tests.unstable, own.unstable);
});

test("tests/deno.lock has the packages of deno.lock, with the same hashes", async () => {
  const { npm } = await read<Lock>("deno.lock");
  const whole = await read<Lock>("tests/deno.lock");
  assert.ok(Object.keys(npm).length > 5);
  for (const [name, { integrity }] of Object.entries(npm)) {
    assert.equal(integrity, whole.npm[name]?.integrity, name);
  }
});

test("deno.lock is whole: what is started from a clone may not add to it", async () => {
  const entries = ["adapters/cli/main.ts", "scripts/start.ts", "deploy/health.ts"];
  const cached = startProgram(Deno.execPath(), ["cache", "--frozen", ...entries], {
    cwd: inRepo("."),
  });
  assert.equal(await cached.ended, 0, cached.written.err);
});
