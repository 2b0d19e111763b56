/**
 * The process that the command runs in.
 *
 * @module
 */

import { homedir } from "node:os";
import process from "node:process";
import type { Surroundings } from "./surroundings.ts";
import { inputFrom } from "./terminal.ts";

/** What the command sees of this process. */
export function thisProcess(): Surroundings {
  return {
    env: process.env,
    platform: process.platform,
    home: homedir(),
    cwd: process.cwd(),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns,
    input: inputFrom(process.stdin, (text) => process.stderr.write(text)),
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  };
}
