/**
 * Writes the lock files of the examples anew, from the versions in their `package.json`:
 * `deno run -A tests/frameworks/write_locks.ts`. The gateway itself is in none of them: what is tested is
 * the tarball of this repository.
 *
 * @module
 */

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runProgram } from "../../scripts/run_program.ts";
import { APPS } from "./apps.ts";

for (const { id } of APPS) {
  const dir = await mkdtemp(join(tmpdir(), "sluice-lock-"));
  const text = await readFile(
    new URL(`../../examples/${id}/package.json`, import.meta.url),
    "utf8",
  );
  const manifest: { dependencies: Record<string, string> } = JSON.parse(text);
  delete manifest.dependencies["@sluice/gateway"];
  await writeFile(join(dir, "package.json"), JSON.stringify(manifest));
  await runProgram("npm", [
    "install",
    "--package-lock-only",
    "--no-audit",
    "--no-fund",
  ], dir);
  const lock = await readFile(join(dir, "package-lock.json"), "utf8");
  await writeFile(new URL(`./locks/${id}.json`, import.meta.url), lock);
  await rm(dir, { recursive: true });
}
