/**
 * Which configuration file is meant.
 *
 * @module
 */

import { access } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Surroundings, variable } from "./surroundings.ts";

/** A configuration file, there or not. */
export interface ConfigPath {
  readonly path: string;
  readonly exists: boolean;
  /** Whether somebody named it: then it has to be there. */
  readonly named: boolean;
}

const FILE = "sluice.jsonc";

/**
 * Finds the file: the one that `--config` or `SLUICE_CONFIG` names, else `sluice.jsonc` in the
 * working directory, else the user's own, which is also where one would be made.
 */
export async function findConfig(
  around: Pick<Surroundings, "env" | "platform" | "home" | "cwd">,
  flag?: string,
): Promise<ConfigPath> {
  const named = flag ?? variable(around, "SLUICE_CONFIG");
  if (named !== undefined) {
    const path = resolve(around.cwd, named);
    return { path, exists: await isThere(path), named: true };
  }
  const here = join(around.cwd, FILE);
  if (await isThere(here)) return { path: here, exists: true, named: false };
  const path = join(configHome(around), "sluice", FILE);
  return { path, exists: await isThere(path), named: false };
}

function configHome(around: Pick<Surroundings, "env" | "platform" | "home">): string {
  const roaming = around.platform === "win32" ? variable(around, "APPDATA") : undefined;
  return variable(around, "XDG_CONFIG_HOME") ?? roaming ?? join(around.home, ".config");
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
