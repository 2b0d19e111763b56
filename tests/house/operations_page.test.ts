/**
 * docs/operations.md shows what the commands really do.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { DOCTOR_HELP } from "../../adapters/cli/doctor/run.ts";
import { screenOf } from "../../adapters/cli/doctor/screen.ts";
import { IMPORT_HELP } from "../../adapters/cli/import/run.ts";
import { run } from "../../adapters/cli/run.ts";
import { stage, withTempDir } from "../support/command.ts";
import { fences } from "./fences.ts";
import { inRepo } from "./repo.ts";

const page = readFileSync(inRepo("docs/operations.md"), "utf8");
const blocks = fences(page);

function codeOf(language: string, containing: RegExp): string {
  const found = blocks.find((block) => block.language === language && containing.test(block.code));
  assert.ok(found, `a block of ${language} like ${containing}`);
  return found.code;
}

describe("docs/operations.md", () => {
  it("shows an import as it is", async () => {
    await withTempDir(async (cwd) => {
      await writeFile(join(cwd, "config.yaml"), codeOf("yaml", /model_list/));
      const around = stage({ cwd });
      assert.equal(await run(["import", "litellm", "config.yaml"], around), 0);
      assert.equal(codeOf("jsonc", /Made from/).trim(), around.written.out.trim());
      assert.equal(codeOf("text", /Not carried over/).trim(), around.written.err.trim());
    });
  });

  it("shows the doctor's screen as it is laid out", () => {
    const shown = codeOf("text", /in the way/);
    const findings = [
      ...shown.matchAll(/^(ok|note|fail) +(master key|\S+) +(.+)(?:\n +→ (.+))?$/gm),
    ]
      .map(([, state = "", area = "", said = "", todo]) => ({
        state: state as "ok" | "note" | "fail",
        area,
        said,
        ...(todo === undefined ? {} : { todo }),
      }));
    assert.equal(screenOf(findings, false).trim(), shown.trim());
  });

  it("names the commands and options that there are", () => {
    for (const [, command = ""] of page.matchAll(/`sluice (\w+)/g)) {
      assert.ok(["check", "doctor", "import"].includes(command), command);
    }
    for (const option of ["--offline", "--json"]) assert.ok(DOCTOR_HELP.includes(option), option);
    assert.ok(IMPORT_HELP.includes("--force"));
    for (const { code } of blocks.filter(({ language }) => language === "sh")) {
      for (const line of code.trim().split("\n")) {
        assert.match(line, /^sluice import (litellm|portkey|ccr)\b/);
        assert.ok(IMPORT_HELP.includes(line.split(" ").slice(0, 3).join(" ")));
      }
    }
  });
});
