/**
 * Builds the command as one file that needs no runtime, with Bun: `deno task compile [FILE] [TARGET]`.
 *
 * It is made of the npm package, installed as anybody would install it, so that what is in it is what
 * was published and nothing else. TARGET is one of Bun's, such as `bun-darwin-arm64`.
 *
 * @module
 */

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { runtimePath } from "./lanes.ts";
import { pack } from "./pack.ts";
import { runProgram } from "./run_program.ts";

/** Builds the file at `path`; a `tarball` that is there already is used. */
export async function compile(path: string, target?: string, tarball?: string): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "sluice-compile-"));
  try {
    await writeFile(join(dir, "package.json"), '{ "private": true }\n');
    const made = tarball ?? await pack(dir);
    await runProgram("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", made], dir);
    await runProgram(await runtimePath("bun"), [
      "build",
      "--compile",
      "--minify",
      // Whatever lies in the folder that it is started in is nobody's word to it.
      "--no-compile-autoload-dotenv",
      "--no-compile-autoload-bunfig",
      ...(target === undefined ? [] : [`--target=${target}`]),
      `--outfile=${resolve(path)}`,
      "node_modules/@sluice/gateway/bin/sluice.js",
    ], dir);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const [path = "sluice", target] = Deno.args;
  await compile(path, target);
}
