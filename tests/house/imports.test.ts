/**
 * What importing the library means: no file leads back to itself, and nothing happens.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inRepo } from "./repo.ts";

interface Graph {
  modules: {
    specifier: string;
    dependencies?: { code?: { specifier: string }; type?: { specifier: string } }[];
  }[];
}

/** What each file of this repository imports, types too, as `deno info` sees it from `entry`. */
async function importsFrom(entry: string): Promise<Map<string, string[]>> {
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["info", "--json", entry],
    cwd: inRepo("."),
    stderr: "null",
  }).output();
  assert.equal(code, 0, `deno info ${entry}`);
  const { modules }: Graph = JSON.parse(new TextDecoder().decode(stdout));
  return new Map(modules.map(({ specifier, dependencies = [] }) => [
    specifier,
    dependencies.flatMap(({ code, type }) => (code ?? type)?.specifier ?? []),
  ]));
}

/** The first circle that is met from `file` on, as the files on it. */
function circle(
  imports: ReadonlyMap<string, readonly string[]>,
  file: string,
  way: readonly string[],
  clean: Set<string>,
): string[] | undefined {
  if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
  if (clean.has(file)) return undefined;
  for (const next of imports.get(file) ?? []) {
    const found = circle(imports, next, [...way, file], clean);
    if (found !== undefined) return found;
  }
  clean.add(file);
  return undefined;
}

const { exports }: { exports: Record<string, string> } = JSON.parse(
  readFileSync(inRepo("deno.json"), "utf8"),
);

for (const entry of Object.values(exports)) {
  test(`no import below ${entry} leads back to where it started`, async () => {
    const imports = await importsFrom(entry);
    assert.ok(imports.size > 1, "files were looked at");
    for (const file of imports.keys()) {
      const found = circle(imports, file, [], new Set());
      const shown = found?.map((url) => url.replace(`file://${inRepo(".")}`, "")).join(" → ");
      assert.equal(shown, undefined);
    }
  });
}

test("importing the library needs no permission and leaves nothing running", async () => {
  const file = await Deno.makeTempFile({ prefix: "sluice-import-", suffix: ".ts" });
  try {
    await Deno.writeTextFile(file, `import "@sluice/gateway";\n`);
    const { code, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["run", "--quiet", "--no-prompt", "--config", inRepo("deno.json"), file],
      stdin: "null",
    }).output();
    assert.equal(code, 0, new TextDecoder().decode(stderr));
  } finally {
    await Deno.remove(file);
  }
});
