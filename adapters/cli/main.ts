/**
 * The command `sluice`. Importing this module runs it.
 *
 * @module
 */

import process from "node:process";
import { run } from "./run.ts";
import { thisProcess } from "./this_process.ts";

process.exit(await run(process.argv.slice(2), thisProcess()));
