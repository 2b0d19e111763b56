/**
 * The command `sluice`. Importing this module runs it.
 *
 * @module
 */

import { homedir } from "node:os";
import process from "node:process";
import { run } from "./run.ts";
import { inputFrom } from "./terminal.ts";

const status = await run(process.argv.slice(2), {
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
});
process.exit(status);
