/**
 * The examples in the doc comments are programs: each is type-checked and run.
 *
 * `deno test --doc` puts every export of the commented module in front of an example, those it does
 * not use too. That is no fault of the example, so the run has a configuration of its own: this
 * repository's, without the compiler's complaint about unused names.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { inRepo } from "./repo.ts";

test("every example in a doc comment is valid and runs", async () => {
  const own = JSON.parse(readFileSync(inRepo("deno.json"), "utf8"));
  const folder = await Deno.makeTempDir({ prefix: "sluice-doc-" });
  try {
    await Deno.writeTextFile(
      `${folder}/deno.json`,
      JSON.stringify({
        imports: { ...own.imports, "@sluice/gateway": `file://${inRepo("mod.ts")}` },
        compilerOptions: { ...own.compilerOptions, noUnusedLocals: false },
        unstable: own.unstable,
      }),
    );
    await Deno.copyFile(inRepo("deno.lock"), `${folder}/deno.lock`);
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: ["test", "-A", "--doc", "--config", `${folder}/deno.json`, "src", "adapters", "mod.ts"],
      cwd: inRepo("."),
      env: { NO_COLOR: "1" },
    }).output();
    const said = new TextDecoder().decode(stdout);
    assert.equal(code, 0, `${said}\n${new TextDecoder().decode(stderr)}`);
    assert.match(said, /ok \| [1-9]\d* passed \| 0 failed/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
