/**
 * Builds the npm package: `deno task pack [DIRECTORY]`.
 *
 * `deno pack` makes JavaScript and declarations of all that the entry points reach. What npm wants to
 * know beside that is added here, and what nobody can reach is left out. The same sources give the
 * same bytes.
 *
 * @module
 */

import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { type Manifest, npmManifest, type PackedManifest } from "./npm_manifest.ts";
import { runProgram } from "./run_program.ts";

const ROOT = new URL("../", import.meta.url);

/** The program that `npx` and `npm i -g` give: main.js is a module of its own for others. */
const BIN = '#!/usr/bin/env node\nimport "../adapters/cli/main.js";\n';

/** Builds the package in `directory`, which is made; resolves with the path of the tarball. */
export async function pack(directory: string): Promise<string> {
  const work = await mkdtemp(join(tmpdir(), "sluice-pack-"));
  try {
    const raw = join(work, "raw.tgz");
    await runProgram(Deno.execPath(), [
      "pack",
      "--quiet",
      "--allow-dirty",
      "--no-source-maps",
      `--output=${raw}`,
    ], fileURLToPath(ROOT));
    await runProgram("tar", ["-xzf", raw], work);
    const dir = join(work, "package");
    await finish(dir);
    await runProgram(
      "npm",
      ["pack", "--silent", "--ignore-scripts", `--pack-destination=${work}`],
      dir,
    );
    const made = (await readdir(work)).find((name) => name.endsWith(".tgz") && name !== "raw.tgz");
    if (made === undefined) throw new Error("Cannot build the package: npm made none");
    await mkdir(directory, { recursive: true });
    const path = resolve(directory, made);
    await writeFile(path, await readFile(join(work, made)));
    return path;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Makes what `deno pack` has made a package for npm. */
async function finish(dir: string): Promise<void> {
  const manifest: Manifest = JSON.parse(await readFile(new URL("deno.json", ROOT), "utf8"));
  const path = join(dir, "package.json");
  const packed: PackedManifest = JSON.parse(await readFile(path, "utf8"));
  const finished = npmManifest(packed, manifest, process.env.GITHUB_REPOSITORY);
  await writeFile(path, `${JSON.stringify(finished, null, 2)}\n`);
  for (const name of await readdir(dir, { recursive: true })) {
    // Sources that no entry point reaches come as they are, and are good for nothing.
    if (/(?<!\.d)\.ts$/.test(name)) await rm(join(dir, name));
  }
  await mkdir(join(dir, "bin"), { recursive: true });
  await writeFile(join(dir, "bin/sluice.js"), BIN, { mode: 0o755 });
  const library = join(dir, "mod.js");
  const text = await readFile(library, "utf8");
  const fixed = text.replace('"./adapters/cli/main.ts"', '"./adapters/cli/main.js"');
  if (fixed === text) throw new Error("Cannot build the package: mod.js starts no command line");
  await writeFile(`${library}.new`, fixed);
  await rename(`${library}.new`, library);
}

if (import.meta.main) {
  const [directory = "."] = Deno.args;
  process.stdout.write(`${await pack(directory)}\n`);
}
