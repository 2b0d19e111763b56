/**
 * `sluice schema`: the JSON Schema of a configuration file, for editors.
 *
 * @module
 */

import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import { configSchema } from "../../mod.ts";

/** The schema as JSON text; always the same for the same version. */
export function schemaText(): string {
  const schema = toJsonSchema(configSchema as GenericSchema, { target: "draft-07" });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
