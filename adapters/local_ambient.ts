/**
 * Lends this process's environment and files to accounts that are a cloud's own.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { homedir } from "node:os";
import process from "node:process";
import type { Ambient } from "../mod.ts";

/** The loan; nothing is looked at before it is asked for. */
export function localAmbient(): Ambient {
  return {
    env: (name) => process.env[name],
    readText: (path) => readFile(path, "utf8").catch(() => undefined),
    get home() {
      return homedir() || undefined;
    },
  };
}
