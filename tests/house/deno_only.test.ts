import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { DENO_ONLY } from "../../scripts/deno_only.ts";
import { inRepo } from "./repo.ts";

const suites = readdirSync(inRepo("tests"), { recursive: true, encoding: "utf8" })
  .map((path) => `tests/${path.replaceAll("\\", "/")}`)
  .filter((path) => path.endsWith(".test.ts"));

/** Not in a text: these are names of Deno's that nobody else has, its executable and its exporter. */
const DENO =
  /\bDeno\.(?:Command|args|copyFile|createHttpClient|execPath|lint|makeTemp\w+|remove|writeTextFile)\b|\bOTEL_DENO:/;

/** A suite, and what it runs of `scripts/` and of its own folder. */
function textOf(path: string): string {
  const suite = readFileSync(inRepo(path), "utf8");
  const scripts = [...suite.matchAll(/from "\.\.\/\.\.\/(scripts\/\w+\.ts)"/g)];
  const beside = [...suite.matchAll(/^(?:import .*|\}) from "\.\/(\w+\.ts)";$/gm)];
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  return [
    suite,
    ...scripts.map(([, name = ""]) => readFileSync(inRepo(name), "utf8")),
    ...beside.map(([, name = ""]) => readFileSync(inRepo(folder + name), "utf8")),
  ].join("\n");
}

test("suites that are left to Deno are there, and use it", () => {
  for (const start of Object.keys(DENO_ONLY)) {
    const found = suites.filter((path) => path.startsWith(start));
    assert.equal(found.length, 1, start);
    assert.match(textOf(found[0] ?? ""), DENO, start);
  }
});

test("no other suite uses it", () => {
  const starts = Object.keys(DENO_ONLY);
  const others = suites.filter((path) => !starts.some((start) => path.startsWith(start)));
  assert.ok(others.length > 200);
  // This one names what it looks for.
  for (const path of others.filter((path) => !path.endsWith("/deno_only.test.ts"))) {
    assert.doesNotMatch(textOf(path), DENO, path);
  }
});
