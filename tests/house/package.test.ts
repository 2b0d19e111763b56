/**
 * What is published is what was meant: pinned packages, documented entry points, and a library that
 * drags neither the command line nor a runtime's own modules into anybody's bundle.
 *
 * @module
 */

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { build, stop } from "esbuild";
import { inRepo } from "./repo.ts";

interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string>;
  imports: Record<string, string>;
}

const manifest: Manifest = JSON.parse(readFileSync(inRepo("deno.json"), "utf8"));
const entries = Object.entries(manifest.exports);

test("there is no package.json: it would change how every deno command resolves", () => {
  assert.equal(existsSync(inRepo("package.json")), false);
});

for (const folder of ["", "tests/"]) {
  const { imports }: Manifest = JSON.parse(readFileSync(inRepo(`${folder}deno.json`), "utf8"));

  test(`${folder}deno.json: every import is pinned to one version of one npm package`, () => {
    for (const [name, specifier] of Object.entries(imports)) {
      if (name.startsWith(manifest.name)) continue;
      assert.match(specifier, new RegExp(`^npm:${name}@\\d+\\.\\d+\\.\\d+$`), name);
    }
  });

  test(`${folder}deno.lock: the lock file knows exactly the pinned imports`, () => {
    const lock: { workspace: { dependencies: string[] } } = JSON.parse(
      readFileSync(inRepo(`${folder}deno.lock`), "utf8"),
    );
    const pinned = Object.values(imports).filter((one) => one.startsWith("npm:"));
    assert.deepEqual([...lock.workspace.dependencies].sort(), pinned.sort());
  });
}

test("the version in the code is the package's", () => {
  const source = readFileSync(inRepo("src/gateway/version.ts"), "utf8");
  assert.ok(source.includes(`"${manifest.version}"`), "src/gateway/version.ts");
  assert.ok(readFileSync(inRepo("CHANGELOG.md"), "utf8").includes(`## [${manifest.version}]`));
});

for (const [name, path] of entries) {
  test(`the export ${name} has a module doc`, async () => {
    const { code, stdout } = await new Deno.Command(Deno.execPath(), {
      args: ["doc", "--json", path],
      cwd: inRepo("."),
      stderr: "null",
    }).output();
    assert.equal(code, 0, `deno doc ${path}`);
    const { nodes }: { nodes: Record<string, { module_doc?: { doc?: string } }> } = JSON.parse(
      new TextDecoder().decode(stdout),
    );
    const [node] = Object.values(nodes);
    assert.ok((node?.module_doc?.doc ?? "").length > 40, `${path} says what it is`);
  });
}

test("the README opens with an example of the library", () => {
  const readme = readFileSync(inRepo("README.md"), "utf8");
  assert.match(readme, /```ts[^\n]*\n(?:(?!```)[\s\S])*"@sluice\/gateway"/);
});

test("a bundle of the library holds no command line and nothing of one runtime", async () => {
  try {
    const { outputFiles, metafile } = await build({
      entryPoints: [inRepo("mod.ts")],
      bundle: true,
      format: "esm",
      platform: "neutral",
      packages: "external",
      minifyWhitespace: true,
      legalComments: "none",
      metafile: true,
      write: false,
      logLevel: "silent",
    });
    const strangers = Object.keys(metafile.inputs).filter((path) =>
      !/(^|\/)(src\/|mod\.ts$)/.test(path)
    );
    assert.deepEqual(strangers, [], "only mod.ts and src/ are in it");
    const code = outputFiles[0]?.text ?? "";
    assert.ok(code.length > 10_000, "the bundle holds the library");
    const kinds = Object.values(metafile.outputs).flatMap(({ imports }) => imports)
      .flatMap(({ path, kind }) => path === "oauth4webapi" ? [kind] : []);
    assert.deepEqual(kinds, ["dynamic-import"], "what only logins need is loaded by logins");
    for (const word of [/["'`]node:/, /\bDeno\./, /\bBun\./, /\bprocess\./, /\bBuffer\./]) {
      assert.doesNotMatch(code, word);
    }
  } finally {
    await stop();
  }
});
