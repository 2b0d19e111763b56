/**
 * The rows that take ten minutes, on all runtimes at the same time: `deno task conformance:long`. They
 * are not among what every change is held to; the table's row on a faster clock is.
 *
 * @module
 */

import { LONG_ROWS } from "./rows_long.ts";
import { runTable } from "./run_table.ts";

await runTable(LONG_ROWS);
