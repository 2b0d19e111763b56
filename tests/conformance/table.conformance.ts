/**
 * The table of docs/runtimes.md, cell by cell: every row on every runtime, each a process of its own.
 * `deno task conformance` runs it; `SLUICE_LANES=bun,node24` only some of the runtimes,
 * `SLUICE_ROWS=socket` only some of the rows.
 *
 * @module
 */

import { ROWS } from "./rows.ts";
import { runTable } from "./run_table.ts";

await runTable(ROWS);
