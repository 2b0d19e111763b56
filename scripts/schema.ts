/**
 * Writes `schema.json` from the schema in code: `deno run -A scripts/schema.ts`.
 *
 * @module
 */

import { writeFile } from "node:fs/promises";
import { schemaText } from "../adapters/cli/schema.ts";

await writeFile(new URL("../schema.json", import.meta.url), schemaText());
