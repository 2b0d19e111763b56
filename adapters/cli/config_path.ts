/**
 * Which configuration file is meant.
 *
 * @module
 */

import { join, resolve } from "node:path";
import { isThere } from "./is_there.ts";
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
  const [here = "", path = ""] = configPlaces(around);
  if (await isThere(here)) return { path: here, exists: true, named: false };
  return { path, exists: await isThere(path), named: false };
}

/** Everywhere that {@link findConfig} looks, in that order. */
export function configPlaces(
  around: Pick<Surroundings, "env" | "platform" | "home" | "cwd">,
  flag?: string,
): readonly string[] {
  const named = flag ?? variable(around, "SLUICE_CONFIG");
  if (named !== undefined) return [resolve(around.cwd, named)];
  return [join(around.cwd, FILE), join(configHome(around), "sluice", FILE)];
}

function configHome(around: Pick<Surroundings, "env" | "platform" | "home">): string {
  const roaming = around.platform === "win32" ? variable(around, "APPDATA") : undefined;
  return variable(around, "XDG_CONFIG_HOME") ?? roaming ?? join(around.home, ".config");
}
