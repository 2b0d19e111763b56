/**
 * Starting a script of this repository on the runtime that the tests run on.
 *
 * @module
 */

import { fileURLToPath } from "node:url";

/** What the executable of this runtime is told, to run a script of the repository with all rights. */
export function scriptArgs(script: string): string[] {
  if (!("Deno" in globalThis)) return [inRepository(script)];
  return ["run", "-A", "--no-check", "--config", inRepository("deno.json"), inRepository(script)];
}

/** A file of this repository, as the system names it. */
function inRepository(name: string): string {
  return fileURLToPath(new URL(`../../${name}`, import.meta.url));
}
